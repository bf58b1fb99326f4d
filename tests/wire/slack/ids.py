"""Ids in Slack's shapes, readable in a failing test: ana is U0000000ANA, her direct messages are D0000000ANA."""

import random
import re
from itertools import count


class Ids:
    """Hands out ids, never the same twice. Seeded, so that a run can be told again."""

    def __init__(self, seed: int = 0) -> None:
        self._given: set[str] = set()
        self._numbers = count(1)
        self._random = random.Random(seed)

    def named(self, prefix: str, name: str) -> str:
        """An id that shows its name, 11 characters long."""
        letters = re.sub(r"[^A-Z0-9]", "", name.upper())[:10] or "X"
        found = prefix + letters.rjust(10, "0")
        if found in self._given:
            return self.named(prefix, f"{letters[:6]}{next(self._numbers)}")
        self._given.add(found)
        return found

    def next(self, prefix: str) -> str:
        """The next id of this kind, 11 characters long."""
        return f"{prefix}{next(self._numbers):010d}"

    def secret(self, length: int = 24) -> str:
        """Hexadecimal digits that nobody guesses by accident."""
        return f"{self._random.getrandbits(4 * length):0{length}x}"

    def trigger(self) -> str:
        """A trigger id: three parts with dots between."""
        return f"{next(self._numbers)}.{self._random.randrange(10**9, 10**10)}.{self.secret(32)}"
