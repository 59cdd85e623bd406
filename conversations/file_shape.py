"""Which columns stand under which keys in the file with everything about one person (conversations/everything.py)."""

from typing import Any

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Correction,
    DrawsOn,
    Happened,
    HelpsSomeone,
    Kept,
    Listened,
    Matter,
    MayQuote,
    MayTell,
    Pledge,
    PutRight,
    Recording,
    Telling,
    Towards,
    Translation,
)
from networks.models import (
    Bond,
    CircleOfSupport,
    Connection,
    HasPlan,
    Help,
    Member,
    Met,
    Promise,
    Reply,
    SamePerson,
    SupportRequest,
    Verdict,
)
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
    "changed_for_the_place": (Contribution, {**WORDS, "asked_for": "request_id", "good_at": "strength_id"}),
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
            "since_year": "since_year",
            "not_in_touch": "ended",
            "has_died": "died",
            "knows_about_the_plan": "knows_the_plan",
        },
    ),
    "who_knows_whom": (Bond, {**WORDS, "one": "one_id", "other": "other_id"}),
    "circles": (CircleOfSupport, {**WORDS, "meets": "meets"}),
    "asked_for": (
        SupportRequest,
        {
            **WORDS,
            "asked_of": "asked_of_id",
            "asked_in_my_life": "asked_in_life_id",
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
    Strength: {"helps": (HelpsSomeone, {"someone": "connection_id", "ended_at": "ended_at"})},
    Contribution: {"may_tell": (MayTell, {**WORDS, "taken_back_at": "taken_back_at"})},
    # Of the other person there is nothing: what is of them is in their own file.
    Connection: {
        "same_as": (SamePerson, {"two_since": "parted_at"}),
        "has_a_plan": (HasPlan, {"undone_at": "undone_at"}),
    },
    CircleOfSupport: {
        "members": (Member, {"someone": "connection_id", **WORDS, "left_at": "left_at"}),
        "met": (Met, {"on": "on", **WORDS, "language": "language"}),
    },
    SupportRequest: {
        "for_what_matters": (Towards, {"matter": "matter_id"}),
        "replies": (Reply, {"answer": "kind", **WORDS, "someone": "connection_id"}),
        "promises": (
            Promise,
            {**WORDS, "due": "due", "kept_at": "kept_at", "not_kept_at": "not_kept_at", "why_not": "why"},
        ),
        "verdicts": (Verdict, {"answer": "answer", **WORDS}),
        "help": (
            Help,
            {
                "number": "id",
                "kind": "kind",
                **WORDS,
                "given_by": "given_by_id",
                "hours_a_week": "hours_a_week",
                "cost_a_week": "cost_a_week",
                "since": "since",
                "until": "until",
            },
        ),
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
USERS |= {"undone_by_id", "worker_id", "said_by_id", "asked_of_id"}
# Not told as a change: that something was changed is what `earlier` says.
NOT_A_CHANGE = {"number", "changed_by", "changed_at"}
