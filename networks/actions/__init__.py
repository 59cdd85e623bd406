"""Every write about the people in a life, and what is asked for."""

from networks.actions.asking import (
    answer,
    ask,
    ask_again,
    know_someone,
    refuse_unless_theirs_to_say,
    reply,
    say_what_stood_in_the_way,
    withdraw,
)
from networks.actions.connections import add_connection, change_connection
from networks.actions.help import change_help, end_help, write_help
from networks.actions.promises import (
    keep_promise,
    may_say_it_was_kept,
    may_say_why,
    promise_again,
    refuse_unless_about_them,
    refuse_unless_promised_by,
    say_not_kept,
    unkeep_promise,
)

__all__ = [
    "add_connection",
    "answer",
    "ask",
    "ask_again",
    "change_connection",
    "change_help",
    "end_help",
    "keep_promise",
    "know_someone",
    "may_say_it_was_kept",
    "may_say_why",
    "promise_again",
    "refuse_unless_about_them",
    "refuse_unless_promised_by",
    "refuse_unless_theirs_to_say",
    "reply",
    "say_not_kept",
    "say_what_stood_in_the_way",
    "unkeep_promise",
    "withdraw",
    "write_help",
]
