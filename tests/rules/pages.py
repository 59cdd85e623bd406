"""The pages that a person opens, who opens them, and the number of queries that each costs."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import URLPattern, get_resolver, reverse

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Listened,
    Matter,
    Pledge,
    PutRight,
    Recording,
)
from networks.models import Bond, CircleOfSupport, Connection, Help, SupportRequest
from outcomes import models as published
from people.models import Place, UrgentLook
from strengths.models import Strength
from study.models import Condition, Demand, FormInUse, Note, Step, Stopping, Study, Walk
from tests.cast import Cast
from tests.conftest import everything_open

# Addresses that only take a form, or answer with no page of their own.
NO_PAGE = {
    "home", "up", "sign_out", "leave", "set_language", "demo_be", "conversation_new",
    "at_the_top", "reply", "verdict", "withdrawal", "ask_again", "promise_kept", "promise_not_kept",
}  # fmt: skip
NO_PAGE |= {
    "sign_in_code", "sign_in_again", "sign_in_passkey", "second_factor", "my_new_address", "who_reads_email",
    "who_reads_mobile", "remove_key", "sign_out_everywhere", "demo_outbox", "spare_codes",
}  # fmt: skip
NO_PAGE |= {"download", "pause", "open_again", "keep_plan", "copy_for", "settled", "not_died"}
NO_PAGE |= {"come_in_invitation", "letter_pdf", "take_back", "send_again"}
NO_PAGE |= {"share_again", "ask_no_longer", "asked_to_walk"}
NO_PAGE |= {"act_offer"}
NO_PAGE |= {"recording_file", "recording_please_do"}
NO_PAGE |= {"attempt_finished", "attempt_again"}
NO_PAGE |= {"let_go", "keep_again", "show_where"}
NO_PAGE |= {"promise_unkept", "promise_again", "pledge_kept", "pledge_not_kept", "pledge_unkept", "pledge_again"}
NO_PAGE |= {"places", "worker_end_sessions", "worker_new_keys", "worker_back"}
NO_PAGE |= {"story_pdf"}
NO_PAGE |= {"life_svg", "life_png"}
NO_PAGE |= {"ask_here", "help_ended"}
NO_PAGE |= {"told"}
NO_PAGE |= {"about_me_pdf", "listened_not_now", "may_quote", "quote_taken_back"}
NO_PAGE |= {"it_helps", "helps_no_longer", "may_tell", "told_no_longer"}
NO_PAGE |= {"they_are_one", "they_are_two", "plan_here_undone", "member_does", "member_left", "member_back"}
NO_PAGE |= {"notes"}
NO_PAGE |= {"walk_svg", "step_earlier", "step_later"}
NO_PAGE |= {"study_json", "demands_csv", "steps_csv", "demands_template", "steps_template", "study_bring_undo"}
NO_PAGE |= {"forms_bring_undo"}
NO_PAGE |= {"figures_csv", "going_csv", "going_svg", "going_png"}
NO_PAGE |= {"baseline_template"}
# Without anybody's words, and without a query of their own.
OPEN = {"sign_in", "come_in", "your_information", "accessibility", "demo"}


@dataclass(frozen=True)
class Page:
    user: str
    queries: int
    address: Callable[[Cast], str]


def plain(name: str) -> Callable[[Cast], str]:
    return lambda cast: reverse(name)


def hers(name: str, model: type[Any] | None = None) -> Callable[[Cast], str]:
    def address(cast: Cast) -> str:
        args = [cast.hers.citizen.pk]
        return reverse(name, args=[*args, cast.hers[model, "everyone"].pk] if model else args)

    return address


def iolos(name: str) -> Callable[[Cast], str]:
    """Of the person who has no sign-in."""
    return lambda cast: reverse(name, args=[cast.iolo.pk])


def of_carys(name: str) -> Callable[[Cast], str]:
    return lambda cast: reverse(name, args=[cast.carys.pk])


def a_place(cast: Cast) -> str:
    with everything_open():
        return reverse("place", args=[Place.objects.get(team=cast.urien.team_id).pk])


def gwens(name: str) -> Callable[[Cast], str]:
    """Of Gwen's walking alongside Eirlys."""
    return lambda cast: reverse(name, args=[cast.hers.citizen.pk, cast.walking["gwen"].pk])


def uriens(name: str) -> Callable[[Cast], str]:
    """Of Urien's urgent look at Eirlys's plan."""

    def address(cast: Cast) -> str:
        with everything_open():
            return reverse(name, args=[UrgentLook.objects.get(user=cast.urien).pk])

    return address


def from_iolos(cast: Cast) -> str:
    """Somebody in Eirlys's life has Iolo's plan."""
    return reverse("someone_from", args=[cast.hers.citizen.pk, cast.iolo.pk])


def help_of_hers(name: str) -> Callable[[Cast], str]:
    """Of what came of something that Eirlys asked for."""

    def address(cast: Cast) -> str:
        help = cast.hers[Help, "everyone"]
        return reverse(name, args=[cast.hers.citizen.pk, help.request_id, help.pk])

    return address


def blank(cast: Cast) -> str:
    return reverse("conversation", args=[cast.hers.citizen.pk, uuid.UUID(int=1)])


def studied(name: str, *models: Any) -> Callable[[Cast], str]:
    """Of what Urien's team studies: the rows of these models, in the order of the address."""
    return lambda cast: reverse(name, args=[cast.studied[model].pk for model in models])


def written(at: str, model: Any, *before: str, **row: Any) -> Callable[[Cast], str]:
    """Of something that was brought in, or written down, beside the charts."""

    def address(cast: Cast) -> str:
        with everything_open():
            return reverse(at, args=[*before, model.objects.get_or_create(**row)[0].pk])

    return address


def a_dot(cast: Cast) -> str:
    """Of a month that was brought in, and has a figure."""
    with everything_open():
        file = published.BaselineFile.objects.get_or_create(name="dot.csv", rows=1)[0]
        month: dict[str, Any] = {"file": file, "measure": "contacts", "month": date(2023, 4, 1), "value": 60}
        published.Baseline.objects.get_or_create(**month)
    return reverse("going_note_new", args=["contacts"], query={"period": "2023-04"})


# Name of the address → who opens it, how many queries, and for whom or what.
PAGES: dict[str, Page] = {
    "my_people": Page("carys", 16, plain("my_people")),
    "start": Page("carys", 5, plain("start")),
    "asked_for": Page("carys", 9, plain("asked_for")),
    "going": Page("megan", 7, plain("going")),
    "going_measure": Page("megan", 7, lambda cast: reverse("going_measure", args=["listened"])),
    "going_table": Page("megan", 6, lambda cast: reverse("going_table", args=["listened"])),
    "going_units": Page("megan", 6, lambda cast: reverse("going_units", args=["listened"])),
    "keeping_people_out": Page("megan", 3, plain("keeping_people_out")),
    "baseline": Page("megan", 5, plain("baseline")),
    "baseline_bring": Page("megan", 3, plain("baseline_bring")),
    "baseline_take_out": Page("megan", 4, written("baseline_take_out", published.BaselineFile, name="a.csv", rows=1)),
    "changes": Page("megan", 4, plain("changes")),
    "change_new": Page("megan", 3, plain("change_new")),
    "change": Page("megan", 4, written("change", published.Change, words="A change", day=date(2026, 4, 1))),
    "going_note_new": Page("megan", 6, a_dot),
    "going_note": Page(
        "megan", 4, written("going_note", published.Note, "contacts", measure="contacts", period=date(2023, 4, 1))
    ),
    "workers": Page("nia", 5, plain("workers")),
    "worker_new": Page("nia", 4, plain("worker_new")),
    "worker": Page("nia", 5, of_carys("worker")),
    "worker_change": Page("nia", 5, of_carys("worker_change")),
    "worker_leaves": Page("nia", 7, of_carys("worker_leaves")),
    "with_nobody": Page("nia", 5, plain("with_nobody")),
    "lost_phone": Page("nia", 3, plain("lost_phone")),
    "teams": Page("nia", 7, plain("teams")),
    "team": Page("nia", 5, lambda cast: reverse("team", args=[cast.urien.team_id])),
    "place": Page("nia", 5, a_place),
    "my_sign_in": Page("eirlys", 5, plain("my_sign_in")),
    "my_email": Page("eirlys", 4, plain("my_email")),
    "my_mobile": Page("eirlys", 4, plain("my_mobile")),
    "new_passkey": Page("eirlys", 6, plain("new_passkey")),
    "next_time": Page("eirlys", 6, plain("next_time")),
    "new_app": Page("carys", 6, plain("new_app")),
    "it_is_me": Page("eirlys", 5, plain("it_is_me")),
    "plan": Page("carys", 21, hers("plan")),
    "about": Page("carys", 6, hers("about")),
    "story": Page("carys", 27, hers("story")),
    "story_paper": Page("carys", 12, hers("story_paper")),
    "translate": Page("carys", 7, hers("translate", Conversation)),
    "life": Page("carys", 10, hers("life")),
    "sharing": Page("eirlys", 7, hers("sharing")),
    "share_parts": Page("eirlys", 5, gwens("share_parts")),
    "stop_sharing": Page("eirlys", 5, gwens("stop_sharing")),
    "stop_walking": Page("gwen", 5, hers("stop_walking")),
    "ask_for_worker": Page("eirlys", 6, hers("ask_for_worker")),
    "urgent": Page("urien", 4, plain("urgent")),
    "urgent_look": Page("tomos", 4, uriens("urgent_look")),
    "urgent_plan": Page("urien", 34, uriens("urgent_plan")),
    "invite_own": Page("carys", 5, iolos("invite_own")),
    "invite_by_email": Page("carys", 5, iolos("invite_by_email")),
    "invite_by_text": Page("carys", 5, iolos("invite_by_text")),
    "invite_by_letter": Page("carys", 5, iolos("invite_by_letter")),
    "invite_supporter": Page("eirlys", 4, hers("invite_supporter")),
    "looks": Page("eirlys", 6, hers("looks")),
    "asked": Page("carys", 11, hers("asked")),
    "ask": Page("carys", 10, hers("ask")),
    "conversation": Page("carys", 8, blank),
    "read_back": Page("carys", 11, hers("read_back", Conversation)),
    "aloud": Page("carys", 7, hers("aloud", Conversation)),
    "matter": Page("carys", 10, hers("matter", Matter)),
    "attempt_new": Page("gwen", 11, hers("attempt_new")),
    "attempt": Page("carys", 9, hers("attempt", Attempt)),
    "attempt_who": Page("carys", 9, hers("attempt_who", Attempt)),
    "attempt_words": Page("eirlys", 5, hers("attempt_words", Attempt)),
    "attempt_earlier": Page("eirlys", 6, hers("attempt_earlier", Attempt)),
    "attempt_who_can_see": Page("eirlys", 5, hers("attempt_who_can_see", Attempt)),
    "matter_new": Page("eirlys", 4, hers("matter_new")),
    "strength_new": Page("eirlys", 5, hers("strength_new")),
    "strength": Page("carys", 12, hers("strength", Strength)),
    "contribution_new": Page("eirlys", 5, hers("contribution_new")),
    "contribution": Page("eirlys", 8, hers("contribution", Contribution)),
    "contribution_words": Page("eirlys", 5, hers("contribution_words", Contribution)),
    "contribution_earlier": Page("eirlys", 6, hers("contribution_earlier", Contribution)),
    "contribution_who_can_see": Page("eirlys", 5, hers("contribution_who_can_see", Contribution)),
    "life_then": Page("carys", 8, lambda cast: hers("life_then")(cast) + "?on=2020-01-01"),
    "someone_new": Page("eirlys", 5, hers("someone_new")),
    "someone": Page("carys", 18, hers("someone", Connection)),
    "bond_new": Page("carys", 8, hers("bond_new", Connection)),
    "bond_words": Page("eirlys", 5, hers("bond_words", Bond)),
    "bond_earlier": Page("eirlys", 6, hers("bond_earlier", Bond)),
    "bond_who_can_see": Page("eirlys", 5, hers("bond_who_can_see", Bond)),
    "circle_new": Page("carys", 10, hers("circle_new")),
    "circle": Page("carys", 9, hers("circle", CircleOfSupport)),
    "circle_members": Page("carys", 10, hers("circle_members", CircleOfSupport)),
    "circle_meets": Page("carys", 6, hers("circle_meets", CircleOfSupport)),
    "circleofsupport_words": Page("eirlys", 5, hers("circleofsupport_words", CircleOfSupport)),
    "circleofsupport_earlier": Page("eirlys", 6, hers("circleofsupport_earlier", CircleOfSupport)),
    "circleofsupport_who_can_see": Page("eirlys", 5, hers("circleofsupport_who_can_see", CircleOfSupport)),
    "plan_here": Page("carys", 8, hers("plan_here", Connection)),
    "someone_from": Page("carys", 12, from_iolos),
    "request": Page("carys", 17, hers("request", SupportRequest)),
    "help_new": Page("carys", 7, hers("help_new", SupportRequest)),
    "help_changed": Page("carys", 8, help_of_hers("help_changed")),
    "pledge_new": Page("eirlys", 5, hers("pledge_new")),
    "pledge": Page("carys", 8, hers("pledge", Pledge)),
    "pledge_words": Page("eirlys", 5, hers("pledge_words", Pledge)),
    "pledge_earlier": Page("eirlys", 6, hers("pledge_earlier", Pledge)),
    "pledge_who_can_see": Page("eirlys", 5, hers("pledge_who_can_see", Pledge)),
    "whole": Page("carys", 33, hers("whole")),
    "rights": Page("eirlys", 7, hers("rights")),
    "delete_plan": Page("eirlys", 4, hers("delete_plan")),
    "put_right_new": Page("eirlys", 4, hers("put_right_new")),
    "putright": Page("carys", 7, hers("putright", PutRight)),
    "putright_who_can_see": Page("eirlys", 5, hers("putright_who_can_see", PutRight)),
    "about_me": Page("carys", 10, hers("about_me")),
    "about_me_new": Page("eirlys", 4, hers("about_me_new")),
    "about_me_paper": Page("carys", 11, hers("about_me_paper")),
    "aboutme_words": Page("eirlys", 5, hers("aboutme_words", AboutMe)),
    "aboutme_earlier": Page("eirlys", 6, hers("aboutme_earlier", AboutMe)),
    "aboutme_who_can_see": Page("eirlys", 5, hers("aboutme_who_can_see", AboutMe)),
    "did_we_listen": Page("eirlys", 6, hers("did_we_listen", Conversation)),
    "did_we_listen_paper": Page("eirlys", 5, hers("did_we_listen_paper", Conversation)),
    "listened": Page("eirlys", 6, hers("listened", Listened)),
    "listened_who_can_see": Page("eirlys", 5, hers("listened_who_can_see", Listened)),
    "listened_earlier": Page("eirlys", 6, hers("listened_earlier", Listened)),
    "quotes": Page("eirlys", 6, hers("quotes")),
    "recording_new": Page("eirlys", 4, hers("recording_new")),
    "recording": Page("carys", 6, hers("recording", Recording)),
    "recording_words": Page("eirlys", 5, hers("recording_words", Recording)),
    "recording_earlier": Page("eirlys", 6, hers("recording_earlier", Recording)),
    "recording_who_can_see": Page("eirlys", 5, hers("recording_who_can_see", Recording)),
    "the_act": Page("carys", 22, hers("the_act")),
    "actoffer": Page("carys", 8, hers("actoffer", ActOffer)),
    "actoffer_who_can_see": Page("eirlys", 5, hers("actoffer_who_can_see", ActOffer)),
    "died": Page("carys", 6, hers("died")),
    "matter_words": Page("eirlys", 5, hers("matter_words", Matter)),
    "strength_words": Page("eirlys", 5, hers("strength_words", Strength)),
    "connection_words": Page("eirlys", 5, hers("connection_words", Connection)),
    "supportrequest_words": Page("eirlys", 5, hers("supportrequest_words", SupportRequest)),
    "matter_earlier": Page("eirlys", 6, hers("matter_earlier", Matter)),
    "strength_earlier": Page("eirlys", 6, hers("strength_earlier", Strength)),
    "connection_earlier": Page("eirlys", 6, hers("connection_earlier", Connection)),
    "supportrequest_earlier": Page("eirlys", 6, hers("supportrequest_earlier", SupportRequest)),
    "conversation_earlier": Page("eirlys", 6, hers("conversation_earlier", Conversation)),
    "matter_who_can_see": Page("eirlys", 5, hers("matter_who_can_see", Matter)),
    "strength_who_can_see": Page("eirlys", 5, hers("strength_who_can_see", Strength)),
    "connection_who_can_see": Page("eirlys", 5, hers("connection_who_can_see", Connection)),
    "supportrequest_who_can_see": Page("eirlys", 5, hers("supportrequest_who_can_see", SupportRequest)),
    "conversation_who_can_see": Page("eirlys", 5, hers("conversation_who_can_see", Conversation)),
    "studies": Page("urien", 5, plain("studies")),
    "study_new": Page("urien", 4, plain("study_new")),
    "study": Page("urien", 11, studied("study", Study)),
    "study_words": Page("urien", 4, studied("study_words", Study)),
    "study_sheets": Page("urien", 4, studied("study_sheets", Study)),
    "study_take": Page("urien", 4, studied("study_take", Study)),
    "study_bring": Page("urien", 4, studied("study_bring", Study)),
    "study_bring_whole": Page("urien", 4, plain("study_bring_whole")),
    "findings": Page("urien", 5, studied("findings", Study)),
    "then_and_now": Page("urien", 5, studied("then_and_now", Study)),
    "study_report": Page("urien", 14, studied("study_report", Study)),
    "note": Page("urien", 6, studied("note", Study, Note)),
    "demands": Page("urien", 9, studied("demands", Study)),
    "demand_new": Page("urien", 6, studied("demand_new", Study)),
    "demand": Page("urien", 9, studied("demand", Study, Demand)),
    "walks": Page("urien", 5, studied("walks", Study)),
    "walk_new": Page("urien", 4, studied("walk_new", Study)),
    "walk": Page("urien", 5, studied("walk", Study, Walk)),
    "walk_words": Page("urien", 4, studied("walk_words", Study, Walk)),
    "walk_whose": Page("urien", 6, studied("walk_whose", Study, Walk)),
    "step_new": Page("urien", 7, studied("step_new", Study, Walk)),
    "step": Page("urien", 10, studied("step", Study, Walk, Step)),
    "forms_in_use": Page("urien", 11, studied("forms_in_use", Study)),
    "form_in_use": Page("urien", 11, studied("form_in_use", Study, FormInUse)),
    "form_new": Page("urien", 4, studied("form_new", Study)),
    "forms_bring": Page("urien", 4, studied("forms_bring", Study)),
    "questions": Page("urien", 8, studied("questions", Study)),
    "in_the_way": Page("urien", 6, studied("in_the_way", Study)),
    "condition_new": Page("urien", 4, studied("condition_new", Study)),
    "condition": Page("urien", 9, studied("condition", Study, Condition)),
    "condition_words": Page("urien", 5, studied("condition_words", Study, Condition)),
    "shown_new": Page("urien", 6, studied("shown_new", Study, Condition)),
    "stopping_new": Page("urien", 5, studied("stopping_new", Study, Condition)),
    "stopping": Page("urien", 6, studied("stopping", Study, Condition, Stopping)),
}


def addresses(patterns: Any) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        else:
            yield from addresses(pattern.url_patterns)


def pages_of_the_project() -> set[str]:
    """Every named address that opens as a page with something of somebody's on it."""
    found = set(addresses(get_resolver().url_patterns))
    return {name for name in found if name not in NO_PAGE | OPEN and not name.endswith(("_put_away", "_put_back"))}
