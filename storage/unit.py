"""The unit: one database transaction in which one inbound is handled. It commits whole or not at all."""

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

Connection: TypeAlias = AsyncConnection
"""What named queries run on; other rooms use this name and need not know the library."""


class Unit:
    """What repos get. Nobody but the database commits it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._after_commit: list[Callable[[], None]] = []

    def after_commit(self, call: Callable[[], None]) -> None:
        """Run `call` once what this unit wrote can be seen by others; never when it rolled back."""
        if call not in self._after_commit:
            self._after_commit.append(call)

    def committed(self) -> None:
        """Tell those who asked to know. Called by the database only."""
        for call in self._after_commit:
            call()
