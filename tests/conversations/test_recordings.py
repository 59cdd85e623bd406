"""A voice, a photo, a short film: kept with words beside it, and seen by those who may see it."""

import os
import re
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from conversations.actions import recordings as actions
from conversations.actions.recordings import files
from conversations.media.files import A_DAY
from conversations.media.kept import MB
from conversations.models import Conversation, Recording
from people.models import Look, User
from tests import factories
from tests.cast import Cast
from tests.config.test_forget import leaves, run
from tests.conftest import everything_open
from tests.conversations import made

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_directory_of_their_own(tmp_path: Any, settings: Any) -> Iterator[None]:
    settings.RECORDINGS = str(tmp_path / "recordings")
    cache.clear()
    yield
    while opened:
        opened.pop().close()


def a_file(data: bytes | None = None, name: str = "voice.webm") -> Any:
    return SimpleUploadedFile(name, made.a_webm() if data is None else data, content_type="text/html")


def send(client: Client, cast: Cast, data: bytes | None = None, **said: Any) -> Any:
    return client.post(
        reverse("recording_new", args=[cast.hers.citizen.pk]), {"file": a_file(data), "kind": "voice", **said}
    )


def the_one() -> Any:
    with everything_open():
        return Recording.objects.select_related("conversation").latest("written_at")


def made_by(cast: Cast, client: Client, data: bytes | None = None, **said: Any) -> Recording:
    assert send(client, cast, data, **said).status_code == 302
    kept: Recording = the_one()
    return kept


def how_many() -> int:
    with everything_open():
        return Recording.objects.count()


# What a server closes when it has sent it.
opened: list[Any] = []


def get(client: Client, name: str, recording: Recording, **headers: str) -> Any:
    opened.append(client.get(reverse(name, args=[recording.citizen_id, recording.pk]), headers=headers))
    return opened[-1]


def bytes_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def text(response: Any) -> str:
    return str(response.content.decode())


# Keeping


def test_a_voice_is_kept(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    response = send(carys, cast, words="  How she sings. ", please_do="on")
    kept = the_one()
    assert response["Location"] == reverse("recording", args=[cast.hers.citizen.pk, kept.pk])
    assert (kept.kind, kept.content_type, kept.words, kept.seconds) == ("voice", "audio/webm", "How she sings.", 3)
    assert (kept.written_by, kept.who_can_see, kept.please_do, kept.language) == (cast.carys, "everyone", True, "en")
    assert kept.size == files().place(kept.pk).stat().st_size
    assert made.PLACE not in files().place(kept.pk).read_bytes()
    page = text(get(carys, "recording", kept))
    assert "Kept." in page
    assert "You recorded this, today" in page
    assert f'src="{reverse("recording_file", args=[kept.citizen_id, kept.pk])}"' in page


def test_a_script_is_told_where_to_go_on(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    address = reverse("recording_new", args=[cast.hers.citizen.pk])
    response = client.post(address, {"file": a_file()}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert response.status_code == 201
    assert response["Location"] == reverse("recording", args=[cast.hers.citizen.pk, the_one().pk])


def test_it_stands_with_the_conversation_and_is_seen_by_as_many(cast: Cast, client_for: ClientFor) -> None:
    between = cast.hers[Conversation, "us"]
    carys = client_for(cast.carys)
    page = text(carys.get(reverse("recording_new", args=[cast.hers.citizen.pk]), {"conversation": between.pk}))
    assert re.search(r'value="us"[^>]*checked', page)
    kept = made_by(cast, carys, conversation=str(between.pk))
    assert (kept.conversation, kept.who_can_see) == (between, "us")
    # Gwen does not see it, nor does it tell Eirlys of a conversation that is not hers to see.
    assert get(client_for(cast.gwen), "recording", kept).status_code == 404
    assert reverse("conversation", args=[kept.citizen_id, between.pk]) in text(get(carys, "recording", kept))


@pytest.mark.parametrize("asked", ["nonsense", "3f2b8c1e-5d0a-4f7e-9a51-7c1d2e3f4a5b", "his"])
def test_without_a_conversation_that_one_may_see_it_stands_by_itself(
    asked: str, cast: Cast, client_for: ClientFor
) -> None:
    told = str(cast.his[Conversation, "everyone"].pk) if asked == "his" else asked
    assert made_by(cast, client_for(cast.carys), conversation=told).conversation is None


def test_from_blank_paper_one_finds_back_to_it(cast: Cast, client_for: ClientFor) -> None:
    carys, blank = client_for(cast.carys), uuid.uuid4()
    paper = reverse("conversation", args=[cast.hers.citizen.pk, blank])
    response = carys.post(paper, {"words": "", "then": "voice"})
    assert (
        response["Location"]
        == f"{reverse('recording_new', args=[cast.hers.citizen.pk])}?kind=voice&conversation={blank}"
    )
    assert paper in text(carys.get(response["Location"]))
    kept = send(carys, cast, conversation=str(blank))
    assert paper in text(carys.get(kept["Location"]))
    # What was written is kept first; and nothing written is left behind.
    response = carys.post(paper, {"words": "I sing better in the morning.", "then": "photo"})
    assert "kind=photo" in response["Location"]
    with everything_open():
        assert Conversation.objects.get(pk=blank).words == "I sing better in the morning."
    other = reverse("conversation", args=[cast.hers.citizen.pk, uuid.uuid4()])
    assert carys.post(other, {"words": "", "where": "at her table", "then": "voice"}).status_code == 422


def test_a_photo_cannot_do_without_words(cast: Cast, client_for: ClientFor) -> None:
    photo, eirlys, before = made.a_photo_with_a_place(), client_for(cast.eirlys), how_many()
    for kind in ("photo", "voice"):
        response = send(eirlys, cast, photo, kind=kind, words=" ")
        assert response.status_code == 422
        assert "Say what is in the photo" in text(response)
        assert "The file has to be chosen once more" in text(response)
    assert how_many() == before
    assert list(files().root.glob("incoming/*")) == []
    kept = made_by(cast, eirlys, photo, kind="photo", words="The hill behind the chapel")
    assert (kept.kind, kept.width, kept.height, kept.seconds) == ("photo", 400, 200, None)
    assert 'alt="The hill behind the chapel"' in text(get(eirlys, "recording", kept))
    assert made.PLACE not in bytes_of(get(eirlys, "recording_file", kept))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<script>alert(1)</script>", "We cannot keep this kind of file."),
        (b"", "damaged"),
        (made.a_film()[:60], "damaged"),
        (made.box("ftyp", b"heic"), "Most Compatible"),
        (made.a_webm(clusters=610), "longer than ten minutes"),
        (made.a_webm(clusters=70, film=True), "longer than a minute"),
        (made.a_photo() + bytes(15 * MB), "larger than 15 MB"),
        (made.a_wav() + bytes(20 * MB), "larger than 20 MB"),
        (made.a_photo("PNG", size=(9000, 9000), mode="1"), "too big to be opened"),
    ],
    ids=[
        "page",
        "nothing",
        "cut off",
        "heic",
        "long voice",
        "long film",
        "large photo",
        "large voice",
        "too many dots",
    ],
)
def test_what_cannot_be_kept_is_said_in_words(data: bytes, said: str, cast: Cast, client_for: ClientFor) -> None:
    before = how_many()
    response = send(client_for(cast.carys), cast, data, words="My words")
    assert response.status_code == 422
    assert said in text(response)
    assert "My words" in text(response)
    assert how_many() == before
    assert list(files().all_of_them()) == []


def test_nothing_chosen(cast: Cast, client_for: ClientFor) -> None:
    response = client_for(cast.carys).post(reverse("recording_new", args=[cast.hers.citizen.pk]), {"words": "Mine"})
    assert response.status_code == 422
    assert "There is nothing to keep yet." in text(response)


def test_not_too_often_and_not_too_much(cast: Cast, client_for: ClientFor, settings: Any) -> None:
    carys = client_for(cast.carys)
    settings.RECORDINGS_PER_PERSON = 500
    page = send(carys, cast, words="Mine")
    assert page.status_code == 422
    assert "There is no room for more recordings here." in text(page)
    settings.RECORDINGS_PER_PERSON = 10**9
    refused = [send(carys, cast).status_code for _ in range(41)]
    assert refused[:39] == [302] * 39
    assert refused[39:] == [422] * 2


# Too much at once


def test_a_body_that_is_too_large_is_not_read(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    address = reverse("recording_new", args=[cast.hers.citizen.pk])
    response = carys.post(address, {"file": a_file(bytes(62 * MB))})
    assert response.status_code == 413
    assert "That is more than we can take at once" in text(response)
    assert "Sign out" in text(response)
    response = carys.post(address, {"file": a_file(bytes(62 * MB))}, headers={"Accept-Language": "cy"})
    assert response.status_code == 413
    # At a door that takes words, words only.
    response = carys.post(
        reverse("matter_new", args=[cast.hers.citizen.pk]), {"file": a_file(bytes(3 * MB)), "words": "x"}
    )
    assert response.status_code == 413
    assert carys.post("/nowhere/", {"file": a_file(bytes(3 * MB))}).status_code == 413


def test_nobody_is_asked_to_sign_in_and_their_file_is_not_read(cast: Cast) -> None:
    response = Client().post(reverse("recording_new", args=[cast.hers.citizen.pk]), {"file": a_file(bytes(5 * MB))})
    assert response.status_code == 401
    assert "sign_in-to" in text(response)
    assert not files().root.exists()


def test_when_all_is_undone_the_file_is_gone_too(
    cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conversations.views import recordings as view

    def breaks(*args: Any) -> None:
        raise DatabaseError("the power failed")

    carys = client_for(cast.carys)
    carys.raise_request_exception = False
    monkeypatch.setattr(view, "on_to", breaks)
    with transaction.atomic():
        assert send(carys, cast).status_code == 500
        transaction.set_rollback(True)
    assert list(files().all_of_them()) == []


def test_a_row_that_is_refused_leaves_no_file(cast: Cast, as_user: AsUser, tmp_path: Any) -> None:
    from conversations.media.kept import Found

    with as_user(cast.carys), files().incoming() as copy, pytest.raises(DatabaseError), transaction.atomic():
        actions.keep_recording(
            by=cast.carys, citizen=cast.his.citizen, found=Found("voice", "audio/webm", 2.0), file=copy
        )
    assert list(files().all_of_them()) == []


# Who hears it


def test_its_bytes_go_to_those_who_may_see_it(cast: Cast, client_for: ClientFor) -> None:
    for line, hears in {
        "everyone": {"eirlys", "carys", "gwen"},
        "workers": {"eirlys", "carys"},
        "us": {"eirlys", "carys"},
    }.items():
        kept = made_by(cast, client_for(cast.carys), who_can_see=line)
        for name, user in cast.users.items():
            expected = 200 if name in hears else 404
            for page in ("recording", "recording_file"):
                assert get(client_for(user), page, kept).status_code == expected, (line, name, page)
    assert get(Client(), "recording_file", kept).status_code == 302


def test_it_is_served_as_what_it_is_and_nothing_else(cast: Cast, client_for: ClientFor) -> None:
    kept = made_by(cast, client_for(cast.carys))
    response = get(client_for(cast.eirlys), "recording_file", kept)
    assert bytes_of(response) == files().place(kept.pk).read_bytes()
    assert response["Content-Type"] == "audio/webm"
    assert response["Content-Length"] == str(kept.size)
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="bywyd-da.webm"'
    assert response["Cache-Control"] == "no-store"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "sandbox" in policy
    assert "script" not in policy
    address = reverse("recording_file", args=[kept.citizen_id, kept.pk])
    saved = client_for(cast.eirlys).get(address, {"save": "1"})
    opened.append(saved)
    assert saved["Content-Disposition"] == 'attachment; filename="bywyd-da.webm"'


def test_a_part_of_it(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    kept = made_by(cast, eirlys)
    whole = files().place(kept.pk).read_bytes()
    part = get(eirlys, "recording_file", kept, Range="bytes=100-199")
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 100-199/{len(whole)}")
    assert bytes_of(part) == whole[100:200]
    assert bytes_of(get(eirlys, "recording_file", kept, Range="bytes=-50")) == whole[-50:]
    outside = get(eirlys, "recording_file", kept, Range=f"bytes={len(whole)}-")
    assert (outside.status_code, outside["Content-Range"]) == (416, f"bytes */{len(whole)}")
    same = get(eirlys, "recording_file", kept, Range="bytes=0-9", **{"If-Range": part["ETag"]})
    assert same.status_code == 206
    other = get(eirlys, "recording_file", kept, Range="bytes=0-9", **{"If-Range": '"of-before"'})
    assert (other.status_code, bytes_of(other)) == (200, whole)
    head = eirlys.head(reverse("recording_file", args=[kept.citizen_id, kept.pk]))
    opened.append(head)
    assert (head.status_code, head["Content-Length"]) == (200, str(len(whole)))
    assert eirlys.post(reverse("recording_file", args=[kept.citizen_id, kept.pk])).status_code == 405


def test_hearing_it_is_a_look_and_going_on_in_it_is_none(cast: Cast, client_for: ClientFor) -> None:
    kept = made_by(cast, client_for(cast.eirlys))
    gwen = client_for(cast.gwen)

    def looks() -> int:
        with everything_open():
            return Look.objects.filter(user=cast.gwen, what="story").count()

    before = looks()
    get(gwen, "recording_file", kept, Range="bytes=0-")
    get(gwen, "recording_file", kept, Range="bytes=500-")
    assert looks() == before + 1


def test_all_but_the_first_byte_is_a_look_too(cast: Cast, client_for: ClientFor) -> None:
    kept = made_by(cast, client_for(cast.eirlys))
    get(client_for(cast.gwen), "recording_file", kept, Range="bytes=1-")
    with everything_open():
        assert Look.objects.filter(user=cast.gwen, what="story").count() == 1


def test_a_row_without_its_file(cast: Cast, client_for: ClientFor) -> None:
    lost = cast.hers[Recording, "everyone"]
    eirlys = client_for(cast.eirlys)
    assert get(eirlys, "recording", lost).status_code == 200
    assert get(eirlys, "recording_file", lost).status_code == 404


# What can be done with it


def post(client: Client, name: str, recording: Recording, **said: str) -> Any:
    return client.post(reverse(name, args=[recording.citizen_id, recording.pk]), said)


def test_the_words_are_changed_and_the_earlier_ones_are_kept(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    kept = made_by(cast, carys, made.a_photo(), words="The hill")
    assert post(carys, "recording_words", kept, words=" ").status_code == 422
    assert (
        post(carys, "recording_words", kept, words="A hill and the bench", base='{"words": "The hill"}').status_code
        == 302
    )
    page = text(get(client_for(cast.eirlys), "recording", kept))
    assert "Carys changed the words, today." in page
    assert "A hill and the bench" in page
    assert "The hill</blockquote>" in text(get(carys, "recording_earlier", kept))
    assert post(client_for(cast.gwen), "recording_words", kept, words="Mine").status_code == 403
    clash = post(carys, "recording_words", kept, words="The sea", base='{"words": "The hill"}')
    assert clash.status_code == 409
    assert 'class="voice' in text(
        carys.get(reverse("recording_words", args=[kept.citizen_id, made_by(cast, carys).pk]))
    )


def test_what_everybody_is_asked_to_do(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    kept = made_by(cast, eirlys, words="How to fit my splints")
    about = reverse("about_me", args=[cast.hers.citizen.pk])
    assert "How to fit my splints" not in text(eirlys.get(about))
    post(eirlys, "recording_please_do", kept, please_do="yes")
    page = text(eirlys.get(about))
    assert "How to fit my splints" in page
    assert reverse("recording", args=[cast.hers.citizen.pk, kept.pk]) in page
    assert f"{reverse('recording_new', args=[cast.hers.citizen.pk])}?please_do=1" in page
    assert "Please do it like this" in text(get(eirlys, "recording", kept))
    assert post(client_for(cast.gwen), "recording_please_do", kept, please_do="no").status_code == 403
    post(eirlys, "recording_please_do", kept, please_do="no")
    assert "How to fit my splints" not in text(eirlys.get(about))


def test_whoever_does_not_share_the_story_is_not_asked_for_more(cast: Cast, client_for: ClientFor) -> None:
    page = text(client_for(cast.ifan).get(reverse("about_me", args=[cast.hers.citizen.pk])))
    assert reverse("recording_new", args=[cast.hers.citizen.pk]) not in page


def test_it_is_taken_off_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    kept = made_by(cast, eirlys, words="Not this one")
    story = reverse("story", args=[cast.hers.citizen.pk])
    assert post(client_for(cast.gwen), "recording_put_away", kept).status_code == 403
    assert post(eirlys, "recording_put_away", kept)["Location"] == reverse("recording", args=[kept.citizen_id, kept.pk])
    assert "This was taken off." in text(get(eirlys, "recording", kept))
    assert "Not this one" not in text(eirlys.get(story))
    assert post(eirlys, "recording_put_back", kept).status_code == 302
    assert "Not this one" in text(eirlys.get(story))


def test_who_can_see_it_is_said_by_her_or_whoever_recorded_it(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    kept = made_by(cast, eirlys)
    address = reverse("recording", args=[kept.citizen_id, kept.pk])
    assert post(eirlys, "recording_who_can_see", kept, who_can_see="us")["Location"] == address
    assert get(client_for(cast.gwen), "recording", kept).status_code == 404
    assert eirlys.get(reverse("recording_who_can_see", args=[kept.citizen_id, kept.pk])).status_code == 200


# Taken away, and gone


def test_she_saves_each_of_them(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    kept = made_by(cast, eirlys, words="How the garden sounds")
    page = text(eirlys.get(reverse("rights", args=[cast.hers.citizen.pk])))
    assert f'href="{reverse("recording_file", args=[kept.citizen_id, kept.pk])}?save=1"' in page
    file = text(eirlys.post(reverse("download", args=[cast.hers.citizen.pk]), {"as": "html"}))
    assert "They are files of their own" in file
    assert "How the garden sounds" in file


def test_with_the_plan_go_its_files(cast: Cast, client_for: ClientFor) -> None:
    hers = made_by(cast, client_for(cast.eirlys))
    tomos = client_for(cast.tomos)
    tomos.post(reverse("recording_new", args=[cast.his.citizen.pk]), {"file": a_file(), "kind": "voice"})
    his = the_one()
    leaves(cast.hers.citizen, by=cast.eirlys)
    assert "    files of recordings: 1\n" in run("--dry-run")
    assert files().place(hers.pk).exists()
    assert "    files of recordings: 1\n" in run()
    assert list(files().all_of_them()) == [his.pk]


def grown_old() -> None:
    old = time.time() - A_DAY - 60
    for path in [*files().root.glob("*/*")]:
        os.utime(path, (old, old))


def test_a_file_that_belongs_to_no_plan_goes_after_a_day(cast: Cast, client_for: ClientFor) -> None:
    kept, lost = made_by(cast, client_for(cast.eirlys)), uuid.uuid4()
    with files().incoming() as copy:
        files().keep(copy, lost)
    (files().root / "incoming" / "cut-off").touch()
    assert "belongs to no plan" not in run()
    grown_old()
    assert f"A file that belongs to no plan: {lost}\n" in run("--dry-run")
    assert files().place(lost).exists()
    told = run()
    assert "A file that never arrived: " in told
    assert list(files().all_of_them()) == [kept.pk]
    assert list(files().root.glob("incoming/*")) == []


def test_the_files_of_another_database_are_left_alone(cast: Cast) -> None:
    for _ in range(11):
        with files().incoming() as copy:
            files().keep(copy, uuid.uuid4())
    grown_old()
    with pytest.raises(CommandError, match="belongs to this database"), everything_open():
        call_command("forget", "--dry-run")
    assert len(list(files().all_of_them())) == 11


def test_factories_make_rows_without_files(cast: Cast) -> None:
    with everything_open():
        recording: Any = factories.RecordingFactory(citizen=cast.hers.citizen)
    assert not files().place(recording.pk).exists()
