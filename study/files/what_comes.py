"""What a file brings, in words: "12 demands, and 3 walks with 40 steps"."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from study.files.reading import Read


def what_comes(read: Read) -> str:
    """ "" of nothing."""
    questions = sum(len(form["questions"]) for form in read.forms)
    parts = [
        ngettext("%(n)s note", "%(n)s notes", len(read.notes)) % {"n": f"{len(read.notes):,}"} if read.notes else "",
        demands(len(read.demands)),
        walks(len(read.walks), read.steps),
        ngettext("%(n)s form", "%(n)s forms", len(read.forms)) % {"n": len(read.forms)} if read.forms else "",
        ngettext("%(n)s question", "%(n)s questions", questions) % {"n": f"{questions:,}"} if questions else "",
        ngettext("%(n)s thing that got in the way", "%(n)s things that got in the way", len(read.conditions))
        % {"n": len(read.conditions)}
        if read.conditions
        else "",
    ]
    return in_a_row([part for part in parts if part])


def what_is_here(how_many_demands: int, how_many_walks: int) -> str:
    return in_a_row([part for part in (demands(how_many_demands), walks(how_many_walks)) if part])


def demands(how_many: int) -> str:
    if not how_many:
        return ""
    return ngettext("%(n)s demand", "%(n)s demands", how_many) % {"n": f"{how_many:,}"}


def walks(how_many: int, steps: int = 0) -> str:
    if not how_many:
        return ""
    said = ngettext("%(n)s walk", "%(n)s walks", how_many) % {"n": f"{how_many:,}"}
    if not steps:
        return said
    within = ngettext("%(n)s step", "%(n)s steps", steps) % {"n": f"{steps:,}"}
    return _("%(walks)s with %(steps)s") % {"walks": said, "steps": within}


def in_a_row(parts: list[str]) -> str:
    return str(get_text_list(parts, _("and"))) if parts else ""
