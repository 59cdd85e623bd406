"""The notebook of a study: what everybody in the team sees and hears on the floor, day by day."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from people.views.persons import signed_in
from study.actions import notes as actions
from study.forms.notes import ChangeNoteForm, NoteForm
from study.models import Note, Study
from study.views.found import one_of, the_study
from study.views.noted import by_day, noted, the_days
from study.views.who import say_who


@require_GET
def study(request: HttpRequest, study_id: int) -> HttpResponse:
    """`?on=` one day alone; `&after=` a place in the list: what stands further down."""
    found = the_study(request, study_id)
    return notebook_page(request, found, NoteForm())


@require_POST
def notes(request: HttpRequest, study_id: int) -> HttpResponse:
    """Note something. With HTMX the paper is empty again, and what was noted stands under it."""
    found = the_study(request, study_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return notebook_page(request, found, form, status=422)
    actions.note(by=signed_in(request), study=found, **form.cleaned_data)
    if wants_fragment(request):
        return notebook_page(request, found, NoteForm(), kept=True)
    messages.success(request, _("Kept."))
    return redirect(f"{reverse('study', args=[found.pk])}#id_words")


def notebook_page(
    request: HttpRequest, study: Study, form: NoteForm, *, kept: bool = False, status: int = 200
) -> HttpResponse:
    user = signed_in(request)
    alone = wants_fragment(request)
    on, after = read_day(request.GET.get("on", "")), request.GET.get("after", "")
    found = noted(user, study, after=after, on=on)
    say_who(request, found.rows)
    context: dict[str, Any] = {
        "study": study,
        "form": form,
        "noted": list(by_day(study, found.rows)),
        "days": the_days(user, study),
        "today": timezone.localdate(),
        "on": on,
        "further_down": bool(after),
        "kept": kept,
        "alone": alone,
    }
    if found.next:
        query = {"on": on.isoformat()} if on else {}
        context["more"] = reverse("study", args=[study.pk], query=query | {"after": found.next})
    return render(request, "study/_notebook.html" if alone else "study/study.html", context, status=status)


def wants_fragment(request: HttpRequest) -> bool:
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def read_day(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, study_id: int, pk: int) -> HttpResponse:
    """Say it better, or on another day; or strike it out."""
    found = the_study(request, study_id)
    one = one_of(request, Note.objects.filter(study=found), pk)
    form = ChangeNoteForm(
        request.POST if request.method == "POST" else None, initial=model_to_dict(one, ("words", "on", "language"))
    )
    valid = form.is_bound and form.is_valid()
    if valid and form.took(actions.change_note(by=signed_in(request), note=one, base=form.stood(), **form.said())):
        messages.success(request, _("Kept."))
        return redirect(f"{reverse('study', args=[found.pk])}#note-{one.pk}")
    say_who(request, [one])
    status = 200 if not form.is_bound else 409 if valid else 422
    return render(request, "study/note.html", {"study": found, "note": one, "form": form}, status=status)
