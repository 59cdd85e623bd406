"""The demo's people hold together: quotes are found, references resolve, answers come after askings."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from config.demo import said as briefly
from config.demo.crowd import EXTRA_WORKERS, MONTH, MONTHS, crowd
from config.demo.many import LIVE, WORKERS
from config.demo.shape import Conversation, Person
from config.demo.valley import ACCOUNTS, MORE_ACCOUNTS, PEOPLE, TEAMS
from conversations.questions import QUESTIONS_CY, QUESTIONS_EN

FORBIDDEN = (
    *(
        "assessment",
        "review",
        "referral",
        "signpost",
        "case",
        "client",
        "customer",
        "service user",
        "package",
    ),
    *("placement", "pathway", "journey", "waiting list", "eligibility", "needs", "outcomes", "risk level"),
    *("non-compliant", "submit", "mandatory"),
)
SAID = (
    briefly.QUOTES,
    briefly.TALES,
    *(tuple(of.values()) for of in (briefly.GIVES, briefly.PROMISES, briefly.NOT_KEPT)),
)
ALL_ACCOUNTS = (*ACCOUNTS, *MORE_ACCOUNTS, *EXTRA_WORKERS, *WORKERS)
EVERYTHING = (TEAMS, PEOPLE, ALL_ACCOUNTS, QUESTIONS_EN, QUESTIONS_CY, crowd(), SAID)
ACCOUNT_KEYS = {account.key for account in (*ACCOUNTS, *MORE_ACCOUNTS)}
WIDER = ("us", "workers", "everyone")

each_person = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.key)


def strings(thing: Any) -> Iterator[str]:
    """Every string in the data, however deep."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from strings(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name))


def things(person: Person) -> dict[str, dict[str, Any]]:
    """What can be kept, by what it is and by key."""
    return {
        "matter": {matter.key: matter for matter in person.matters},
        "strength": {strength.key: strength for strength in person.strengths},
        "connection": {connection.key: connection for connection in person.connections},
        "request": {request.key: request for request in person.requests},
    }


def keys_of(person: Person) -> list[str]:
    return [
        *(one.key for one in person.conversations),
        *(one.key for one in person.matters),
        *(one.key for one in person.strengths),
        *(one.key for one in person.connections),
        *(one.key for one in person.requests),
        *(one.key for one in what_came_after(person)),
    ]


def what_came_after(person: Person) -> list[Any]:
    return [*person.attempts, *person.pledges, *person.about_me, *person.listened, *person.act_offers]


def those_beside(person: Person) -> set[str]:
    """Accounts who may write: the person, whoever walks with them, their supporters."""
    return {person.account, person.walked_with_by, *(one.account for one in person.alongside)} - {""}


def test_accounts_of_the_demo_page() -> None:
    works = {account.key: account.works_as for account in ACCOUNTS}
    assert works == {
        "carys": "worker",
        "tomos": "worker",
        "eirlys": "",
        "gwen": "",
        "dai": "",
        "bethan": "worker",
        "megan": "manager",
        "nia": "administrator",
    }
    assert all(account.en and account.cy for account in ACCOUNTS)


def test_everybody_who_works_here_is_in_a_team_that_somebody_here_leads() -> None:
    working = {one.key: one for one in ALL_ACCOUNTS if one.works_as == "worker"}
    assert {one.team for one in working.values()} == {team.key for team in TEAMS}
    assert all(working[team.lead].team == team.key and not working[team.lead].has_left for team in TEAMS)
    # A worker who looks urgently is not who is told of it.
    assert not {"carys", "tomos"} & {team.lead for team in TEAMS}


def test_every_place_is_known() -> None:
    known = [place for team in TEAMS for place in team.places]
    assert len(set(known)) == len(known)
    lived_in = {person.place for person in PEOPLE} | {neighbour.place for neighbour in crowd()}
    assert lived_in <= set(known)
    assert all(set(LIVE[team.key]) <= set(team.places) for team in TEAMS)


def test_keys_are_unique() -> None:
    keys = Counter(account.key for account in ALL_ACCOUNTS)
    assert max(keys.values()) == 1
    people = Counter([*(person.key for person in PEOPLE), *(one.key for one in crowd())])
    assert max(people.values()) == 1
    parts = Counter(key for person in PEOPLE for key in keys_of(person))
    assert max(parts.values()) == 1


def test_carys_walks_with_seven_and_tomos_with_five() -> None:
    assert Counter(person.walked_with_by for person in PEOPLE) == {"carys": 7, "tomos": 5}
    assert sum(person.language == "cy" for person in PEOPLE) >= 5


def test_the_words_of_the_sketches() -> None:
    top = {person.key: matter.now for person in PEOPLE for matter in person.matters if matter.top}
    assert top["eirlys"] == "I want to be back in the choir by Christmas, and do my own shopping on a Friday."
    assert top["dai"] == "Stop sending people. One person who turns up, that would do me."
    assert top["shanelle"] == "My own front door. And Jaydn at the same school all year."
    assert top["gwilym"] == "I’d like to be useful again."
    eirlys = PEOPLE[0]
    assert [connection.paid for connection in eirlys.connections].count(False) == 10
    assert [connection.paid for connection in eirlys.connections].count(True) == 3


@each_person
def test_one_top_line(person: Person) -> None:
    assert [matter.top for matter in person.matters].count(True) == 1
    top = next(matter for matter in person.matters if matter.top)
    assert top.who_can_see == "everyone"


@each_person
def test_every_kept_quote_is_found_once_and_became_something(person: Person) -> None:
    made = things(person)
    refs = Counter(kept.ref for conversation in person.conversations for kept in conversation.kept)
    assert max(refs.values()) == 1
    for conversation in person.conversations:
        for kept in conversation.kept:
            assert conversation.words.count(kept.quote) == 1, kept.quote
            thing = made[kept.as_][kept.ref]
            assert thing.days == conversation.days, kept.ref
            if kept.as_ != "connection":
                assert WIDER.index(thing.who_can_see) <= WIDER.index(conversation.who_can_see), kept.ref


@each_person
def test_references_resolve(person: Person) -> None:
    beside = those_beside(person)
    assert beside <= ACCOUNT_KEYS
    matters = {matter.key for matter in person.matters}
    requests = {request.key for request in person.requests}
    writers = {conversation.by for conversation in person.conversations}
    writers |= {matter.by for matter in person.matters}
    writers |= {change.by for matter in person.matters for change in matter.changed}
    writers |= {telling.by for telling in person.tellings}
    writers |= {request.by for request in person.requests}
    writers |= {reply.by for request in person.requests for reply in request.replies}
    after: list[Any] = [*person.corrections, *person.translations, *what_came_after(person)]
    writers |= {one.by for one in after if hasattr(one, "by")}
    writers |= {one.by for attempt in person.attempts for one in attempt.happened}
    writers |= {strength.noticed_by for strength in person.strengths} - {""}
    assert writers <= beside
    assert {telling.matter for telling in person.tellings} <= matters
    assert {request.repeats for request in person.requests} - {""} <= requests


@each_person
def test_what_came_after_stands_on_what_was_there(person: Person) -> None:
    made, told = things(person), {one.key: one for one in person.conversations}
    for said in person.corrections:
        words, passage = (re.sub(r"\s+", " ", text) for text in (told[said.conversation].words, said.passage))
        assert passage in words, said
    for attempt in person.attempts:
        points_at = {("connection", attempt.someone), ("matter", attempt.matter), ("request", attempt.request)}
        points_at |= {("strength", key) for key in attempt.strengths} | {("connection", key) for key in attempt.people}
        assert all(key in made[kind] for kind, key in points_at if key), attempt.key
        assert (attempt.who == "someone") == bool(attempt.someone), attempt.key
        assert all(one.days <= attempt.days for one in attempt.happened), attempt.key
    for answer in person.listened:
        assert told[answer.conversation].days >= answer.days
        assert all(sentence in answer.words for sentence in answer.may_quote), answer.key
    for translation in person.translations:
        assert translation.language != told[translation.conversation].language


@each_person
def test_what_is_shared_and_given_stands_on_what_was_there(person: Person) -> None:
    made = things(person)
    connections, beside = set(made["connection"]), those_beside(person)
    named = {key for bond in person.bonds for key in (bond.one, bond.other)}
    named |= {key for circle in person.circles for key, _what in circle.members}
    named |= {key for strength in person.strengths for key in strength.helps}
    named |= {key for one in person.requests for key in (one.asked_in_life, *(help_.given_by for help_ in one.help))}
    named |= {reply.connection for one in person.requests for reply in one.replies}
    assert named - {""} <= connections
    pieces: list[Any] = [*person.bonds, *person.circles, *person.contributions]
    writers = {one.by for one in pieces}
    writers |= {one.by for circle in person.circles for one in circle.met}
    writers |= {one.by for request in person.requests for one in request.help}
    assert writers <= beside
    for request in person.requests:
        assert not request.towards or request.towards in made["matter"], request.key
        assert all(one.until_days is None or one.until_days <= one.since_days for one in request.help), request.key
        assert all(one.since_days <= request.days for one in request.help), request.key
    for one in person.contributions:
        assert {("request", one.request), ("strength", one.strength)} - {("request", ""), ("strength", "")} <= {
            (kind, key) for kind in ("request", "strength") for key in made[kind]
        }
        assert all(sentence in one.words for sentence in one.may_tell), one.key


@each_person
def test_only_the_person_says_what_they_promised(person: Person) -> None:
    assert all(one.by == person.account for one in person.pledges if one.by_them)
    assert all(one.why for one in person.pledges if one.not_kept_days is not None)


@each_person
def test_only_the_person_says_how_near_it_is(person: Person) -> None:
    for telling in person.tellings:
        assert bool(telling.how) == (telling.by == person.account), telling.words


@each_person
def test_nobody_answers_before_they_are_asked(person: Person) -> None:
    first = max(conversation.days for conversation in person.conversations)
    matters = {matter.key: matter for matter in person.matters}
    for request in person.requests:
        assert request.days <= first
        for reply in request.replies:
            assert 0 <= reply.days <= request.days, request.key
            if reply.promise:
                assert reply.promise.due_days <= reply.days, reply.promise
                kept = reply.promise.kept_days
                assert kept is None or 0 <= kept <= reply.days, reply.promise
        if request.verdict:
            assert 0 <= request.verdict.days <= request.days, request.key
    for matter in person.matters:
        days = [matter.days, *(change.days for change in matter.changed)]
        assert days == sorted(days, reverse=True)
        assert matter.days <= first
    for telling in person.tellings:
        assert 0 <= telling.days <= matters[telling.matter].days, telling.words
    days_of = {one.key: one.days for one in person.strengths} | {one.key: one.days for one in person.connections}
    assert all(0 <= days <= first for days in days_of.values()), days_of


@each_person
def test_conversations_read_as_conversations(person: Person) -> None:
    days = [conversation.days for conversation in person.conversations]
    assert days == sorted(days, reverse=True)
    assert len(days) >= 3
    assert max(days) >= 60
    for conversation in person.conversations:
        assert 60 <= len(conversation.words.split()) <= 220, (
            conversation.key,
            len(conversation.words.split()),
        )
        assert conversation.question in questions(conversation), conversation.key
        assert re.fullmatch(r"[0-2]\d:[0-5]\d", conversation.time)


def questions(conversation: Conversation) -> tuple[str, ...]:
    return QUESTIONS_CY if conversation.language == "cy" else QUESTIONS_EN


def test_a_broken_promise_and_an_unanswered_asking_are_there_to_see() -> None:
    promises = [
        (person.key, reply.promise.due_days)
        for person in PEOPLE
        for request in person.requests
        for reply in request.replies
        if reply.promise and reply.promise.kept_days is None
    ]
    assert ("shanelle", 3) in promises
    unanswered = [request.key for person in PEOPLE for request in person.requests if not request.replies]
    assert unanswered == ["nesta-benefits"]


def test_ten_ways_to_ask_in_each_language() -> None:
    for asked in (QUESTIONS_EN, QUESTIONS_CY):
        assert len(set(asked)) == len(asked) >= 10
        assert all(question.endswith(("?", ".")) for question in asked)
    assert len(QUESTIONS_EN) == len(QUESTIONS_CY)
    assert QUESTIONS_EN[0] == "What would a good life look like to you?"


def test_the_words_nobody_says_here() -> None:
    forbidden = re.compile(rf"\b({'|'.join(FORBIDDEN)})\b", re.IGNORECASE)
    assert [text for text in strings(EVERYTHING) if forbidden.search(text)] == []


def test_the_letters_are_clean() -> None:
    for text in strings(EVERYTHING):
        assert unicodedata.is_normalized("NFC", text), text
        assert not re.search(r"['\"“”]|  |\.\.\.", text), text
        assert text == text.strip()


def test_the_crowd_is_the_same_every_time() -> None:
    assert crowd() == crowd(1)
    assert crowd() != crowd(2)
    assert len(crowd()) == 70
    workers = {account.key for account in EXTRA_WORKERS}
    assert {one.walked_with_by for one in crowd()} == workers
    assert len({one.words for one in crowd()}) == len({one.name for one in crowd()}) == 70


@pytest.mark.parametrize("seed", range(1, 6))
def test_more_than_ten_people_in_every_month(seed: int) -> None:
    people = crowd(seed)
    for month in range(MONTHS):
        days = range(month * MONTH + 1, month * MONTH + MONTH + 1)
        assert sum(any(asked in days for _, asked, _ in one.requests) for one in people) > 12
        talked = [one for one in people if one.days in days or any(day in days for day, _ in one.later)]
        assert len(talked) > 12, (month, len(talked))


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_first_yes_came_sooner_since_seven_months_ago(seed: int) -> None:
    people = crowd(seed)
    requests = [request for one in people for request in one.requests]
    assert {30 <= wait <= 60 for _, asked, wait in requests if wait is not None and asked > 210} == {True}
    assert {5 <= wait <= 20 for _, asked, wait in requests if wait is not None and asked <= 210} == {True}
    for one in people:
        assert all(0 < asked <= one.days and (wait or 0) <= asked for _, asked, wait in one.requests)
        assert all(0 < day < one.days for day, _ in one.later)
