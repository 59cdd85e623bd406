"""What people asked for: written down in seconds, counted by the database, with the words behind every figure."""

import datetime
import html
import threading
import uuid
from collections.abc import Callable
from contextlib import closing
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
from study.actions import demands as actions
from study.models import Demand, Study
from study.shares import in_every_100
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open, named

ClientFor = Callable[[User], Client]
HTMX = {"HX-Request": "true"}
FAILURE, VALUE = "failure", "value"


def where(cast: Cast, name: str = "demands", *args: Any) -> str:
    return reverse(name, args=[cast.studied[Study].pk, *args])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def all_of(**these: Any) -> list[Demand]:
    with everything_open():
        return list(Demand.objects.filter(**these).order_by("pk"))


def asked(cast: Cast, how_many: int = 1, **more: Any) -> Any:
    """So many were asked for in this study; the last of them."""
    made: Any = None
    with everything_open():
        for _ in range(how_many):
            made = factories.DemandFactory(study=cast.studied[Study], **{"cause": "", "kind": "", **more})
    return made


@pytest.fixture
def blank(cast: Cast) -> Cast:
    """Nobody has asked for anything yet."""
    with everything_open():
        Demand.objects.all().update(put_away_at=timezone.now())
    return cast


# Writing it down


def test_the_words_are_enough(blank: Cast, client_for: ClientFor) -> None:
    client, new = client_for(blank.urien), where(blank, "demand_new")
    page = client.post(new, {"words": "Is anybody coming?"}, follow=True)
    assert page.redirect_chain == [(new, 302)]
    assert "Saved, 1 today." in page.content.decode()
    (one,) = all_of(put_away_at=None)
    assert (one.words, one.kind, one.cause, one.mattered) == ("Is anybody coming?", "", "", "")
    assert (one.on, one.language, one.by_id) == (timezone.localdate(), "en", blank.urien.pk)


def test_all_of_it(blank: Cast, client_for: ClientFor) -> None:
    on = timezone.localdate() - datetime.timedelta(days=3)
    said = {"words": "Pryd mae rhywun yn dod?", "kind": FAILURE, "cause": "Nobody rang back", "mattered": "Gwybod."}
    said |= {"came_in_as": "Referral", "on": on.isoformat(), "language": "cy"}
    answer = client_for(blank.urien).post(where(blank, "demand_new"), said)
    (one,) = all_of(put_away_at=None)
    assert {name: str(getattr(one, name)) for name in said} == said
    # What is typed in from paper goes on with the same day and language.
    assert answer.headers["Location"].endswith(f"?on={on}&language=cy")
    form = client_for(blank.urien).get(answer.headers["Location"]).context["form"]
    assert (form["on"].value(), form["language"].value()) == (on, "cy")


def test_the_empty_paper_has_the_focus(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.urien), where(cast, "demand_new"))
    assert 'id="id_words" rows="2" maxlength="5000" required lang="en" autofocus>' in page


def test_with_htmx_the_paper_is_empty_again(blank: Cast, client_for: ClientFor) -> None:
    client, new = client_for(blank.urien), where(blank, "demand_new")
    asked(blank, 12, on=timezone.localdate())
    key = str(uuid.uuid4())
    answer = client.post(new, {"words": "My key safe.", "kind": VALUE, "key": key}, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert page.count("Saved, 13 today.") == 2
    assert " autofocus" in page
    assert key not in page
    assert "My key safe." in page
    assert answer.context["form"]["words"].value() is None


def test_nothing_is_counted_of_one_worker(blank: Cast, client_for: ClientFor) -> None:
    """Fourteen is the team's; what stands under the paper is one's own, to undo."""
    with everything_open():
        factories.DemandFactory(study=blank.studied[Study], by=blank.tomos, words="Told to Tomos")
    page = client_for(blank.urien).post(where(blank, "demand_new"), {"words": "Told to me"}, follow=True)
    assert "Saved, 2 today." in page.content.decode()
    assert "Told to Tomos" not in page.content.decode()


def test_pressed_twice_it_is_one(blank: Cast, client_for: ClientFor) -> None:
    client, new = client_for(blank.urien), where(blank, "demand_new")
    said = {"key": str(uuid.uuid4()), "words": "When?", "kind": FAILURE, "cause": "Nobody said"}
    for headers in ({}, {}, HTMX):
        client.post(new, said, headers=headers)
    assert len(all_of(put_away_at=None)) == 1
    # Gone back to, and something else chosen: that is something else, and nothing of it is lost.
    client.post(new, said | {"kind": VALUE, "cause": ""})
    client.post(new, said | {"words": "When, please?"})
    assert [one.words for one in all_of(put_away_at=None)] == ["When?", "When?", "When, please?"]


def test_struck_out_and_pressed_again_it_is_there(blank: Cast, client_for: ClientFor) -> None:
    client, new = client_for(blank.urien), where(blank, "demand_new")
    said = {"key": str(uuid.uuid4()), "words": "When?"}
    client.post(new, said)
    (one,) = all_of(put_away_at=None)
    client.post(where(blank, "demand_put_away", one.pk), {"then": "new"})
    client.post(new, said)
    assert len(all_of(put_away_at=None)) == 1


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_in_one_moment() -> None:
    """Two who send the same page at once: one row, and no error."""
    with everything_open():
        study: Any = factories.StudyFactory()
    ready, kept, key = threading.Barrier(2), [], uuid.uuid4()

    def press() -> None:
        with closing(connection), named(study.by):
            ready.wait(timeout=20)
            said = {"words": "When?", "kind": "", "cause": "", "on": timezone.localdate(), "language": "en"}
            kept.append(actions.capture(by=study.by, study=study, key=key, **said).pk)

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join(timeout=30)
    assert len(kept) == 2
    assert len(set(kept)) == 1
    assert len(all_of()) == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_kept_stays_on_the_page(blank: Cast, client_for: ClientFor, headers: Any) -> None:
    said = {"words": "", "kind": FAILURE, "cause": "Nobody said when", "mattered": "To be asked", "on": "2026-02-30"}
    said |= {"came_in_as": "Review", "language": "cy", "key": str(uuid.uuid4())}
    answer = client_for(blank.urien).post(where(blank, "demand_new"), said, headers=headers)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Write what they said, as they said it." in page
    assert all(words in page for words in said.values())
    assert '<details class="more" open>' in page
    assert " autofocus" not in page
    assert all_of(put_away_at=None) == []


def test_a_cause_is_never_dropped(blank: Cast, client_for: ClientFor) -> None:
    """It says that something had not been done; whoever chooses the other is told so."""
    client, new = client_for(blank.urien), where(blank, "demand_new")
    client.post(new, {"words": "When?", "cause": "Nobody said when"})
    assert all_of(put_away_at=None)[0].kind == FAILURE
    answer = client.post(new, {"words": "When?", "kind": VALUE, "cause": "Nobody said when"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Only what came because something was not done has a cause." in page
    assert 'value="Nobody said when"' in page
    # Not folded away, as it is while the other is chosen.
    assert 'class="then"' not in page


def test_the_causes_said_before_are_offered_the_most_frequent_first(blank: Cast, client_for: ClientFor) -> None:
    asked(blank, 2, kind=FAILURE, cause="No key safe")
    asked(blank, 1, kind=FAILURE, cause="nobody SAID when")
    asked(blank, 3, kind=FAILURE, cause="Nobody said when.")
    asked(blank, 9, kind=FAILURE, cause="Struck out", put_away_at=timezone.now())
    page = read(client_for(blank.urien), where(blank, "demand_new"))
    assert '<option value="Nobody said when."></option><option value="No key safe"></option></datalist>' in page


def test_undone_on_the_paper_and_put_back_there(blank: Cast, client_for: ClientFor) -> None:
    client, new = client_for(blank.urien), where(blank, "demand_new")
    client.post(new, {"words": "A slip of the pen"})
    (one,) = all_of(put_away_at=None)
    for name, verb, later in (("demand_put_away", "Undo", "Put it back"), ("demand_put_back", "Put it back", "Undo")):
        assert f">{verb}<" in read(client, new)
        answer = client.post(where(blank, name, one.pk), {"then": "new"}, follow=True)
        assert answer.redirect_chain == [(new, 302)]
        assert f">{later}<" in answer.content.decode()
        assert bool(all_of(pk=one.pk)[0].put_away_at) == (later == "Put it back")


# Who may


def test_another_teams_demands_are_not_there(cast: Cast, client_for: ClientFor) -> None:
    pk = cast.studied[Demand].pk
    with everything_open():
        User.objects.filter(pk=cast.carys.pk).update(team=factories.TeamFactory())
    for who in ("carys", "eirlys", "megan", "nia"):
        client = client_for(getattr(cast, who))
        for address in (where(cast), where(cast, "demand_new"), where(cast, "demand", pk)):
            assert client.get(address).status_code == 404
            assert client.post(address, {"words": "x"}).status_code in {404, 405}
        for name in ("demand_put_away", "demand_put_back"):
            assert client.post(where(cast, name, pk)).status_code == 404
            assert client.post(where(cast, name, pk), {"then": "new"}).status_code == 404
            assert client_for(cast.urien).get(where(cast, name, pk)).status_code == 405
    assert len(all_of()) == 1


def test_it_is_found_in_its_own_study_only(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        other: Any = factories.StudyFactory(team_id=cast.urien.team_id, by=cast.urien)
    client, pk = client_for(cast.urien), cast.studied[Demand].pk
    assert client.get(reverse("demand", args=[other.pk, pk])).status_code == 404
    assert client.post(reverse("demand_put_away", args=[other.pk, pk]), {"then": "new"}).status_code == 404


# Putting it right


def changed(cast: Cast, client: Client, **said: str) -> Any:
    """Post the page of the cast's demand, with this typed over what stands there."""
    address = where(cast, "demand", cast.studied[Demand].pk)
    form = client.get(address).context["form"]
    stands = {name: form[name].value() or "" for name in form.fields}
    return client.post(address, stands | said)


def the_one(cast: Cast) -> Demand:
    return all_of(pk=cast.studied[Demand].pk)[0]


def test_words_and_day_and_language_are_changed(cast: Cast, client_for: ClientFor) -> None:
    answer = changed(cast, client_for(cast.tomos), words="Pryd?", language="cy", on="2026-01-05", came_in_as="Enquiry")
    assert answer.headers["Location"] == f"{where(cast)}#demand-{cast.studied[Demand].pk}"
    one = the_one(cast)
    assert (one.words, one.language, str(one.on), one.came_in_as) == ("Pryd?", "cy", "2026-01-05", "Enquiry")
    assert (one.kind, one.cause) == (FAILURE, "Nobody said when")
    assert one.by_id == cast.studied[Demand].by_id


@pytest.mark.parametrize("kind", [VALUE, ""])
def test_whoever_changes_why_it_came_says_that_the_cause_is_none(kind: str, cast: Cast, client_for: ClientFor) -> None:
    assert changed(cast, client_for(cast.urien), kind=kind).status_code == 302
    assert (the_one(cast).kind, the_one(cast).cause, the_one(cast).cause_key) == (kind, "", "")


@pytest.mark.parametrize("kind", [VALUE, ""])
def test_but_not_of_a_cause_that_they_write(kind: str, cast: Cast, client_for: ClientFor) -> None:
    answer = changed(cast, client_for(cast.urien), kind=kind, cause="The lift was broken")
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "Only what came because something was not done has a cause." in page
    assert "The lift was broken" in page
    assert the_one(cast).cause == "Nobody said when"


def test_a_cause_that_is_written_says_why_it_came(cast: Cast, client_for: ClientFor) -> None:
    pk = asked(cast).pk
    address = where(cast, "demand", pk)
    client = client_for(cast.urien)
    client.post(address, {"words": "When?", "cause": "Nobody  SAID when!", "base": ""})
    # Without what stood there of the words both are shown; with it they are changed.
    base = client.get(address).context["form"]["base"].value()
    client.post(address, {"words": "When?", "cause": "Nobody  SAID when!", "base": base})
    (one,) = all_of(pk=pk)
    assert (one.kind, one.cause, one.cause_key) == (FAILURE, "Nobody  SAID when!", "nobody said when")


def test_two_at_once(cast: Cast, client_for: ClientFor) -> None:
    """One says that it is what we are here for, the other writes the cause: neither is overwritten."""
    hers, his = client_for(cast.urien), client_for(cast.tomos)
    address = where(cast, "demand", cast.studied[Demand].pk)
    base = his.get(address).context["form"]["base"].value()
    assert changed(cast, hers, cause="The lift was broken").status_code == 302
    stands = {"words": the_one(cast).words, "kind": VALUE, "cause": "Nobody said when", "base": base}
    answer = his.post(address, stands)
    assert answer.status_code == 409
    assert (the_one(cast).kind, the_one(cast).cause) == (FAILURE, "The lift was broken")
    assert "Somebody changed this meanwhile" in answer.content.decode()


def test_what_stands_as_its_cause_is_not_left_without_a_failure(cast: Cast, as_user: Any) -> None:
    one = the_one(cast)
    with as_user(cast.urien):
        assert actions.change_demand(by=cast.urien, demand=one, kind=VALUE).clashes == ["kind"]
    assert (the_one(cast).kind, the_one(cast).cause) == (FAILURE, "Nobody said when")


def test_a_cause_taken_out_by_hand(cast: Cast, client_for: ClientFor) -> None:
    assert changed(cast, client_for(cast.urien), kind=VALUE, cause="").status_code == 302
    assert (the_one(cast).kind, the_one(cast).cause) == (VALUE, "")


def test_struck_out_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    client, pk = client_for(cast.urien), cast.studied[Demand].pk
    page = client.post(where(cast, "demand_put_away", pk), follow=True)
    assert page.redirect_chain[-1][0] == where(cast)
    assert where(cast, "demand_put_back", pk) in page.content.decode()
    assert page.context["counted"].whole == 0
    assert "Struck out." in read(client, where(cast, "demand", pk))
    assert client.post(where(cast, "demand_put_back", pk), follow=True).context["counted"].whole == 1


# Counts, and the words behind them


def test_nothing_yet(blank: Cast, client_for: ClientFor) -> None:
    assert "write down what people say, word for word" in read(client_for(blank.urien), where(blank))


def test_shares_in_words_and_numbers(blank: Cast, client_for: ClientFor) -> None:
    asked(blank, 31, kind=FAILURE, cause="Nobody said when")
    asked(blank, 12, kind=VALUE)
    asked(blank, 7)
    client = client_for(blank.urien)
    page = " ".join(read(client, where(blank)).split())
    assert "31 of 50 came because something had not been done: 62 in every 100." in page
    counted = client.get(where(blank)).context["counted"]
    assert counted.shares == {"failure": 62, "value": 24, "unsaid": 14}


def test_of_a_few_there_are_no_shares(blank: Cast, client_for: ClientFor) -> None:
    asked(blank, 2, kind=FAILURE)
    asked(blank, 1, kind=VALUE)
    page = " ".join(read(client_for(blank.urien), where(blank)).split())
    assert "2 of 3 came because something had not been done.<" in page
    assert "in every 100" not in page


def test_causes_are_merged_and_say_so(blank: Cast, client_for: ClientFor) -> None:
    """By case, accents, punctuation and spacing; under the wording that most have used."""
    for words, times in (("Nobody said when", 3), ("nobody   said when!", 2), ("NOBODY SAID WHEN", 1), ("Dim tŷ", 4)):
        asked(blank, times, kind=FAILURE, cause=words)
    asked(blank, 1, kind=FAILURE, cause="Dim Ty.")
    asked(blank, 2, kind=FAILURE)
    context = client_for(blank.urien).get(where(blank)).context
    assert [(one.words, one.how_many, list(one.also)) for one in context["causes"].rows] == [
        ("Nobody said when", 6, ["nobody   said when!", "NOBODY SAID WHEN"]),
        ("Dim tŷ", 5, ["Dim Ty."]),
    ]
    assert context["counted"].without_cause == 2
    whole = sum(one.how_many for one in context["causes"].rows) + context["counted"].without_cause
    assert whole == context["counted"].failure == 13


def test_the_words_behind_every_figure(blank: Cast, client_for: ClientFor) -> None:
    """Every figure on the page is a link to as many words."""
    asked(blank, 3, kind=FAILURE, cause="Nobody said when")
    asked(blank, 2, kind=FAILURE, cause="nobody said when?")
    asked(blank, 4, kind=FAILURE, cause="Ni ddaeth neb & wedyn?")
    asked(blank, 2, kind=FAILURE)
    asked(blank, 6, kind=VALUE, mattered="To stay in her own bed.")
    asked(blank, 1)
    client = client_for(blank.urien)
    page = client.get(where(blank))
    figures = re_figures(page.content.decode())
    assert sorted(figures.values()) == [1, 2, 4, 5, 6, 6, 11]
    for address, n in figures.items():
        shown = client.get(where(blank) + address).context["shown"].rows
        assert len(shown) == n, address
    merged = read(client, where(blank) + "?cause=nobody+said+when")
    assert merged.count('<li class="item noted-demand"') == 5


def re_figures(page: str) -> dict[str, int]:
    import re

    found = {}
    for address, label in re.findall(r'<a [^>]*href="(\?(?!causes)[^"#]*)#the-words">(.*?)</a>', page, re.DOTALL):
        digits = re.search(r"\d+", label)
        assert digits
        found[html.unescape(address)] = int(digits[0])
    return found


def test_a_cause_that_nobody_gave_has_no_words(cast: Cast, client_for: ClientFor) -> None:
    for query in (
        "?cause=never",
        "?cause=%00",
        "?kind=nonsense",
        "?causes=0",
        "?causes=-1",
        "?causes=99999",
        "?after=x",
    ):
        assert client_for(cast.urien).get(where(cast) + query).status_code == 200


def test_causes_go_on(blank: Cast, client_for: ClientFor) -> None:
    for n in range(30):
        asked(blank, 1 + n % 3, kind=FAILURE, cause=f"cause {n}")
    client, page, seen = client_for(blank.urien), 1, []
    while page:
        found = client.get(where(blank) + f"?causes={page}").context["causes"]
        seen += [(one.words, one.how_many) for one in found.rows]
        page = found.next
    assert len(seen) == len({words for words, _n in seen}) == 30
    assert [n for _words, n in seen] == sorted((n for _words, n in seen), reverse=True)


def test_further_down_nothing_is_left_out_and_nothing_twice(blank: Cast, client_for: ClientFor) -> None:
    today = timezone.localdate()
    for n in range(130):
        asked(blank, on=today - datetime.timedelta(days=n // 40), kind=VALUE if n % 5 else "")
    client, address, seen = client_for(blank.urien), where(blank) + "?kind=value", list[int]()
    while address:
        context = client.get(address).context
        seen += [one.pk for one in context["shown"].rows]
        address = context.get("more", "").partition("#")[0]
    assert len(seen) == len(set(seen)) == 104
    assert seen == sorted(seen, key=lambda pk: (all_of(pk=pk)[0].on, pk), reverse=True)


@pytest.mark.parametrize("name", ["demands", "demand_new"])
def test_it_costs_the_same_with_three_hundred(name: str, cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.urien)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(where(cast, name)).status_code == 200
        return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])

    before = queries()
    for n in range(30):
        asked(cast, 10, kind=FAILURE, cause=f"cause {n}", by=cast.tomos if n % 2 else cast.urien)
    assert queries() == before


# Shares


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_shares_add_up(counts: list[int]) -> None:
    shares, whole = in_every_100(counts), sum(counts)
    assert sum(shares) == (100 if whole else 0)
    for share, count in zip(shares, counts, strict=True):
        assert abs(share * whole - count * 100) < whole or not whole
        assert share == 0 or count


def test_shares_worked_out_by_hand() -> None:
    assert in_every_100([312, 120, 68]) == [62, 24, 14]
    assert in_every_100([1, 1, 1]) == [34, 33, 33]
    assert in_every_100([0, 0]) == [0, 0]
    assert in_every_100([2, 1]) == [67, 33]
