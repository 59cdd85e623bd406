"""Keeping a voice, a photo or a film."""

import os
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction

from conversations.media.files import Files
from conversations.media.kept import Found
from conversations.models import Conversation, Recording
from people import access
from people.models import Citizen, User


def files() -> Files:
    return Files(settings.RECORDINGS)


@transaction.atomic
def keep_recording(
    *,
    by: User,
    citizen: Citizen,
    found: Found,
    file: Any,
    words: str = "",
    conversation: Conversation | None = None,
    please_do: bool = False,
    who_can_see: str = access.WhoCanSee.EVERYONE,
    language: str | None = None,
) -> Recording:
    """First the file is in its place, then the row. A file without a row is nobody's: `manage.py forget` takes it."""
    recording = Recording(
        id=uuid.uuid4(),
        citizen=citizen,
        written_by=by,
        kind=found.kind,
        content_type=found.content_type,
        seconds=None if found.seconds is None else max(1, round(found.seconds)),
        width=found.width,
        height=found.height,
        words=words.strip(),
        conversation=conversation,
        please_do=please_do,
        who_can_see=who_can_see,
        language=language or citizen.language,
    )
    files().keep(file, recording.pk)
    try:
        recording.size = os.fstat(file.fileno()).st_size
        recording.save(force_insert=True)
    except BaseException:
        files().remove(recording.pk)
        raise
    return recording


@transaction.atomic
def say_please_do(*, by: User, recording: Recording, please_do: bool) -> None:
    """Whether it stands among what the person asks everybody to do."""
    recording.please_do = please_do
    recording.save(update_fields=["please_do"])
