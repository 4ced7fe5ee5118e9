"""Dates as formats for machines write them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\s*(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)")


def iso_day(value: str) -> date | None:
    """The day of an ISO 8601 date or time: of "2022-01-18T16:47:30+01:00", of "20220118T164730Z".

    It is the day where the time was written down. None where the value does not begin with a day that there is.
    """
    found = _DAY.match(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
