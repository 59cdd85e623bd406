"""Megan brings in two years of the old books, and the chart joins them; what was changed, and what July was about."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from outcomes.models import Baseline, Change, Note
from outcomes.periods import every
from people.models import User
from tests import factories
from tests.conftest import everything_open
from tests.outcomes.laid import released
from tests.stories.phone import Phone, PhoneOf

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = (90, 105, 85, 100, 95, 110, 90, 100, 85, 95, 105, 90) * 2
SINCE = (45, 40, 50, 95, 45, 40, 45, 50, 40, 45)
WORDS = "Whoever answers the phone can say yes"
WHAT_IT_WAS = "The office in Treherbert was flooded, and everybody rang"


@pytest.fixture
def megan(live_server: object) -> User:
    with everything_open():
        user: Any = factories.UserFactory(name="Megan Rhys", email="megan@example.org", works_as=User.MANAGER)
        for month, people in zip(every(date(2025, 4, 1), date(2026, 1, 1)), SINCE, strict=True):
            released("contacts", month, people=people)
    return user  # type: ignore[no-any-return]


def table(last: str) -> dict[str, Any]:
    months = zip(every(date(2023, 4, 1), date(2025, 3, 1)), BEFORE, strict=True)
    lines = [f"contacts,{month:%Y-%m},,{people}," for month, people in months]
    text = "\n".join(["measure,month,place,value,people", *lines[:-1], last])
    return {"name": "Old books.csv", "mimeType": "text/csv", "buffer": text.encode()}


def chooses(phone: Phone, file: dict[str, Any]) -> None:
    phone.page.locator("#id_file").set_input_files(files=file)  # type: ignore[arg-type]
    phone.goes_by("#look-first")


def test_the_months_before_what_was_changed_and_what_july_was_about(
    megan: User, phone_of: PhoneOf, scripts: bool
) -> None:
    phone = phone_of(megan)
    phone.opens("/how-it-is-going/")
    phone.goes_by("#to-baseline")
    phone.sees("None yet.")

    phone.goes_by("#bring-months")
    chooses(phone, table("contact,2025-03,,90,"))
    phone.sees("Line 25: We do not know the measure “contact”. Did you mean “contacts”?")
    phone.meant("422")
    chooses(phone, table("contacts,2025-03,,90,"))
    phone.reads("This would come")
    phone.sees("24 months, from April 2023 to March 2025.")
    assert not stored(Baseline)
    phone.goes_by("#bring-it")
    phone.sees("24 months are here now.")

    phone.goes_by("#chart-of-contacts")
    expect(phone.page.locator("#chart-contacts desc").first).to_contain_text("From April 2023 to January 2026")

    phone.goes_by("#to-change")
    phone.fills("#id_words", WORDS * 4)
    phone.fills("#id_day", "2025-04-07")
    phone.goes_by("#keep-this")
    phone.sees("letters too many.")
    phone.meant("422")
    phone.fills("#id_words", WORDS)
    phone.goes_by("#keep-this")
    phone.sees("Kept. It stands on the charts now.")
    phone.sees(WORDS)
    phone.sees("Why one dot has a ring")

    phone.goes_by("#write-2025-07")
    phone.reads("What was going on in July 2025?")
    phone.sees("95 people")
    phone.fills("#id_words", WHAT_IT_WAS)
    phone.goes_by("#keep-this")
    phone.sees(f"“{WHAT_IT_WAS}”")

    (note,) = stored(Note)
    phone.goes_by(f"#note-{note.pk}")
    phone.goes_by("#put-away")
    phone.sees("Struck out.")
    expect(phone.page.locator("main")).not_to_contain_text(WHAT_IT_WAS)
    phone.goes_by("#put-back")
    phone.sees(WHAT_IT_WAS)

    phone.opens("/how-it-is-going/changes/")
    (change,) = stored(Change)
    phone.goes_by(f"#say-again-{change.pk}")
    phone.goes_by("#put-away")
    phone.goes_by("#put-back")
    phone.sees(WORDS)


def stored(model: Any) -> list[Any]:
    with everything_open():
        return list(model.objects.all())
