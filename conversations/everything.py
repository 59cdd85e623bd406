"""Everything about one person, as data that they take with them.

The shape, which stays as it is (`shape` counts up when it changes). Words for keys; days and times in ISO 8601; people
by the name that they go by here and nothing else; choices as the words that the code has for them (people/access.py,
networks/models.py, conversations/models.py). What is not known is null, false or "".

    shape, made_at            1; when the file was made
    person                    called, full_name, language, how_to_talk, introduced_by, place, copy_for (who gets a copy
                              after their death), since, added_by
    sign_in                   name, email, mobile, language, since: only to whoever signs in with it; else null
    conversations[]           question, words, noticed, told_on, where, who_was_there; kept[]: words, start, end,
                              let_go_at, and the number of what they became: matter, strength, connection or request;
                              read_back[]: passage, words ("" is: that's right), language; translations[]: words,
                              language
    what_matters[]            words, keep_as_it_is, at_the_top_since; tellings[]: number, how, words, language,
                              answers (the number of another telling)
    good_at[]                 words
    people_in_my_life[]       name, how_related, words, kind, sector, circle, what_it_is_like, who_gives, paid, where,
                              far_away, since, not_in_touch, has_died
    asked_for[]               words, asked_before (a number), first_yes_at, ended_at, not_wanted_since;
                              replies[]: answer, words; promises[]: words, due, kept_at, not_kept_at, why_not;
                              verdicts[]: answer, words
    not_right[]               words, answer, answered_by, answered_at, right_since
    trying[]                  words, who, someone (a number), worker, by_when, for_what_matters, for_what_was_asked
                              (numbers), finished_at; draws_on[]: strength or connection (a number);
                              happened[]: words, learned, language
    said_they_would[]         words, by_the_person, said_by, due, kept_at, not_kept_at, why_not, instead_of (the number
                              of the same, promised before)
    recordings[]              words, kind, conversation (a number), please_do, content_type, bytes, seconds, width,
                              height; the files themselves are saved one by one
    about_me[]                heading, words
    did_we_listen[]           conversation (a number), answer, words; may_quote[]: words, taken_back_at
    offered_under_the_act[]   on, answer, words
    Each of these has also: number, who_can_see, written_by, written_at, language, supported_by, changed_by,
    changed_at, off_the_plan_since, and earlier[]. Each of their parts has: by, at, and earlier[].
    walking_alongside[]       name, walks_as, how_related, sees, since, until, why, ended_by, may_write_for_me,
                              earlier[]
    asked_to_come_in[]        name, as, asked_by, asked_at, how_related, sees, answer_by, answer, answered_at,
                              taken_back_at
    closed[]                  kind, by, at, died_on, delete_on, undone_by, undone_at
    who_has_looked[]          who, what, at
    urgent_looks[]            who, why, at, until
    earlier[]                 of the person: what was said otherwise before

    earlier[], everywhere     until, changed_by (of parts: left out), was (only what was different, under its key)

Only what the reader may see (`visible_to`): what the person told somebody else as *just us* is in their own file, and
in nobody else's; what another person told is in no file but theirs. In a fixed number of queries, and all in memory: a
stream would be written after the transaction that names the reader is over, and the wall would show nothing.
"""

import json
from collections import defaultdict
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils import timezone

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Conversation,
    Correction,
    DrawsOn,
    Happened,
    Kept,
    Listened,
    Matter,
    MayQuote,
    Pledge,
    PutRight,
    Recording,
    Telling,
    Translation,
)
from networks.models import Connection, Promise, Reply, SupportRequest, Verdict
from people.access import may_see
from people.models import Alongside, Citizen, Closing, Invitation, Look, UrgentLook, User
from people.views.pieces import goes_on
from strengths.models import Strength

# The key in the file → the column.
Shape = dict[str, str]

PERSON: Shape = {
    "called": "name",
    "full_name": "full_name",
    "language": "language",
    "how_to_talk": "how_to_talk",
    "introduced_by": "introduced_by",
    "place": "place",
    "copy_for": "copy_for",
    "since": "added_at",
    "added_by": "added_by_id",
}
SIGN_IN: Shape = {"name": "name", "email": "email", "mobile": "phone", "language": "language", "since": "joined"}
EVERY_PIECE: Shape = {
    "number": "id",
    "who_can_see": "who_can_see",
    "written_by": "written_by_id",
    "written_at": "written_at",
    "language": "language",
    "supported_by": "helped_by",
    "changed_by": "changed_by_id",
    "changed_at": "changed_at",
    "off_the_plan_since": "put_away_at",
}
EVERY_PART: Shape = {"by": "by_id", "at": "at"}
WORDS: Shape = {"words": "words"}
# The key → the pieces under it, and what each of them says.
PIECES: dict[str, tuple[Any, Shape]] = {
    "conversations": (
        Conversation,
        {
            "question": "question",
            **WORDS,
            "noticed": "noticed",
            "told_on": "when",
            "where": "where",
            "who_was_there": "who_was_there",
        },
    ),
    "what_matters": (
        Matter,
        {**WORDS, "keep_as_it_is": "keep_as_it_is", "at_the_top_since": "at_the_top_since"},
    ),
    "good_at": (Strength, WORDS),
    "people_in_my_life": (
        Connection,
        {
            "name": "name",
            "how_related": "how_related",
            **WORDS,
            "kind": "kind",
            "sector": "sector",
            "circle": "circle",
            "what_it_is_like": "tie",
            "who_gives": "gives",
            "paid": "paid",
            "where": "where",
            "far_away": "far",
            "since": "since",
            "not_in_touch": "ended",
            "has_died": "died",
        },
    ),
    "asked_for": (
        SupportRequest,
        {
            **WORDS,
            "asked_before": "repeats_id",
            "first_yes_at": "first_yes_at",
            "ended_at": "ended_at",
            "not_wanted_since": "withdrawn_at",
        },
    ),
    "not_right": (
        PutRight,
        {
            **WORDS,
            "answer": "answer",
            "answered_by": "answered_by_id",
            "answered_at": "answered_at",
            "right_since": "settled_at",
        },
    ),
    "trying": (
        Attempt,
        {
            **WORDS,
            "who": "done_by",
            "someone": "someone_id",
            "worker": "worker_id",
            "by_when": "due",
            "for_what_matters": "matter_id",
            "for_what_was_asked": "request_id",
            "finished_at": "finished_at",
        },
    ),
    "said_they_would": (
        Pledge,
        {
            **WORDS,
            "by_the_person": "by_them",
            "said_by": "said_by_id",
            "due": "due",
            "kept_at": "kept_at",
            "not_kept_at": "not_kept_at",
            "why_not": "why",
            "instead_of": "instead_of_id",
        },
    ),
    "recordings": (
        Recording,
        {
            **WORDS,
            "kind": "kind",
            "conversation": "conversation_id",
            "please_do": "please_do",
            "content_type": "content_type",
            "bytes": "size",
            "seconds": "seconds",
            "width": "width",
            "height": "height",
        },
    ),
    "about_me": (AboutMe, {"heading": "heading", **WORDS}),
    "did_we_listen": (Listened, {"conversation": "conversation_id", "answer": "answer", **WORDS}),
    "offered_under_the_act": (ActOffer, {"on": "on", "answer": "answer", **WORDS}),
}
# The piece → the keys of its parts: the parts under each, and what each of them says.
PARTS: dict[Any, dict[str, tuple[Any, Shape]]] = {
    Conversation: {
        "kept": (
            Kept,
            {
                "words": "quote",
                "start": "start",
                "end": "end",
                "matter": "matter_id",
                "strength": "strength_id",
                "connection": "connection_id",
                "request": "request_id",
                "let_go_at": "let_go_at",
            },
        ),
        "read_back": (Correction, {"passage": "passage", **WORDS, "language": "language"}),
        "translations": (Translation, {**WORDS, "language": "language"}),
    },
    Matter: {
        "tellings": (Telling, {"number": "id", "how": "how", **WORDS, "language": "language", "answers": "answers_id"})
    },
    Attempt: {
        "draws_on": (DrawsOn, {"strength": "strength_id", "connection": "connection_id"}),
        "happened": (Happened, {**WORDS, "learned": "learned", "language": "language"}),
    },
    Listened: {"may_quote": (MayQuote, {**WORDS, "taken_back_at": "taken_back_at"})},
    SupportRequest: {
        "replies": (Reply, {"answer": "kind", **WORDS}),
        "promises": (
            Promise,
            {**WORDS, "due": "due", "kept_at": "kept_at", "not_kept_at": "not_kept_at", "why_not": "why"},
        ),
        "verdicts": (Verdict, {"answer": "answer", **WORDS}),
    },
}
ALONGSIDE: Shape = {
    "name": "user_id",
    "walks_as": "walks_as",
    "how_related": "how_related",
    "sees": "parts",
    "since": "since",
    "until": "until",
    "why": "why",
    "ended_by": "ended_by_id",
    "may_write_for_me": "trusted",
}
INVITATION: Shape = {
    "name": "name",
    "as": "becomes",
    "asked_by": "asked_by_id",
    "asked_at": "asked_at",
    "how_related": "how_related",
    "sees": "parts",
    "answer_by": "until",
    "answer": "answer",
    "answered_at": "answered_at",
    "taken_back_at": "taken_back_at",
}
CLOSING: Shape = {
    "kind": "kind",
    "by": "by_id",
    "at": "at",
    "died_on": "died_on",
    "delete_on": "delete_on",
    "undone_by": "undone_by_id",
    "undone_at": "undone_at",
}
LOOK: Shape = {"who": "user_id", "what": "what", "at": "at"}
URGENT_LOOK: Shape = {"who": "user_id", "why": "why", "at": "at", "until": "until"}

USERS = {"user_id"} | {f"{who}by_id" for who in ("", "written_", "changed_", "answered_", "added_", "asked_", "ended_")}
USERS |= {"undone_by_id", "worker_id", "said_by_id"}
# Not told as a change: that something was changed is what `earlier` says.
NOT_A_CHANGE = {"number", "changed_by", "changed_at"}


def everything_about(user: User, citizen: Citizen) -> dict[str, Any]:
    """All that this user may see of this person, in the shape above."""
    names = dict(User.objects.visible_to(user).values_list("pk", "name"))

    def listed(model: Any, shape: Shape, order: str, **more: Any) -> list[dict[str, Any]]:
        rows = model.objects.visible_to(user).filter(citizen=citizen).order_by(order, "pk")
        return [said(row, shape, names) for row in rows]

    sign_in = said(user, SIGN_IN, names) if citizen.user_id == user.pk else None
    file: dict[str, Any] = {
        "shape": 1,
        "made_at": timezone.now(),
        "person": said(citizen, PERSON, names),
        "sign_in": sign_in,
    }
    for key, (model, shape) in PIECES.items():
        file[key] = pieces(user, citizen, model, shape, names)
    return file | {
        "walking_alongside": with_earlier(
            Alongside.objects.visible_to(user).filter(citizen=citizen).order_by("since", "pk"),
            versions_of(Alongside).filter(citizen=citizen),
            ALONGSIDE,
            names,
        ),
        "asked_to_come_in": listed(Invitation, INVITATION, "asked_at"),
        "closed": listed(Closing, CLOSING, "at"),
        "who_has_looked": listed(Look, LOOK, "at"),
        "urgent_looks": listed(UrgentLook, URGENT_LOOK, "at"),
        "earlier": earlier(list(versions_of(Citizen).filter(id=citizen.pk).order_by("pgh_id")), PERSON, names),
    }


def pieces(user: User, citizen: Citizen, model: Any, shape: Shape, names: dict[int, str]) -> list[dict[str, Any]]:
    """All of one kind, oldest first, each with its parts."""

    def rows_of(some: Any, order: str, its_shape: Shape) -> list[tuple[Any, dict[str, Any]]]:
        rows = list(some.objects.visible_to(user).of(citizen).order_by(order, "pk"))
        versions = versions_of(some).filter(may_see(user, some.PART), citizen=citizen)
        return list(zip(rows, with_earlier(rows, versions, its_shape, names), strict=True))

    found = rows_of(model, "written_at", {**EVERY_PIECE, **shape})
    by_pk = {row.pk: told for row, told in found}
    for key, (part, part_shape) in PARTS.get(model, {}).items():
        for told in by_pk.values():
            told[key] = []
        for row, told in rows_of(part, "at", {**EVERY_PART, **part_shape}):
            if whole := by_pk.get(getattr(row, f"{part.whole}_id")):
                whole[key].append(told)
    return list(by_pk.values())


def with_earlier(rows: Any, versions: Any, shape: Shape, names: dict[int, str]) -> list[dict[str, Any]]:
    of_row: dict[Any, list[Any]] = defaultdict(list)
    for version in versions.order_by("pgh_id"):
        of_row[version.pgh_obj_id].append(version)
    return [said(row, shape, names) | {"earlier": earlier(of_row[row.pk], shape, names)} for row in rows]


def versions_of(model: Any) -> Any:
    return model.pgh_event_model.objects.all()


def earlier(versions: list[Any], shape: Shape, names: dict[int, str]) -> list[dict[str, Any]]:
    """What was different before each change; one sitting of writing is one change."""
    found = []
    for before, after in pairwise(versions):
        if hasattr(after, "words") and before.words != after.words and goes_on(before, after):
            continue
        was, now = said(before, shape, names), said(after, shape, names)
        different = {key: was[key] for key in was if key not in NOT_A_CHANGE and was[key] != now[key]}
        if different:
            who = names.get(after.who_id, "")
            found.append({"until": after.pgh_created_at, "changed_by": who, "was": different})
    return found


def said(row: models.Model, shape: Shape, names: dict[int, str]) -> dict[str, Any]:
    """A row under the keys of the file."""
    told = {}
    for key, column in shape.items():
        value = getattr(row, column)
        if column in USERS:
            value = names.get(value, "")
        elif column == "circle":
            value = Connection.Circle(value).name.lower()
        told[key] = value
    return told


def as_json(file: dict[str, Any]) -> str:
    return json.dumps(file, ensure_ascii=False, indent=1, default=plain)


def plain(value: Any) -> str:
    """What JSON has no kind for: a time where people live, a day, an id."""
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
