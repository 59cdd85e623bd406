"""What the Act asks: what was said, lined up with its five elements; what is silent; and what was offered."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations import act
from conversations.act import AT_MOST, BARRIERS, CIRCUMSTANCES, RISKS, Line, by_cues, lined_up
from conversations.act import said as act_said
from conversations.actions import act as actions
from conversations.models import AboutMe, ActOffer
from networks.models import Connection, Reply
from people.access import SharedPart
from people.models import Alongside, Citizen, Closing, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)

# Words → the elements that they bear on. By nobody real.
BEARS: dict[str, set[str]] = {
    "I live on my own since my husband died.": {CIRCUMSTANCES},
    "My knees are bad and I can’t do the hill.": {CIRCUMSTANCES, BARRIERS},
    "There’s no bus after six.": {CIRCUMSTANCES, BARRIERS},
    "I’d go if somebody came with me.": {BARRIERS},
    "I fell twice last week.": {RISKS},
    "I’m frightened when they knock at night.": {RISKS},
    "Monday’s tablets are still in the box, I forgot to take them.": {RISKS},
    "I haven’t eaten since Tuesday.": {RISKS},
    "He takes my pension and I daren’t say.": {CIRCUMSTANCES, RISKS},
    "I can’t go on like this.": {BARRIERS, RISKS},
    "Dw i’n byw ar fy mhen fy hun.": {CIRCUMSTANCES},
    "Does dim bws gyda’r nos.": {CIRCUMSTANCES, BARRIERS},
    "Fe gwympais i ar y grisiau.": {BARRIERS, RISKS},
    "Mae ofn arna i gyda’r nos.": {RISKS},
    "Dw i ddim wedi bwyta ers dydd Llun.": {RISKS},
    "I want to sing.": set(),
    "It made me laugh.": set(),
    "I fell in love with a baker.": set(),
    "I can’t wait for Thursday.": set(),
    "Don’t worry about me.": set(),
    "Dw i’n hoffi canu.": set(),
}


@pytest.mark.parametrize("words", BEARS)
def test_words_stand_where_they_may_bear_on_it(words: str) -> None:
    assert {element for element, found in by_cues(words).items() if found} == BEARS[words]


def test_a_sentence_stands_as_it_was_said_and_once() -> None:
    text = "Well. I fell, mind! I got up again. I fell, mind!\nA chair helped."
    assert by_cues(text)[RISKS] == ["I fell, mind!"]


@pytest.mark.parametrize("element", act.BY_CUES)
@pytest.mark.parametrize("language", act.LANGUAGES)
def test_every_line_of_a_list_of_cues_finds_something(element: str, language: str) -> None:
    """A line that finds nothing is a slip of the pen."""
    path = Path(act.__file__).parent / element / f"{language}.txt"
    for line in path.read_text().splitlines():
        if line and not line.startswith(("#", "but not:")):
            said = " ".join(re.sub(r"\*$", "", word.split("/")[0]) for word in line.split())
            assert by_cues(f"{said}.")[element], line


def line(minutes: int, words: str = "", **more: Any) -> Line:
    return Line(NOON + datetime.timedelta(minutes=minutes), "/", words=words, **more)


def test_newest_first_and_not_more_than_is_read() -> None:
    found = lined_up(line(n, f"said {n}") for n in range(AT_MOST + 3))
    assert [one.words for one in found.lines] == [f"said {n}" for n in range(AT_MOST + 2, 2, -1)]
    assert found.more == 3
    assert lined_up([]).lines == ()
    assert lined_up([]).more == 0


def test_the_same_words_stand_there_once() -> None:
    found = lined_up([line(1, "My own kitchen."), line(2, "my own kitchen"), line(3, "my own kitchen", told="Nearer")])
    assert [(one.words, one.told) for one in found.lines] == [("my own kitchen", "Nearer"), ("my own kitchen", "")]


# The page.


def url(name: str, citizen: Citizen, *args: Any) -> str:
    return reverse(name, args=[citizen.pk, *args])


@pytest.fixture
def mali(cast: Cast) -> Citizen:
    """Somebody new, with whom Carys works, and of whom nothing is known."""
    with everything_open():
        person: Any = factories.CitizenFactory(name="Mali", added_by=cast.carys)
        factories.AlongsideFactory(citizen=person, user=cast.carys, walks_as=Alongside.WORKER)
        factories.AlongsideFactory(citizen=person, user=cast.gwen, walks_as=Alongside.SUPPORTER)
        factories.AlongsideFactory(citizen=person, user=cast.tomos, walks_as=Alongside.WORKER)
    return person  # type: ignore[no-any-return]


def sections(client: Client, citizen: Citizen) -> dict[str, str]:
    """What stands in each section of the page, without tags."""
    answer = client.get(url("the_act", citizen))
    assert answer.status_code == 200
    parts = re.split(r'<section class="section" aria-labelledby="(\w+)">', answer.content.decode())[1:]
    return {
        name: " ".join(re.sub(r"<[^>]+>", " ", html.partition("</section>")[0]).split())
        for name, html in zip(parts[::2], parts[1::2], strict=True)
    }


def test_only_those_who_work_with_the_person_open_it(cast: Cast, client_for: ClientFor) -> None:
    her, offer = cast.hers.citizen, cast.hers[ActOffer, "everyone"].pk
    answers = {"carys": 200, "eirlys": 403, "gwen": 403}
    # With Ifan she shares what matters to her, and no offer is shown to him: there is none.
    pages = {url("the_act", her): answers | {"ifan": 403}, url("actoffer", her, offer): answers}
    for name, user in cast.users.items():
        for page, answer in pages.items():
            assert client_for(user).get(page).status_code == answer.get(name, 404), (name, page)
    assert client_for(cast.carys).post(url("the_act", her)).status_code == 405
    assert client_for(cast.carys).get(url("act_offer", her)).status_code == 405


def test_a_worker_who_came_as_a_friend_does_not(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    with everything_open():
        Alongside.objects.filter(citizen=mali, user=cast.tomos).update(walks_as=Alongside.SUPPORTER)
    assert client_for(cast.tomos).get(url("the_act", mali)).status_code == 403


def test_what_was_not_said_is_said_to_be_silent_and_not_asked_for(
    cast: Cast, client_for: ClientFor, mali: Citizen
) -> None:
    page = sections(client_for(cast.carys), mali)
    for element in act.ELEMENTS:
        assert "Nothing was said about" in page[element]
        assert "You need not ask. If it comes up, it stands in the conversation." in page[element]
    # Nothing in the five elements can be filled in.
    html = client_for(cast.carys).get(url("the_act", mali)).content.decode()
    five = html[html.index('aria-labelledby="circumstances"') : html.index('aria-labelledby="offered"')]
    assert not re.search(r"<(input|textarea|select|form|button)", five)


def test_the_elements_are_those_of_the_code_of_practice(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    page = sections(client_for(cast.carys), mali)
    wording = {
        "circumstances": "assess and have regard to the person’s circumstances",
        "outcomes": "have regard to their personal outcomes",
        "barriers": "assess and have regard to any barriers to achieving those outcomes",
        "risks": "assess and have regard to any risks to the person if those outcomes are not achieved",
        "strengths": "assess and have regard to the person’s strengths and capabilities",
    }
    assert [name for name in page if name in wording] == list(act.ELEMENTS)
    for element, words in wording.items():
        assert f"“{words}”" in page[element]


def test_what_was_said_stands_where_it_bears_on_it(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    made = {"citizen": mali, "written_by": cast.carys}
    with everything_open():
        told = factories.ConversationFactory(
            words="I live in my mother’s house. There is no bus. I fell at the gate. I like jam.", **made
        )
        matter: Any = factories.MatterFactory(words="to sing again", **made)
        factories.KeptFactory(conversation=told, matter=matter, quote="I like jam")
        factories.TellingFactory(matter=matter, by=cast.carys, how="nearer", words="I hummed. I was dizzy after.")
        # Of somebody else's: it stands under their own name, elsewhere.
        factories.TellingFactory(matter=matter, by=cast.gwen, how="", words="She looked well.")
        attempt: Any = factories.AttemptFactory(words="the bus with Beti", **made)
        factories.HappenedFactory(attempt=attempt, by=cast.gwen, words="We could not get on. We laughed.")
        factories.HappenedFactory(attempt=attempt, by=cast.carys, words="No bus came.")
        factories.StrengthFactory(words="jam for sixty", **made)
        factories.ConnectionFactory(name="Beti", how_related="next door", **made)
        factories.ConnectionFactory(name="Nurse Ann", paid=True, **made)
        factories.ConnectionFactory(name="Little Tom", gives=Connection.Gives.ME, **made)
        factories.AboutMeFactory(heading=AboutMe.Heading.MOST_IMPORTANT, words="my chapel", **made)
        factories.AboutMeFactory(heading=AboutMe.Heading.COMMUNICATE, words="slowly, please", **made)
        asking: Any = factories.SupportRequestFactory(words="a lift on Thursdays", **made)
        factories.ReplyFactory(request=asking, by=cast.gwen, kind=Reply.Kind.NOT_ME, words="I have no car")
        mali.how_to_talk = "Knock loudly."
        mali.save()
    page = sections(client_for(cast.carys), mali)
    expected = {
        "circumstances": [
            "I live in my mother’s house.",
            "Knock loudly.",
            "slowly, please",
            "Two people who are not paid",
        ],
        "outcomes": ["to sing again", "I hummed. I was dizzy after.", "Nearer", "the bus with Beti", "my chapel"],
        "barriers": [
            *("There is no bus.", "We could not get on.", "No bus came."),
            *("a lift on Thursdays", "Nobody has said yes yet. Gwen cannot, because: I have no car"),
        ],
        "risks": ["I fell at the gate.", "I was dizzy after.", "These words may bear on it."],
        "strengths": ["jam for sixty", "Beti, next door. All right, gives and takes."],
    }
    for element, words in expected.items():
        for one in words:
            assert one in page[element], (element, one)
    everything = " ".join(page.values())
    for elsewhere in ("I like jam", "She looked well", "We laughed. “"):
        assert elsewhere not in everything
    for not_a_strength in ("Nurse Ann", "Little Tom"):
        assert not_a_strength not in page["strengths"]
    assert "Mali said this to Carys" in page["risks"]


def test_a_promise_that_was_not_kept_stands_in_the_way(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    before = timezone.localdate() - datetime.timedelta(days=2)
    later = timezone.localdate() + datetime.timedelta(days=2)
    with everything_open():
        asking: Any = factories.SupportRequestFactory(
            citizen=mali, written_by=cast.carys, words="a rail", first_yes_at=timezone.now()
        )
        factories.PromiseFactory(request=asking, by=cast.tomos, words="ring the joiner", due=before)
        factories.PromiseFactory(request=asking, by=cast.tomos, words="bring a drill", due=later)
        pledge = {"citizen": mali, "written_by": cast.carys, "said_by": cast.carys}
        factories.PledgeFactory(words="write to the landlord", due=before, **pledge)
        factories.PledgeFactory(words="bring eggs", due=before, kept_at=timezone.now(), **pledge)
    page = sections(client_for(cast.carys), mali)
    assert "Tomos said they would ring the joiner" in page["barriers"]
    assert "You said you would write to the landlord" in page["barriers"]
    assert "That has not happened yet." in page["barriers"]
    for kept in ("drill", "eggs", "a rail"):
        assert kept not in page["barriers"]


def test_what_is_just_us_is_for_the_two_and_never_on_paper(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    with everything_open():
        factories.ConversationFactory(
            citizen=mali, written_by=cast.carys, who_can_see="us", words="I fell in the bath."
        )
        factories.ConversationFactory(
            citizen=mali, written_by=cast.carys, who_can_see="workers", words="I fell outside."
        )
    assert "I fell in the bath." in sections(client_for(cast.carys), mali)["risks"]
    others = sections(client_for(cast.tomos), mali)["risks"]
    assert "I fell in the bath." not in others
    assert "I fell outside." in others
    html = client_for(cast.carys).get(url("the_act", mali)).content.decode()
    marked = re.findall(r'<li class="just-us">\s*<blockquote[^>]*>([^<]*)<', html)
    assert set(marked) == {"I fell in the bath."}
    css = (Path(__file__).parents[2] / "static" / "css" / "act.css").read_text()
    assert ".just-us" in css.partition("@media print")[2]


def test_a_part_that_is_not_shared_is_not_there(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    with everything_open():
        factories.StrengthFactory(citizen=mali, written_by=cast.carys, words="jam for sixty")
        mali.how_to_talk = "Knock loudly."
        mali.save()
        Alongside.objects.filter(citizen=mali, user=cast.tomos).update(parts=[SharedPart.STORY.value])
    page = sections(client_for(cast.tomos), mali)
    assert "Nothing was said" in page["strengths"]
    assert "Knock loudly." not in page["circumstances"]
    with everything_open():
        Alongside.objects.filter(citizen=mali, user=cast.tomos).update(parts=[SharedPart.MATTERS.value])
    assert client_for(cast.tomos).get(url("the_act", mali)).status_code == 403


def test_ten_years_cost_no_more_queries_and_are_told_of(
    cast: Cast, client_for: ClientFor, mali: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(act_said, "MUCH", 500)
    carys, here = client_for(cast.carys), url("the_act", mali)

    def made(count: int) -> int:
        with everything_open():
            for n in range(count):
                then = timezone.now() - datetime.timedelta(days=40 * n + 1)
                told: Any = factories.ConversationFactory(
                    citizen=mali, written_by=cast.carys, words=f"I fell. That was time {n}.", written_at=then
                )
                factories.MatterFactory(
                    citizen=mali, written_by=cast.carys, words=f"thing {n}", written_at=told.written_at
                )
        carys.get(here)
        with CaptureQueriesContext(connection) as seen:
            page = carys.get(here).content.decode()
        assert ("It stands in the story." in page) == (count > 5)
        return len([one for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]])

    assert made(5) == made(100)
    page = sections(carys, mali)
    assert page["outcomes"].count("thing") == AT_MOST
    # A hundred different words; the first five were said twice.
    assert "And 92 more in the story" in page["outcomes"]


def test_what_was_said_is_never_html(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    with everything_open():
        factories.MatterFactory(citizen=mali, written_by=cast.carys, words="<i>I fell</i>")
    assert "<i>" not in client_for(cast.carys).get(url("the_act", mali)).content.decode()


def test_opening_it_is_a_look(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    client_for(cast.carys).get(url("the_act", mali))
    with everything_open():
        assert mali.looks.filter(user=cast.carys).get().what == "story"


# What was offered.


def offered(answer: str = "accepted", **more: Any) -> dict[str, Any]:
    return {"answer": answer, "on": timezone.localdate().isoformat(), "words": "", **more}


def test_that_it_was_offered_is_written_down_with_the_day(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    carys = client_for(cast.carys)
    answer = carys.post(url("act_offer", mali), offered("declined", on="2026-03-01", words="Not another form."))
    assert answer.status_code == 302
    assert answer["Location"] == url("the_act", mali)
    page = sections(carys, mali)["offered"]
    assert "1 March 2026. An assessment was offered, and Mali said no. Not another form." in page
    with everything_open():
        offer = ActOffer.objects.get(citizen=mali)
    assert (offer.written_by, offer.who_can_see) == (cast.carys, "workers")
    # Those who work with them read it; others alongside do not.
    assert "Mali said no" in sections(client_for(cast.tomos), mali)["offered"]
    assert "Not another form" not in client_for(cast.gwen).get(url("story", mali)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"answer": ""}, "Choose one."),
        ({"answer": "eligible"}, "eligible is not one"),
        ({"on": ""}, "Choose a day."),
        ({"on": "tomorrow"}, "Choose a day."),
        ({"on": "2999-01-01"}, "That day has not come yet."),
        ({"words": "x" * 10_001}, "at most 10000 characters"),
    ],
)
def test_what_cannot_be_written_down_comes_back(
    wrong: dict[str, str], why: str, cast: Cast, client_for: ClientFor, mali: Citizen
) -> None:
    answer = client_for(cast.carys).post(url("act_offer", mali), offered(**{"words": "She said no.", **wrong}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert why in page
    assert wrong.get("words", "She said no.") in page
    assert '<details class="more" open>' in page
    with everything_open():
        assert not ActOffer.objects.filter(citizen=mali).exists()


def test_nobody_else_writes_it(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    for user, status in ((cast.gwen, 403), (cast.megan, 404), (cast.dai, 404)):
        assert client_for(user).post(url("act_offer", mali), offered()).status_code == status
    her, offer = cast.hers.citizen, cast.hers[ActOffer, "everyone"]
    for user, status in ((cast.eirlys, 403), (cast.gwen, 403), (cast.ifan, 404)):
        assert client_for(user).post(url("act_offer", her), offered()).status_code == 403
        assert client_for(user).post(url("actoffer", her, offer.pk), offered()).status_code == status


def test_it_is_answered_later_and_what_stood_there_stays(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    carys, tomos = client_for(cast.carys), client_for(cast.tomos)
    carys.post(url("act_offer", mali), offered("offered", on="2026-03-01", words="I will think about it."))
    with everything_open():
        offer = ActOffer.objects.get(citizen=mali)
    here = url("actoffer", mali, offer.pk)
    assert "Mali has not answered yet." in sections(tomos, mali)["offered"]
    assert tomos.post(here, offered("accepted", on="")).status_code == 422
    assert tomos.post(here, offered("accepted", on="2026-03-09", words="Go on then.")).status_code == 302
    assert "9 March 2026. An assessment was offered, and Mali said yes. Go on then." in sections(carys, mali)["offered"]
    page = carys.get(here).content.decode()
    for stood in ("I will think about it.", "1 March 2026", "Offered, and not answered yet", "Go on then.", "Tomos"):
        assert stood in page
    # The same again changes nothing.
    tomos.post(here, offered("accepted", on="2026-03-09", words="Go on then."))
    with everything_open():
        offer.refresh_from_db()
        changed = offer.changed_at
        assert offer.changed_by == cast.tomos
    tomos.post(here, offered("accepted", on="2026-03-09", words="Go on then. "))
    with everything_open():
        offer.refresh_from_db()
    assert offer.changed_at == changed


def test_what_was_written_down_by_mistake_is_taken_away(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    carys = client_for(cast.carys)
    carys.post(url("act_offer", mali), offered("declined"))
    with everything_open():
        offer = ActOffer.objects.get(citizen=mali)
    assert client_for(cast.tomos).post(url("actoffer_put_away", mali, offer.pk)).status_code == 403
    assert 'id="put-away"' not in client_for(cast.tomos).get(url("actoffer", mali, offer.pk)).content.decode()
    assert carys.post(url("actoffer_put_away", mali, offer.pk)).status_code == 200
    assert "Nobody has written down yet" in sections(carys, mali)["offered"]


def test_the_person_says_who_sees_it_and_takes_it_with_them(cast: Cast, client_for: ClientFor) -> None:
    offer, eirlys = cast.hers[ActOffer, "workers"], client_for(cast.eirlys)
    here = url("actoffer_who_can_see", cast.hers.citizen, offer.pk)
    assert eirlys.get(here).status_code == 200
    assert eirlys.post(here, {"who_can_see": "everyone"}).status_code == 302
    file = eirlys.post(url("download", cast.hers.citizen), {"as": "json"}).content.decode()
    assert '"offered_under_the_act"' in file


def test_after_a_death_it_is_read_and_not_written(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    carys = client_for(cast.carys)
    carys.post(url("act_offer", mali), offered("declined"))
    with everything_open():
        offer = ActOffer.objects.get(citizen=mali)
        factories.ClosingFactory(citizen=mali, by=cast.carys, kind=Closing.DIED, died_on=timezone.localdate())
    page = carys.get(url("the_act", mali)).content.decode()
    assert "Mali said no" in page
    assert 'id="keep-this"' not in page
    assert 'id="keep-this"' not in carys.get(url("actoffer", mali, offer.pk)).content.decode()
    assert carys.post(url("act_offer", mali), offered()).status_code == 403
    assert carys.post(url("actoffer", mali, offer.pk), offered()).status_code == 403


def test_the_wall_lets_nobody_else_write_it(cast: Cast, as_user: Any) -> None:
    for user in (cast.eirlys, cast.gwen, cast.tomos):
        with pytest.raises(Exception, match="row-level security"), as_user(user):
            actions.write_down_offer(by=user, citizen=cast.hers.citizen, on=timezone.localdate(), answer="declined")


def test_what_the_person_put_right_stands_there_instead(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    with everything_open():
        told: Any = factories.ConversationFactory(
            citizen=mali, written_by=cast.carys, words="I fell twice last week. There’s no bus after six."
        )
        meant = "I fell once, and it was two years ago."
        factories.CorrectionFactory(conversation=told, passage="I fell twice last week.", words=meant)
    found = sections(client_for(cast.carys), mali)
    assert "twice" not in found["risks"]
    assert meant in found["risks"]
    assert "no bus after six" in found["barriers"]


def test_from_the_plan_those_who_work_with_them_find_it(cast: Cast, client_for: ClientFor) -> None:
    plan, here = url("plan", cast.hers.citizen), url("the_act", cast.hers.citizen)
    assert here in client_for(cast.carys).get(plan).content.decode()
    for user in (cast.eirlys, cast.gwen):
        assert here not in client_for(user).get(plan).content.decode()


def test_whose_words_are_asked_about_there_too(cast: Cast, client_for: ClientFor, mali: Citizen) -> None:
    said = offered("declined", words="Refuses to engage.")
    page = client_for(cast.carys).post(url("act_offer", mali), said, follow=True).content.decode()
    assert "Whose words are these?" in page
