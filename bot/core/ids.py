"""Identifiers: unique, ordered by time of birth, safe in URLs and wire ids."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime

_COUNTER_MAX = 0xFFF


@dataclass(slots=True)
class _Last:
    unix_ms: int = 0
    counter: int = 0


_last = _Last()


def new_id(unix_ms: int) -> str:
    """A UUIDv7 (RFC 9562, method 1 of section 6.2) as 32 hex digits, born at `unix_ms`.

    Ids made by one process are in order: within a millisecond a 12-bit counter goes up, and when it is full, or the
    clock stands still or goes back, the millisecond is borrowed from the future.
    """
    if unix_ms > _last.unix_ms:
        _last.unix_ms, _last.counter = unix_ms, int.from_bytes(os.urandom(1))
    elif _last.counter < _COUNTER_MAX:
        _last.counter += 1
    else:
        _last.unix_ms, _last.counter = _last.unix_ms + 1, 0
    tail = bytearray(os.urandom(8))
    tail[0] = 0x80 | (tail[0] & 0x3F)
    return (_last.unix_ms.to_bytes(6) + (0x7000 | _last.counter).to_bytes(2) + tail).hex()


def born_at(made: str) -> datetime:
    """The instant (UTC, to the millisecond) at which an id was made. Raises ValueError for what is no id of ours."""
    return datetime.fromtimestamp(int(made[:12], 16) / 1000, UTC)
