"""One Web API call as its method sees it: arguments, scopes, and the workspace behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.wire.slack.compose import decoded
from tests.wire.slack.errors import Refused, missing
from tests.wire.slack.events import HISTORY, READ
from tests.wire.slack.fake import Fake
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel, Workspace


@dataclass(frozen=True, slots=True)
class Call:
    """The method's name and its arguments, from a query, a form or JSON."""

    fake: Fake
    method: str
    args: Mapping[str, Any]

    @property
    def space(self) -> Workspace:
        """The workspace."""
        return self.fake.workspace

    def text(self, name: str) -> str:
        """An argument as text; empty when it is missing."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def required(self, name: str) -> str:
        """An argument that must be there. Raises Refused."""
        if not (value := self.text(name)):
            raise missing(name)
        return value

    def json(self, name: str) -> Any:
        """An argument that is JSON and must be there. Raises Refused."""
        value = decoded(self.args, name, "invalid_arguments")
        if value is None:
            raise missing(name)
        return value

    def number(self, name: str, default: int) -> int:
        """A whole number. Raises invalid_limit, the only such error there is."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise Refused("invalid_limit") from None

    def has(self, scope: str) -> bool:
        """Whether the app was given this scope."""
        return scope in self.space.app.scopes

    def need(self, scope: str) -> None:
        """Raises missing_scope, which says what is needed and what there is."""
        if not self.has(scope):
            raise Refused("missing_scope", needed=scope, provided=",".join(self.space.app.scopes))

    # --- channels -------------------------------------------------------------------------------------

    def channel(self) -> Channel:
        """The `channel` argument, if the bot can see it at all. Raises channel_not_found."""
        channel = self.space.channel(self.required("channel"))
        if channel.kind != "public" and not self.space.in_it(channel):
            raise Refused("channel_not_found")
        return channel

    def readable(self) -> Channel:
        """The `channel` argument, if the bot may read its messages. Raises missing_scope, not_in_channel."""
        channel = self.channel()
        self.need(HISTORY[channel.kind])
        if not self.space.in_it(channel):
            raise Refused("not_in_channel")
        return channel

    def known(self) -> Channel:
        """The `channel` argument, if the bot may know about it. Raises missing_scope."""
        channel = self.channel()
        self.need(READ[channel.kind])
        return channel


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method: what it does, the scope that it always needs, its token and its tier (0: no tier)."""

    run: Callable[[Call], Json]
    scope: str = ""
    tier: int = 0
    token: str = "bot"


def page(items: list[Any], limit: int, cursor: str) -> tuple[list[Any], str]:
    """One page of a list, and the cursor of the next one. Raises invalid_cursor."""
    start = 0
    if cursor:
        word, _colon, number = cursor.partition(":")
        if word != "next" or not number.isdecimal():
            raise Refused("invalid_cursor")
        start = int(number)
    end = start + max(1, limit)
    return items[start:end], f"next:{end}" if end < len(items) else ""
