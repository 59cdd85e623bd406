"""Writing words down: once, never over somebody else's, with the marks carried along."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from conversations import actions
from conversations.models import Conversation, Kept, Matter, Telling
from networks.models import Connection, SupportRequest
from people.access import WhoCanSee
from people.models import User
from strengths.models import Strength
from tests.cast import Cast

AsUser = Callable[[User | None], AbstractContextManager[None]]
SAID = "I was in that choir for thirty-one years.\n\nI’ve got Gwen, and a Thursday is a long night."


def told(cast: Cast, by: User, words: str = SAID, **more: object) -> Conversation:
    saved = actions.save_words(
        by=by,
        citizen=cast.hers.citizen,
        conversation_id=uuid.uuid4(),
        words=words,
        question="What would a good life look like to you?",
        **more,  # type: ignore[arg-type]
    )
    assert isinstance(saved, Conversation)
    return saved


def test_sending_twice_stores_once(cast: Cast, as_user: AsUser) -> None:
    here = uuid.uuid4()
    with as_user(cast.carys):
        for _ in range(2):
            actions.save_words(by=cast.carys, citizen=cast.hers.citizen, conversation_id=here, words=SAID)
        assert Conversation.objects.filter(pk=here).count() == 1


def test_line_ends_and_accents_are_kept_in_one_form(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        assert told(cast, cast.carys, "one\r\ntwo w\u0302").words == "one\ntwo ŵ"


def test_what_somebody_else_wrote_is_never_overwritten(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        first = told(cast, cast.carys)

        def save(words: str, base: str) -> object:
            return actions.save_words(
                by=cast.carys,
                citizen=cast.hers.citizen,
                conversation_id=first.pk,
                words=words,
                base={"words": base},
            )

        assert isinstance(save("hers", SAID), Conversation)
        clash = save("mine", SAID)
        assert isinstance(clash, actions.Clash)
        assert clash.stored.words == clash.together.theirs["words"] == "hers"
        assert clash.together.mine["words"] == "mine"
        assert Conversation.objects.get(pk=first.pk).words == "hers"
        # The same words again are no clash, whatever they began from.
        assert isinstance(save("hers", SAID), Conversation)
        assert isinstance(save(clash.together.both["words"], "hers"), Conversation)
        assert Conversation.objects.get(pk=first.pk).words == "hers\nmine"


@pytest.mark.parametrize(
    ("kind", "model"),
    [("matter", Matter), ("strength", Strength), ("connection", Connection), ("request", SupportRequest)],
)
def test_words_become_one_thing_that_knows_where_it_came_from(
    kind: str, model: Any, cast: Cast, as_user: AsUser
) -> None:
    with as_user(cast.carys):
        conversation = told(cast, cast.carys, who_can_see=WhoCanSee.WORKERS)
        start = SAID.index("I’ve got Gwen")
        kept = actions.keep(
            by=cast.carys,
            conversation=conversation,
            kind=kind,
            quote="I’ve got Gwen,",
            start=start,
            end=start + 14,
        )
        assert kept is not None
        thing: Any = kept.thing
        assert type(thing) is model
        assert kept.kind == kind
        assert thing.words == "I’ve got Gwen"
        assert thing.who_can_see == WhoCanSee.WORKERS
        if kind == "connection":
            assert thing.name == "Gwen"


def test_a_word_that_is_no_kind_is_refused(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        conversation = told(cast, cast.carys)
        with pytest.raises(ValueError, match="score"):
            actions.keep(by=cast.carys, conversation=conversation, kind="score", quote="I", start=0, end=1)


def test_marks_move_with_their_words_or_let_go(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        conversation = told(cast, cast.carys)
        at = SAID.index("a Thursday is a long night")
        long_night = actions.keep(
            by=cast.carys,
            conversation=conversation,
            kind="matter",
            quote="a Thursday is a long night",
            start=at,
            end=at + 26,
        )
        choir = actions.keep(
            by=cast.carys, conversation=conversation, kind="strength", quote="thirty-one years", start=24, end=40
        )
        assert long_night
        assert choir
        changed = "👩‍👧 Well. " + SAID.replace("thirty-one years", "half my life")
        actions.save_words(
            by=cast.carys,
            citizen=cast.hers.citizen,
            conversation_id=conversation.pk,
            words=changed,
            base={"words": SAID},
        )
        long_night.refresh_from_db()
        choir.refresh_from_db()
        assert changed[long_night.start : long_night.end] == "a Thursday is a long night"
        assert (choir.start, choir.end, choir.quote) == (None, None, "thirty-one years")


def test_how_near_it_is_only_the_person_says(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "everyone"]
    with as_user(cast.eirlys):
        assert actions.tell(by=cast.eirlys, matter=matter, how=Telling.How.FURTHER, words="It rained.").how == "further"
    with as_user(cast.gwen), pytest.raises(PermissionError):
        actions.tell(by=cast.gwen, matter=matter, how=Telling.How.NEARER)
    with as_user(cast.gwen):
        assert actions.tell(by=cast.gwen, matter=matter, words="She hummed.").by == cast.gwen


def test_what_is_put_at_the_top_comes_first(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        last = actions.add_matter(by=cast.eirlys, citizen=cast.hers.citizen, words="My own front step.")
        assert Matter.objects.of(cast.hers.citizen).top_first().first() != last
        actions.put_at_the_top(by=cast.eirlys, matter=last)
        assert Matter.objects.of(cast.hers.citizen).top_first().first() == last


def test_a_conversation_told_closely_keeps_its_marks_close(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        conversation = told(cast, cast.carys, who_can_see=WhoCanSee.US)
        kept = actions.keep(by=cast.carys, conversation=conversation, kind="matter", quote="I was", start=0, end=5)
    assert kept
    for user, sees in ((cast.gwen, False), (cast.eirlys, True)):
        with as_user(user):
            assert Kept.objects.filter(pk=kept.pk).exists() is sees
            assert Matter.objects.filter(kept_from=kept).exists() is sees
