"""What the forms in use ask: reading them, bringing them in, and counting what is asked again."""

import csv
import io
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from people.models import User
from study import asked_again, forms_counted
from study.actions import forms_in_use as actions
from study.asked_again import Form, Question, Totals, Why
from study.models import FormInUse, FormQuestion, Study
from study.wordings import key_of
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

Clients = Callable[[User], Client]

# The shape in which makers of forms keep them, in words of our own.
BUILT = [
    {
        "id": "first-contact",
        "name": "First contact",
        "themes": [
            {
                "id": "you",
                "name": "You",
                "steps": [
                    {
                        "id": "who",
                        "name": "Who you are",
                        "intro": "Nearly there",
                        "fields": [
                            {"question": "What is your name?", "type": "text", "required": True, "id": "name"},
                            {
                                "question": "Whom may we ring?",
                                "type": "repeaterGroup",
                                "itemName": "person",
                                "subfields": [
                                    {"question": "Telephone", "type": "text", "required": True, "id": "telephone"},
                                    {"question": "How you know them", "type": "text", "required": False},
                                ],
                            },
                        ],
                    }
                ],
            }
        ],
    },
    {
        "id": "home-visit",
        "name": "Home visit",
        "themes": [
            {
                "name": "Home",
                "steps": [
                    {"name": "Steps", "fields": [{"question": "what is your  name", "type": "text", "required": True}]},
                    {"name": "Bath", "fields": [{"question": "Can you get out of the bath?", "type": "radios"}]},
                ],
            }
        ],
    },
]
TABLE = """form,section,question,required
First contact,You,What is your name?,yes
First contact,You,Whom may we ring?,
Home visit,,what is your  name,ydy
"""


SAYS = "Two forms ask six things; three must be answered; five different questions; one of them in two forms or more."


def why(text: str) -> list[tuple[int | None, Why]]:
    return [(one.line, one.why) for one in asked_again.read(text).wrong]


# Reading


def test_a_table_is_read() -> None:
    first, home = asked_again.read(TABLE).forms
    assert first.name == "First contact"
    assert first.questions == (
        Question("What is your name?", "You", required=True),
        Question("Whom may we ring?", "You"),
    )
    assert home.questions[0].required


def test_what_is_built_is_read_with_its_groups_and_what_is_in_them() -> None:
    """A group is a question as each of its fields is: a person reads both. Hand-counted: 6 and 3."""
    forms = asked_again.read(json.dumps(BUILT)).forms
    assert asked_again.counted(forms) == Totals(forms=2, questions=6, required=3, different=5, again=1)
    assert [one.section for one in forms[0].questions] == ["You · Who you are"] * 4
    assert asked_again.read(json.dumps({"forms": BUILT})).forms == forms


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["form,question,required", "REQUIRED,Question, Form ", "Cwestiwn,ffurflen,Gofynnol"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_table_may_be_written_in_many_ways(delimiter: str, header: str, newline: str) -> None:
    names = header.split(",")
    cells = {"form": "First contact", "question": "What, if anything; helps?", "required": "Oes"}
    order = {"cwestiwn": "question", "ffurflen": "form", "gofynnol": "required"}
    out = io.StringIO()
    table = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    table.writerow(names)
    table.writerow([cells[order.get(name.strip().lower(), name.strip().lower())] for name in names])
    for before in ("", "\ufeff", newline):
        (form,) = asked_again.read(before + out.getvalue()).forms
        assert form == Form("First contact", (Question("What, if anything; helps?", required=True),))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_as_spreadsheets_save_it(encoding: str) -> None:
    text = "form,question\nCyswllt cyntaf,Beth yw’ch côd post?\n"
    assert asked_again.decoded(text.encode(encoding)) == text


def test_what_is_no_text_is_not_read() -> None:
    assert asked_again.decoded(b"PK\x03\x04\x00\x00") is None
    assert asked_again.decoded(b"\xff\xfe\x00") is None


@pytest.mark.parametrize("said", ["yes", "Y", "TRUE", "1", "ydy", "ie", "Oes", " x ", "*"])
def test_must_be_answered(said: str) -> None:
    assert asked_again.is_required(said) is True


@pytest.mark.parametrize("said", ["", "no", "N", "False", "0", "nac ydy", "na", None])
def test_need_not_be_answered(said: str) -> None:
    assert asked_again.is_required(said) is False


@pytest.mark.parametrize("said", ["perhaps", 2, [], 1.5])
def test_nobody_can_tell(said: object) -> None:
    assert asked_again.is_required(said) is None


def test_a_form_on_paper_is_one_question_a_line() -> None:
    (form,) = asked_again.from_lines("Blue badge", "Your name *\n\n  How far can you walk?\nWhy?*\n").forms
    assert form.questions == (
        Question("Your name", required=True),
        Question("How far can you walk?"),
        Question("Why?", required=True),
    )


# What is wrong, by line


def test_what_is_wrong_is_said_by_line_and_nothing_comes() -> None:
    text = 'form,question,required\nA,"two\nlines",yes\n\nA,,yes\n,Why?,no\nA,Why?,perhaps\nA,Why, oh why?,yes\n'
    text += f"A,{'long ' * 500},no\nA,Good,yes\n"
    read = asked_again.read(text)
    assert read.forms == ()
    assert [(one.line, one.why) for one in read.wrong] == [
        (5, Why.NO_QUESTION),
        (6, Why.NO_FORM_NAME),
        (7, Why.REQUIRED_OR_NOT),
        (8, Why.MORE_THAN_COLUMNS),
        (9, Why.TOO_LONG),
    ]


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    assert why('form,question\nA,Why?\nA,"When?\nA,Where?\n') == [(3, Why.NOT_A_TABLE)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", [(None, Why.NOTHING)]),
        (" \n ", [(None, Why.NOTHING)]),
        ("form,question\n", [(None, Why.NOTHING)]),
        ("name,age\nx,y\n", [(1, Why.NO_COLUMNS)]),
        ("[", [(1, Why.NOT_JSON)]),
        ("[" * 100_000, [(None, Why.NOT_JSON)]),
        ("[]", [(None, Why.NO_FORMS)]),
        ("[1]", [(None, Why.NO_FORM_NAME)]),
        ('[{"name": "A", "themes": 3}]', [(None, Why.NOT_AS_EXPECTED), (None, Why.EMPTY_FORM)]),
        ('[{"name": "A", "fields": [3]}]', [(None, Why.NOT_AS_EXPECTED), (None, Why.EMPTY_FORM)]),
        ('[{"name": "A", "fields": [{"type": "text"}]}]', [(None, Why.NO_QUESTION)]),
        ('[{"name": "A", "fields": [{"question": "\\ud800"}]}]', [(None, Why.UNREADABLE)]),
        ('[{"name": "A", "fields": [{"question": "Q", "required": 7}]}]', [(None, Why.REQUIRED_OR_NOT)]),
        ('[{"name": "A"}]', [(None, Why.EMPTY_FORM)]),
        ("x" * (asked_again.MOST_CHARACTERS + 1), [(None, Why.TOO_MUCH)]),
        ("form,question\n" + "A,Q\n" * (asked_again.MOST_QUESTIONS + 1), [(None, Why.TOO_MANY_QUESTIONS)]),
        (
            "form,question\n" + "".join(f"Form {n},Q\n" for n in range(asked_again.MOST_FORMS + 1)),
            [(None, Why.TOO_MANY_FORMS)],
        ),
    ],
)
def test_what_cannot_be_read_says_why(text: str, wrong: list[tuple[int | None, Why]]) -> None:
    assert why(text) == wrong


def test_two_forms_of_one_name_in_json_are_not_guessed_together() -> None:
    forms = [{"name": name, "fields": [{"question": "Q"}]} for name in ("First contact", "First  Contact")]
    assert why(json.dumps(forms)) == [(None, Why.TWICE)]


def test_forms_within_forms_without_end_are_refused() -> None:
    inside: Any = {"name": "A", "fields": []}
    for _ in range(30):
        inside = {"name": "A", "question": "Q", "fields": [inside]}
    assert Why.NOT_AS_EXPECTED in {one for _line, one in why(json.dumps([inside]))}


# What is counted as one

WORDS = st.lists(st.text(alphabet="abcdeŵŷ0123", min_size=1, max_size=6), min_size=1, max_size=6)
ASKED = st.builds(Question, st.sampled_from([f"Question {n}?" for n in range(8)]), st.just(""), st.booleans())
FORMS = st.lists(st.lists(ASKED, min_size=1, max_size=8), min_size=1, max_size=6).map(
    lambda forms: [Form(f"Form {n}", tuple(questions)) for n, questions in enumerate(forms)]
)


@given(WORDS, st.data())
def test_capitals_punctuation_and_spacing_make_no_other_question(words: list[str], data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from([" ", "  ", ", ", " - ", "\n", "\u00a0"]), min_size=6, max_size=6))
    said = "".join(word + gap for word, gap in zip(words, between, strict=False)) + data.draw(st.sampled_from("?.: !"))
    assert key_of(said.upper() if data.draw(st.booleans()) else said) == key_of(" ".join(words))


@given(WORDS, WORDS)
def test_other_words_are_another_question(some: list[str], others: list[str]) -> None:
    plain = [word.translate(str.maketrans("ŵŷ", "wy")) for word in some]
    same = plain == [word.translate(str.maketrans("ŵŷ", "wy")) for word in others]
    assert (key_of(" ".join(some)) == key_of(" ".join(others))) is same


@given(FORMS)
def test_what_is_written_as_a_table_is_read_back(forms: list[Form]) -> None:
    assert asked_again.read(asked_again.as_csv(forms)).forms == tuple(forms)


@given(FORMS, st.randoms())
def test_in_whatever_order_the_forms_come_the_counts_are_the_same(forms: list[Form], random: Any) -> None:
    before = asked_again.counted(forms)
    random.shuffle(forms)
    assert asked_again.counted(forms) == before
    assert before.again <= before.different <= before.questions
    assert before.required <= before.questions


@given(st.lists(st.sets(st.integers(0, 5))))
def test_what_two_forms_share_is_shared_both_ways(asked: list[set[int]]) -> None:
    pairs = asked_again.shared(asked)
    for (one, other), count in pairs.items():
        assert one < other
        assert count == sum({one, other} <= forms for forms in asked)


def test_merged_wordings_say_also_what_no_eye_sees() -> None:
    assert list(asked_again.merged(["Your name", "your name?", "Your  name", "your name?"])) == [
        ("Your name", 2),
        ("your name?", 1),
    ]


# On the pages

pytestmark = pytest.mark.django_db


def address(cast: Cast, name: str, *args: int) -> str:
    return reverse(name, args=[cast.studied[Study].pk, *args])


def page(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def bring(cast: Cast, client: Client, text: str) -> Any:
    """Look at what would come, and bring it."""
    looked = client.post(address(cast, "forms_bring"), {"text": text})
    assert looked.status_code == 200, looked.content.decode()
    return client.post(address(cast, "forms_bring"), {"bring": "on", "text": looked.context["text"]}, follow=True)


def names(cast: Cast, **more: Any) -> list[str]:
    with everything_open():
        return sorted(FormInUse.objects.filter(study=cast.studied[Study], **more).values_list("name", flat=True))


@pytest.fixture
def nothing_yet(cast: Cast) -> Cast:
    with everything_open():
        FormInUse.objects.all().delete()
    return cast


def test_one_sees_first_what_would_come(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    answer = client.post(address(nothing_yet, "forms_bring"), {"text": json.dumps(BUILT)})
    assert answer.status_code == 200
    said = answer.content.decode()
    assert (
        "Two forms ask six things; three must be answered; five different questions; one of them in two forms" in said
    )
    assert "Whom may we ring?" in said
    assert names(nothing_yet) == []


def test_then_it_comes_and_the_page_says_what_is_asked_again(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    said = bring(nothing_yet, client, json.dumps(BUILT)).content.decode()
    assert "Two forms are here now." in said
    assert (
        "Two forms ask six things; three must be answered; five different questions; one of them in two forms" in said
    )
    again = page(client, address(nothing_yet, "questions"))
    assert "in two forms" in again
    assert "“What is your name?”, “what is your name”" in again
    with everything_open():
        home = FormInUse.objects.get(name="Home visit")
        assert home.by == nothing_yet.urien
    one = page(client, address(nothing_yet, "form_in_use", home.pk))
    assert "It asks two things; one must be answered; one is asked in another form too." in one
    assert "Home · Bath" in one


def test_a_file_comes_as_well_as_text(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    file = SimpleUploadedFile("forms.csv", TABLE.encode("utf-16"))
    answer = client.post(address(nothing_yet, "forms_bring"), {"file": file})
    assert answer.status_code == 200
    assert "Two forms ask three things" in answer.content.decode()


def test_what_is_wrong_is_said_by_line_with_what_was_sent(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    wrong = TABLE + ",Why?,yes,\nHome visit,,,\n"
    for sent in ({"text": wrong}, {"file": SimpleUploadedFile("forms.csv", wrong.encode())}):
        answer = client.post(address(nothing_yet, "forms_bring"), sent)
        assert answer.status_code == 422
        said = answer.content.decode()
        assert "Line 5: The name of the form is missing." in said
        assert "Line 6: The question is missing." in said
        assert "Whom may we ring?" in said
    # Nor by saying at once that it should come.
    assert client.post(address(nothing_yet, "forms_bring"), {"bring": "on", "text": wrong}).status_code == 422
    assert names(nothing_yet) == []


def test_a_thousand_mistakes_are_counted(nothing_yet: Cast, client_for: Clients) -> None:
    wrong = "form,question\n" + "A,\n" * 1000
    answer = client_for(nothing_yet.urien).post(address(nothing_yet, "forms_bring"), {"text": wrong})
    said = answer.content.decode()
    assert "And 950 lines more." in said
    assert "Line 51:" in said
    assert "Line 52:" not in said


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "There is nothing in it yet."),
        ({"file": b""}, "There is nothing in it yet."),
        ({"file": b"PK\x03\x04\x00\x00"}, "This is no table and no JSON."),
        ({"file": b"form,question\n" + b"A,Why?\n" * 290_000}, "This file is larger than 2 MB."),
        ({"file": TABLE.encode(), "text": TABLE}, "There is a file, and text as well."),
    ],
)
def test_what_cannot_come_says_what_to_do(
    sent: dict[str, Any], said: str, nothing_yet: Cast, client_for: Clients
) -> None:
    if "file" in sent:
        sent = sent | {"file": SimpleUploadedFile("forms.csv", sent["file"])}
    answer = client_for(nothing_yet.urien).post(address(nothing_yet, "forms_bring"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_form_on_paper_is_typed_in(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    answer = client.post(address(nothing_yet, "form_new"), {"name": "", "words": "Your name*"})
    assert answer.status_code == 422
    assert "Your name*" in answer.content.decode()
    sent = {"name": "Blue badge", "words": "Your name*\nHow far can you walk?"}
    said = client.post(address(nothing_yet, "form_new"), sent, follow=True).content.decode()
    assert "It asks two things; one must be answered" in said


def test_brought_again_a_form_takes_the_place_of_the_one_before(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    bring(nothing_yet, client, TABLE)
    said = client.post(address(nothing_yet, "forms_bring"), {"text": "form,question\nHOME visit,New?\n"})
    assert "It takes the place of the one of this name that is here." in said.content.decode()
    brought = bring(nothing_yet, client, "form,question\nHOME visit,New?\n")
    assert names(nothing_yet, put_away_at=None) == ["First contact", "HOME visit"]
    assert names(nothing_yet) == ["First contact", "HOME visit", "Home visit"]
    # And that can be taken back at once.
    at = {"at": brought.content.decode().split('name="at" value="')[1].split('"')[0]}
    client.post(address(nothing_yet, "forms_bring_undo"), at)
    assert names(nothing_yet, put_away_at=None) == ["First contact", "Home visit"]
    # A second press changes nothing.
    client.post(address(nothing_yet, "forms_bring_undo"), at)
    assert names(nothing_yet, put_away_at=None) == ["First contact", "Home visit"]


def test_an_earlier_form_put_back_changes_places_with_the_later(nothing_yet: Cast, client_for: Clients) -> None:
    client = client_for(nothing_yet.urien)
    bring(nothing_yet, client, "form,question\nHome visit,Old?\n")
    bring(nothing_yet, client, "form,question\nHome visit,New?\n")
    with everything_open():
        old, new = FormInUse.objects.order_by("pk")
    client.post(address(nothing_yet, "forminuse_put_back", old.pk))
    with everything_open():
        assert FormInUse.objects.get(put_away_at=None).pk == old.pk
    away = client.post(address(nothing_yet, "forminuse_put_away", old.pk), follow=True).content.decode()
    assert address(nothing_yet, "forminuse_put_back", old.pk) in away
    assert address(nothing_yet, "form_in_use", new.pk) in away


@pytest.mark.parametrize("at", ["", "yesterday", "2026-11-01T10:00:00"])
def test_what_is_no_moment_takes_nothing_back(at: str, cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    page = client.post(address(cast, "forms_bring_undo"), {"at": at}, follow=True).content.decode()
    assert "Taken back" not in page
    with everything_open():
        assert FormInUse.objects.filter(put_away_at=None).count() == 1


def test_the_database_counts_as_the_pure_function_does(nothing_yet: Cast, client_for: Clients) -> None:
    texts = ["Your name?", "your name", "Why?", "Since when?", "Where", "Who lives with you?", "And then?"]
    forms = [
        Form(f"Form {n}", tuple(Question(texts[(n * k + k) % 7], required=k % 2 == 0) for k in range(n + 1)))
        for n in range(6)
    ]
    study = nothing_yet.studied[Study]
    with everything_open():
        rows = actions.bring_forms(by=nothing_yet.urien, study=study, forms=forms)
        assert forms_counted.totals(nothing_yet.urien, study) == asked_again.counted(forms)
        # One that is put away is counted no more.
        rows[-1].put_away_at = rows[-1].at
        rows[-1].save(update_fields=["put_away_at"])
        assert forms_counted.totals(nothing_yet.urien, study) == asked_again.counted(forms[:-1])
        counted = {one.name: (one.asks, one.must) for one in forms_counted.with_counts(nothing_yet.urien, study)}
    assert counted == {form.name: (len(form.questions), form.required) for form in forms[:-1]}


def test_what_is_asked_again_goes_on_over_pages_and_misses_nothing(nothing_yet: Cast, client_for: Clients) -> None:
    forms = [Form(f"Form {n}", tuple(Question(f"Question {k}?") for k in range(130 - n * 20))) for n in range(4)]
    study, client = nothing_yet.studied[Study], client_for(nothing_yet.urien)
    with everything_open():
        actions.bring_forms(by=nothing_yet.urien, study=study, forms=forms)
    url, seen = address(nothing_yet, "questions"), []
    while url:
        context = client.get(url).context
        seen += [(len(one.forms), key_of(one.words)) for _said, one in context["questions"]]
        url = context["more"]
    assert len(seen) == len(set(seen)) == 110
    assert [count for count, _key in seen] == sorted((count for count, _key in seen), reverse=True)


@pytest.mark.parametrize("name", ["forms_in_use", "questions", "forms_bring", "form_new"])
def test_another_team_finds_nothing(name: str, cast: Cast, client_for: Clients) -> None:
    for user in (cast.carys, cast.megan, cast.eirlys):
        page(client_for(user), address(cast, name), 404)
    assert client_for(cast.carys).post(address(cast, "forms_bring"), {"text": TABLE}).status_code == 404


def test_a_form_of_another_study_is_not_there(cast: Cast, client_for: Clients) -> None:
    with everything_open():
        other: Any = factories.FormInUseFactory(study__team=cast.urien.team, study__by=cast.urien)
    page(client_for(cast.urien), address(cast, "form_in_use", other.pk), 404)


MANY = 10_000


def test_ten_thousand_questions_come_soon_and_are_counted_in_as_many_queries(cast: Cast, client_for: Clients) -> None:
    client, study = client_for(cast.urien), cast.studied[Study]
    urls = [address(cast, name) for name in ("forms_in_use", "questions", "forms_bring")]
    urls.append(address(cast, "form_in_use", cast.studied[FormInUse].pk))

    def queries(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            page(client, url)
        return len(seen.captured_queries)

    forms = [
        Form(
            f"Form {n}",
            tuple(
                Question(f"Question number {(n * 700 + k) % 6000} of ours?", f"Part {k // 50}", required=k % 3 == 0)
                for k in range(MANY // 10)
            ),
        )
        for n in range(10)
    ]
    # As many more forms as there are already, and a question asked in two of them.
    with everything_open():
        actions.bring_forms(by=cast.urien, study=study, forms=[Form("A", (Question("Why?"),))] * 1)
        actions.bring_forms(by=cast.urien, study=study, forms=[Form("B", (Question("Why?"),))] * 1)
    before = [queries(url) for url in urls]
    began = time.perf_counter()
    text = asked_again.as_csv(forms)
    bring(cast, client, text)
    assert time.perf_counter() - began < 20
    with everything_open():
        assert FormQuestion.objects.filter(form__study=study).count() > MANY
    assert [queries(url) for url in urls] == before
    for url in urls:
        began = time.perf_counter()
        page(client, url)
        assert time.perf_counter() - began < 2
