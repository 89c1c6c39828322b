"""Dates and numbers read and written the Vietnamese way."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.utils import formats, translation
from pytest_django.fixtures import Settings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("09/03/2026", date(2026, 3, 9)),
        ("9/3/2026", date(2026, 3, 9)),
        ("09-03-2026", date(2026, 3, 9)),
        ("31/12/2026", date(2026, 12, 31)),
        ("2026-03-09", date(2026, 3, 9)),
    ],
)
def test_the_day_comes_before_the_month(typed: str, meant: date) -> None:
    assert forms.DateField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["03/31/2026", "31/02/2026", "9/3", "hôm qua"])
def test_what_is_no_such_date_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


def test_djangos_own_vietnamese_formats_would_read_it_as_september(settings: Settings) -> None:
    """The reason for the project's own formats; without them the first test must fail."""
    settings.FORMAT_MODULE_PATH = None
    formats.reset_format_cache()
    try:
        with translation.override("vi"):
            assert date(2026, 3, 9) != forms.DateField().clean("09/03/2026")
    finally:
        formats.reset_format_cache()


def test_a_time_in_a_form_is_local_time() -> None:
    moment = forms.DateTimeField().clean("09/03/2026 14:30")
    assert moment.utcoffset() is not None
    assert moment.isoformat() == "2026-03-09T14:30:00+07:00"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 3, 9), "09/03/2026"),
        (datetime(2026, 3, 9, 14, 5), "14:05 09/03/2026"),
        (time(7, 30), "07:30"),
        (1234567, "1.234.567"),
        (1234567.5, "1.234.567,5"),
    ],
)
def test_how_values_are_shown(value: object, shown: str) -> None:
    assert formats.localize(value) == shown


def test_the_week_starts_on_monday() -> None:
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
