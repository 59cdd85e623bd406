"""Which database a model lives in: the figures in `published`, everything else in `default`."""

from typing import Any

from django.db import models

APP, PUBLISHED = "outcomes", "published"


class Published:
    """The models of this app, and nothing else, stand in the database of published figures."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        return PUBLISHED if model._meta.app_label == APP else None

    db_for_write = db_for_read

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool | None:
        return (one._meta.app_label == APP) == (other._meta.app_label == APP) or None

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (app_label == APP) == (db == PUBLISHED)
