"""Everything about one person, as data that they take with them.

The shape, which stays as it is (`shape` counts up when it changes). Words for keys; days and times in ISO 8601; people
by the name that they go by here and nothing else; choices as the words that the code has for them (people/access.py,
networks/models.py, conversations/models.py). What is not known is null, false or "".

    shape, made_at            2; when the file was made
    person                    called, full_name, language, how_to_talk, introduced_by, place, copy_for (who gets a copy
                              after their death), since, added_by
    sign_in                   name, email, mobile, language, since: only to whoever signs in with it; else null
    conversations[]           question, words, noticed, told_on, where, who_was_there; kept[]: words, start, end,
                              let_go_at, and the number of what they became: matter, strength, connection or request;
                              read_back[]: passage, words ("" is: that's right), language; translations[]: words,
                              language
    what_matters[]            words, keep_as_it_is, at_the_top_since; tellings[]: number, how, words, language,
                              answers (the number of another telling)
    good_at[]                 words; helps[]: someone (a number), ended_at
    changed_for_the_place[]   words, asked_for, good_at (numbers, of what it came of); may_tell[]: words, taken_back_at
    people_in_my_life[]       name, how_related, words, kind, sector, circle, what_it_is_like, who_gives, paid, where,
                              far_away, since_year, not_in_touch, has_died, knows_about_the_plan; same_as[]:
                              two_since (that somebody said that another entry is the same person, or that they are
                              two); has_a_plan[]: undone_at (that they have a plan here too). Of the other person there
                              is nothing here
    who_knows_whom[]          words, one, other (numbers of people_in_my_life)
    circles[]                 words, meets; members[]: someone (a number), words, left_at; met[]: on, words, language
    asked_for[]               words, asked_of, asked_in_my_life (a number), asked_before (a number), first_yes_at,
                              ended_at, not_wanted_since; for_what_matters[]: matter (a number); replies[]: answer,
                              words, someone (a number); promises[]: words, due, kept_at, not_kept_at, why_not;
                              verdicts[]: answer, words; help[]: number, kind, words, given_by (a number),
                              hours_a_week, cost_a_week (null to those close to the person), since, until
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

from conversations.file_shape import (
    ALONGSIDE,
    CLOSING,
    EVERY_PART,
    EVERY_PIECE,
    INVITATION,
    LOOK,
    NOT_A_CHANGE,
    PARTS,
    PERSON,
    PIECES,
    SIGN_IN,
    URGENT_LOOK,
    USERS,
    Shape,
)
from networks.models import Connection, Help
from people.access import may_see
from people.models import Alongside, Citizen, Closing, Invitation, Look, UrgentLook, User
from people.views.pieces import goes_on


def everything_about(user: User, citizen: Citizen) -> dict[str, Any]:
    """All that this user may see of this person, in the shape above."""
    names = dict(User.objects.visible_to(user).values_list("pk", "name"))

    def listed(model: Any, shape: Shape, order: str, **more: Any) -> list[dict[str, Any]]:
        rows = model.objects.visible_to(user).filter(citizen=citizen).order_by(order, "pk")
        return [said(row, shape, names) for row in rows]

    sign_in = said(user, SIGN_IN, names) if citizen.user_id == user.pk else None
    file: dict[str, Any] = {
        "shape": 2,
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
            if part is Help and not sees_costs(user, citizen):
                told["cost_a_week"] = None
            if whole := by_pk.get(getattr(row, f"{part.whole}_id")):
                whole[key].append(told)
    return list(by_pk.values())


def sees_costs(user: User, citizen: Citizen) -> bool:
    """What help costs is between the person and those who work here; no change of a row changes it."""
    return user.pk == citizen.user_id or bool(user.works_as)


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
