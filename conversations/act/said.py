"""Where the lines of the page *What the Act asks* come from: all that was said, as far as the reader may see it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from conversations import act, tellings
from conversations.act import BARRIERS, CIRCUMSTANCES, OUTCOMES, STRENGTHS, Element, Line
from conversations.kinds import told_at
from conversations.models import (
    AboutMe,
    Attempt,
    Conversation,
    Correction,
    Happened,
    Kept,
    Matter,
    Pledge,
    Telling,
)
from networks import words
from networks.models import Connection, Promise, Reply, SupportRequest
from networks.together import as_one
from people.access import WhoCanSee, everything
from people.models import Citizen, User
from strengths.models import Strength

# Conversations that are gone through for cues, and their characters, newest first: more would make an old record a slow
# page, and the page says where it ended.
MANY, MUCH = 100, 30_000

Lines = Iterator[tuple[str, Line]]


class Said:
    """What one reader may see of one person, in fourteen queries however much there is."""

    def __init__(self, user: User, citizen: Citizen, parts: set[str]) -> None:
        self.user, self.citizen, self.parts = user, citizen, parts
        # Told before this day, and not gone through.
        self.not_before: datetime | None = None

    def elements(self) -> dict[str, Element]:
        lines: dict[str, list[Line]] = defaultdict(list)
        sources = (self.talk, self.conversations, self.about_me, self.people, self.matters, self.asked, self.strengths)
        for source in sources:
            for element, line in source():
                lines[element].append(line)
        return {element: act.lined_up(lines[element]) for element in act.ELEMENTS}

    def of(self, model: Any, *related: str) -> Any:
        return model.objects.visible_to(self.user).of(self.citizen).select_related(*related)

    def on_plan(self, model: Any, *related: str) -> Any:
        return self.of(model, *related).on_the_plan()

    def page(self, name: str, pk: Any = None, where: str = "") -> str:
        args = [self.citizen.pk] if pk is None else [self.citizen.pk, pk]
        return reverse(name, args=args) + where

    def put_down(self, piece: Any, url: str, **more: Any) -> Line:
        """A piece, in the person's words."""
        said = {"words": piece.words, "language": piece.language, "by": piece.written_by, "how": "put"}
        its = {"at": piece.written_at, "just_us": piece.who_can_see == WhoCanSee.US}
        return Line(url=url, **{**said, **its, **more})

    def bearing(self, text: str, line: Line) -> Lines:
        """Each sentence with a cue, as a line like this one."""
        for element, found in act.by_cues(text).items():
            for sentence in found:
                yield element, Line(**{**vars(line), "words": sentence})

    def talk(self) -> Lines:
        # With whom only a part is shared does not see it (plan.py).
        if self.citizen.how_to_talk and self.parts == set(everything()):
            added, language = self.citizen.added_at, self.citizen.language
            yield CIRCUMSTANCES, Line(added, self.page("about"), words=self.citizen.how_to_talk, language=language)

    def conversations(self) -> Lines:
        """What was said; where the person has put a passage right, what they say now instead."""
        put_right: dict[Any, list[Correction]] = defaultdict(list)
        for one in self.of(Correction, "by").exclude(words=""):
            put_right[one.conversation_id].append(one)
        left = MUCH
        newest = self.on_plan(Conversation, "written_by").order_by("-written_at", "-pk")[: MANY + 1]
        for n, told in enumerate(newest):
            if left <= 0 or n == MANY:
                self.not_before = told.written_at
                return
            left -= len(told.words)
            how = "put" if told.written_by_id == self.citizen.user_id else "heard"
            line = self.put_down(told, self.page("read_back", told.pk), how=how, at=told_at(told))
            words = told.words
            for one in put_right[told.pk]:
                words = words.replace(one.passage, "\n\n")
                yield from self.bearing(one.words, self.added(one, line.url, how=how))
            yield from self.bearing(words, line)

    def about_me(self) -> Lines:
        for one in self.on_plan(AboutMe, "written_by"):
            element = OUTCOMES if one.heading == AboutMe.Heading.MOST_IMPORTANT else CIRCUMSTANCES
            url = self.page("about_me", where=f"#{one.heading}")
            yield element, self.put_down(one, url, told=one.get_heading_display())

    def people(self) -> Lines:
        """How many there are in their life; and who is not paid to be there, and gives."""
        people = as_one(self.user, self.citizen, self.on_plan(Connection, "written_by").order_by("written_at", "pk"))
        here = [one for one in people if not one.ended and not one.died]
        if here:
            last = max(one.written_at for one in here)
            yield CIRCUMSTANCES, Line(last, self.page("life"), told=words.how_many(here))
        for one in here:
            if not one.paid and one.gives != Connection.Gives.ME:
                who = f"{one.name}, {one.how_related}" if one.how_related else one.name
                told = f"{who}. {words.between(one, self.citizen, own=False)}"
                yield STRENGTHS, self.put_down(one, self.page("someone", one.pk), words="", told=told)

    def matters(self) -> Lines:
        """What matters, how it is going at the person's word, what is tried and what came of it."""
        kept = Exists(Kept.objects.filter(matter=OuterRef("pk")))
        for matter in self.on_plan(Matter, "written_by").annotate(was_kept=kept):
            told = _("Keep this as it is.") if matter.keep_as_it_is else ""
            url = self.page("matter", matter.pk)
            yield OUTCOMES, self.put_down(matter, url, told=told)
            if not matter.was_kept:
                yield from self.bearing(matter.words, self.put_down(matter, url))
        for telling in self.of(Telling, "by", "matter").filter(matter__put_away_at=None):
            if tellings.is_theirs(telling, self.citizen):
                url = self.page("matter", telling.matter_id, f"#telling-{telling.pk}")
                yield OUTCOMES, self.added(telling, url, how="put", told=str(telling.how_in_words))
                yield from self.bearing(telling.words, self.added(telling, url, how="put"))
        for attempt in self.on_plan(Attempt, "written_by"):
            ours = {"words": "", "told": attempt.words} if attempt.written_by.works_as else {}
            yield OUTCOMES, self.put_down(attempt, self.page("attempt", attempt.pk), **ours, how="own")
        for one in self.of(Happened, "by", "attempt").filter(attempt__put_away_at=None):
            url = self.page("attempt", one.attempt_id, f"#happened-{one.pk}")
            ours = {"words": "", "told": one.words} if one.by.works_as else {}
            yield OUTCOMES, self.added(one, url, **ours)
            if not ours:
                yield from self.bearing(one.words, self.added(one, url))
            elif act.has_cue(BARRIERS, one.words):
                yield BARRIERS, self.added(one, url, **ours)

    def added(self, part: Any, url: str, **more: Any) -> Line:
        """What somebody added to a piece, under their own name."""
        said = {"words": part.words, "language": part.language, "by": part.by, "how": "own"}
        return Line(part.at, url, **{**said, "just_us": part.who_can_see == WhoCanSee.US, **more})

    def asked(self) -> Lines:
        """What is asked for and has not come: nobody has said yes, somebody could not, a promise was not kept."""
        because: dict[int, list[str]] = defaultdict(list)
        for reply in self.of(Reply, "by").filter(kind=Reply.Kind.NOT_ME).order_by("at", "pk"):
            who = _("%(who)s cannot, because:") % {"who": reply.by.first_name}
            because[reply.request_id].append(f"{who} {reply.words}")
        for asking in self.on_plan(SupportRequest, "written_by").still_asked():
            nobody = [] if asking.first_yes_at else [_("Nobody has said yes yet.")]
            if told := [*nobody, *because[asking.pk]]:
                yield BARRIERS, self.put_down(asking, self.page("request", asking.pk), told=" ".join(told))
        promised = self.of(Promise, "by").filter(request__put_away_at=None).not_yet_kept()
        for one in [*promised, *self.of(Pledge, "said_by").not_yet_kept()]:
            if one.is_broken and not one.by_them:
                yield BARRIERS, self.not_kept(one)

    def not_kept(self, promise: Any) -> Line:
        is_answer = isinstance(promise, Promise)
        url = self.page("request", promise.request_id) if is_answer else self.page("pledge", promise.pk)
        said = [words.promised(promise, self.user), _("That has not happened yet."), promise.why]
        told = " ".join(part for part in said if part)
        at = promise.at if is_answer else promise.written_at
        return Line(at, url, told=told, just_us=promise.who_can_see == WhoCanSee.US)

    def strengths(self) -> Lines:
        for strength in self.on_plan(Strength, "written_by"):
            yield STRENGTHS, self.put_down(strength, self.page("plan", where=f"#strength-{strength.pk}"))
