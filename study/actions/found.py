"""What is found in a walk, worked out again with every change of its steps."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from study.findings import find
from study.looking import seen
from study.models import Step, Walk
from study.seen import StepSeen

AT_A_TIME = 500


@transaction.atomic
def find_again(walk: Walk) -> None:
    """Keep what study/findings.py finds in the steps of this walk, for the pages that compare hundreds."""
    steps = Step.objects.filter(walk=walk).still_there().in_order()
    walk.found = find(seen(step) for step in steps).to_json()
    walk.save(update_fields=["found"])


@transaction.atomic
def find_in_all(walks: Sequence[Walk]) -> None:
    """The same for many walks, in two queries: a file brings hundreds."""
    steps: dict[int, list[StepSeen]] = defaultdict(list)
    for step in Step.objects.filter(walk__in=walks).still_there().in_order():
        steps[step.walk_id].append(seen(step))
    for walk in walks:
        walk.found = find(steps[walk.pk]).to_json()
    Walk.objects.bulk_update(walks, ["found"], batch_size=AT_A_TIME)
