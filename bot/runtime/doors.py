"""Doors: how fast one person may come in. Nothing is lost at a door: events wait, presses are asked to wait."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Rate:
    """A bucket: `burst` at once, then one every `every`."""

    burst: int
    every: timedelta


EVENTS = Rate(burst=30, every=timedelta(seconds=2))
"""Of one person in one channel: whatever they do elsewhere, their direct messages to us do not wait for it."""
INTERACTIONS = Rate(burst=20, every=timedelta(seconds=1))
REMEMBERED = 10_000


class Door(Generic[K]):
    """Token buckets by key, in memory: forgetting them lets people in again, behind those of theirs who still wait."""

    def __init__(self, rate: Rate, remembered: int = REMEMBERED) -> None:
        self._rate = rate
        self._remembered = remembered
        # The instant at which the bucket of each key is full again; least recently used first.
        self._full_at: OrderedDict[K, datetime] = OrderedDict()

    def wait(self, key: K, now: datetime, places: int = 1) -> timedelta:
        """How long this one must wait (zero: come in). Each call takes so many places in the queue."""
        depth = self._rate.every * self._rate.burst
        full_at = max(self._full_at.pop(key, now), now) + self._rate.every * places
        self._full_at[key] = full_at
        if len(self._full_at) > self._remembered:
            self._full_at.popitem(last=False)
        return max(full_at - now - depth, timedelta())

    def turn_away(self, key: K, places: int = 1) -> None:
        """Give the places back: whoever was told to wait did not come in."""
        if key in self._full_at:
            self._full_at[key] -= self._rate.every * places
