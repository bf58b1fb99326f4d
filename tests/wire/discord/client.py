"""A test's hand on the fake: the same calls whether it runs in this process or in its own.

`who` is a handle or an id, `where` a channel's or thread's id or name, or "dm" for a person's messages with the bot.
Messages are named by their ids.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

from bot.core.clock import monotonic
from tests.wire.discord.rules import Json

Transport = Callable[[str, Json], Awaitable[Any]]


class DiscordClient:
    """Everything that a test may do with a fake Discord. What cannot be done raises LookupError."""

    def __init__(self, transport: Transport, info: Json) -> None:
        self._transport = transport
        self.info = info
        self.url: str = info["url"]
        self.api_url: str = info["api_url"]
        self.gateway_url: str = info["gateway_url"]
        self.token: str = info["token"]
        self.app_id: str = info["app_id"]
        self.bot: str = info["bot"]
        self.guild: str = info["guild"]

    async def do(self, name: str, /, **args: Any) -> Any:
        """Anything by name: the coroutine methods of Acts, Hands, Town and Sight."""
        return await self._transport(name, args)

    async def until(self, check: Callable[[], Awaitable[bool]], within: float = 5.0) -> None:
        """Ask again until it is so. Raises TimeoutError."""
        end = monotonic() + within
        while not await check():
            if monotonic() > end:
                raise TimeoutError("it never became so")
            await asyncio.sleep(0.01)

    # --- who and what is there ------------------------------------------------------------------------

    async def person(self, handle: str, name: str = "", **more: Any) -> str:
        """Somebody: `guild`, `roles`, `locale`, `member`, `ident`. The answer is their id."""
        return cast("str", await self.do("person", handle=handle, name=name, **more))

    async def role(self, name: str, permissions: Sequence[str] = (), **more: Any) -> str:
        """A role: `guild`, `mentionable`. The answer is its id."""
        return cast("str", await self.do("role", name=name, permissions=list(permissions), **more))

    async def grant(self, who: str, role: str) -> None:
        """Give somebody a role."""
        await self.do("grant", who=who, role=role)

    async def channel(self, name: str, *, members: Sequence[str] = (), roles: Sequence[str] = (), **more: Any) -> str:
        """A channel, private when it names members or roles: `guild`, `private`, `bot`. The answer is its id."""
        args = {"name": name, "members": list(members), "roles": list(roles), **more}
        return cast("str", await self._transport("channel", args))

    async def forum(self, name: str, tags: Sequence[str] = (), **more: Any) -> str:
        """A forum with these tags. The answer is its id."""
        return cast("str", await self.do("forum", name=name, tags=list(tags), **more))

    async def dm(self, who: str) -> str:
        """The id of a person's direct messages with the bot."""
        return cast("str", await self.do("dm", who=who))

    async def join(self, who: str, *, pending: bool = False) -> None:
        """Somebody comes into the guild; `pending`: they have not accepted the rules yet."""
        await self.do("join", who=who, pending=pending)

    async def accept_rules(self, who: str) -> None:
        """Somebody passes the guild's screening."""
        await self.do("accept_rules", who=who)

    async def leave(self, who: str) -> None:
        """Somebody leaves the guild."""
        await self.do("leave", who=who)

    async def close_dms(self, who: str, *, closed: bool = True) -> None:
        """Somebody takes no direct messages from the bot any more, or does again."""
        await self.do("close_dms", who=who, closed=closed)

    # --- what people do -------------------------------------------------------------------------------

    async def say(self, who: str, text: str, where: str = "dm", *, reply: str = "") -> str:
        """Write a message; the answer is its id."""
        return cast("str", await self.do("say", who=who, text=text, where=where, reply=reply))

    async def share(self, who: str, name: str, content: bytes, where: str = "dm", *, text: str = "") -> str:
        """Send a file; the answer is the message's id."""
        files = [{"name": name, "content": base64.b64encode(content).decode()}]
        return cast("str", await self.do("say", who=who, text=text, where=where, files=files))

    async def flood(self, who: str, text: str, count: int, where: str = "dm", *, per_second: float = 0.0) -> Json:
        """For benches: many messages, at a pace or as fast as they are written; `began` and `ended`."""
        args = {"who": who, "text": text, "count": count, "where": where, "per_second": per_second}
        return cast("Json", await self._transport("flood", args))

    async def edit(self, who: str, message: str, text: str, where: str = "dm") -> None:
        """Change an own message."""
        await self.do("edit", who=who, message=message, text=text, where=where)

    async def delete(self, who: str, message: str, where: str = "dm") -> None:
        """Delete an own message."""
        await self.do("delete", who=who, message=message, where=where)

    async def react(self, who: str, message: str, emoji: str, where: str = "dm") -> None:
        """Put an emoji under a message."""
        await self.do("react", who=who, message=message, emoji=emoji, where=where)

    async def unreact(self, who: str, message: str, emoji: str, where: str = "dm") -> None:
        """Take an own emoji away."""
        await self.do("unreact", who=who, message=message, emoji=emoji, where=where)

    async def thread(self, who: str, name: str, where: str, *, message: str = "", private: bool = False) -> str:
        """Start a thread; the answer is its id."""
        args = {"who": who, "name": name, "where": where, "message": message, "private": private}
        return cast("str", await self._transport("thread", args))

    async def post(self, who: str, where: str, title: str, text: str) -> str:
        """Write a new post in a forum; the answer is the id of its thread."""
        return cast("str", await self.do("post", who=who, where=where, title=title, text=text))

    # --- what people do with the bot; the answers are outcomes ------------------------------------------

    async def press(self, who: str, name: str, where: str = "dm", *, message: str = "", value: Any = None) -> Json:
        """Use a button or a select (`value`: what it shall hold) of the latest message that has it, or of `message`.

        An outcome has `type` (of the response, 0: none), `problem` (what the person was told), `message`, `choices`,
        `client_errors` (what Discord's own client kept back).
        """
        args = {"who": who, "name": name, "where": where, "message": message, "value": value}
        return cast("Json", await self._transport("press", args))

    async def modal(self, who: str) -> Json | None:
        """The modal that stands open before somebody: `title`, `fields`, `data`."""
        return cast("Json | None", await self.do("modal", who=who))

    async def fill(self, who: str, values: Mapping[str, Any]) -> None:
        """Write and choose in the open modal without sending it."""
        await self.do("fill", who=who, values=dict(values))

    async def submit(self, who: str, values: Mapping[str, Any] | None = None) -> Json:
        """Fill in and send the open modal."""
        return cast("Json", await self.do("submit", who=who, values=dict(values or {})))

    async def close_modal(self, who: str) -> None:
        """Close the modal without sending it."""
        await self.do("close_modal", who=who)

    async def offered(self, who: str, where: str = "dm") -> list[str]:
        """The commands that somebody is offered there."""
        return cast("list[str]", await self.do("offered", who=who, where=where))

    async def slash(self, who: str, command: str, options: Mapping[str, Any] | None = None, where: str = "dm") -> Json:
        """Type a command, with its subcommands ("case close") and its options by name."""
        args = {"who": who, "command": command, "where": where, "options": dict(options or {})}
        return cast("Json", await self._transport("slash", args))

    async def autocomplete(self, who: str, command: str, option: str, words: str, where: str = "dm") -> Json:
        """Type in an option that completes itself; `choices` are what is offered."""
        args = {"who": who, "command": command, "option": option, "words": words, "where": where}
        return cast("Json", await self._transport("autocomplete", args))

    async def menu(self, who: str, name: str, where: str = "dm", *, message: str = "", target: str = "") -> Json:
        """Use an entry of the menu of a message, or of a person."""
        args = {"who": who, "name": name, "where": where, "message": message, "target": target}
        return cast("Json", await self._transport("menu", args))

    # --- what people see ------------------------------------------------------------------------------

    async def messages(self, who: str, where: str = "dm") -> list[Json]:
        """The messages of a channel or thread, oldest first, with those shown only to this person.

        Besides Discord's own fields each has `by`, `text`, `buttons`, `selects`, `ephemeral`, `loading`, `mentioned`.
        """
        return cast("list[Json]", await self.do("messages", who=who, where=where))

    async def threads(self, who: str, where: str) -> list[Json]:
        """The threads of a channel that this person sees."""
        return cast("list[Json]", await self.do("threads", who=who, where=where))

    async def ephemerals(self, who: str) -> list[Json]:
        """What is shown to this person alone."""
        return cast("list[Json]", await self.do("ephemerals", who=who))

    async def pings(self, who: str) -> list[Json]:
        """The messages that notified this person."""
        return cast("list[Json]", await self.do("pings", who=who))

    async def troubles(self, who: str) -> list[str]:
        """How the app failed this person."""
        return cast("list[str]", await self.do("troubles", who=who))

    # --- what only a test can see ---------------------------------------------------------------------

    async def posts(self, where: str = "") -> list[Json]:
        """Every message of the bot that stands."""
        return cast("list[Json]", await self.do("posts", where=where))

    async def calls(self, name: str = "*") -> dict[str, dict[str, int]]:
        """How often each call was made, by outcome."""
        return cast("dict[str, dict[str, int]]", await self.do("calls", name=name))

    async def latest_calls(self, name: str = "*") -> list[Json]:
        """The latest calls with their arguments."""
        return cast("list[Json]", await self.do("latest_calls", name=name))

    async def gateway(self) -> Json:
        """`open`, `connects`, `identifies`, `resumes`, `heartbeats`, `closes`, `invalid_requests`, `sessions`."""
        return cast("Json", await self.do("gateway"))

    async def events(self, name: str = "*") -> list[Json]:
        """The latest gateway events."""
        return cast("list[Json]", await self.do("events", name=name))

    async def idle(self, within: float = 5.0) -> bool:
        """Wait until every event was written and the bot has stopped calling."""
        return cast("bool", await self.do("idle", within=within))

    # --- what goes wrong ------------------------------------------------------------------------------

    async def fault(self, kind: str, on: str = "*", **how: Any) -> None:
        """Script a fault (tests/wire/discord/faults.py): times, skip, when, status, after, seconds, error, where."""
        await self.do("fault", kind=kind, on=on, **how)

    async def rules(self, **values: Any) -> Json:
        """Change deadlines, patience and generosity (tests/wire/discord/rules.py)."""
        return cast("Json", await self.do("rules", **values))

    async def move(self, seconds: float) -> None:
        """Let Discord's time pass."""
        await self.do("move", seconds=seconds)
