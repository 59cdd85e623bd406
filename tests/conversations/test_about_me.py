"""About me: eight headings, nobody writes twice, and one sheet that anybody may read."""

import html
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.about_me import Part, Sheet, Words, pdf
from conversations.models import AboutMe, Matter
from networks.models import Connection
from people.models import Citizen, Look, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.people.test_letters import glyphs, whole

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


def get(client: Client, name: str, citizen: Citizen, *args: Any, query: str = "") -> Any:
    return client.get(reverse(name, args=[citizen.pk, *args]) + query)


def post(client: Client, name: str, citizen: Citizen, *args: Any, **said: str) -> Any:
    return client.post(reverse(name, args=[citizen.pk, *args]), said)


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


def say(citizen: Citizen, heading: str, words: str, **more: Any) -> AboutMe:
    with everything_open():
        made: Any = factories.AboutMeFactory(
            citizen=citizen, heading=heading, words=words, **{"written_by": citizen.user, **more}
        )
    return made  # type: ignore[no-any-return]


def test_she_says_something_under_a_heading(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    page = text(get(client, "about_me", her))
    places = [page.index(str(label)) for label in AboutMe.Heading.labels]
    assert places == sorted(places)
    assert "What is a good day like? How can people tell when it is not one?" in page
    assert "What should somebody do first when they meet you?" not in page  # something is there already
    form = text(get(client, "about_me_new", her, query="?heading=wellness"))
    assert "What is a good day like?" in form
    answer = post(client, "about_me_new", her, heading="wellness", words="I hum.", helped_by="Gwen")
    assert answer["Location"] == reverse("about_me", args=[her.pk]) + "#wellness"
    with everything_open():
        made = AboutMe.objects.get(words="I hum.")
        assert (made.written_by, made.helped_by, made.who_can_see) == (cast.eirlys, "Gwen", "everyone")
    page = text(get(client, "about_me", her))
    assert "Supported to write this by Gwen" in page
    assert "What is a good day like?" not in page


def test_nothing_typed_is_lost_and_a_heading_can_be_chosen(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    assert post(client, "about_me_new", her, heading="also", words=" ").status_code == 422
    without = post(client, "about_me_new", her, words="Hwyl fawr")
    assert without.status_code == 422
    assert "Hwyl fawr" in text(without)
    assert "Choose what it is about." in text(without)
    assert text(get(client, "about_me_new", her)).count('type="radio" name="heading"') == 8
    assert get(client, "about_me_new", her, query="?heading=benefits").status_code == 404


def test_who_may_add_and_who_may_not(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    for name in ("carys", "gwen", "ifan"):
        said = f"By {name}."
        assert post(client_for(getattr(cast, name)), "about_me_new", her, heading="also", words=said).status_code == 302
        assert said in text(get(client_for(cast.eirlys), "about_me", her))
    for name in ("dai", "tomos", "former", "urien", "megan", "nia"):
        for page in ("about_me", "about_me_new", "about_me_paper"):
            assert get(client_for(getattr(cast, name)), page, her).status_code == 404
        assert post(client_for(getattr(cast, name)), "about_me_pdf", her).status_code == 404


def test_what_is_just_us_is_shown_to_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    say(her, "also", "Only for me.", who_can_see="us")
    say(her, "also", "For those who work here.", who_can_see="workers")
    assert "Only for me." in text(get(client_for(cast.eirlys), "about_me", her))
    assert "Only for me." not in text(get(client_for(cast.carys), "about_me", her))
    assert "For those who work here." in text(get(client_for(cast.carys), "about_me", her))
    assert "For those who work here." not in text(get(client_for(cast.gwen), "about_me", her))
    # On the sheet for anyone there is neither, whoever prints it.
    for name in ("eirlys", "carys", "gwen", "ifan"):
        page = text(get(client_for(getattr(cast, name)), "about_me_paper", her))
        assert "Only for me." not in page
        assert "For those who work here." not in page
    # Two of the cast's own, and these two.
    assert "4 things are told more privately" in text(get(client_for(cast.eirlys), "about_me_paper", her))


def test_what_stands_on_the_plan_need_not_be_said_again(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    with everything_open():
        factories.MatterFactory(citizen=her, words="To sing.", at_the_top_since=timezone.now(), who_can_see="us")
        factories.MatterFactory(citizen=her, words="The choir, above all.", at_the_top_since=timezone.now())
        near = {"citizen": her, "circle": Connection.Circle.CLOSEST}
        factories.ConnectionFactory(name="Mair", how_related="from chapel", **near)
        factories.ConnectionFactory(name="Hidden", who_can_see="us", **near)
        factories.ConnectionFactory(name="Nan", died=True, **near)
        factories.RecordingFactory(citizen=her, kind="film", words="How to fit my splints.", please_do=True)
        Citizen.objects.filter(pk=her.pk).update(how_to_talk="Slowly, please.")
    page = text(get(client_for(cast.eirlys), "about_me", her))
    for said in ("The choir, above all.", "From my plan", "Mair", "How to fit my splints.", "Slowly, please."):
        assert said in page
    for said in ("To sing.", "Hidden", "Nan"):
        assert said not in page
    sheet = text(get(client_for(cast.eirlys), "about_me_paper", her))
    assert "Mair, from chapel" in sheet
    assert "Ask me to show you the film." in sheet
    # With whom only a part is shared sees neither how best to talk with them nor who is close.
    for name in ("about_me", "about_me_paper"):
        ifans = text(get(client_for(cast.ifan), name, her))
        assert "The choir, above all." in ifans
        assert "Slowly, please." not in ifans
        assert "Mair" not in ifans
    # What she says here stands instead.
    say(her, "most_important", "My stairs.")
    say(her, "people", "Ask Mair first.")
    page = text(get(client_for(cast.eirlys), "about_me", her))
    assert "The choir, above all." not in page
    assert "From my plan" not in page


def test_changed_words_lead_back_here(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.eirlys), cast.hers.citizen
    one = say(her, "please_do", "Knock.")
    here = reverse("about_me", args=[her.pk])
    words = get(client, "aboutme_words", her, one.pk)
    base = words.context["form"]["base"].value() if "base" in words.context["form"].fields else ""
    assert post(client, "aboutme_words", her, one.pk, words="Knock twice.", base=base)["Location"] == here
    assert post(client, "aboutme_who_can_see", her, one.pk, who_can_see="workers")["Location"] == here
    assert post(client, "aboutme_who_can_see", her, one.pk).status_code == 422
    assert "Knock." in text(get(client, "aboutme_earlier", her, one.pk))
    assert post(client, "aboutme_put_away", her, one.pk).status_code == 200
    assert "Knock twice." not in text(get(client, "about_me", her))
    assert post(client, "aboutme_put_back", her, one.pk)["Location"] == here
    assert "Knock twice." in text(get(client, "about_me", her))
    assert post(client_for(cast.gwen), "aboutme_words", her, one.pk, words="No.").status_code == 404
    assert get(client_for(cast.dai), "aboutme_words", cast.his.citizen, one.pk).status_code == 404


def test_a_worker_is_asked_whose_words_they_are(cast: Cast, client_for: ClientFor) -> None:
    client, her = client_for(cast.carys), cast.hers.citizen
    post(client, "about_me_new", her, heading="also", words="Is non-compliant with her tablets.")
    assert "Whose words are these?" in text(get(client, "about_me", her))


def test_it_is_written_down_that_somebody_looked(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    get(client_for(cast.carys), "about_me_paper", her)
    post(client_for(cast.carys), "about_me_pdf", her)
    get(client_for(cast.eirlys), "about_me_paper", her)
    with everything_open():
        assert Look.objects.filter(citizen=her, what="about", user=cast.carys).count() == 2
        assert not Look.objects.filter(citizen=her, user=cast.eirlys).exists()


def test_after_a_death_it_is_read_and_nothing_is_added(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    with everything_open():
        factories.ClosingFactory(citizen=her, by=cast.carys, kind="died", died_on=timezone.localdate())
    page = text(get(client_for(cast.carys), "about_me", her))
    assert "Say something" not in page
    assert 'id="pdf"' not in text(get(client_for(cast.carys), "about_me_paper", her))
    assert post(client_for(cast.carys), "about_me_new", her, heading="also", words="x").status_code == 403


# On paper


def test_the_sheet_is_in_the_persons_language(cast: Cast, client_for: ClientFor) -> None:
    him = cast.his.citizen
    say(him, "also", "Dw i’n canu bas.", language="cy", helped_by="Nan")
    page = text(get(client_for(cast.tomos), "about_me_paper", him))
    assert '<article class="sheet about-me-sheet' in page
    sheet = page[page.index("<article") : page.index("</article>")]
    assert 'lang="cy"' in sheet[:100]
    assert "Cymraeg" in sheet
    assert "Dw i’n canu bas." in sheet
    assert sheet.count("Nan") == 1
    assert "Tomos" in sheet  # who wrote down what the cast has of him
    with everything_open():
        Citizen.objects.filter(pk=him.pk).update(language="pl")
    page = text(get(client_for(cast.tomos), "about_me_paper", him))
    assert "I speak Polski." in page


def test_the_sheet_says_nothing_of_any_service(cast: Cast, client_for: ClientFor) -> None:
    page = text(get(client_for(cast.eirlys), "about_me_paper", cast.hers.citizen))
    sheet = page[page.index("<article") : page.index("</article>")]
    assert "Eirlys" in sheet
    for word in ("Bywyd Da", "council", "worker", "plan", "support worker"):
        assert word not in sheet


def test_the_file_has_a_name_that_says_nothing(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    answer = post(client_for(cast.eirlys), "about_me_pdf", her)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="bywyd-da.pdf"'
    assert answer.content.startswith(b"%PDF")
    large = post(client_for(cast.eirlys), "about_me_pdf", her, large="1")
    assert large.content != answer.content


def test_words_that_nobody_has_letters_for(cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conversations.views.about_me.pdf", lambda sheet: None)
    client, her = client_for(cast.eirlys), cast.hers.citizen
    assert post(client, "about_me_pdf", her)["Location"] == reverse("about_me_paper", args=[her.pk])
    assert "Print the page instead." in text(get(client, "about_me_paper", her))


LONG = "I like to be asked, and not told, and I like to be asked first thing. "


def printed(times: int, *, large: bool = False, words: str = LONG, language: str = "en") -> Sheet:
    """A full sheet: seven headings with `times` sentences under each."""
    labels = [str(label) for label in AboutMe.Heading.labels]
    return Sheet(
        language=language,
        title="About me",
        name="Eirlys Ŵyn Tŷ-nant",
        speaks="I speak English.",
        first=Part(labels[0], [Words(LONG, "en", "ltr")]),
        parts=[Part(label, [Words(words * times, "cy", "ltr")]) for label in labels[1:]],
        supported_by="Supported to write this by Gwen.",
        dates="On paper since 23 November 2026.",
        large=large,
    )


def pages(file: bytes | None) -> int:
    assert file is not None
    return len(re.findall(rb"/Type\s*/Page\b", whole(file)))


@pytest.mark.parametrize("times", [1, 2, 3, 4])
def test_the_pdf_is_one_page_as_long_as_it_can_be_read(times: int) -> None:
    assert pages(pdf(printed(times))) == 1


def test_the_pdf_goes_on_rather_than_become_too_small() -> None:
    assert pages(pdf(printed(12))) > 1
    assert pages(pdf(printed(2, large=True))) > 1


def test_the_pdf_is_tagged_in_our_letters_and_the_persons() -> None:
    file = pdf(printed(1))
    assert file
    everything = whole(file)
    assert b"pdfuaid" in everything
    fonts = set(re.findall(rb"/FontName/[A-Z]{6}\+([\w-]+)", everything.replace(b" ", b"")))
    assert {font.partition(b"-")[0] for font in fonts} == {b"AtkinsonHyperlegibleNext", b"Literata"}
    assert glyphs(file)["Ŵ"] > 0


def test_words_cannot_be_markup() -> None:
    file = pdf(printed(1, words="#panic() *x* ]\nAnd a line."))
    assert file
    assert {"#", "*", "]"} <= set(glyphs(file))


def test_the_print_is_larger_where_there_is_room() -> None:
    sizes = [printed(times).size for times in (0, 1, 2, 3, 8)]
    assert sizes == sorted(sizes, key=["roomy", "", "close", "full"].index)
    assert sizes[0] == "roomy"
    assert sizes[-1] == "full"
    assert printed(1, large=True).size == "large"


def test_the_top_of_the_plan_is_not_taken_from_what_is_put_away(cast: Cast, client_for: ClientFor) -> None:
    her = cast.hers.citizen
    with everything_open():
        Matter.objects.filter(citizen=her).update(put_away_at=timezone.now())
    assert "What matters most to you?" in text(get(client_for(cast.eirlys), "about_me", her))
