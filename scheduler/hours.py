"""Hours: the wall time of a local day in a zone as an instant, also on the nights when clocks change. Pure."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def instant(day: date, at: time, zone: str) -> datetime:
    """When the clocks of `zone` (an IANA name) show `at` on `day`, as an instant in UTC.

    A time that the clocks leap over is as much later as they leap (02:30 is 03:30 on 29 March 2026 in Paris); of a time
    that comes twice it is the first. Raises ZoneInfoNotFoundError for a zone that does not exist.
    """
    return datetime.combine(day, at, ZoneInfo(zone)).replace(fold=0).astimezone(UTC)


def local_date(at: datetime, zone: str) -> date:
    """Which day it is in `zone` at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()
