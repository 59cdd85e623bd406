"""From the rows of a study to what is found in them (study/findings.py)."""

from study.findings import Findings
from study.models import Step, Walk
from study.seen import StepSeen


def seen(step: Step) -> StepSeen:
    """A step as it is looked at to find something: its number is its place in the telling."""
    return StepSeen(
        id=step.pk,
        number=step.position,
        on=step.on,
        certainty=step.certainty,
        holder=step.holder,
        held_by=step.held_by,
        met=step.met,
        happened=step.happened,
        passed_to=step.passed_to,
        asked_again=step.asked_again,
        did=step.did,
        minutes=step.minutes,
    )


def found_in(walk: Walk) -> Findings | None:
    """What was found in its steps when they were last changed; None of a walk without steps."""
    found = Findings.from_json(walk.found)
    return found if found and found.steps else None
