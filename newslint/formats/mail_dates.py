"""Dates as feeds and pages write them: for machines, as in mail, or for people."""

from __future__ import annotations

from newslint.formats.iso_dates import iso_day
from newslint.formats.wire import stated_date


def day_of(value: str) -> str | None:
    """The day of a date or time as YYYY-MM-DD: "Tue, 18 Jan 2022 16:47:30 GMT", "2022-01-18T16:47:30Z"; or None."""
    day = iso_day(value) or stated_date(value)
    return day.isoformat() if day else None
