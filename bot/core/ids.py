"""Identifiers: unique, ordered by time of birth, safe in URLs and wire ids."""

import os
from itertools import count

_UUID_BYTES = 16
_sequence = count(int.from_bytes(os.urandom(2)))


def new_id(unix_ms: int) -> str:
    """A UUIDv7 (RFC 9562) as 32 hex digits, born at `unix_ms`.

    Ids made by one process within the same millisecond stay in order thanks to a 12-bit counter.
    """
    ordinal = next(_sequence) & 0xFFF
    tail = bytearray(os.urandom(8))
    tail[0] = 0x80 | (tail[0] & 0x3F)
    head = unix_ms.to_bytes(6) + (0x7000 | ordinal).to_bytes(2)
    return (head + tail)[:_UUID_BYTES].hex()
