"""What people do in their own Slack client."""

import asyncio
import base64
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.clock import monotonic
from tests.wire.slack.compose import Draft
from tests.wire.slack.fake import Fake
from tests.wire.slack.forms import Field, chosen, client_errors, find, initial_state
from tests.wire.slack.interactions import Interactions, Outcome
from tests.wire.slack.messages import Message
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel
from tests.wire.slack.text import as_rich_text, typed
from tests.wire.slack.views import Values

MOST_HELD = 10_000
MOST_AT_ONCE = 50_000
MOST_UNACKED = 200
"""How far a flood runs ahead of the app."""


class Acts:
    """Every deed by name. `who` is a handle or an id, `where` a channel's id or name, or "dm".

    Raises LookupError for what this person could not do because it is not there, Refused for what Slack would refuse.
    """

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._space = fake.workspace
        self._interactions = Interactions(fake)
        self._held: dict[tuple[str, str, str], Values] = {}
        """What people have chosen in messages so far: (person, channel, ts)."""

    # --- writing --------------------------------------------------------------------------------------

    async def say(
        self,
        who: str,
        text: str,
        where: str = "dm",
        thread: str = "",
        files: Sequence[Mapping[str, str]] = (),
        client_msg_id: str = "",
    ) -> str:
        """Write a message, typed as in the client; the answer is its ts. `files`: name, content in base64."""
        person, channel = self._member(who, where)
        if channel.archived:
            raise LookupError(f"#{channel.name} is archived")
        given = [self._fake.files.give(file["name"], base64.b64decode(file["content"]), person) for file in files]
        shown = [self._fake.files.json(file, self._fake.base_url) for file in given]
        draft = self._typed(text)
        draft.thread_ts = thread
        draft.client_msg_id = client_msg_id or str(uuid.uuid4())
        return self._fake.posting.post(channel, person, draft, files=shown).ts

    async def flood(
        self, who: str, text: str, count: int, where: str = "dm", per_second: float = 0.0, thread: str = "",
        ahead: int = MOST_UNACKED,
    ) -> Json:  # fmt: skip
        """Write `count` messages, `text 0`, `text 1` and so on: at this pace, or as fast as the app acknowledges them.

        For benches. Without a pace, at most `ahead` events (of all floods) wait for their acknowledgement. The answer
        has the monotonic instants at which it `began` and `ended`.
        """
        if not 0 < count <= MOST_AT_ONCE:
            raise ValueError(f"from 1 to {MOST_AT_ONCE} messages")
        began = monotonic()
        for number in range(count):
            await self.say(who, f"{text} {number}", where, thread)
            if per_second:
                await asyncio.sleep(max(0.0, began + (number + 1) / per_second - monotonic()))
            else:
                await self._fake.deliveries.calm(ahead)
        return {"began": began, "ended": monotonic()}

    def _typed(self, text: str) -> Draft:
        words = typed(text, self._space.names())
        return Draft(words, [as_rich_text(words, self._space.ids.secret(5))] if words else None)

    async def edit(self, who: str, ts: str, text: str, where: str = "dm") -> None:
        """Change an own message."""
        self._fake.posting.change(self._own(who, where, ts), self._typed(text))

    async def delete(self, who: str, ts: str, where: str = "dm") -> None:
        """Delete an own message."""
        self._fake.posting.remove(self._own(who, where, ts))

    async def react(self, who: str, ts: str, name: str, where: str = "dm") -> None:
        """Put an emoji under a message."""
        person, channel = self._member(who, where)
        self._fake.posting.react(self._space.message(channel, ts), person, name)

    async def unreact(self, who: str, ts: str, name: str, where: str = "dm") -> None:
        """Take an emoji away."""
        person, channel = self._member(who, where)
        self._fake.posting.unreact(self._space.message(channel, ts), person, name)

    # --- pressing and choosing ------------------------------------------------------------------------

    async def press(
        self, who: str, action: str, where: str = "dm", ts: str = "", on: str = "message", value: Any = None
    ) -> Json:
        """Use an element (by action id, block id or label) of a message, the `home` tab or the `modal` in front.

        `value` is what is chosen or written; buttons need none.
        """
        person = self._space.person(who)
        if on == "message":
            message = self._seen(who, where, ts)
            field = find(message.blocks, action)
            return (await self._use_in_message(person, message, field, value)).json()
        view = self._fake.views.homes.get(person.id) if on == "home" else self._fake.views.top(person.id)
        if view is None:
            raise LookupError(f"{who} has no home tab")
        field = find(view.body["blocks"], action)
        held = self._use(field, value, view.values)
        if not field.acts:
            return Outcome().json()
        return (await self._interactions.on_view(person, view, field, held)).json()

    async def _use_in_message(self, person: Person, message: Message, field: Field, value: Any) -> Outcome:
        key = (person.id, message.channel, message.ts)
        if len(self._held) > MOST_HELD:
            self._held.clear()
        values = self._held.setdefault(key, initial_state(message.blocks or []))
        held = self._use(field, value, values)
        if not field.acts:
            return Outcome()
        return await self._interactions.on_message(person, message, field, held, values)

    def _use(self, field: Field, value: Any, values: Values) -> Json:
        if field.type == "button":
            return {}
        held = chosen(field, value)
        if field.type != "overflow":
            values.setdefault(field.block_id, {})[field.action_id] = held
        return held

    async def suggest(self, who: str, action: str, words: str, where: str = "", ts: str = "") -> list[Json]:
        """Type in an external select, of a message or of the modal in front; the answer is the options offered."""
        person = self._space.person(who)
        if ts:
            message = self._seen(who, where, ts)
            fields = {"container": {"type": "message", "message_ts": ts, "channel_id": message.channel}}
            field = find(message.blocks, action)
        else:
            view = self._fake.views.top(person.id)
            fields = {"container": {"type": "view", "view_id": view.id}, "view": self._fake.views.json(view)}
            field = find(view.body["blocks"], action)
        outcome = await self._interactions.suggest(person, field, words, fields)
        answer = outcome.payload or {}
        groups = [option for group in answer.get("option_groups", []) for option in group["options"]]
        return [*answer.get("options", []), *groups]

    # --- forms ----------------------------------------------------------------------------------------

    async def fill(self, who: str, values: Mapping[str, Any]) -> None:
        """Write and choose in the modal in front, by action id, block id or label, without sending anything."""
        view = self._fake.views.top(self._space.person(who).id)
        for name, value in values.items():
            self._use(find(view.body["blocks"], name), value, view.values)

    async def submit(self, who: str, values: Mapping[str, Any] | None = None) -> Json:
        """Fill in and send the modal in front. Slack's own client keeps it back when something is missing."""
        person = self._space.person(who)
        view = self._fake.views.top(person.id)
        await self.fill(who, values or {})
        if not view.body.get("submit"):
            raise LookupError("this modal has no submit button")
        if problems := client_errors(view.body["blocks"], view.values):
            return Outcome(client_errors=problems).json()
        return (await self._interactions.submit(person, view)).json()

    async def close(self, who: str, *, everything: bool = False) -> Json:
        """Close the modal in front, or the whole stack by its x."""
        person = self._space.person(who)
        top = self._fake.views.top(person.id)
        if everything or top.body.get("clear_on_close"):
            self._fake.views.stacks[person.id] = []
        else:
            self._fake.views.close_top(person.id)
        return (await self._interactions.close(person, top, everything=everything)).json()

    # --- commands, shortcuts, tabs --------------------------------------------------------------------

    async def slash(self, who: str, command: str, text: str = "", where: str = "dm") -> Json:
        """Type a slash command. Names in its text arrive escaped (`should_escape`)."""
        person, channel = self._member(who, where)
        if person.is_stranger:
            raise LookupError(f"{who} is of another workspace: there are no commands for them")
        words = typed(text, self._space.names()) if self._space.app.escapes_commands else text
        return (await self._interactions.command(person, channel, command, words)).json()

    async def shortcut(self, who: str, callback_id: str, where: str = "", ts: str = "") -> Json:
        """Use a shortcut: global, or on a message."""
        message = self._seen(who, where, ts) if ts else None
        return (await self._interactions.shortcut(self._space.person(who), callback_id, message)).json()

    async def open_home(self, who: str, tab: str = "home") -> None:
        """Look at the app: its `home` or its `messages` tab."""
        person = self._space.person(who)
        home = self._fake.views.homes.get(person.id)
        shown = self._fake.views.json(home) if home and tab == "home" else None
        self._fake.feed.home_opened(person, tab, shown)

    # --- who may do what ------------------------------------------------------------------------------

    def _member(self, who: str, where: str) -> tuple[Person, Channel]:
        person = self._space.person(who)
        channel = self._space.where(who, where)
        if person.id not in channel.members:
            raise LookupError(f"{who} is not in {where}")
        return person, channel

    def _own(self, who: str, where: str, ts: str) -> Message:
        person, channel = self._member(who, where)
        message = self._space.message(channel, ts)
        if message.author is not person:
            raise LookupError(f"{who} did not write {ts}")
        return message

    def _seen(self, who: str, where: str, ts: str) -> Message:
        """A message that this person sees: of a channel, or shown only to them."""
        person = self._space.person(who)
        for shown_to, message in self._space.ephemerals:
            if shown_to == person.id and message.ts == ts:
                return message
        _person, channel = self._member(who, where)
        return self._space.message(channel, ts)
