"""Discord as simcord plays it, in this very process: the real adapter and discord.py's cache, without a wire.

What is faithful in it and what is not: docs/decisions/0046-simcord-plays-discord-beside-the-wire.md.
"""

import asyncio
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import simcord
from pydantic import SecretStr
from simcord import _dpy_internals, interactions
from simcord._clock import Clock
from simcord.backend import serializers
from simcord.backend.models import Interaction, Message
from simcord.http.client import FakeHTTPClient
from simcord.results import InteractionResult

from bot.core.clock import MovableClock
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.discord import adapter
from bot.platforms.discord.adapter import Access, DiscordPlatform
from bot.platforms.discord.client import Client
from bot.platforms.discord.directs import Pace
from bot.platforms.discord.ids import DISMISS, CustomId, Mark
from bot.platforms.discord.interactions import HOME
from bot.platforms.discord.render import render_view
from bot.platforms.playground.demo import PLACES, seed
from bot.setup.settling import Settlement
from bot.ui.ports import Platform, PutEvent
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface
from tests.drivers.discord import SPOKEN, _controls, _face, _plain, read
from tests.drivers.seen import Files, Heard, Listed, Seen
from tests.wire.discord.kit.components import BUTTON, SELECTS
from tests.wire.discord.messages import nodes, texts
from tests.wire.discord.rules import Json

EPHEMERAL = 1 << 6


class Tied(Clock):
    """simcord's clock: it shows what ours shows."""

    def __init__(self, ours: MovableClock) -> None:
        self._ours = ours
        self._began = ours.now()

    @property
    def elapsed(self) -> float:  # type: ignore[override]  # it follows
        return (self._ours.now() - self._began).total_seconds()

    def now(self) -> datetime:
        return self._ours.now()

    def advance(self, seconds: float) -> None:
        self._ours.move(timedelta(seconds=seconds))


class Simulated(Client):
    """Our client with simcord's world around it. simcord hands events to discord.py behind the gateway's raw words."""

    env: simcord.Env
    locales: Mapping[str, str]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.attached, self._gone = asyncio.Event(), asyncio.Event()
        self._count = 0
        _dpy_internals.install_http(self, FakeHTTPClient(self.env.backend, asyncio.get_running_loop()))

    async def connect(self, *, reconnect: bool = True) -> None:  # noqa: ARG002  # as discord.py has it
        """What a gateway's connection would bring."""
        self.env.bot = self
        await self.env.start()
        self.env.backend.subscribers.append(self._raw)
        self.attached.set()
        await self._gone.wait()

    async def close(self) -> None:
        self._gone.set()
        await super().close()

    def _raw(self, event: str, payload: Mapping[str, Any]) -> None:
        self._count += 1
        told = json.loads(json.dumps(payload, default=str))
        user = told.get("member", {}).get("user") or told.get("user") or {}
        if event == "INTERACTION_CREATE":  # where everybody's client is in English
            told["locale"] = self.locales.get(user.get("id", ""), "fr")
        words = json.dumps({"op": 0, "t": event, "s": self._count, "d": told})
        task = asyncio.get_running_loop().create_task(self.on_socket_raw_receive(words))
        task.add_done_callback(lambda done: done.result())


class SimulatedDriver:
    """Implements tests.drivers.seen.Driver."""

    def __init__(self, _data_dir: Path, clock: MovableClock) -> None:
        self._clock = clock
        self._platform: DiscordPlatform
        self._workspace: Workspace
        self._env = simcord.Env(discord.Client(intents=discord.Intents.none()), check_errors=False)
        self._env.backend.clock = Tied(clock)
        self._homes: dict[str, Seen] = {}
        self._forms: dict[str, Any] = {}

    @property
    def platform(self) -> Platform:
        return self._platform

    async def open(self, settled: Settlement) -> Settlement:
        """The demo community as a guild; its members come once the bot is there."""
        self._guild = self._env.create_guild("Les Petits Débrouillards")
        self._boss = self._guild.create_role("boss", permissions=discord.Permissions(manage_guild=True))
        found = seed(self._clock.now())
        self._people = {one["id"]: one for one in found["people"]}
        self._users = {who: self._env.create_user(who, global_name=one["name"]) for who, one in self._people.items()}
        self._readers = {who: Reader(one["language"], one["timezone"]) for who, one in self._people.items()}
        self._channels = {one["id"]: self._channel(one, found["people"]) for one in found["places"] if not one["owner"]}
        locales = {self._id(who): one["language"] for who, one in self._people.items()}
        Simulated.env, Simulated.locales = self._env, locales
        setattr(adapter, "Client", Simulated)  # noqa: B010  # the only seam there is
        try:
            at_will = Access(SecretStr("MTIz.x.y"), new_directs=Pace(every=0, per_day=1_000))
            self._platform = DiscordPlatform(at_will, settle_within=0.05, seconds_per_person=0)
            ((self._workspace, _name),) = await self._platform.introduce()
        finally:
            setattr(adapter, "Client", Client)  # noqa: B010  # as it was
        return Settlement(
            workspace=self._workspace,
            name=settled.name,
            language=settled.language,
            timezone=settled.timezone,
            people={self._id(who): profile for who, profile in settled.people.items()},
            roles={self._id(who): role for who, role in settled.roles.items()},
            places={purpose: str(self._channels[place].id) for purpose, place in settled.places.items()},
        )

    def _channel(self, place: Json, people: list[Json]) -> Any:
        inside = [one["id"] for one in people if set(one["roles"]) & set(place["roles"])]
        sees, hidden = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
        only: dict[Any, discord.PermissionOverwrite] = {self._users[who]: sees for who in inside}
        only[self._guild.roles["TestBot"]] = sees
        return self._guild.create_text_channel(
            place["name"], overwrites={self._guild.default_role: hidden, **only} if inside else None
        )

    async def arrive(self) -> None:
        """Everybody comes in. Whoever was there before the bot is not told to it: simcord answers no chunk then."""
        client = self._platform._client
        assert isinstance(client, Simulated)
        await client.attached.wait()
        self._members = {
            who: self._guild.add_member(user, roles=[self._boss] if "admin" in self._people[who]["roles"] else [])
            for who, user in self._users.items()
        }
        await self.settle()

    async def close(self) -> None:
        await self._platform.stop()
        await self._env.shutdown()

    def ref(self, who: str) -> PersonRef:
        return PersonRef(self._workspace, self._id(who))

    def channel(self, place: str) -> str:
        return str(self._channels[PLACES.get(place, place)].id)

    # --- what people do -------------------------------------------------------------------------------

    async def says(self, who: str, place: str, words: str, below: str | None, files: Files = ()) -> str:
        assert not files, "simcord keeps no files for us"
        if place == "dm":
            reply = {"message_id": self._spot(below)[1], "channel_id": self._spot(below)[0]} if below else None
            said = await self._users[who].send_dm(words, **({"reference": reply} if reply else {}))
            return f"{self._users[who].dm_channel.id}:{said.id}"
        where = self._thread(int(self._spot(below)[1])) if below else self._channels[PLACES.get(place, place)]
        said = await self._members[who].send(where, words)
        return f"{where.id}:{said.id}"

    def _thread(self, ident: int) -> Any:
        return next(one for channel in self._channels.values() for one in channel.threads if one.id == ident)

    async def edits(self, who: str, message: str, words: str) -> None:
        channel, ident = map(int, self._spot(message))
        self._env.backend.edit_message(channel, ident, {"content": words})
        assert who

    async def deletes(self, who: str, message: str) -> None:
        channel, ident = map(int, self._spot(message))
        self._env.backend.delete_message(channel, ident)
        assert who

    async def reacts(self, who: str, message: str, emoji: str, *, added: bool) -> None:
        channel, ident = map(int, self._spot(message))
        self._env.backend.set_reaction(channel, ident, emoji, self._users[who].id, added)

    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Heard:
        channel, ident = map(int, self._spot(on)) if on else (self._users[who].dm_channel.id, 0)
        message = self._env.backend.messages.get(channel, {}).get(ident)
        data: Json = {"custom_id": wire, "component_type": 3 if value else 2} | ({"values": [value]} if value else {})
        return await self._interact(who, 3, channel, data, message)

    async def submits(self, who: str, form: str, values: Mapping[str, str]) -> Heard:
        shown = self._forms.pop(who)
        assert shown.modal["custom_id"] == form
        actor = self._actor(who, shown.channel_id)
        result = await actor.submit_modal(InteractionResult(self._env, shown), dict(values))
        return await self._heard(who, result._interaction)

    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Heard:
        command = self._env.backend.find_command(name, None)
        assert command is not None, f"/{name} is not offered"
        options = dict(zip([one["name"] for one in command.get("options", [])], values.values(), strict=False))
        result = await self._users[who].slash(name, **options)
        return await self._heard(who, result._interaction)

    async def opens_home(self, who: str) -> None:
        self._homes[who] = (await self.commands(who, HOME.name, {})).whisper

    def _actor(self, who: str, channel: int) -> Any:
        return self._users[who] if channel == self._users[who].dm_channel.id else self._members[who]

    async def _interact(self, who: str, kind: int, channel: int, data: Json, message: Message | None) -> Heard:
        direct = channel == self._users[who].dm_channel.id
        record, payload = interactions.base_payload(
            self._env.backend, type=kind, channel_id=channel, guild_id=None if direct else self._guild.id,
            user_id=self._users[who].id, data=data,
        )  # fmt: skip
        if message is not None:
            payload["message"] = dict(serializers.message_payload(self._env.backend, message))
            record.source_message_id = message.id
        self._env.backend.emit("INTERACTION_CREATE", payload)
        return await self._heard(who, record)

    async def _heard(self, who: str, record: Interaction) -> Heard:
        await self.settle()
        assert record.responded, "the application did not respond"
        if record.modal is not None:
            self._forms[who] = record
            return Heard(asked=record.modal["custom_id"], questions=str(record.modal))
        found = self._env.backend.messages.get(record.channel_id, {}).get(record.message_id or 0)
        if found is None or not found.flags & EPHEMERAL:
            return Heard()
        whisper = self._seen(found, "dm", who)
        if DISMISS in {one.wire for one in whisper.controls}:
            return await self.presses(who, whisper.controls[0].wire, "", whisper.id)
        again = [one.wire for one in whisper.controls if CustomId.read(one.wire).mark is Mark.OPEN]
        if not again:
            return Heard(whispered=whisper)
        reopened = await self.presses(who, again[0], "", whisper.id)
        fields = [one["custom_id"] for one in nodes(self._forms[who].modal["components"]) if one.get("type") in (3, 4)]
        assert reopened.asked
        return Heard(refused=dict.fromkeys(fields, whisper.words))

    # --- what people see ------------------------------------------------------------------------------

    def sees(self, who: str, place: str, below: str | None) -> list[Seen]:
        if place == "dm":
            where = self._users[who].dm_channel.id
        else:
            where = int(self._spot(below)[1]) if below else self._channels[PLACES.get(place, place)].id
            self._env.backend.require_permissions(self._guild.id, self._users[who].id, where, "view_channel")
        found = [one for one in self._messages(where) if one.type in SPOKEN and not one.flags & EPHEMERAL]
        if below and place == "dm":
            root = self._spot(below)[1]
            found = [one for one in found if str((one.reference or {}).get("message_id")) == root]
        return [self._seen(message, place, who) for message in found]

    def _messages(self, channel: int) -> list[Message]:
        return sorted(self._env.backend.messages.get(channel, {}).values(), key=lambda one: one.id)

    def renames(self, who: str, name: str) -> None:
        self._env.backend.edit_member(self._guild.id, self._users[who].id, {"nick": name})

    def home(self, who: str) -> Seen | None:
        return self._homes.get(who)

    def shown(self, surface: Surface) -> object:
        assert surface.message is not None, f"{surface.kind} was never shown"
        return _plain(self._env.backend.messages[int(surface.message.channel)][int(surface.message.message)].components)

    def drawn(self, view: View, reader: Reader, _surface: Surface) -> object:
        return _plain(render_view(view, reader, self._workspace).components)

    def told(self, message: MessageRef) -> str:
        found = self._env.backend.messages[int(message.channel)][int(message.message)]
        return "\n".join(texts(found.components)).replace("\\", "")

    def posted(self) -> set[MessageRef]:
        bot = self._env.backend.bot_user.id
        return {
            MessageRef(self._workspace, str(channel), str(message.id))
            for channel, messages in self._env.backend.messages.items()
            for message in messages.values()
            if message.author_id == bot and message.type == 0 and not message.flags & EPHEMERAL
        }

    def events(self) -> list[Listed]:
        return []

    def left_away(self) -> set[str]:
        return set()

    def drawn_event(self, put: PutEvent) -> Listed:
        raise AssertionError(f"{put.key} has no place here")

    async def settle(self) -> None:
        for _turn in range(3):  # an event, what it starts, what that starts
            await asyncio.sleep(0)
            await self._platform.settle()

    # --------------------------------------------------------------------------------------------------

    def _id(self, who: str) -> str:
        return str(self._users[who].id)

    def _spot(self, key: str | None) -> tuple[str, str]:
        channel, _colon, ident = (key or "").partition(":")
        return channel, ident

    def _seen(self, message: Message, place: str, who: str) -> Seen:
        names = {user.id: name for name, user in self._users.items()}
        inside = list(nodes(message.components))
        said = "\n".join(filter(None, [message.content, *texts(message.components)]))
        author = names.get(message.author_id, "mijote")
        if author == "mijote":
            author, said = _face(said, author, {one["name"] for one in self._people.values()})
            people = {str(user.id): self._people[who]["name"] for who, user in self._users.items()}
            channels = {str(one.id): str(one.name) for one in self._channels.values()}
            said = read(said, self._readers[who if place == "dm" else "leo"], people, channels)
        buttons = [{"label": one.get("label"), "custom_id": one.get("custom_id")} for one in inside
                   if one.get("type") == BUTTON]  # fmt: skip
        selects = [one for one in inside if one.get("type") in SELECTS]
        key = f"{message.channel_id}:{message.id}"
        return Seen(key, author, said, _controls({"buttons": buttons, "selects": selects}), place)
