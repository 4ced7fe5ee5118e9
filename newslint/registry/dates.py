"""Dates as registry sources give them: to the day, the month or the year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_SHAPE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def iso_date(value: object) -> str | None:
    """The ISO form of a date, a year or an ISO text of four, seven or ten characters; None where it is no date.

    A day that its month does not have is let through: imported data holds such; `registry check` reports them.
    """
    if type(value) is str:
        return value if _SHAPE.fullmatch(value) else None
    if type(value) is int and 1000 <= value <= 9999:
        return str(value)
    return value.isoformat() if type(value) is date else None


def is_day(iso: str) -> bool:
    """Whether an ISO date names a day, month or year that there is."""
    return int(iso[:4]) > 0 and (len(iso) < 10 or int(iso[8:]) <= monthrange(int(iso[:4]), int(iso[5:7]))[1])


def last_day(iso: str) -> date:
    """The day of an ISO date, or the last day of its month or year; of a month, where it has no such day."""
    year, month = int(iso[:4]), int(iso[5:7] or 12)
    last = monthrange(year, month)[1]
    return date(year, month, min(int(iso[8:] or last), last))


def surely_before(first: str, second: str) -> bool:
    """Whether the first ISO date is before the second whatever days they stand for."""
    size = min(len(first), len(second))
    return first[:size] < second[:size]
