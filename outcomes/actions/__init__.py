"""Every write of the published figures."""

from outcomes.actions.counting import sees_everything

__all__ = ["sees_everything"]
