"""The story: one thread, by month, a page at a time; and on paper."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations import thread
from conversations.kinds import STORY, WITH_WORKERS, told_at
from conversations.models import Correction, Pledge
from networks.models import Promise, Reply
from people.access import SharedPart
from people.models import Alongside
from tests import factories
from tests.benchmarks.story import times_of
from tests.cast import Cast, life
from tests.conftest import everything_open, named
from tests.conversations.test_views import HTMX, ClientFor, url

pytestmark = pytest.mark.django_db

LONDON = timezone.get_default_timezone()


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=LONDON)


def read(client: Client, cast: Cast, query: str = "") -> str:
    answer = client.get(url("story", cast) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def every_page(client: Client, cast: Cast) -> str:
    """The whole story, one page after the other."""
    pages = [read(client, cast)]
    while 'id="older"' in pages[-1]:
        assert len(pages) < 20
        pages.append(read(client, cast, pages[-1].split('id="older" href="')[1].split('"')[0]))
    return "".join(pages)


def told(cast: Cast, words: str, written: datetime.datetime, **more: Any) -> Any:
    with everything_open():
        return factories.ConversationFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words=words, written_at=written, **more
        )


@pytest.fixture
def alone(cast: Cast) -> Cast:
    """The cast, and nothing told yet by Eirlys."""
    cleared(cast)
    return cast


def test_every_kind_of_thing_stands_in_it_with_who_said_it(cast: Cast, client_for: ClientFor) -> None:
    now = timezone.now()
    with everything_open():
        Promise.objects.filter(citizen=cast.hers.citizen).update(not_kept_at=now, why="The bus did not come.")
        Pledge.objects.filter(citizen=cast.hers.citizen).update(kept_at=now)
        request: Any = factories.SupportRequestFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="A lift.", ended_at=now, withdrawn_at=now
        )
        attempt: Any = factories.AttemptFactory(
            citizen=cast.hers.citizen, written_by=cast.gwen, words="The ten past.", finished_at=now
        )
    page = every_page(client_for(cast.eirlys), cast)
    for said in (
        "I meant the bells. Not the sermon.",
        "You said: that’s not what I meant.",
        "I made toast this morning.",
        "We are trying this:",
        "The bus was late, and we walked.",
        "What we learned",
        "Asked for.",
        "You do not want this any more:",
        "said: I can do this.",
        "That was not kept.",
        "The bus did not come.",
        "Carys did what was promised: ring before chapel.",
        "Is it what you wanted?",
        "How the garden was.",
        "Did we really listen?",
        "You said that this is not right:",
        "You were offered what the Act gives a right to. You said no.",
        "We have finished trying this:",
        "In Welsh, put into words by Carys",
    ):
        assert said in page, said
    assert f'id="withdrawn-{request.pk}"' in page
    assert f'id="attempt_finished-{attempt.pk}"' in page


def test_the_persons_side_is_round_and_ours_is_square(alone: Cast, client_for: ClientFor) -> None:
    with everything_open():
        matter: Any = factories.MatterFactory(citizen=alone.hers.citizen, written_by=alone.carys)
        hers: Any = factories.TellingFactory(matter=matter, by=alone.eirlys, how="further", words="It is further off.")
        seen: Any = factories.TellingFactory(matter=matter, by=alone.carys, how="", words="She sang.")
        sister: Any = factories.TellingFactory(matter=matter, by=alone.gwen, how="", words="She hummed.")
    page = read(client_for(alone.gwen), alone)
    for telling, side in ((hers, "theirs"), (seen, "ours"), (sister, "theirs")):
        assert f'<li class="{side}" id="telling-{telling.pk}">' in page
    assert '<p lang="en" dir="ltr">She sang.</p>' in page
    assert '<blockquote class="voice" lang="en" dir="ltr">She hummed.</blockquote>' in page


def test_what_was_written_at_somebodys_word_is_theirs(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        matter: Any = factories.MatterFactory(citizen=cast.iolo, written_by=cast.carys)
        said: Any = factories.TellingFactory(matter=matter, by=cast.carys, how="nearer", words="Dw i’n well.")
    page = client_for(cast.carys).get(reverse("story", args=[cast.iolo.pk])).content.decode()
    assert f'<li class="theirs" id="telling-{said.pk}">' in page
    assert "Iolo said it, Carys wrote it down" in page


def test_months_stand_over_what_happened_in_them(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "In the choir.", at(2019, 5, 1))
    told(alone, "After the choir.", at(2024, 10, 31, 23, 30))
    # Half past eleven at night on the last of September, in London, is October nowhere.
    told(alone, "The day that was set counts.", at(2026, 1, 1), when=datetime.date(2024, 9, 30))
    page = read(client_for(alone.eirlys), alone)
    order = [">October 2024<", "After the choir.", ">September 2024<", "The day that", ">May 2019<", "In the choir."]
    places = [page.index(one, page.index('id="thread"')) for one in order]
    assert places == sorted(places)
    assert "January 2026" not in page


def test_a_day_that_was_set_means_the_same_to_the_database(alone: Cast) -> None:
    summer, winter = datetime.date(2024, 7, 3), datetime.date(2024, 1, 3)
    rows = [
        told(alone, "a", at(2024, 7, 9), when=summer),
        told(alone, "b", at(2024, 1, 9), when=winter),
        told(alone, "c", at(2024, 7, 3, 0, 30), when=summer),
        told(alone, "d", at(2024, 3, 1)),
    ]
    with named(alone.eirlys):
        entries = thread.page(alone.eirlys, alone.hers.citizen).entries
    found = {entry.what.pk: entry.at for entry in entries if entry.name == "conversation"}
    assert found == {row.pk: told_at(row) for row in rows}


def test_reading_back_is_told_with_the_conversation(alone: Cast, client_for: ClientFor) -> None:
    one = told(alone, "I was in that choir.", at(2024, 5, 1))
    with everything_open():
        for day, words in ((3, ""), (3, ""), (5, ""), (5, "Only the altos.")):
            factories.CorrectionFactory(
                conversation=one, passage="that choir", words=words, by=alone.eirlys, at=at(2024, 5, day)
            )
    page = read(client_for(alone.carys), alone)
    assert "Read back 3 May 2024: that’s right." in page
    assert "Read back 5 May 2024, and put right." in page
    assert page.count("that’s not what I meant") == 1
    with everything_open():
        assert Correction.objects.filter(conversation=one, words="").count() == 3


def test_last_told_stands_at_the_top_whatever_page_it_is(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "Long ago.", at(2019, 5, 1))
    latest = told(alone, "Lately.", at(2025, 11, 12))
    for query in ("", "?before=2020-01-01T00:00:00Z", "?before=nonsense"):
        page = read(client_for(alone.gwen), alone, query)
        assert "Last told to Carys, 12 November 2025." in page
        assert f'id="last-told" href="{url("read_back", alone, latest.pk)}"' in page
    assert "Lately." not in read(client_for(alone.gwen), alone, "?before=2020-01-01T00:00:00Z")


def test_what_is_just_between_two_is_in_nobody_elses(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        us = factories.ConversationFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="Only to Carys.", who_can_see="us"
        )
        factories.CorrectionFactory(conversation=us, words="Only put right to her.", by=cast.eirlys)
        factories.TranslationFactory(conversation=us, words="Dim ond i Carys.")
    for user, sees in ((cast.eirlys, True), (cast.carys, True), (cast.gwen, False)):
        page = read(client_for(user), cast)
        for words in ("Only to Carys.", "Only put right to her.", "Dim ond i Carys."):
            assert (words in page) is sees
    assert "what the Act gives a right to" not in read(client_for(cast.gwen), cast)
    assert "what the Act gives a right to" in read(client_for(cast.carys), cast)


def test_a_part_that_is_not_shared_is_not_in_the_story(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.ifan), cast)
    assert "I made toast this morning." in page
    assert "hear the chapel" not in page
    assert "Last told" not in page


def test_what_stands_only_in_the_story_is_gone_when_it_is_taken_out(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.RecordingFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="A photo.", put_away_at=timezone.now()
        )
        factories.AttemptFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words="Tried once.", put_away_at=timezone.now()
        )
    page = read(client_for(cast.eirlys), cast)
    assert "A photo." not in page
    assert "Tried once." in page


def fill(cast: Cast, entries: int, *, citizen: Any = None) -> None:
    """So many entries over ten years, of five kinds that take turns: Eirlys's, or another's with whom Carys walks."""
    start, step = at(2016, 1, 1), datetime.timedelta(days=3650) / max(entries, 1)
    whole: dict[str, Any] = {"citizen": citizen or cast.hers.citizen, "written_by": cast.carys}
    with everything_open():
        matter: Any = factories.MatterFactory(**whole)
        for number in range(entries):
            when = start + number * step
            match number % 5:
                case 0:
                    factories.ConversationFactory(**whole, written_at=when, words=f"Told {number}.")
                case 1:
                    factories.TellingFactory(matter=matter, by=cast.eirlys, at=when, words=f"Toast {number}.")
                case 2:
                    factories.SupportRequestFactory(**whole, written_at=when, words=f"Asked {number}.")
                case 3:
                    factories.PledgeFactory(**whole, said_by=cast.carys, written_at=when, words=f"ring {number}")
                case _:
                    factories.RecordingFactory(**whole, written_at=when, words=f"Heard {number}.")


def cleared(cast: Cast) -> None:
    with everything_open():
        for kind in reversed(STORY + WITH_WORKERS):
            kind.model.objects.filter(citizen=cast.hers.citizen).delete()


def opened(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len([one for one in seen.captured_queries if "SAVEPOINT" not in one["sql"]])


def test_every_entry_is_on_one_page_and_pages_are_bounded(cast: Cast, client_for: ClientFor) -> None:
    cleared(cast)
    fill(cast, 107)
    client, query, seen = client_for(cast.eirlys), "", []
    for _page in range(10):
        page = read(client, cast, query)
        here = [part.split('"')[0] for part in page.split(' id="')[1:]]
        entries = [
            one for one in here if one.split("-")[0] in {"conversation", "telling", "asked", "pledge", "recording"}
        ]
        assert 0 < len(entries) <= thread.A_PAGE
        seen += entries
        if 'id="older"' not in page:
            break
        query = page.split('id="older" href="')[1].split('"')[0]
    assert len(seen) == len(set(seen)) == 107


def test_entries_of_the_same_moment_are_on_no_page_twice_and_lost_on_none(alone: Cast, client_for: ClientFor) -> None:
    for number in range(30):
        told(alone, f"At noon {number}.", at(2026, 1, 1), when=datetime.date(2020, 5, 1))
    page = read(client_for(alone.eirlys), alone)
    assert sum(f"At noon {number}." in page for number in range(30)) == 30


def test_every_month_can_be_gone_to(alone: Cast, client_for: ClientFor) -> None:
    fill(alone, 60)
    client = client_for(alone.eirlys)
    page = read(client, alone)
    assert "<dt>2016</dt>" in page
    links = [part.split('"')[0] for part in page.split('<a href="')[1:] if "#in-2017" in part.split('"')[0]]
    query, month = links[1].split("#")
    there = read(client, alone, query).split('id="thread"')[1]
    # That month first, and nothing later.
    assert there.split('<h2 id="')[1].split('"')[0] == month
    assert links[0].split("#")[1] not in there
    assert links[2].split("#")[1] in there
    assert "Back to the newest" in there
    assert "had not begun before that" in read(client, alone, "?before=2010-01-01T00:00:00Z")


def test_ten_years_open_like_ten_entries(alone: Cast, client_for: ClientFor) -> None:
    """In as many queries, and in less than twice the time (tests/benchmarks/story.py measures it with care)."""
    client, few, many = client_for(alone.carys), reverse("story", args=[alone.iolo.pk]), url("story", alone)
    fill(alone, 10, citizen=alone.iolo)
    fill(alone, 500)
    with everything_open(), connection.cursor() as cursor:
        cursor.execute("analyze")
    assert opened(client, many) == opened(client, few)
    times = times_of(client, [few, many], 12)
    # The quickest of each: what else the machine does only ever makes it slower.
    assert min(times[many]) < 2 * min(times[few])


def test_nothing_told_yet(client_for: ClientFor, cast: Cast) -> None:
    cleared(cast)
    assert "Your story begins when you begin to tell it." in read(client_for(cast.eirlys), cast)
    assert "Eirlys’s story begins with a conversation." in read(client_for(cast.carys), cast)


# Whose story is known


def test_whoever_begins_is_told_that_the_story_is_known(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "Lately.", at(2025, 11, 12))
    page = client_for(alone.carys).get(reverse("start")).content.decode()
    assert "Eirlys has told it before: last to you, 12 November 2025." in page
    assert f'href="{url("story", alone)}"' in page
    # Iolo has told nothing.
    assert "Iolo has told it before" not in page
    with everything_open():
        factories.AlongsideFactory(citizen=alone.hers.citizen, user=alone.tomos)
    page = client_for(alone.tomos).get(reverse("start")).content.decode()
    assert "Eirlys has told it before: last to Carys, 12 November 2025." in page


def test_nobody_reads_there_of_what_was_told_to_another_alone(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "To Carys.", at(2025, 11, 12), who_can_see="us")
    with everything_open():
        factories.AlongsideFactory(citizen=alone.hers.citizen, user=alone.tomos)
    assert "Eirlys has told it before" not in client_for(alone.tomos).get(reverse("start")).content.decode()


# On paper


def on_paper(client: Client, cast: Cast, query: str = "") -> str:
    answer = client.get(url("story_paper", cast) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_story_on_paper_begins_at_the_beginning(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "First the choir.", at(2019, 5, 1))
    later = told(alone, "Fui cocinera en San Salvador.", at(2024, 5, 1), language="es")
    told(alone, "Only to Carys.", at(2025, 5, 1), who_can_see="us")
    with everything_open():
        factories.TranslationFactory(
            conversation=later, by=alone.carys, words="I was a cook.", language="en", at=at(2024, 5, 2)
        )
        factories.CorrectionFactory(
            conversation=later, by=alone.eirlys, passage="cocinera", words="Era panadera.", language="es"
        )
    page = on_paper(client_for(alone.eirlys), alone)
    order = [
        "First the choir.",
        "Fui cocinera",
        "Era panadera.",
        "Put into English by Carys, 2 May 2024",
        "I was a cook.",
    ]
    places = [page.index(one) for one in order]
    assert places == sorted(places)
    assert '<blockquote class="voice" lang="es" dir="ltr">Fui cocinera en San Salvador.</blockquote>' in page
    assert "Only to Carys." not in page
    assert "Only to Carys." in on_paper(client_for(alone.eirlys), alone, "?everything=1")


def test_nobody_else_takes_more_than_everyone_may_see(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "Only to Carys.", at(2025, 5, 1), who_can_see="us")
    assert "Only to Carys." not in on_paper(client_for(alone.carys), alone, "?everything=1")
    assert client_for(alone.ifan).get(url("story_paper", alone)).status_code == 404
    assert client_for(alone.tomos).get(url("story_paper", alone)).status_code == 404


def test_the_story_as_a_file(alone: Cast, client_for: ClientFor) -> None:
    told(alone, "Fui cocinera. #panic() [*x*]\n\nY después, *nada*.", at(2024, 5, 1), language="es")
    eirlys = client_for(alone.eirlys)
    answer = eirlys.post(url("story_pdf", alone))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="bywyd-da.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert b"/Lang" in answer.content
    assert answer.content.startswith(b"%PDF")
    assert eirlys.get(url("story_pdf", alone)).status_code == 405


def test_letters_that_are_not_here_are_not_printed_as_squares(
    alone: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conversations import document

    told(alone, "我在斯旺西。", at(2024, 5, 1), language="zh")
    monkeypatch.setattr(document, "and_the_machines", document.ours)
    answer = client_for(alone.eirlys).post(url("story_pdf", alone), follow=True)
    assert "Print the page instead." in answer.content.decode()


def test_the_fragment_is_only_the_thread(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.eirlys).get(url("story", cast), headers=HTMX).content.decode()
    assert "<html" not in page
    assert page.lstrip().startswith('<div id="thread">')


def test_after_a_death_it_can_still_be_read(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, kind="died", by=cast.carys, died_on=timezone.localdate())
    gwen = client_for(cast.gwen)
    page = read(gwen, cast)
    assert "hear the chapel" in page
    for gone in ("add-to-story", "look-for", "translate-"):
        assert f'id="{gone}' not in page
    assert gwen.post(url("story", cast), {"looked_for": "chapel"}).status_code == 403
    assert "as-a-file" not in on_paper(gwen, cast)


def test_a_supporter_with_the_story_alone_reads_the_story_alone(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["ifan"].pk).update(parts=[SharedPart.STORY.value])
        life(cast.hers.citizen, cast.carys)
        assert Reply.objects.filter(citizen=cast.hers.citizen).exists()
    page = read(client_for(cast.ifan), cast)
    assert "hear the chapel" in page
    assert "I made toast this morning." not in page
    assert "said: I can do this." not in page
