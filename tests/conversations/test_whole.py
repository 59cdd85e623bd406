"""The whole plan on paper, and everything as a file: all of one person that the reader may see, and nothing else."""

import html
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations import everything, file_shape
from conversations.models import Conversation, Correction, Matter, Translation
from conversations.whole import whole
from networks.models import Connection, HasPlan, SamePerson
from people import actions
from people.access import WhoCanSee
from people.models import Alongside, Citizen, Closing, Look, UrgentLook, User
from people.pieces import PartOfPiece, Piece
from strengths.models import Strength
from tests import factories
from tests.cast import LINES, Cast, Life, life
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

TEXTS = {
    "Conversation": ("words", "noticed", "where", "who_was_there"),
    "Connection": ("name", "how_related", "words"),
    "Kept": ("quote",),
}


def page(client: Client, name: str, citizen: Citizen, **query: str) -> str:
    response = client.get(reverse(name, args=[citizen.pk]), query)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def download(client: Client, citizen: Citizen, kind: str = "json") -> Any:
    return client.post(reverse("download", args=[citizen.pk]), {"as": kind})


def as_data(client: Client, citizen: Citizen) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(download(client, citizen).content)
    return file


def mark(lives: Life, whose: str) -> None:
    """Every text says whose it is, and at which line of who can see it: `hers-us-Matter-words`."""
    for (model, line), thing in lives.things.items():
        fresh = model._default_manager.get(pk=thing.pk)
        for text in TEXTS.get(model.__name__, ("words",)):
            if hasattr(fresh, text):
                setattr(fresh, text, f"{whose}-{line}-{model.__name__}-{text}")
        fresh.save()


@pytest.fixture
def marked(cast: Cast) -> Cast:
    with everything_open():
        mark(cast.hers, "hers")
        mark(cast.his, "his")
    return cast


def marks_in(text: str) -> set[str]:
    return set(re.findall(r"(?:hers|his)-\w+-\w+-\w+", text))


def lines_in(text: str) -> set[str]:
    return {"-".join(one.split("-")[:2]) for one in marks_in(text)}


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        ("eirlys", {"us", "workers", "everyone"}),
        ("carys", {"us", "workers", "everyone"}),
        ("gwen", {"everyone"}),
        ("ifan", {"everyone"}),
    ],
)
def test_on_paper_is_what_one_may_see_and_no_more(
    who: str, lines: set[str], marked: Cast, client_for: ClientFor
) -> None:
    said = page(client_for(getattr(marked, who)), "whole", marked.hers.citizen)
    assert lines_in(said) == {f"hers-{line}" for line in lines}
    kinds = {one.split("-")[2] for one in marks_in(said)}
    if who == "ifan":
        assert kinds == {"Matter", "Telling", "Attempt", "Happened", "AboutMe"}
        assert "Gwen" not in said
    else:
        assert kinds == {
            "Matter", "Telling", "Strength", "Connection", "SupportRequest", "Reply", "Promise", "Verdict", "Help",
            "Conversation", "PutRight", "Attempt", "Happened", "AboutMe", "Pledge", "Recording", "Correction",
            "Translation", "Contribution", "Bond", "CircleOfSupport", "Member", "Met", "MayTell",
        } - ({"MayTell"} if who != "eirlys" else set())  # fmt: skip
        assert {f"hers-everyone-Conversation-{text}" for text in TEXTS["Conversation"]} <= marks_in(said)


def test_what_is_tried_uses_on_paper_what_stands_there_itself(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.carys}
        beti: Any = factories.ConnectionFactory(**made, name="Beti", who_can_see="workers")
        mair: Any = factories.ConnectionFactory(**made, name="Mair")
        alto: Any = factories.StrengthFactory(**made, words="Singing alto", who_can_see="workers")
        attempt: Any = factories.AttemptFactory(
            **made,
            words="On the bus.",
            done_by="someone",
            someone=beti,
            due=date(2026, 5, 2),
            finished_at=timezone.now(),
        )
        factories.DrawsOnFactory(attempt=attempt, strength=alto)
        factories.DrawsOnFactory(attempt=attempt, strength=None, connection=mair)
    hers = page(client_for(cast.carys), "whole", cast.hers.citizen).split('id="whole-trying"')[1].split("<section")[0]
    assert "Beti, from chapel, by 2 May 2026" in hers
    assert "Singing alto" in hers
    assert hers.index("What we tried") < hers.index("On the bus.")
    handed_on = page(client_for(cast.carys), "whole", cast.hers.citizen, everyone="1")
    handed_on = handed_on.split('id="whole-trying"')[1].split("<section")[0]
    assert "By 2 May 2026" in handed_on
    assert "Mair" in handed_on
    assert "Beti, from" not in handed_on
    assert "Singing alto" not in handed_on


def test_promises_about_me_and_recordings_are_on_paper(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.eirlys}
        factories.PledgeFactory(**made, words="feed the cat", by_them=True, said_by=None, kept_at=timezone.now())
        factories.PledgeFactory(**made, words="ring", said_by=cast.carys, not_kept_at=timezone.now(), why="No signal.")
        factories.RecordingFactory(**made, kind="photo", words="Gwen and me at the gate.", please_do=True)
    eirlys = page(client_for(cast.eirlys), "whole", cast.hers.citizen)
    assert "I said I would feed the cat." in eirlys
    gwen = page(client_for(cast.gwen), "whole", cast.hers.citizen)
    assert "Eirlys said they would feed the cat." in gwen
    for said in (
        "Carys said they would ring.",
        "It was not kept. No signal.",
        "<h3>Please do</h3>",
        "Sit down when you talk with me.",
        "Gwen and me at the gate.",
        "Please do it like this",
    ):
        assert said in gwen


def test_what_was_put_right_and_translated_stands_beside_the_words_on_every_paper(
    cast: Cast, client_for: ClientFor
) -> None:
    """A paper, a file and an urgent look show no words that the person has put right without what they meant."""
    meant, put = cast.hers[Correction, "everyone"], cast.hers[Translation, "everyone"]
    with everything_open():
        look = UrgentLook.objects.get(user=cast.urien)
    texts = {
        "paper": page(client_for(cast.gwen), "whole", cast.hers.citizen),
        "file": html.unescape(download(client_for(cast.eirlys), cast.hers.citizen, "html").content.decode()),
        "urgent": html.unescape(client_for(cast.urien).get(reverse("urgent_plan", args=[look.pk])).content.decode()),
    }
    for name, text in texts.items():
        assert meant.words in text, name
        assert put.words in text, name


def test_a_copy_for_somebody_else_leaves_out_what_was_told_more_closely(marked: Cast, client_for: ClientFor) -> None:
    for who in (marked.eirlys, marked.carys, marked.gwen):
        said = page(client_for(who), "whole", marked.hers.citizen, everyone="1")
        assert lines_in(said) == {"hers-everyone"}
        assert "Those who work with me." not in said


def test_with_whom_it_was_shared_closely_is_said_on_paper(marked: Cast, client_for: ClientFor) -> None:
    said = page(client_for(marked.eirlys), "whole", marked.hers.citizen)
    assert said.count("<strong>Just us.</strong>") == 13
    assert said.count("<strong>Those who work with me.</strong>") == 13


def test_the_paper_is_in_large_print_when_asked(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    assert 'class="bigger"' in page(eirlys, "whole", cast.hers.citizen, large="1")
    assert 'class=""' in page(eirlys, "whole", cast.hers.citizen)


def test_the_paper_speaks_as_the_person_and_of_them_to_others(cast: Cast, client_for: ClientFor) -> None:
    assert "What matters most to me" in page(client_for(cast.eirlys), "whole", cast.hers.citizen)
    assert "What matters most to Eirlys" in page(client_for(cast.gwen), "whole", cast.hers.citizen)
    with everything_open():
        life(cast.iolo, cast.carys)
    # For somebody without a sign-in it is printed at their word, to be theirs.
    assert "What matters most to me" in page(client_for(cast.carys), "whole", cast.iolo)


def test_nothing_is_told_by_how_long_ago_on_paper(cast: Cast, client_for: ClientFor) -> None:
    said = page(client_for(cast.eirlys), "whole", cast.hers.citizen)
    assert not re.search(r"\b(today|yesterday|ago)\b", said.split('id="whole"')[1].split("</article>")[0])


def test_what_was_taken_off_the_plan_is_not_on_paper_but_in_the_file(marked: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Strength.objects.filter(citizen=marked.hers.citizen, who_can_see="everyone").update(put_away_at=timezone.now())
    eirlys, mine = client_for(marked.eirlys), "hers-everyone-Strength-words"
    assert mine not in page(eirlys, "whole", marked.hers.citizen)
    assert mine in download(eirlys, marked.hers.citizen, "html").content.decode()
    assert mine in download(eirlys, marked.hers.citizen).content.decode()


def test_that_it_was_printed_or_saved_is_written_down(cast: Cast, client_for: ClientFor) -> None:
    page(client_for(cast.gwen), "whole", cast.hers.citizen)
    page(client_for(cast.eirlys), "whole", cast.hers.citizen)
    download(client_for(cast.carys), cast.iolo)
    with everything_open():
        found = Look.objects.filter(what__in=["paper", "copy"]).order_by("what")
        assert [(one.user, one.what, one.citizen) for one in found] == [
            (cast.carys, "copy", cast.iolo),
            (cast.gwen, "paper", cast.hers.citizen),
        ]


# The file


@pytest.mark.parametrize("kind", ["html", "json"])
def test_the_file_is_all_of_hers_and_nothing_of_his(kind: str, marked: Cast, client_for: ClientFor) -> None:
    response = download(client_for(marked.eirlys), marked.hers.citizen, kind)
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="bywyd-da.{kind}"'
    assert response["Cache-Control"] == "no-store"
    text = response.content.decode()
    assert lines_in(text) == {f"hers-{line}" for line in LINES}
    for nothing in ("Dai", "Tomos", "gwen@", "carys@", "nia@", str(marked.his.citizen.pk)):
        assert nothing not in text
    assert "eirlys@example.org" in text


def test_the_file_to_read_needs_nothing_else(cast: Cast, client_for: ClientFor) -> None:
    text = download(client_for(cast.eirlys), cast.hers.citizen, "html").content.decode()
    assert text.startswith("<!doctype html>")
    assert set(re.findall(r"""(?:src|href|action)=["']([^"']{0,20})""", text)) == {"data:text/css;base64"}
    assert "<title>Bywyd Da</title>" in text
    assert "<script" not in text
    assert "csrf" not in text


def test_the_file_has_the_shape_that_is_promised(cast: Cast, client_for: ClientFor) -> None:
    file = as_data(client_for(cast.eirlys), cast.hers.citizen)
    promised = re.findall(r"^    ([a-z_]+)(?:\[\])?(?:, [a-z_]+)?  ", everything.__doc__ or "", re.MULTILINE)
    assert list(dict.fromkeys([*promised[:1], "made_at", *promised[1:]])) == list(file)
    assert file["shape"] == 2
    assert datetime.fromisoformat(file["made_at"]).tzinfo is not None
    assert file["person"]["called"] == "Eirlys"
    (matter, *_) = file["what_matters"]
    assert matter["words"] == "my own kitchen"
    assert matter["written_by"] == "Carys"
    assert datetime.fromisoformat(matter["written_at"])
    assert matter["tellings"] == [
        {"by": "Carys", "at": matter["tellings"][0]["at"], "number": matter["tellings"][0]["number"], "how": "nearer",
         "words": "I made toast this morning.", "language": "en", "answers": None, "earlier": []}
    ]  # fmt: skip
    (attempt, *_) = file["trying"]
    assert (attempt["who"], attempt["words"]) == ("me", "Beti comes along on the bus, the first time.")
    (kept,) = file["conversations"][0]["kept"]
    assert (kept["words"], kept["matter"]) == ("my own kitchen", matter["number"])
    (promise,) = file["asked_for"][0]["promises"]
    assert date.fromisoformat(promise["due"]) == timezone.localdate() + timedelta(days=7)
    assert file["people_in_my_life"][0]["circle"] == "in_my_week"
    assert {row["name"] for row in file["walking_alongside"]} == {"Carys", "Gwen", "Ifan", "Former"}
    assert [row["name"] for row in file["asked_to_come_in"]] == ["Nerys"]
    assert [row["kind"] for row in file["closed"]] == ["paused"]
    assert {row["who"] for row in file["who_has_looked"]} == {"Carys", "Former", "Urien"}
    assert [row["why"] for row in file["urgent_looks"]] == ["Rang at night, and nobody answers."]


# What a column says that has no key of its own in the file.
NOT_IN_THE_FILE = {
    Citizen: {"id", "user_id"},
    Alongside: {"id", "citizen_id"},
    Closing: {"id", "citizen_id"},
    Look: {"id", "citizen_id", "urgent_id"},
}
# Whose entry, or whose plan, the other one is.
OF_ANOTHER = {SamePerson: {"other_id"}, HasPlan: {"plan_id"}}
OF_A_PIECE = {"citizen_id"}
OF_A_PART = {"id", "citizen_id", "who_can_see", "written_by_id"}


def columns(model: Any) -> set[str]:
    return {field.attname for field in model._meta.local_concrete_fields}


def test_every_column_about_a_person_is_in_the_file() -> None:
    shapes: dict[Any, set[str]] = {
        Citizen: set(file_shape.PERSON.values()) | NOT_IN_THE_FILE[Citizen],
        Alongside: set(file_shape.ALONGSIDE.values()) | NOT_IN_THE_FILE[Alongside],
        Closing: set(file_shape.CLOSING.values()) | NOT_IN_THE_FILE[Closing],
        Look: set(file_shape.LOOK.values()) | NOT_IN_THE_FILE[Look],
    }
    for model, shape in file_shape.PIECES.values():
        own = {"version"} if model is Conversation else set()
        shapes[model] = {*file_shape.EVERY_PIECE.values(), *shape.values(), *OF_A_PIECE, *own}
    for model, parts in file_shape.PARTS.items():
        for part, shape in parts.values():
            shapes[part] = {*file_shape.EVERY_PART.values(), *shape.values(), *OF_A_PART, f"{part.whole}_id"}
            shapes[part] |= OF_ANOTHER.get(part, set())
        assert model in shapes
    for model, known in shapes.items():
        assert columns(model) - known == set(), model


def test_every_kind_of_content_is_in_the_file() -> None:
    from django.apps import apps

    told = {model for model, _ in file_shape.PIECES.values()}
    told |= {part for parts in file_shape.PARTS.values() for part, _ in parts.values()}
    assert told == {model for model in apps.get_models() if issubclass(model, Piece | PartOfPiece)}


def test_earlier_words_are_in_the_file_with_who_and_when(cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "everyone"]
    with as_user(cast.eirlys):
        actions.change_words(by=cast.eirlys, piece=Matter.objects.get(pk=matter.pk), words="a kitchen of my own")
        actions.describe(by=cast.eirlys, citizen=cast.hers.citizen, how_to_talk="Ring first.")
    file = as_data(client_for(cast.eirlys), cast.hers.citizen)
    (found,) = [one for one in file["what_matters"] if one["number"] == matter.pk]
    assert found["words"] == "a kitchen of my own"
    (before,) = found["earlier"]
    assert (before["was"], before["changed_by"]) == ({"words": "my own kitchen"}, "Eirlys")
    assert datetime.fromisoformat(before["until"])
    assert [one["was"] for one in file["earlier"]] == [{"how_to_talk": ""}]
    text = html.unescape(download(client_for(cast.eirlys), cast.hers.citizen, "html").content.decode())
    assert "Eirlys put it in other words." in text


def test_one_sitting_of_writing_is_one_version(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        conversation = cast.hers[Conversation, "everyone"]
        for more in (" And", " And a", " And a dog."):
            conversation.words += more
            conversation.save()
        conversation.words = "A dog."
        conversation.save()
    file = as_data(client_for(cast.eirlys), cast.hers.citizen)
    (found,) = [one for one in file["conversations"] if one["number"] == str(conversation.pk)]
    assert [one["was"]["words"][-11:] for one in found["earlier"]] == [" And a dog."]


def test_a_confidence_that_has_been_opened_keeps_its_earlier_words_close(cast: Cast, as_user: AsUser) -> None:
    """Iolo said it to Carys as just us, and opened it in other words: whoever else reads the file reads only those."""
    with everything_open():
        other: Any = factories.UserFactory(name="Olwen", works_as=User.WORKER)
        factories.AlongsideFactory(citizen=cast.iolo, user=other)
        matter: Any = factories.MatterFactory(citizen=cast.iolo, written_by=cast.carys, who_can_see="us", words="hush")
        matter.words, matter.who_can_see = "aloud", WhoCanSee.EVERYONE
        matter.save()
    with as_user(other):
        assert "hush" not in everything.as_json(everything.everything_about(other, cast.iolo))
    with as_user(cast.carys):
        assert "hush" in everything.as_json(everything.everything_about(cast.carys, cast.iolo))


@pytest.mark.parametrize("who", ["carys", "gwen", "ifan"])
def test_only_she_takes_everything_with_her(who: str, cast: Cast, client_for: ClientFor) -> None:
    assert download(client_for(getattr(cast, who)), cast.hers.citizen).status_code == 403


@pytest.mark.parametrize("who", ["dai", "tomos", "former", "urien", "megan", "nia"])
def test_for_others_there_is_nobody_to_take(who: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(getattr(cast, who))
    assert download(client, cast.hers.citizen).status_code == 404
    assert client.get(reverse("whole", args=[cast.hers.citizen.pk])).status_code == 404


def test_a_file_is_saved_by_a_press_and_not_by_a_link(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.eirlys)
    assert client.get(reverse("download", args=[cast.hers.citizen.pk])).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(reverse("download", args=[cast.hers.citizen.pk]), {"as": "json"}).status_code == 403


def test_at_the_word_of_somebody_without_a_sign_in(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        life(cast.iolo, cast.carys)
        trusted: Any = factories.UserFactory(name="Nesta")
        factories.AlongsideFactory(citizen=cast.iolo, user=trusted, walks_as=Alongside.SUPPORTER, trusted=True)
    file = as_data(client_for(cast.carys), cast.iolo)
    assert file["person"]["called"] == "Iolo"
    assert file["sign_in"] is None
    assert len(file["what_matters"]) == 3
    # What Iolo told Carys alone is not in the copy that his friend makes for him.
    assert [one["who_can_see"] for one in as_data(client_for(trusted), cast.iolo)["what_matters"]] == ["everyone"]
    with everything_open():
        Alongside.objects.filter(user=trusted).update(trusted=False)
    assert download(client_for(trusted), cast.iolo).status_code == 403


def test_a_thousand_things_cost_no_more_queries(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)

    def cost(kind: str) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as seen:
            answer = download(eirlys, cast.hers.citizen, kind)
        return len([one for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]]), answer.content.decode()

    before = {kind: cost(kind)[0] for kind in ("html", "json")}
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.carys}
        Matter.objects.bulk_create([Matter(words=f"wish {n}.", **made) for n in range(500)])
        Connection.objects.bulk_create([Connection(name=f"friend {n}.", **made) for n in range(300)])
        Conversation.objects.bulk_create([Conversation(question="?", words=f"tale {n}.", **made) for n in range(200)])
    for kind, queries in before.items():
        after, text = cost(kind)
        assert after == queries <= 112
        assert all(f"wish {n}." in text for n in range(500))
        assert all(f"friend {n}." in text and f"tale {n % 200}." in text for n in range(300))


def test_the_whole_costs_twenty_eight_queries(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys), CaptureQueriesContext(connection) as seen:
        whole(cast.carys, cast.hers.citizen)
    assert len(seen.captured_queries) == 28


def test_an_urgent_look_reads_it_as_those_who_work_with_her(marked: Cast, as_user: AsUser) -> None:
    with as_user(marked.urien):
        citizen = Citizen.objects.visible_to(marked.urien).get(pk=marked.hers.citizen.pk)
        found = whole(marked.urien, citizen)
    assert {one.who_can_see for one in found["conversations"]} == {"workers", "everyone"}
    assert found["alongside"] == []


def test_what_one_gives_and_who_knows_whom_are_on_paper_and_in_the_file(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.eirlys}
        beti: Any = factories.ConnectionFactory(**made, name="Beti", since_year=1961, knows_the_plan=True)
        close: Any = factories.ConnectionFactory(**made, name="Gwilym", who_can_see="us")
        alto: Any = factories.StrengthFactory(**made, words="Singing alto")
        for one in (beti, close):
            factories.HelpsSomeoneFactory(strength=alto, connection=one, by=cast.eirlys)
        factories.BondFactory(**made, one=beti, other=close, words="They fish.")
        circle: Any = factories.CircleOfSupportFactory(**made, words="to sing again", meets="Thursdays")
        for one in (beti, close):
            factories.MemberFactory(circle=circle, connection=one, by=cast.eirlys, words="")
        factories.MetFactory(circle=circle, by=cast.eirlys, words="A piano is wanted.")
        bus: Any = factories.ContributionFactory(**made, words="A bus on Sundays. I asked.")
        factories.MayTellFactory(contribution=bus, by=cast.eirlys, words="A bus on Sundays.")
        asked: Any = factories.SupportRequestFactory(**made, words="A lift.", asked_of=cast.carys)
        wish: Any = factories.MatterFactory(**made, words="the choir")
        factories.TowardsFactory(request=asked, matter=wish, by=cast.eirlys)
    mine = page(client_for(cast.eirlys), "whole", cast.hers.citizen)
    for said in (
        "Helps Beti, Gwilym.", "Since 1961.", "Knows about the plan.", "They fish.", "to sing again", "Thursdays",
        "A piano is wanted.", "A bus on Sundays. I asked.", "May be quoted, without a name:", "Asked of Carys.",
        "For something that matters:",
    ):  # fmt: skip
        assert said in mine, said
    gwens = page(client_for(cast.gwen), "whole", cast.hers.citizen)
    assert "Helps Beti." in gwens
    for close_to_her in ("Gwilym", "They fish.", "May be quoted"):
        assert close_to_her not in gwens
    file = as_data(client_for(cast.eirlys), cast.hers.citizen)
    by_words = {one["words"]: one for key in file_shape.PIECES for one in file[key]}
    assert [row["someone"] for row in by_words["Singing alto"]["helps"]] == [beti.pk, close.pk]
    assert by_words["A bus on Sundays. I asked."]["may_tell"][0]["words"] == "A bus on Sundays."
    assert by_words["They fish."]["other"] == close.pk
    assert by_words["to sing again"]["met"][0]["words"] == "A piano is wanted."
    assert by_words["A lift."]["asked_of"] == "Carys"
    assert by_words["A lift."]["for_what_matters"][0]["matter"] == wish.pk


def test_of_a_household_only_that_it_was_said_is_in_the_file(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        made = {"citizen": cast.hers.citizen, "written_by": cast.eirlys}
        one, other = (factories.ConnectionFactory(**made, name=f"Wil {number}") for number in (1, 2))
        factories.SamePersonFactory(one=one, other=other, by=cast.eirlys)
        with_a_plan: Any = factories.CitizenFactory(name="Iestyn", added_by=cast.carys)
        factories.AlongsideFactory(citizen=with_a_plan, user=cast.eirlys, walks_as=Alongside.SUPPORTER)
        factories.HasPlanFactory(connection=one, plan=with_a_plan, by=cast.eirlys)
    text = download(client_for(cast.eirlys), cast.hers.citizen).content.decode()
    (wil,) = [row for row in json.loads(text)["people_in_my_life"] if row["name"] == "Wil 1"]
    assert set(wil["same_as"][0]) == {"by", "at", "two_since", "earlier"}
    assert set(wil["has_a_plan"][0]) == {"by", "at", "undone_at", "earlier"}
    assert "Iestyn" not in text
    assert str(with_a_plan.pk) not in text


def test_what_help_costs_is_between_her_and_those_who_work_here(cast: Cast, client_for: ClientFor) -> None:
    """In the file that somebody trusted takes at Iolo's word it is left out; and on no paper."""
    with everything_open():
        asked: Any = factories.SupportRequestFactory(citizen=cast.iolo, written_by=cast.carys, words="A lift.")
        factories.HelpFactory(request=asked, cost_a_week=321)
        trusted: Any = factories.UserFactory(name="Nesta")
        factories.AlongsideFactory(citizen=cast.iolo, user=trusted, walks_as=Alongside.SUPPORTER, trusted=True)

    def cost(user: User) -> Any:
        return as_data(client_for(user), cast.iolo)["asked_for"][0]["help"][0]["cost_a_week"]

    assert (cost(cast.carys), cost(trusted)) == ("321.00", None)
    for user in (cast.carys, trusted):
        assert "321" not in page(client_for(user), "whole", cast.iolo).split('id="whole"')[1]
        story = html.unescape(client_for(user).get(reverse("story", args=[cast.iolo.pk])).content.decode())
        assert ("£321" in story) is (user == cast.carys)
        assert "321" not in client_for(user).get(reverse("story_paper", args=[cast.iolo.pk])).content.decode()
