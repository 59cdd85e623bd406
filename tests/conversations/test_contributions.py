"""What came of it for the place, and which sentences of it we may tell."""

import datetime
import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.actions import contributions as actions
from conversations.models import Contribution, MayTell
from networks.models import SupportRequest
from people.actions import change_who_can_see
from people.models import Alongside, User
from strengths.models import Strength
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]
STOPS, A_YEAR = "The bus stops at the surgery now.", "We asked for a year."


def address(cast: Cast, name: str, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def hers(cast: Cast, factory: Any, **more: Any) -> Any:
    with everything_open():
        return factory(**{"citizen": cast.hers.citizen, "written_by": cast.eirlys, **more})


@pytest.fixture
def bus(cast: Cast) -> Contribution:
    found = hers(cast, factories.ContributionFactory, words=f"{STOPS} {A_YEAR}")
    assert isinstance(found, Contribution)
    return found


def told(bus: Contribution) -> list[str]:
    with everything_open():
        rows = MayTell.objects.filter(contribution=bus).still_told().order_by("pk")
        return [row.words for row in rows]


def the_last() -> Contribution:
    with everything_open():
        found: Contribution = Contribution.objects.select_related("request", "strength").latest("pk")
    return found


# Written down


def test_from_what_was_asked_for(cast: Cast, client_for: ClientFor) -> None:
    asked = hers(cast, factories.SupportRequestFactory, words="A bus to the surgery.")
    there = f"{address(cast, 'contribution_new')}?of=request-{asked.pk}"
    for who in (cast.eirlys, cast.gwen, cast.carys):
        client = client_for(who)
        page = read(client, address(cast, "request", asked.pk))
        assert "Did it change anything for the place?" in page
        assert there in page
        assert "A bus to the surgery." in read(client, there)
        assert client.post(there, {"words": ""}).status_code == 422
        client.post(there, {"words": f"{who.name}: it stops there."})
        assert (the_last().request, the_last().written_by) == (asked, who)
    page = read(client_for(cast.eirlys), address(cast, "request", asked.pk))
    assert "Gwen wrote this for you, today" in page
    assert "Write down what else it changed" in page
    page = read(client_for(cast.eirlys), address(cast, "contribution", the_last().pk))
    assert "A bus to the surgery." in page
    assert "It came of something I asked for" in page


def test_from_what_she_is_good_at(cast: Cast, client_for: ClientFor) -> None:
    alto = hers(cast, factories.StrengthFactory, words="Singing alto")
    there = f"{address(cast, 'contribution_new')}?of=strength-{alto.pk}"
    eirlys = client_for(cast.eirlys)
    assert there in read(eirlys, address(cast, "strength", alto.pk))
    assert "Is it something that you are good at?" not in read(eirlys, there)
    made = eirlys.post(there, {"words": " A choir on Thursdays. ", "helped_by": "Nesta"})
    found = the_last()
    assert made["Location"] == address(cast, "contribution", found.pk)
    assert (found.strength, found.words, found.helped_by) == (alto, "A choir on Thursdays.", "Nesta")
    assert "A choir on Thursdays." in read(eirlys, address(cast, "strength", alto.pk))
    plan = read(eirlys, address(cast, "plan"))
    assert "Has changed something for the place" in plan
    assert 'aria-labelledby="given"' in plan
    assert "Eirlys is good at" in read(client_for(cast.gwen), address(cast, "contribution", found.pk))


def test_by_itself_or_with_a_strength_from_the_list(cast: Cast, client_for: ClientFor) -> None:
    alto = hers(cast, factories.StrengthFactory, words="Singing alto", language="cy")
    eirlys, there = client_for(cast.eirlys), address(cast, "contribution_new")
    assert "Is it something that you are good at?" in read(eirlys, there)
    assert "Is it something that Eirlys is good at?" in read(client_for(cast.carys), there)
    eirlys.post(there, {"words": "A bench."})
    assert (the_last().strength, the_last().request, the_last().who_can_see) == (None, None, "everyone")
    eirlys.post(there, {"words": "A choir.", "strength": alto.pk})
    assert the_last().strength == alto
    assert eirlys.post(there, {"words": "x", "strength": cast.his[Strength, "everyone"].pk}).status_code == 422


@pytest.mark.parametrize("kind", ["request", "strength"])
def test_it_is_no_wider_than_what_it_came_of(kind: str, cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    model: Any = {"request": SupportRequest, "strength": Strength}[kind]
    carys = client_for(cast.carys)
    for line in ("workers", "us"):
        there = f"{address(cast, 'contribution_new')}?of={kind}-{cast.hers[model, line].pk}"
        carys.post(there, {"words": "A shed."})
        assert the_last().who_can_see == line
    assert client_for(cast.gwen).get(there).status_code == 404
    if kind == "request":
        open_one = cast.hers[model, "everyone"]
        carys.post(f"{address(cast, 'contribution_new')}?of=request-{open_one.pk}", {"words": "A bench."})
        with as_user(cast.eirlys):
            change_who_can_see(by=cast.eirlys, piece=model.objects.get(pk=open_one.pk), who_can_see="workers")
        assert the_last().who_can_see == "workers"


@pytest.mark.parametrize("who", ["ifan", "former", "dai", "tomos", "urien", "megan", "nia"])
def test_unseen(who: str, cast: Cast, bus: Contribution, client_for: ClientFor) -> None:
    client = client_for(cast.users[who])
    assert client.get(address(cast, "contribution_new")).status_code == 404
    assert client.get(address(cast, "contribution", bus.pk)).status_code == 404
    assert client.post(address(cast, "may_tell", bus.pk), {"words": STOPS}).status_code == 404


def test_what_it_came_of_may_be_told_more_closely(cast: Cast, client_for: ClientFor) -> None:
    asked = hers(cast, factories.SupportRequestFactory, words="A bus to the surgery.", who_can_see="us")
    found = hers(cast, factories.ContributionFactory, words="It stops.", request=asked)
    assert "A bus to the surgery." in read(client_for(cast.eirlys), address(cast, "contribution", found.pk))
    assert "A bus to the surgery." not in read(client_for(cast.gwen), address(cast, "contribution", found.pk))


def test_with_whom_strengths_are_not_shared_is_not_asked_for_the_place(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["ifan"].pk).update(parts=["asked"])
    asked = cast.hers[SupportRequest, "everyone"]
    assert "for the place" not in read(client_for(cast.ifan), address(cast, "request", asked.pk))


# Changed, off the plan, and put back


def test_it_is_changed_and_leads_back_to_it(cast: Cast, bus: Contribution, client_for: ClientFor) -> None:
    here = address(cast, "contribution", bus.pk)
    eirlys = client_for(cast.eirlys)
    assert eirlys.post(f"{here}words/", {"words": "", "base": ""}).status_code == 422
    assert eirlys.post(f"{here}who-can-see/", {"who_can_see": "workers"})["Location"] == here
    assert "Taken off the plan" in eirlys.post(f"{here}put-away/").content.decode()
    assert f'id="contribution-{bus.pk}"' not in read(eirlys, address(cast, "plan"))
    assert eirlys.post(f"{here}put-back/")["Location"] == here
    assert f'id="contribution-{bus.pk}"' in read(eirlys, address(cast, "plan"))
    assert client_for(cast.gwen).get(f"{here}words/").status_code == 404


# May we tell it?


def test_she_says_yes_to_a_sentence_and_takes_it_back(cast: Cast, bus: Contribution, client_for: ClientFor) -> None:
    eirlys, here = client_for(cast.eirlys), address(cast, "contribution", bus.pk)
    page = read(eirlys, here)
    assert "May we tell it?" in page
    assert page.count("No: nobody quotes this.") == 2
    for _twice in range(2):
        assert eirlys.post(f"{here}may-tell/", {"words": STOPS})["Location"] == f"{here}#may-tell"
    assert told(bus) == [STOPS]
    assert "We may quote this, since today." in read(eirlys, here)
    with everything_open():
        row = MayTell.objects.get(contribution=bus)
    quotes = read(eirlys, address(cast, "quotes"))
    assert STOPS in quotes
    assert "Open what changed for the place" in quotes
    other = cast.hers[Contribution, "everyone"]
    assert eirlys.post(address(cast, "told_no_longer", other.pk, row.pk)).status_code == 404
    back = address(cast, "told_no_longer", bus.pk, row.pk)
    assert eirlys.post(back, {"back": "quotes"})["Location"] == address(cast, "quotes")
    assert told(bus) == []
    assert "Taken back today. Nobody quotes it any more." in read(eirlys, address(cast, "quotes"))
    assert eirlys.post(back)["Location"] == f"{here}#may-tell"
    eirlys.post(f"{here}may-tell/", {"words": STOPS})
    assert told(bus) == [STOPS]


def test_only_a_sentence_that_stands_there(cast: Cast, bus: Contribution, client_for: ClientFor) -> None:
    eirlys, here = client_for(cast.eirlys), address(cast, "contribution", bus.pk)
    for wrong in ("The bus", "It stops.", ""):
        answer = eirlys.post(f"{here}may-tell/", {"words": wrong}, follow=True)
        assert "These words have changed since." in answer.content.decode()
    assert told(bus) == []


def test_nobody_else_says_so(cast: Cast, bus: Contribution, client_for: ClientFor, as_user: AsUser) -> None:
    here = address(cast, "contribution", bus.pk)
    with everything_open():
        row: Any = factories.MayTellFactory(contribution=bus, by=cast.eirlys, words=STOPS)
    for who in (cast.gwen, cast.carys):
        client = client_for(who)
        assert "May we tell it?" not in read(client, here)
        assert client.post(f"{here}may-tell/", {"words": A_YEAR}).status_code == 403
        assert client.post(address(cast, "told_no_longer", bus.pk, row.pk)).status_code == 403
    with as_user(cast.carys):
        seen, yes = Contribution.objects.get(pk=bus.pk), MayTell.objects.get(pk=row.pk)
        with pytest.raises(PermissionError):
            actions.may_tell(by=cast.carys, contribution=seen, words=A_YEAR)
        with pytest.raises(PermissionError):
            actions.take_back(by=cast.carys, told=yes)
        # And the wall says the same; nor does it let anybody else begin again what was taken back.
        with pytest.raises(ProgrammingError), transaction.atomic():
            MayTell.objects.create(contribution=seen, by=cast.carys, words=A_YEAR)
    with everything_open():
        MayTell.objects.filter(pk=row.pk).update(taken_back_at=timezone.now())
    with as_user(cast.carys):
        yes.taken_back_at = None
        with pytest.raises(ProgrammingError), transaction.atomic():
            yes.save(update_fields=["taken_back_at"])
    assert told(bus) == []


@pytest.mark.parametrize("who", ["eirlys", "carys"])
def test_a_sentence_that_is_gone_is_told_no_more(
    who: str, cast: Cast, bus: Contribution, client_for: ClientFor
) -> None:
    """Also when somebody who works with her changes the words at her word."""
    with everything_open():
        for sentence in (STOPS, A_YEAR):
            factories.MayTellFactory(contribution=bus, by=cast.eirlys, words=sentence)
    client, there = client_for(cast.users[who]), address(cast, "contribution_words", bus.pk)
    base = client.get(there).context["form"]["base"].value()
    made = client.post(there, {"words": f"It stops there. {A_YEAR}", "base": base})
    assert made["Location"] == address(cast, "contribution", bus.pk)
    assert told(bus) == [A_YEAR]
    with everything_open():
        assert MayTell.objects.get(contribution=bus, words=STOPS).taken_back_at is not None


def test_off_the_plan_it_is_told_no_more(cast: Cast, bus: Contribution, client_for: ClientFor) -> None:
    client_for(cast.eirlys).post(address(cast, "may_tell", bus.pk), {"words": STOPS})
    client_for(cast.eirlys).post(address(cast, "contribution_put_away", bus.pk))
    assert told(bus) == []


def test_at_the_word_of_somebody_without_a_sign_in(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        shed: Any = factories.ContributionFactory(citizen=cast.iolo, written_by=cast.carys, words="The shed is open.")
    client_for(cast.carys).post(reverse("may_tell", args=[cast.iolo.pk, shed.pk]), {"words": "The shed is open."})
    assert told(shed) == ["The shed is open."]


# In the story


def test_they_stand_in_the_story_with_who_said_it(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.eirlys}
        beti: Any = factories.ConnectionFactory(**made, name="Beti")
        close: Any = factories.ConnectionFactory(**made, name="Gwilym", who_can_see="us")
        asked: Any = factories.SupportRequestFactory(**made, words="A lift to chapel.")
        circle: Any = factories.CircleOfSupportFactory(**made, words="to sing again")
        on = datetime.date(2024, 5, 2)
        mine: Any = factories.MetFactory(circle=circle, by=cast.eirlys, on=on, words="A piano, I said.")
        ours: Any = factories.MetFactory(circle=circle, by=cast.carys, on=on, words="A piano is wanted.")
        shed: Any = factories.ContributionFactory(**{**made, "written_by": cast.carys}, words="A shed.")
        first: Any = factories.HelpFactory(
            request=asked, by=cast.carys, given_by=beti, words="", since=on, until=datetime.date(2024, 8, 1),
            cost_a_week=12,
        )  # fmt: skip
        later: Any = factories.HelpFactory(
            request=asked, by=cast.eirlys, given_by=close, words="a van", since=datetime.date(2099, 1, 1)
        )
        ends: Any = factories.HelpFactory(request=asked, by=cast.gwen, since=on, until=datetime.date(2099, 1, 1))

    def pages(user: User) -> str:
        client = client_for(user)
        first_page = read(client, address(cast, "story"))
        return first_page + read(client, address(cast, "story") + "?before=2024-12-31T00:00:00Z")

    page = pages(cast.eirlys)
    for key, side in (
        (f"met-{mine.pk}", "theirs"),
        (f"met-{ours.pk}", "ours"),
        (f"contribution-{shed.pk}", "theirs"),
        (f"help-{first.pk}", "ours"),
        (f"help_until-{first.pk}", "ours"),
        (f"help-{later.pk}", "theirs"),
        (f"help-{ends.pk}", "theirs"),
    ):
        assert f'<li class="{side}" id="{key}">' in page, key
    # Nothing is told before it has happened.
    assert f"help_until-{ends.pk}" not in page
    assert "January 2099</h2>" not in page
    for said in (
        "My circle met:", '<blockquote class="voice" lang="en" dir="ltr">A piano, I said.</blockquote>',
        "A piano is wanted.</p>", "This changed for the place:", "Carys wrote this down, today",
        "Beti, two hours a week, from 2 May 2024 until 1 August 2024.", "It costs £12 a week.",
        "This was the last day of it:", "Gwilym: a van",
    ):  # fmt: skip
        assert said in page, said
    gwens = pages(cast.gwen)
    assert "Beti, two hours a week" in gwens
    assert "Eirlys’s circle met:" in gwens
    for not_hers in ("Gwilym", "£12"):
        assert not_hers not in gwens
    assert "£12" in pages(cast.carys)
    # Found by who gives it, and by what came up.
    for looked_for in ("Gwilym", "piano", "shed"):
        found = client_for(cast.eirlys).post(address(cast, "story"), {"looked_for": looked_for}).content.decode()
        assert 'class="found"' in found
    hidden = client_for(cast.gwen).post(address(cast, "story"), {"looked_for": "Gwilym"}).content.decode()
    assert "does not stand in the story" in hidden


def test_they_stand_in_the_story_on_paper_and_in_the_file(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.eirlys}
        close: Any = factories.ConnectionFactory(**made, name="Gwilym", who_can_see="us")
        asked: Any = factories.SupportRequestFactory(**made, words="A lift to chapel.")
        factories.HelpFactory(request=asked, by=cast.carys, given_by=close, words="a van", cost_a_week=12)
        circle: Any = factories.CircleOfSupportFactory(**made, words="canu eto", language="cy")
        factories.MetFactory(circle=circle, by=cast.gwen, words="A piano is wanted.")
        factories.ContributionFactory(**made, words="A shed, #panic().")
        factories.ContributionFactory(**made, words="A secret.", who_can_see="us")
    eirlys, there = client_for(cast.eirlys), address(cast, "story_paper")
    page = read(eirlys, there)
    for said in ("What changed for the place", "A shed, #panic().", "My circle met", "canu eto", "A lift to chapel."):
        assert said in page, said
    assert '<p lang="en" dir="ltr">A piano is wanted.</p>' in page
    assert "A van, two hours a week" in page
    for closer in ("A secret.", "Gwilym", "£12"):
        assert closer not in page
    with_all = read(eirlys, f"{there}?everything=1")
    assert "A secret." in with_all
    assert "Gwilym: a van" in with_all
    assert "Eirlys’s circle met" in read(client_for(cast.gwen), there)
    assert eirlys.post(address(cast, "story_pdf")).content.startswith(b"%PDF")


def test_the_wall_knows_who_began_to_tell(cast: Cast, bus: Contribution, as_user: AsUser) -> None:
    """Whoever may change the words may end it, and nothing else of it."""
    with everything_open():
        row: Any = factories.MayTellFactory(contribution=bus, by=cast.eirlys, words=STOPS)
    with as_user(cast.carys):
        yes = MayTell.objects.get(pk=row.pk)
        yes.words = A_YEAR
        with pytest.raises(ProgrammingError), transaction.atomic():
            yes.save(update_fields=["words"])
        yes.taken_back_at = timezone.now()
        yes.save(update_fields=["taken_back_at"])
    assert told(bus) == []
