"""Sessions in the database under a digest of their key: nobody comes in with what stands in the table."""

import hashlib
import logging
from typing import Any

from django.contrib.sessions.backends import db
from django.core.exceptions import SuspiciousOperation
from django.utils import timezone


def digest(key: str | None) -> str:
    """160 bits, as long as the column."""
    return hashlib.sha256((key or "").encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's own, but for what stands in the column. The cookie holds the key itself."""

    def _get_session_from_db(self) -> Any:
        try:
            return self.model.objects.get(session_key=digest(self.session_key), expire_date__gt=timezone.now())
        except (self.model.DoesNotExist, SuspiciousOperation) as error:
            if isinstance(error, SuspiciousOperation):
                logging.getLogger("django.security.sessions").warning(type(error).__name__)
            self._session_key = None
            return None

    def exists(self, session_key: str) -> bool:
        return bool(self.model.objects.filter(session_key=digest(session_key)).exists())

    def create_model_instance(self, data: Any) -> Any:
        row = super().create_model_instance(data)
        row.session_key = digest(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        if session_key or self.session_key:
            self.model.objects.filter(session_key=digest(session_key or self.session_key)).delete()
