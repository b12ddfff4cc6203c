"""When a task is due: its own limit or, where its clause states none, the one that stands above it."""

from collections.abc import Mapping
from typing import Any


def limit_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the deadline of a directive's (or target's) record, else its schedule, else an empty one.

    >>> limit_of({"deadline": None, "schedule": {"to": "2026-03-31"}})
    {'to': '2026-03-31'}
    """
    found: dict[str, Any] | None = item.get("deadline") or item.get("schedule")
    return found or {}


def last_day(item: Mapping[str, Any]) -> str | None:
    """Return the last day, ISO, until which a directive's (or target's) record is to be done."""
    limit = limit_of(item)
    day: str | None = limit.get("date") or limit.get("to")
    return day
