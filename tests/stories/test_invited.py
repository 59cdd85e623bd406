"""Coming in by an invitation: Iolo with a letter, to his own plan; Nerys with a paper from her aunt's hand."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from conversations.models import Matter
from people.models import Alongside, Citizen, Invitation, User
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

HIS_WORDS = "I want to be buried from chapel, and not before I am ready"
HER_WORDS = "To be back in the choir by Easter"
HER_STRENGTH = "I can make a garden out of anything"


@pytest.fixture
def carys(live_server: object) -> User:
    return steps.a_worker("Carys Bowen")


def scans(phone: Phone, code: str) -> None:
    """Point a camera at the square; or write the code, where no script puts it into its field."""
    phone.opens(f"/come-in/#{code.replace('-', '')}" if phone.scripts else "/come-in/")
    if phone.scripts:
        expect(phone.page.locator("#id_code")).to_have_value(code)
        phone.is_at("/come-in/")
    else:
        phone.fills("#id_code", code.lower().replace("-", " "))
    phone.goes_by("#go-on")
    phone.is_at("/come-in/invitation/")


def code_on(phone: Phone) -> str:
    return phone.page.locator("#code").inner_text()


def test_carys_makes_a_letter_and_iolo_comes_in(carys: User, phone_of: PhoneOf, scripts: bool) -> None:
    iolo = steps.a_person("Iolo", added_by=carys)
    steps.walks_alongside(carys, iolo)
    steps.matters_to(iolo, HIS_WORDS, written_by=carys)
    hers = phone_of(carys)
    hers.opens(f"/people/{iolo.pk}/")
    hers.goes_by("#ask-in")
    hers.goes_by("#by-letter")
    steps.asks_for(hers, "chosen", "chosen", "chosen", "chosen", "chosen", "chosen", "answer")
    expect(hers.page.get_by_label("Your own question")).to_be_hidden()
    # He takes the phone, and writes.
    hers.chooses("What did you call your first dog or cat?")
    hers.fills("#id_answer", "Llŷr")
    hers.goes_by("#make-letter")
    hers.reads("Print this now")
    code = code_on(hers)
    hers.does_not_see(HIS_WORDS)
    hers.does_not_see("Llŷr")
    if scripts:
        with hers.page.expect_download() as printed:
            hers.taps("#pdf")
        assert printed.value.suggested_filename == "letter.pdf"

    his = phone_of(None)
    scans(his, code)
    his.reads("This is yours")
    his.sees("Carys Bowen asks you in, Iolo.")
    his.does_not_see(HIS_WORDS)
    his.fills("#id_fact", "Pero")
    his.goes_by("#yes")
    his.sees("You have 4 more tries.")
    his.meant("422")
    his.fills("#id_fact", "llyr")
    his.goes_by("#yes")
    his.is_at(f"/people/{iolo.pk}/")
    his.sees(HIS_WORDS)
    his.sees("You are in. Next time, ask for another letter.")
    his.goes_by(his.link("See who has looked"))
    his.sees("Carys Bowen")
    his.sees("a letter, for you to come in")
    with everything_open():
        assert str(Citizen.objects.get(pk=iolo.pk).user) == "Iolo"

    # The letter lies in the kitchen still, and is worth nothing.
    another = phone_of(None)
    another.opens("/come-in/")
    another.fills("#id_code", code)
    another.goes_by("#go-on")
    another.sees("This code opens nothing now")
    another.meant("422")


def test_eirlys_asks_nerys_who_sees_only_what_matters(carys: User, phone_of: PhoneOf, scripts: bool) -> None:
    eirlys = steps.somebody("Eirlys Morgan")
    her = steps.a_person("Eirlys", user=eirlys, added_by=carys)
    steps.walks_alongside(carys, her)
    steps.matters_to(her, HER_WORDS, written_by=eirlys)
    steps.matters_to(her, "What I told Carys about Huw", written_by=carys, who_can_see="us")
    with everything_open():
        factories.StrengthFactory(citizen=her, written_by=eirlys, words=HER_STRENGTH)
    day = timezone.localdate() + datetime.timedelta(days=40)

    hers = phone_of(eirlys)
    hers.opens(f"/people/{her.pk}/sharing/")
    hers.goes_by("#invite")
    hers.reads("Whom would you like alongside you?")
    hers.fills("#id_who-name", "Nerys")
    hers.fills("#id_who-how_related", "my niece")
    hers.goes_by("#go-on")
    hers.reads("What may Nerys see?")
    expect(hers.page.get_by_label("Until which day?")).to_be_hidden()
    hers.chooses("Only some parts")
    hers.chooses("What matters to me")
    hers.chooses("Until a day")
    hers.fills("#id_shares-day", day.isoformat())
    hers.goes_by("#go-on")
    hers.reads("How do we reach Nerys?")
    # She thinks again of what she said first, and nothing is lost.
    hers.goes_by("#change-who")
    expect(hers.page.locator("#id_who-how_related")).to_have_value("my niece")
    hers.goes_by("#go-on")
    expect(hers.page.get_by_label("What matters to me")).to_be_checked()
    hers.goes_by("#go-on")
    # Nerys's husband reads her e-mail: nothing is sent there.
    hers.chooses("By e-mail or text")
    hers.fills("#id_reach-to", "teulu@example.org")
    hers.chooses("Somebody else reads it, or may")
    hers.goes_by("#go-on")
    hers.sees("you can print the code, or read it out to them")
    hers.meant("422")
    expect(hers.page.locator("#id_reach-to")).to_have_value("teulu@example.org")
    hers.chooses("On paper, from my hand")
    hers.goes_by("#go-on")
    code = code_on(hers)
    hers.does_not_see(HER_WORDS)
    hers.goes_by("#done")
    hers.sees("Not answered yet.")

    nerys = phone_of(None)
    scans(nerys, code)
    nerys.reads("Eirlys asks you in")
    nerys.sees("What matters to me")
    nerys.goes_by("#not-now")
    nerys.reads("Not now. That is all right.")
    hers.loads_again()
    hers.sees("Not now, today.")
    scans(nerys, code)
    nerys.fills("#id_name", "Nerys Parry")
    nerys.goes_by("#yes")
    nerys.sees("so that you can come back")
    nerys.opens(f"/people/{her.pk}/")
    nerys.sees(HER_WORDS)
    nerys.does_not_see(HER_STRENGTH)
    nerys.does_not_see("Huw")
    nerys.goes_by("#add-matter")
    nerys.fills("#id_words", "You always sing in the kitchen.")
    nerys.goes_by("#keep-this")

    hers.opens(f"/people/{her.pk}/")
    hers.sees("You always sing in the kitchen.")
    with everything_open():
        written = Matter.objects.get(words="You always sing in the kitchen.")
        row = Alongside.objects.select_related("user").get(how_related="my niece")
        assert (written.written_by, row.user.name, row.parts) == (row.user, "Nerys Parry", ["matters"])
        assert row.until
        assert timezone.localtime(row.until).date() == day
        assert Invitation.objects.get(name="Nerys").answer == Invitation.YES
