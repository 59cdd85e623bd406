"""What somebody asked for: written down as it arrives, put right later."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from people.actions import keep_together, put_together
from people.merging import Together
from people.models import User
from study.actions.once import once
from study.models import Demand, Study


@transaction.atomic
def capture(*, by: User, study: Study, **said: Any) -> Demand:
    """The words are enough. `said`: what study/forms/demands.py asks for."""
    captured: Demand = once(Demand(by=by, study=study, **said))
    return captured


@transaction.atomic
def change_demand(*, by: User, demand: Demand, base: Mapping[str, Any] | None = None, **said: Any) -> Together:
    """The history says who changed what. Only what had not been done has a cause."""
    said = {"kind": demand.kind, "cause": demand.cause} | said
    together = put_together(row=demand, said=said, base=base)
    if not together.clashes and together.mine["cause"] and together.mine["kind"] != Demand.Kind.FAILURE:
        # One of the team has said the cause meanwhile, another that there is none.
        together.clashes.append("kind")
    keep_together(demand, together)
    return together
