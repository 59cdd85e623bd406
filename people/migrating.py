"""Triggers in migrations, without their price.

After each of the hundreds of triggers that keep history, the library has Django make every model of the migration anew,
for nothing: a trigger changes no field. Left out, an empty database is made in a fraction of the time.
"""

from collections.abc import Callable
from typing import Any

from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

StateForwards = Callable[[Any, str, ProjectState], None]


class Unrendered:
    """A state of the migrations whose models stay as they are made."""

    def __init__(self, state: ProjectState) -> None:
        self.models = state.models

    def reload_model(self, *args: Any, **kwargs: Any) -> None:
        pass


def leave_the_models_as_they_are() -> None:
    for operation in (AddTrigger, RemoveTrigger):
        operation.state_forwards = quietly(operation.state_forwards)  # type: ignore[method-assign, assignment]


def quietly(state_forwards: StateForwards) -> StateForwards:
    def forwards(self: Any, app_label: str, state: ProjectState) -> None:
        quiet: Any = Unrendered(state)
        state_forwards(self, app_label, quiet)

    return forwards
