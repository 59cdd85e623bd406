"""Urien prints the report for those who lead: two sheets, of next to nothing and of far too much."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from people.models import User
from study.actions.found import find_again
from study.models import Study
from tests import factories
from tests.conftest import everything_open
from tests.stories import steps
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = "WWWWW MMMMM " * 60


@pytest.fixture
def urien(live_server: object) -> User:
    found = steps.a_worker("Urien Pugh")
    with everything_open():
        User.objects.filter(pk=found.pk).update(team=factories.TeamFactory())
        found.refresh_from_db()
    return found


def two_pages(phone: Phone, study: Study) -> None:
    phone.opens(f"/step-by-step/{study.pk}/report/")
    phone.page.emulate_media(media="print")
    paper = phone.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
    assert b"/MediaBox [0 0 594" in paper or b"/MediaBox [0 0 595" in paper
    phone.page.emulate_media(media="screen")


def far_too_much(study: Any) -> None:
    """Sixty steps among many, a hundred causes, and words as long as may be."""
    Study.objects.filter(pk=study.pk).update(
        name=WIDE[:200],
        purpose=WIDE,
        system_purpose=WIDE,
        began=date(2026, 1, 1),
        until=date(2026, 3, 1),
        changed_on=date(2026, 2, 1),
    )
    for n in range(12):
        on = date(2026, 1, 20) + timedelta(days=n * 2)
        factories.DemandFactory(study=study, words=WIDE, cause=f"{n} {WIDE}"[:200], on=on)
        factories.DemandFactory(study=study, words=WIDE, mattered=WIDE, kind="value", cause="", on=on)
        condition: Any = factories.ConditionFactory(study=study, words=WIDE, behaviour=WIDE, people=WIDE)
        factories.StoppingFactory(condition=condition, words=WIDE, saw=WIDE, tried_on=on)
    walk: Any = factories.WalkFactory(study=study, pseudonym=WIDE[:100], name=WIDE[:200], said=WIDE)
    for n in range(60):
        on = date(2025, 1, 1) + timedelta(days=n * 5)
        factories.StepFactory(
            walk=walk, position=n + 1, on=on, words=f"{n} {WIDE}"[:300], held_by=f"{n} {WIDE}"[:200], minutes=90_000
        )
    find_again(walk)


def test_the_report_is_two_sheets(urien: User, phone_of: PhoneOf, scripts: bool) -> None:
    with everything_open():
        study: Any = factories.StudyFactory(team=urien.team, by=urien, purpose="", system_purpose="")
    phone = phone_of(urien)
    two_pages(phone, study)
    with everything_open():
        far_too_much(study)
    two_pages(phone, study)
    phone.sees("And 8 other causes.")
    phone.sees("The first 12 of 60 steps.")
