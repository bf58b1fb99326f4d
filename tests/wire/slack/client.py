"""A test's hand on the fake: the same calls whether it runs in this process or in its own.

`who` is a handle or an id, `where` a channel's id or name, or "dm" for a person's messages with the bot.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from bot.core.clock import monotonic
from tests.wire.slack.rules import Json

Transport = Callable[[str, Json], Awaitable[Any]]


class SlackClient:
    """Everything that a test may do with a fake Slack. What cannot be done raises LookupError."""

    def __init__(self, transport: Transport, info: Json) -> None:
        self._transport = transport
        self.info = info
        self.url: str = info["url"]
        self.api_url: str = info["api_url"]
        self.bot_token: str = info["bot_token"]
        self.app_token: str = info["app_token"]
        self.signing_secret: str = info["signing_secret"]
        self.team: str = info["team"]
        self.bot: str = info["bot"]

    async def do(self, name: str, /, **args: Any) -> Any:
        """Anything by name: the coroutine methods of Acts, Town and Sight."""
        return await self._transport(name, args)

    async def until(self, check: Callable[[], Awaitable[bool]], within: float = 5.0) -> None:
        """Ask again until it is so. Raises TimeoutError."""
        end = monotonic() + within
        while not await check():
            if monotonic() > end:
                raise TimeoutError("it never became so")
            await asyncio.sleep(0.01)

    # --- who and what is there ------------------------------------------------------------------------

    async def person(self, handle: str, *, joins: bool = False, ident: str = "", **fields: Any) -> str:
        """Somebody in the workspace; with `joins` they join now. The answer is their id."""
        return cast("str", await self.do("person", handle=handle, joins=joins, ident=ident, **fields))

    async def channel(
        self,
        name: str,
        kind: str = "public",
        members: Sequence[str] = (),
        *,
        bot: bool = True,
        ident: str = "",
        shared: bool = False,
    ) -> str:
        """A channel with these members (`shared=True`: with another workspace). The answer is its id."""
        args = {"name": name, "kind": kind, "members": list(members), "bot": bot, "ident": ident, "shared": shared}
        return cast("str", await self._transport("channel", args))

    async def dm(self, who: str) -> str:
        """The id of a person's direct messages with the bot."""
        return cast("str", await self.do("dm", who=who))

    async def join(self, who: str, where: str) -> None:
        """Somebody ("mijote" is the bot) joins a channel."""
        await self.do("join", who=who, where=where)

    async def leave(self, who: str, where: str) -> None:
        """Somebody leaves a channel."""
        await self.do("leave", who=who, where=where)

    async def change(self, who: str, **fields: Any) -> None:
        """A profile, a role, or `deleted=True`."""
        await self.do("change", who=who, **fields)

    # --- what people do -------------------------------------------------------------------------------

    async def say(self, who: str, text: str, where: str = "dm", *, thread: str = "", client_msg_id: str = "") -> str:
        """Write a message; the answer is its ts."""
        args = {"who": who, "text": text, "where": where, "thread": thread, "client_msg_id": client_msg_id}
        return cast("str", await self._transport("say", args))

    async def share(self, who: str, name: str, content: bytes, where: str = "dm", *, text: str = "") -> str:
        """Send a file; the answer is the message's ts."""
        files = [{"name": name, "content": base64.b64encode(content).decode()}]
        return cast("str", await self.do("say", who=who, text=text, where=where, files=files))

    async def flood(
        self, who: str, text: str, count: int, where: str = "dm", *, per_second: float = 0.0, **how: Any
    ) -> Json:
        """For benches: many messages, at a pace or as fast as they are acknowledged; `began` and `ended`.

        Also `thread`, and `ahead`: how many events may wait for their acknowledgement.
        """
        args = {"who": who, "text": text, "count": count, "where": where, "per_second": per_second, **how}
        return cast("Json", await self._transport("flood", args))

    async def edit(self, who: str, ts: str, text: str, where: str = "dm") -> None:
        """Change an own message."""
        await self.do("edit", who=who, ts=ts, text=text, where=where)

    async def delete(self, who: str, ts: str, where: str = "dm") -> None:
        """Delete an own message."""
        await self.do("delete", who=who, ts=ts, where=where)

    async def react(self, who: str, ts: str, name: str, where: str = "dm") -> None:
        """Put an emoji under a message."""
        await self.do("react", who=who, ts=ts, name=name, where=where)

    async def unreact(self, who: str, ts: str, name: str, where: str = "dm") -> None:
        """Take an emoji away."""
        await self.do("unreact", who=who, ts=ts, name=name, where=where)

    async def press(
        self, who: str, action: str, where: str = "dm", *, ts: str = "", on: str = "message", value: Any = None
    ) -> Json:
        """Use an element by action id, block id or label, `on` a message, the `home` or the `modal` in front.

        The answer has `payload` (the ack's), `problem` (what the person was told), `trigger_id`.
        """
        args = {"who": who, "action": action, "where": where, "ts": ts, "on": on, "value": value}
        return cast("Json", await self._transport("press", args))

    async def fill(self, who: str, values: Mapping[str, Any]) -> None:
        """Write and choose in the modal in front without sending it."""
        await self.do("fill", who=who, values=dict(values))

    async def submit(self, who: str, values: Mapping[str, Any] | None = None) -> Json:
        """Fill in and send the modal in front; `client_errors` says what Slack itself kept back."""
        return cast("Json", await self.do("submit", who=who, values=dict(values or {})))

    async def close(self, who: str, *, everything: bool = False) -> Json:
        """Close the modal in front, or all."""
        return cast("Json", await self.do("close", who=who, everything=everything))

    async def suggest(self, who: str, action: str, words: str, where: str = "", *, ts: str = "") -> list[Json]:
        """Type in an external select; the answer is the options offered."""
        args = {"who": who, "action": action, "words": words, "where": where, "ts": ts}
        return cast("list[Json]", await self._transport("suggest", args))

    async def slash(self, who: str, command: str, text: str = "", where: str = "dm") -> Json:
        """Type a slash command."""
        return cast("Json", await self.do("slash", who=who, command=command, text=text, where=where))

    async def shortcut(self, who: str, callback_id: str, where: str = "", *, ts: str = "") -> Json:
        """Use a shortcut: global, or on the message `ts`."""
        return cast("Json", await self.do("shortcut", who=who, callback_id=callback_id, where=where, ts=ts))

    async def open_home(self, who: str, tab: str = "home") -> None:
        """Look at the app's `home` or `messages` tab."""
        await self.do("open_home", who=who, tab=tab)

    # --- what people see ------------------------------------------------------------------------------

    async def messages(self, who: str, where: str = "dm") -> list[Json]:
        """The messages of a channel, oldest first, with those shown only to this person."""
        return cast("list[Json]", await self.do("messages", who=who, where=where))

    async def thread(self, who: str, ts: str, where: str = "dm") -> list[Json]:
        """The replies below a message."""
        return cast("list[Json]", await self.do("thread", who=who, ts=ts, where=where))

    async def ephemerals(self, who: str) -> list[Json]:
        """What was shown to this person alone."""
        return cast("list[Json]", await self.do("ephemerals", who=who))

    async def home(self, who: str) -> Json | None:
        """A person's home tab."""
        return cast("Json | None", await self.do("home", who=who))

    async def modals(self, who: str) -> list[Json]:
        """A person's open modals, the one in front last, each with its `errors`."""
        return cast("list[Json]", await self.do("modals", who=who))

    async def troubles(self, who: str) -> list[str]:
        """How the app failed this person."""
        return cast("list[str]", await self.do("troubles", who=who))

    # --- what only a test can see ---------------------------------------------------------------------

    async def posts(self, where: str = "") -> list[Json]:
        """Every message of the bot that stands."""
        return cast("list[Json]", await self.do("posts", where=where))

    async def calls(self, method: str = "*") -> dict[str, dict[str, int]]:
        """How often each method was called, by outcome."""
        return cast("dict[str, dict[str, int]]", await self.do("calls", method=method))

    async def latest_calls(self, method: str = "*") -> list[Json]:
        """The latest calls with their arguments."""
        return cast("list[Json]", await self.do("latest_calls", method=method))

    async def deliveries(self, limit: int = 1_000) -> list[Json]:
        """The latest events with their fate."""
        return cast("list[Json]", await self.do("deliveries", limit=limit))

    async def idle(self, within: float = 5.0) -> bool:
        """Wait until every event was acknowledged or given up."""
        return cast("bool", await self.do("idle", within=within))

    async def sockets(self) -> Json:
        """`open`, `opened` (ever) and `enabled`."""
        return cast("Json", await self.do("sockets"))

    # --- what goes wrong ------------------------------------------------------------------------------

    async def fault(self, kind: str, on: str = "*", **how: Any) -> None:
        """Script a fault (tests/wire/slack/faults.py): times, skip, when, status, after, seconds, error, where."""
        await self.do("fault", kind=kind, on=on, **how)

    async def disconnect(self, reason: str = "refresh_requested") -> int:
        """Say goodbye to every socket."""
        return cast("int", await self.do("disconnect", reason=reason))

    async def drop_sockets(self) -> int:
        """Reset every socket without a word."""
        return cast("int", await self.do("drop_sockets"))

    async def rules(self, **values: Any) -> Json:
        """Change deadlines, patience and generosity (tests/wire/slack/rules.py)."""
        return cast("Json", await self.do("rules", **values))

    async def move(self, seconds: float) -> None:
        """Let Slack's time pass."""
        await self.do("move", seconds=seconds)
