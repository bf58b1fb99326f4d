"""The unit: one database transaction in which one inbound is handled. It commits whole or not at all."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from sqlalchemy import CursorResult, Dialect, Executable


class Connection(Protocol):
    """What named queries run on: an AsyncConnection of SQLAlchemy, or on SQLite an InlineConnection.

    Other rooms use this name and need not know the library.
    """

    @property
    def dialect(self) -> Dialect:
        """Which SQL is spoken."""
        ...

    async def execute(self, statement: Executable, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """Run a statement."""
        ...

    async def exec_driver_sql(self, statement: str, parameters: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """Run words of SQL as they are: for checks."""
        ...

    def begin_nested(self) -> AbstractAsyncContextManager[Any]:
        """A savepoint: an error that leaves it undoes what came since."""
        ...


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
