"""A promise as the pages show it: in words, whose it is to put right, and what the reader may say of it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from networks import actions, words
from networks.forms.asking import AgainForm, WhyForm
from networks.models import Promise
from people.models import User


def in_words(promise: Any, user: User, *, speaks: bool = False) -> Any:
    """`said` and `until`, whether it is `ours` to keep, and whether the reader may say how it went.

    Ours is what somebody who works here said, or the reader. `speaks`: whether the reader may speak for the person.
    """
    promise.said = words.promised(promise, user)
    promise.what = words.what(promise)
    promise.until = f", {words.by_when(promise.due)}" if promise.due else ""
    works_here = not promise.by_them and bool(promise.said_by.works_as)
    promise.ours = works_here or (promise.said_by_id == user.pk and not promise.by_them)
    promise.long_gone = is_long_gone(promise)
    promise.for_us_to_put_right = works_here and promise.is_broken
    promise.may_be_marked = actions.may_say_it_was_kept(user, promise, speaks=speaks)
    return promise


def is_long_gone(promise: Any) -> bool:
    """Whether its day needs more than its name: of yesterday all is said with the word."""
    return bool(promise.due) and (timezone.localdate() - promise.due).days > 1


def settle(promises: Iterable[Any]) -> None:
    """`settled`: of the promises of one request, those that were not kept and have been promised again since."""
    rows = list(promises)
    for one in rows:
        one.settled = bool(one.not_kept_at) and any(is_again(other, one) for other in rows)


def is_again(later: Promise, one: Promise) -> bool:
    """As the database says it: models.promised_again."""
    same = (later.by_id, later.words) == (one.by_id, one.words) and later.pk != one.pk
    return same and one.not_kept_at is not None and later.at >= one.not_kept_at


def with_answers(promise: Any, user: User, *, speaks: bool, bound: Any = None) -> None:
    """The forms that stand beside it: why it was not kept, and the same for another day. `bound`: one not kept yet."""
    promise.why_form = promise.again_form = None
    if promise.settled or not actions.may_say_why(user, promise, speaks=speaks):
        return
    ids = f"{promise._meta.model_name}_{promise.pk}_%s"
    promise.why_form = bound if isinstance(bound, WhyForm) else WhyForm(initial={"why": promise.why}, auto_id=ids)
    promise.again_form = bound if isinstance(bound, AgainForm) else AgainForm(auto_id=ids)
