"""Coming in without a password: by a code, with an app, by a face or a finger; on a device of one's own or not."""

import pytest
from playwright.sync_api import expect

from people.models import User
from tests import sent
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def menna(live_server: object) -> User:
    """Who has a plan, and signs in."""
    menna = steps.somebody("Menna Rees")
    steps.a_person("Menna", user=menna, added_by=steps.a_worker("Ffion Lewis"))
    return menna


def has_a_finger(phone: Phone) -> None:
    """The phone has passkeys, and whoever holds it is its owner."""
    device = phone.context.new_cdp_session(phone.page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    options |= {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def signs_out(phone: Phone) -> None:
    phone.goes_by(phone.page.get_by_role("button", name="Sign out", exact=True))


def test_menna_comes_in_by_a_code(menna: User, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(None)
    phone.opens("/")
    phone.reads("Sign in")
    steps.asks_for(phone, "sign_in-to")
    expect(phone.page.locator("#use-passkey")).to_be_visible(visible=scripts)
    steps.asks_for_a_code(phone, str(menna.email))
    phone.sees("If we know menna@example.org, we have sent a code")
    code = sent.code_to(str(menna.email))
    phone.fills(steps.CODE, f"{code[:3]} {code[3:]}")
    phone.goes_by("#come-in")
    expect(phone.page.locator(".leave")).to_be_visible()


def test_an_address_that_nobody_knows_looks_the_same(menna: User, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(None)
    phone.opens("/sign-in/")
    steps.asks_for_a_code(phone, "nobody@example.org")
    phone.sees("If we know nobody@example.org, we have sent a code")
    for left in ("2 more tries", "one more try"):
        phone.fills(steps.CODE, "123456")
        phone.goes_by("#come-in")
        phone.sees(left)
    phone.fills(steps.CODE, "123456")
    phone.goes_by("#come-in")
    phone.sees("That did not fit, three times.")
    phone.meant("422")
    assert sent.everything() == []


def test_a_worker_sets_up_an_app_and_then_needs_it(live_server: object, phone_of: PhoneOf, scripts: bool) -> None:
    ffion = steps.a_worker("Ffion Lewis")
    phone = phone_of(None)
    phone.opens("/my-people/")
    steps.asks_for_a_code(phone, str(ffion.email))
    phone.fills(steps.CODE, sent.code_to(str(ffion.email)))
    phone.goes_by("#come-in")
    phone.reads("One more thing, once")
    phone.opens("/asked-for/")
    phone.reads("One more thing, once")
    phone.goes_by("#by-app")
    phone.opens_up("Or type these letters")
    secret = phone.page.locator("#secret").inner_text()
    phone.fills(steps.CODE, sent.shown_by_the_app(secret))
    phone.goes_by("#set-up")
    phone.reads("Print these, and put them away")
    spare = phone.page.locator("#spare-codes code").first.inner_text()
    phone.goes_by("#go-on")
    phone.is_at("/my-people/")
    signs_out(phone)

    steps.asks_for_a_code(phone, str(ffion.email))
    phone.fills(steps.CODE, sent.code_to(str(ffion.email)))
    phone.goes_by("#come-in")
    phone.reads("One more step")
    phone.fills(steps.CODE, "000000")
    phone.goes_by("#come-in")
    phone.meant("422")
    phone.fills(steps.CODE, spare)
    phone.goes_by("#come-in")
    phone.is_at("/my-people/")


def test_next_time_a_finger_is_enough(menna: User, phone_of: PhoneOf) -> None:
    phone = phone_of(None)
    has_a_finger(phone)
    phone.opens("/sign-in/")
    phone.page.get_by_label("Yes, nobody else uses it").check()
    steps.asks_for_a_code(phone, str(menna.email))
    phone.fills(steps.CODE, sent.code_to(str(menna.email)))
    phone.goes_by("#come-in")
    phone.reads("Next time, your face, finger or PIN instead of a code?")
    phone.goes_by("#set-up")
    phone.opens("/my-sign-in/")
    phone.sees("A face, finger or PIN, since")
    phone.goes_by("#everywhere")
    before = len(sent.everything())
    phone.goes_by("#use-passkey")
    expect(phone.page.locator(".leave")).to_be_visible()
    assert len(sent.everything()) == before

    phone.opens("/my-sign-in/")
    phone.opens_up("Take it away")
    phone.goes_by(phone.page.get_by_role("button", name="Yes, take it away"))
    phone.sees("It no longer signs you in.")
    phone.goes_by("#everywhere")
    phone.goes_by("#use-passkey")
    phone.sees("That passkey did not work here. Try again, or use a code.")
    phone.meant("422")


def test_a_worker_with_a_finger_comes_in_by_it_alone(live_server: object, phone_of: PhoneOf) -> None:
    ffion = steps.a_worker("Ffion Lewis")
    phone = phone_of(None)
    has_a_finger(phone)
    phone.opens("/sign-in/")
    steps.asks_for_a_code(phone, str(ffion.email))
    phone.fills(steps.CODE, sent.code_to(str(ffion.email)))
    phone.goes_by("#come-in")
    phone.goes_by("#by-passkey")
    phone.fills("#id_name", "My tablet")
    phone.goes_by("#set-up")
    phone.reads("Print these, and put them away")
    phone.goes_by("#go-on")
    signs_out(phone)
    phone.goes_by("#use-passkey")
    phone.is_at("/my-people/")
    signs_out(phone)

    # Or by a code first, and the finger second.
    steps.asks_for_a_code(phone, str(ffion.email))
    phone.fills(steps.CODE, sent.code_to(str(ffion.email)))
    phone.goes_by("#come-in")
    phone.goes_by("#use-passkey")
    phone.is_at("/my-people/")
    phone.opens("/my-sign-in/")
    phone.sees("My tablet")


def test_menna_says_who_reads_her_email_and_adds_her_mobile(menna: User, phone_of: PhoneOf, scripts: bool) -> None:
    phone = phone_of(menna)
    phone.opens("/my-sign-in/")
    phone.goes_by("#change-mobile")
    phone.fills("#id_to", "07700 900123")
    phone.chooses("No, only I do")
    phone.goes_by("#send")
    phone.fills(steps.CODE, sent.code_to("+447700900123"))
    phone.goes_by("#keep-this")
    phone.sees("07700 900123")
    phone.goes_by(phone.page.get_by_role("button", name="Somebody else may read it").first)
    phone.sees("Somebody else may read it. We send nothing there.")
    with everything_open():
        stored = User.objects.get(pk=menna.pk)
    assert (stored.email_is_safe, stored.phone, stored.phone_is_safe) == (False, "+447700900123", True)
