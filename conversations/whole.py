"""Everything about one person that somebody may see, in one piece: for paper, for a copy, for an urgent look."""

from typing import Any

from conversations import trying
from conversations.asked import answers, give_names
from conversations.document import say_beside
from conversations.kinds import told_at
from conversations.models import (
    AboutMe,
    Attempt,
    Contribution,
    Conversation,
    DrawsOn,
    Happened,
    HelpsSomeone,
    Matter,
    MayTell,
    Pledge,
    PutRight,
    Recording,
    Telling,
    Towards,
)
from networks import words
from networks.models import Bond, CircleOfSupport, Connection, Member, Met, SupportRequest
from networks.together import as_one
from networks.views.life import by_circle
from people.access import WhoCanSee, everything
from people.models import Alongside, Citizen, User
from strengths.models import Strength


def whole(user: User, citizen: Citizen, *, only_everyone: bool = False, mine: bool | None = None) -> dict[str, Any]:
    """What `templates/conversations/_whole.html` shows, in as many queries however much there is.

    All of it is narrowed by `visible_to(user)`. `only_everyone` leaves out what was told more closely, also to this
    user. `mine` says it in the first person ("What matters to me"); left out, it does so on one's own.
    """
    mine = citizen.user_id == user.pk if mine is None else mine

    def of(model: Any, *related: str) -> Any:
        rows = model.objects.visible_to(user).of(citizen).select_related(*related)
        return rows.filter(who_can_see=WhoCanSee.EVERYONE) if only_everyone else rows

    def on_plan(model: Any, *related: str) -> Any:
        return of(model, *related).on_the_plan().order_by("written_at", "pk")

    alongside = list(
        Alongside.objects.visible_to(user).open().filter(citizen=citizen).select_related("user").order_by("since")
    )
    parts = shared_with(user, citizen, alongside)
    all_of_it = parts == set(everything())
    matters = list(on_plan(Matter, "written_by", "changed_by").top_first())
    give_out(matters, of(Telling, "by", "matter").order_by("at", "pk"), "matter_id", "told")
    connections = list(on_plan(Connection))
    for one in connections:
        one.between = words.between(one, citizen, own=mine)
    people = as_one(user, citizen, connections)
    strengths = list(on_plan(Strength, "written_by"))
    help_people(strengths, of(HelpsSomeone).filter(ended_at=None).order_by("at", "pk"), connections)
    given = list(on_plan(Contribution, "written_by"))
    if mine:
        # What they allow others to say is between them and us.
        give_out(given, of(MayTell).filter(taken_back_at=None).order_by("at", "pk"), "contribution_id", "allowed")
    attempts = list(on_plan(Attempt, "written_by", "worker"))
    trying.say_who(attempts, connections, citizen, own=mine)
    give_out(attempts, of(Happened, "by").order_by("at", "pk"), "attempt_id", "happenings")
    draw_on(attempts, of(DrawsOn).order_by("at", "pk"), strengths, connections)
    conversations = sorted(on_plan(Conversation, "written_by"), key=told_at, reverse=True)
    say_beside(user, citizen, conversations, mine=mine)
    return {
        "citizen": citizen,
        "mine": mine,
        "parts": parts,
        # With whom only a part is shared sees neither who else walks alongside, nor how best to talk with them.
        "how_to_talk": citizen.how_to_talk if all_of_it else "",
        "alongside": alongside if all_of_it else [a for a in alongside if a.user_id == user.pk],
        "top": matters[0] if matters else None,
        "matters": matters[1:],
        "about_me": by_heading(on_plan(AboutMe, "written_by")),
        "strengths": strengths,
        "given": given,
        "attempts": [one for one in attempts if one.finished_at is None],
        "tried": [one for one in attempts if one.finished_at],
        "connections": connections,
        "how_many": words.how_many(people),
        "circles": by_circle(people),
        "bonds": between_two(on_plan(Bond, "written_by"), connections, citizen),
        "support_circles": with_members(
            list(on_plan(CircleOfSupport, "written_by")),
            of(Member).filter(left_at=None).order_by("at", "pk"),
            of(Met, "by").order_by("on", "pk"),
            connections,
        ),
        **asked_for(
            user,
            on_plan(SupportRequest, "written_by", "asked_of"),
            of(Towards).order_by("at", "pk"),
            connections,
            matters,
            mine=mine,
        ),
        "pledges": list(on_plan(Pledge, "written_by", "said_by")),
        "conversations": conversations,
        "recordings": list(on_plan(Recording, "written_by")),
        "not_right": list(on_plan(PutRight, "written_by", "answered_by").filter(settled_at=None)),
    }


def shared_with(user: User, citizen: Citizen, alongside: list[Alongside]) -> set[str]:
    """The parts that are shown at all: all to the person, and in an urgent look, where no row says which."""
    mine = [row.parts for row in alongside if row.user_id == user.pk]
    if citizen.user_id == user.pk or not mine:
        return set(everything())
    return {part for parts in mine for part in parts}


def give_out(wholes: list[Any], parts: Any, key: str, name: str) -> None:
    """Each whole gets the parts that belong to it."""
    by_whole: dict[Any, list[Any]] = {}
    for part in parts:
        by_whole.setdefault(getattr(part, key), []).append(part)
    for one in wholes:
        setattr(one, name, by_whole.get(one.pk, []))


def draw_on(attempts: list[Any], rows: Any, strengths: list[Any], connections: list[Any]) -> None:
    """Each attempt gets the `strengths` and `people` it uses, as far as they stand on this paper themselves."""
    by_pk = {one.pk: one for one in attempts}
    for one in attempts:
        one.strengths, one.people = [], []
    here = {(thing._meta.model_name, thing.pk): thing for thing in [*strengths, *connections]}
    for row in rows:
        attempt = by_pk.get(row.attempt_id)
        strength, connection = here.get(("strength", row.strength_id)), here.get(("connection", row.connection_id))
        if attempt and strength:
            attempt.strengths.append(strength)
        if attempt and connection:
            attempt.people.append(connection)


def help_people(strengths: list[Any], rows: Any, connections: list[Any]) -> None:
    """Each strength gets whom it helps (`helps_whom`, their names), of those who stand on this paper."""
    here = {one.pk: one.name for one in connections}
    helps: dict[Any, list[str]] = {one.pk: [] for one in strengths}
    for row in rows:
        if row.strength_id in helps and row.connection_id in here:
            helps[row.strength_id].append(here[row.connection_id])
    for one in strengths:
        one.helps_whom = ", ".join(helps[one.pk])


def between_two(bonds: Any, connections: list[Any], citizen: Citizen) -> list[Any]:
    """What is between two who both stand on this paper."""
    here = {one.pk: one for one in connections}
    found = [bond for bond in bonds if bond.one_id in here and bond.other_id in here]
    for bond in found:
        bond.one, bond.other, bond.citizen = here[bond.one_id], here[bond.other_id], citizen
    return found


def with_members(circles: list[Any], members: Any, met: Any, connections: list[Any]) -> list[Any]:
    """Each circle gets who is in it (`here`), of those who stand on this paper, and what came up (`met_on`)."""
    here = {one.pk: one for one in connections}
    give_out(circles, [row for row in members if row.connection_id in here], "circle_id", "here")
    give_out(circles, met, "circle_id", "met_on")
    for circle in circles:
        for member in circle.here:
            member.connection = here[member.connection_id]
    return circles


def by_heading(pieces: Any) -> list[tuple[str, list[Any]]]:
    """About me, under the headings of its standard, in their order; those with nothing under them are left out."""
    every = list(pieces)
    headings = {heading: [one for one in every if one.heading == heading] for heading in AboutMe.Heading}
    return [(str(heading.label), ones) for heading, ones in headings.items() if ones]


def asked_for(
    user: User, rows: Any, towards: Any, people: list[Connection], matters: list[Any], *, mine: bool
) -> dict[str, list[Any]]:
    """What is asked for now and what came of the rest, each with what was answered in the order it happened."""
    requests = list(rows.prefetch_related(*answers(user)))
    give_names(requests, {one.pk: one for one in people}, own=mine, costs=False)
    here = {one.pk: one for one in matters}
    give_out(requests, [row for row in towards if row.matter_id in here], "request_id", "for_what")
    for asking in requests:
        moments = [
            *(("reply", one) for one in asking.replies.all()),
            *(("promise", one) for one in asking.promises.all()),
            *(("verdict", one) for one in asking.verdicts.all()),
        ]
        asking.what_for = [here[row.matter_id] for row in asking.for_what]
        asking.moments = sorted(moments, key=lambda moment: moment[1].at)
    return {
        "still_asked": [asking for asking in requests if asking.is_open],
        "ended": [asking for asking in requests if not asking.is_open],
    }
