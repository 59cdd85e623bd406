"""What is found in a walk, worked out again with every change of its steps."""

from django.db import transaction

from study.models import Walk


@transaction.atomic
def find_again(walk: Walk) -> None:
    """Keep what study/findings.py finds in the steps of this walk, for the pages that compare hundreds."""
