"""A study: beginning it, saying what it is for, its days, and what the team notes on them."""

import datetime
import html
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from people.models import User
from study.actions import studies as actions
from study.days import days_of, sixth
from study.models import Note, Study
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))
HTMX = {"HX-Request": "true"}


def read(client: Client, where: str, **more: Any) -> str:
    answer = client.get(where, **more)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def stored(study: Study) -> Study:
    with everything_open():
        return Study.objects.get(pk=study.pk)


def all_of(model: Any, **these: Any) -> list[Any]:
    with everything_open():
        return list(model.objects.filter(**these).order_by("pk"))


def the_notebook(cast: Cast, *args: Any, name: str = "study") -> str:
    return reverse(name, args=[cast.studied[Study].pk, *args])


@pytest.fixture
def mate(cast: Cast) -> Any:
    """Another of Urien's team."""
    with everything_open():
        return factories.UserFactory(name="Mair Rees", works_as=User.WORKER, team=cast.urien.team)


# Beginning one


def test_a_name_is_enough(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.urien)
    answer = client.post(reverse("study_new"), {"name": " Who answers the phone? "})
    study = all_of(Study)[-1]
    assert answer.headers["Location"] == reverse("study", args=[study.pk])
    assert (study.name, study.team_id, study.by_id) == ("Who answers the phone?", cast.urien.team_id, cast.urien.pk)
    assert (study.began, study.until) == (timezone.localdate(), None)
    assert "Who answers the phone?" in read(client_for(cast.tomos), reverse("studies"))


def test_without_a_name_nothing_typed_is_lost(cast: Cast, client_for: ClientFor) -> None:
    said = {"name": " ", "purpose": "Help me home.", "began": "2026-11-20", "until": "2026-11-19"}
    answer = client_for(cast.urien).post(reverse("study_new"), said)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    for words in ("Help me home.", "2026-11-20", "2026-11-19", "The last day comes before the first", "Give it a name"):
        assert words in page
    assert len(all_of(Study)) == 1


def test_whoever_is_of_several_teams_is_asked_which(cast: Cast, client_for: ClientFor) -> None:
    """Of the one that they are in, and those that they lead; and of no other."""
    with everything_open():
        own: Any = factories.TeamFactory(name="Upper Taff")
        other: Any = factories.TeamFactory(name="Lower Ely")
        User.objects.filter(pk=cast.tomos.pk).update(team=own)
    client = client_for(cast.tomos)
    page = read(client, reverse("study_new"))
    assert "Upper Taff" in page
    assert "Lower Ely" not in page
    assert client.post(reverse("study_new"), {"name": "Keys"}).status_code == 422
    assert client.post(reverse("study_new"), {"name": "Keys", "team": other.pk}).status_code == 422
    client.post(reverse("study_new"), {"name": "Keys", "team": own.pk})
    assert all_of(Study)[-1].team == own
    assert "Upper Taff" in read(client, reverse("studies"))


def test_whoever_is_of_no_team_is_told_who_puts_them_in_one(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    for where in ("studies", "study_new"):
        page = read(client, reverse(where))
        assert "Whoever looks after the accounts can put you in one" in page
        assert "Begin</button>" not in page
    answer = client.post(reverse("study_new"), {"name": "What I had typed"})
    assert answer.status_code == 422
    assert "What I had typed" in answer.content.decode()


def test_a_team_without_a_study_reads_what_one_is(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(team=factories.TeamFactory())
    page = read(client_for(cast.carys), reverse("studies"))
    assert "A study is your team, six days and open eyes." in page
    assert reverse("study_new") in page


# Who sees it


@pytest.mark.parametrize("name", ["study", "study_words", "study_sheets", "demands", "demand_new"])
def test_a_study_is_its_teams(name: str, cast: Cast, client_for: ClientFor) -> None:
    for who in ("urien", "tomos"):
        assert client_for(getattr(cast, who)).get(the_notebook(cast, name=name)).status_code == 200
    for who in ("carys", "eirlys", "megan", "nia"):
        assert client_for(getattr(cast, who)).get(the_notebook(cast, name=name)).status_code == 404
    for who in ("eirlys", "megan", "nia"):
        assert client_for(getattr(cast, who)).get(reverse("studies")).status_code == 403


def test_another_teams_study_takes_nothing(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(team=factories.TeamFactory())
    client = client_for(cast.carys)
    for name in ("notes", "study_put_away", "study_put_back", "study_words"):
        assert client.post(the_notebook(cast, name=name), {"words": "mine"}).status_code == 404
    pk = cast.studied[Note].pk
    assert client.get(the_notebook(cast, pk, name="note")).status_code == 404
    assert client.post(the_notebook(cast, pk, name="note_put_away")).status_code == 404


def test_a_note_is_found_in_its_own_study_only(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        other: Any = factories.StudyFactory(team_id=cast.urien.team_id, by=cast.urien)
    wrong = reverse("note", args=[other.pk, cast.studied[Note].pk])
    assert client_for(cast.urien).get(wrong).status_code == 404


def test_the_tab_is_for_workers(cast: Cast, client_for: ClientFor) -> None:
    tab = f'<a href="{reverse("studies")}" aria-current="page">'
    assert tab in read(client_for(cast.urien), the_notebook(cast))
    assert reverse("studies") not in read(client_for(cast.megan), reverse("going"))


# What it says of itself


def test_the_two_purposes_stand_side_by_side(cast: Cast, client_for: ClientFor) -> None:
    """In our voice, both of them: it is the team that writes what citizens would say."""
    page = read(client_for(cast.urien), the_notebook(cast))
    for words in ("Help me to be at home again.", "Be safe, and free the bed."):
        before, _, _ = page.partition(words)
        assert before.endswith('<p lang="en">')


def test_its_words_are_changed_by_anybody_of_the_team(cast: Cast, client_for: ClientFor) -> None:
    said = {"name": "Home", "purpose": "", "began": "2026-11-02", "until": "2026-11-09", "changed_on": "2026-12-01"}
    client, where = client_for(cast.tomos), the_notebook(cast, name="study_words")
    client.post(where, said | {"base": client.get(where).context["form"]["base"].value()})
    study = stored(cast.studied[Study])
    assert (study.name, study.until, study.changed_on) == (
        "Home",
        datetime.date(2026, 11, 9),
        datetime.date(2026, 12, 1),
    )


def test_two_who_change_it_at_once_lose_nothing(cast: Cast, client_for: ClientFor) -> None:
    where = the_notebook(cast, name="study_words")
    hers, his = client_for(cast.urien), client_for(cast.tomos)
    forms = [client.get(where).context["form"] for client in (hers, his)]
    bases = [{name: form[name].value() or "" for name in form.fields} for form in forms]
    assert hers.post(where, bases[0] | {"name": "Home again"}).status_code == 302
    assert his.post(where, bases[1] | {"purpose": "Let me go home."}).status_code == 302
    study = stored(cast.studied[Study])
    assert (study.name, study.purpose) == ("Home again", "Let me go home.")
    answer = his.post(where, bases[1] | {"name": "Hospital"})
    assert answer.status_code == 409
    assert "Home again" in answer.content.decode()


def test_the_days_cannot_be_turned_round_between_two(cast: Cast, client_for: ClientFor, as_user: Any) -> None:
    study, monday = cast.studied[Study], datetime.date(2026, 11, 2)
    with everything_open():
        Study.objects.filter(pk=study.pk).update(began=monday, until=monday)
    stood = {"began": monday, "until": monday + datetime.timedelta(days=7)}
    with as_user(cast.urien):
        earlier = actions.change_study(
            by=cast.urien, study=study, base=stood, began=monday + datetime.timedelta(days=3)
        )
        assert earlier.clashes == ["began"]
    assert stored(study).began == monday


def test_struck_out_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    client, study = client_for(cast.urien), cast.studied[Study]
    page = client.post(the_notebook(cast, name="study_put_away"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("studies")
    assert the_notebook(cast, name="study_put_back") in page.content.decode()
    assert stored(study).put_away_at is not None
    assert "This study is struck out." in read(client, the_notebook(cast))
    client.post(the_notebook(cast, name="study_put_back"))
    assert stored(study).put_away_at is None
    assert client.get(the_notebook(cast, name="study_put_back")).status_code == 405


# Its days


@given(DAYS)
def test_six_working_days(began: datetime.date) -> None:
    days = days_of(began, None)
    assert len(days) == 6
    assert days[-1] == sixth(began)
    assert all(day.weekday() < 5 and day >= began for day in days)
    assert days == days_of(began, sixth(began))


def test_days_worked_out_by_hand() -> None:
    thursday = datetime.date(2026, 11, 19)
    assert [day.day for day in days_of(thursday, None)] == [19, 20, 23, 24, 25, 26]
    assert days_of(thursday, thursday) == [thursday]
    saturday = datetime.date(2026, 11, 21)
    assert days_of(saturday, saturday) == []
    assert len(days_of(thursday, datetime.date(2030, 1, 1))) == 20
    assert len(days_of(datetime.date(9999, 12, 30), datetime.date(9999, 12, 30))) == 1


# Noting something


def test_everybody_reads_what_everybody_notes(cast: Cast, mate: Any, client_for: ClientFor) -> None:
    """By day, the newest first, and who wrote it; also of those whose account one cannot read."""
    study = cast.studied[Study]
    day = timezone.localdate() - datetime.timedelta(days=400)
    with everything_open():
        factories.NoteFactory(study=study, by=mate, words="Two phones, one person.")
        factories.DemandFactory(study=study, by=mate, words="Is anybody coming?", on=day)
        gone: Any = factories.UserFactory(works_as=User.WORKER, is_active=False)
        factories.NoteFactory(study=study, by=gone, words="The lift again.", on=day)
    page = read(client_for(cast.urien), the_notebook(cast))
    assert page.count("Mair Rees") == 2
    assert "somebody who worked here then" in page
    assert page.index("Two phones, one person.") < page.index("Is anybody coming?")
    assert '<blockquote class="voice small" lang="en">Is anybody coming?</blockquote>' in page
    assert '<p lang="en">Two phones, one person.</p>' in page
    alone = read(client_for(cast.urien), the_notebook(cast) + f"?on={day}")
    assert "Is anybody coming?" in alone
    assert "Two phones" not in alone


def test_a_note_is_one_note_however_often_it_is_pressed(cast: Cast, client_for: ClientFor) -> None:
    client, where = client_for(cast.urien), the_notebook(cast, name="notes")
    said = {"key": str(uuid.uuid4()), "words": "Nobody picks up after four."}
    for _ in range(3):
        assert client.post(where, said).headers["Location"].startswith(the_notebook(cast))
    assert len(all_of(Note, words=said["words"])) == 1
    # Going back to the page that was sent, and writing on it again.
    client.post(where, said | {"words": "Nobody picks up before ten."})
    assert len(all_of(Note)) == 3


def test_a_key_of_another_team_gives_nothing_away(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        other: Any = factories.NoteFactory(words="Theirs")
    client_for(cast.urien).post(the_notebook(cast, name="notes"), {"key": str(other.key), "words": "Ours"})
    ours = all_of(Note, words="Ours")[0]
    assert ours.key != other.key
    assert all_of(Note, pk=other.pk)[0].words == "Theirs"


def test_a_broken_key_is_a_new_one(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.urien).post(the_notebook(cast, name="notes"), {"key": "nonsense", "words": "Kept all the same"})
    assert all_of(Note, words="Kept all the same")


def test_with_htmx_the_paper_is_empty_again(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.urien)
    answer = client.post(the_notebook(cast, name="notes"), {"words": "The third form."}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "The third form." in page
    assert answer.context["form"]["words"].value() is None
    assert "autofocus" in page
    assert "The third form." in read(client_for(cast.tomos), the_notebook(cast))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_note_that_cannot_be_kept_keeps_what_was_typed(cast: Cast, client_for: ClientFor, headers: Any) -> None:
    tomorrow = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    key = str(uuid.uuid4())
    answer = client_for(cast.urien).post(
        the_notebook(cast, name="notes"), {"words": "Typed", "on": tomorrow, "key": key}, headers=headers
    )
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Choose today or an earlier day." in page
    assert all(one in page for one in ("Typed", tomorrow, key))
    empty = client_for(cast.urien).post(the_notebook(cast, name="notes"), {"words": " \n"}, headers=headers)
    assert empty.status_code == 422
    assert len(all_of(Note)) == 1


def test_a_note_is_changed_and_struck_out_and_put_back(cast: Cast, mate: Any, client_for: ClientFor) -> None:
    note, client = cast.studied[Note], client_for(mate)
    where = the_notebook(cast, note.pk, name="note")
    assert client.get(where).status_code == 200
    assert client.post(where, {"words": "", "base": ""}).status_code == 422
    client.post(
        where, {"words": "Twelve times.", "language": "cy", "base": client.get(where).context["form"]["base"].value()}
    )
    (now,) = all_of(Note, pk=note.pk)
    assert (now.words, now.language) == ("Twelve times.", "cy")
    page = client.post(the_notebook(cast, note.pk, name="note_put_away"), follow=True).content.decode()
    assert the_notebook(cast, note.pk, name="note_put_back") in page
    assert "Twelve times." not in page
    assert "Struck out." in read(client, where)
    client.post(the_notebook(cast, note.pk, name="note_put_back"))
    assert "Twelve times." in read(client, the_notebook(cast))


def test_two_who_change_a_note_at_once(cast: Cast, client_for: ClientFor) -> None:
    where = the_notebook(cast, cast.studied[Note].pk, name="note")
    hers, his = client_for(cast.urien), client_for(cast.tomos)
    base = his.get(where).context["form"]["base"].value()
    hers.post(where, {"words": "Nine times.", "base": base})
    answer = his.post(where, {"words": "Ten times.", "base": base})
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("Nine times.", "Ten times."))


def test_further_down_nothing_is_left_out_and_nothing_twice(cast: Cast, client_for: ClientFor) -> None:
    """Notes, what people asked for, and walks: through all pages, each once, in the order of their days."""
    study, today = cast.studied[Study], timezone.localdate()
    at = timezone.now()
    with everything_open():
        for n in range(60):
            on = today - datetime.timedelta(days=n // 9)
            factories.NoteFactory(study=study, on=on, words=f"note {n}", at=at)
            factories.DemandFactory(study=study, on=on, at=at - datetime.timedelta(seconds=n % 2))
        for n in range(3):
            factories.WalkFactory(study=study, at=at - datetime.timedelta(days=n))
    client, where = client_for(cast.urien), the_notebook(cast)
    seen: list[Any] = []
    while where:
        context = client.get(where).context
        rows = [row for one in context["noted"] for row in one.rows]
        assert [one.on for one in context["noted"]] == sorted({row.on for row in rows}, reverse=True)
        seen += [(row.on, row.what, row.pk) for row in rows]
        where = context.get("more", "").partition("#")[0]
    assert len(seen) == len(set(seen)) == 61 + 61 + 4
    assert [on for on, _what, _pk in seen] == sorted((on for on, _what, _pk in seen), reverse=True)


@pytest.mark.parametrize(
    "query", ["?after=x", "?after=2026-01-01~2026-01-01~0~1", "?on=2026-99-99", "?on=", "?after=~~~"]
)
def test_a_place_that_cannot_be_read_is_the_beginning(query: str, cast: Cast, client_for: ClientFor) -> None:
    assert "eleven times" in read(client_for(cast.urien), the_notebook(cast) + query)


def test_the_days_say_how_much_was_noted(cast: Cast, client_for: ClientFor) -> None:
    study, today = cast.studied[Study], timezone.localdate()
    with everything_open():
        Study.objects.filter(pk=study.pk).update(began=today, until=None)
        factories.NoteFactory(study=study, put_away_at=timezone.now())
    counted = {one.on: one.how_many for one in client_for(cast.urien).get(the_notebook(cast)).context["days"]}
    assert len(counted) == 6
    # A note, a demand, a walk: and what is struck out is not counted.
    assert counted.get(today, 3) == 3


def test_the_notebook_costs_the_same_with_three_hundred(cast: Cast, client_for: ClientFor) -> None:
    client, study = client_for(cast.urien), cast.studied[Study]

    def queries(where: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(where).status_code == 200
        return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])

    where = the_notebook(cast)
    before = queries(where)
    with everything_open():
        for _ in range(150):
            factories.NoteFactory(study=study)
            factories.DemandFactory(study=study)
    assert queries(where) == before


# On paper


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_sheets_can_be_printed_in_both_languages(language: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.urien)
    client.cookies["language"] = language
    page = read(client, the_notebook(cast, name="study_sheets"))
    assert page.count('class="sheet paper-sheet"') == 3
    assert page.count("<tr>") == 12 + 12 + 2
