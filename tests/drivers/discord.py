"""Discord as its people use it: the real adapter and discord.py against the fake guild, over real sockets."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Collection, Coroutine, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.core.clock import MovableClock
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.discord.adapter import Access, DiscordPlatform
from bot.platforms.discord.directs import Pace
from bot.platforms.discord.events import event_body
from bot.platforms.discord.ids import DISMISS, CustomId, Mark
from bot.platforms.discord.interactions import HOME
from bot.platforms.discord.payload import NAME
from bot.platforms.discord.render import render_view
from bot.platforms.playground.demo import PLACES, seed
from bot.setup.settling import Settlement
from bot.ui.i18n import format_moment
from bot.ui.ports import Platform, PutEvent
from bot.ui.text import Moment, MomentStyle, Reader
from bot.ui.view import View
from bot.wiring import FEATURES, House
from storage.repos.surfaces import Surface
from tests.drivers.seen import Control, Files, Heard, Listed, Seen
from tests.drivers.slack import now
from tests.wire.discord.channels import DM, FORUM
from tests.wire.discord.fake import Fake
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rules import Json, Rules
from tests.wire.discord.server import Server
from tests.wire.discord.sight import Sight

SPOKEN = (0, 19)
"""Types of messages that are words: plain ones, and answers."""

FEATURE_SHORTCUTS = [shortcut for feature in FEATURES for shortcut in feature.shortcuts]

RULES = Rules(enforce_rates=False)


class DiscordDriver:
    """Implements tests.drivers.seen.Driver."""

    def __init__(
        self, _data_dir: Path, clock: MovableClock, *, forums: Collection[str] = (), silence: float = 0,
        heartbeat: float = RULES.heartbeat_seconds, **setup: float,
    ) -> None:  # fmt: skip
        """`silence`: seconds after which a gateway that says nothing counts as dead; `setup`: of the platform's own."""
        self._forums = forums
        self._silence = silence
        self._setup = {"settle_within": 0.05, "seconds_per_person": 0.0, **setup}
        rules = replace(RULES, heartbeat_seconds=heartbeat, heartbeat_patience=100, sends_per_minute=100_000)
        self._server = Server(Fake(rules, clock=clock))
        self._sight = Sight(self._server.fake)
        self._platform: DiscordPlatform
        self._workspace: Workspace
        self._clock = clock
        self._homes: dict[str, Seen] = {}

    @property
    def platform(self) -> Platform:
        return self._platform

    async def open(self, settled: Settlement) -> Settlement:
        """The demo community as a guild of Discord."""
        await self._server.start()
        found = seed(self._clock.now())
        await self._do("role", name="boss", permissions=["MANAGE_GUILD"])
        for person in found["people"]:
            roles = ["boss"] if "admin" in person["roles"] else []
            await self._do("person", handle=person["id"], name=person["name"], locale=person["language"], roles=roles)
        channels: dict[str, str] = {}
        for place in found["places"]:
            if not place["owner"]:
                inside = [one["id"] for one in found["people"] if set(one["roles"]) & set(place["roles"])]
                kind = "forum" if place["id"] in self._forums else "text"
                channels[place["id"]] = await self._do("channel", name=place["name"], kind=kind, members=inside)
        self._channels = channels
        self._readers = {one["id"]: Reader(one["language"], one["timezone"]) for one in found["people"]}
        await self._introduce()
        return Settlement(
            workspace=self._workspace,
            name=settled.name,
            language=settled.language,
            timezone=settled.timezone,
            people={self._id(who): profile for who, profile in settled.people.items()},
            roles={self._id(who): role for who, role in settled.roles.items()},
            places={purpose: channels[place] for purpose, place in settled.places.items()},
        )

    async def _introduce(self) -> None:
        info = now(self._sight.info())
        at_will = Pace(every=0, per_day=1_000)
        access = Access(SecretStr(info["token"]), info["api_url"], info["gateway_url"], at_will)
        self._platform = DiscordPlatform(access, **self._setup)
        ((self._workspace, _name),) = await self._platform.introduce()
        if self._silence:
            self._platform._client._connection.heartbeat_timeout = self._silence
        self._away = False

    async def goes_away(self) -> None:
        """The bot is down; Discord repeats nothing."""
        self._away = True
        await self._platform.stop()

    async def comes_back(self, house: House) -> None:
        """The bot is up again, and has caught up."""
        await self._introduce()
        house.deliverer.platforms[NAME] = self._platform  # as a new process would have it
        await self._platform.start(house.dispatcher)
        await self._platform.caught_up()

    async def close(self) -> None:
        await self._platform.stop()
        await self._server.stop()

    def ref(self, who: str) -> PersonRef:
        return PersonRef(self._workspace, self._id(who))

    def channel(self, place: str) -> str:
        return self._place("leo", place)

    async def behind(self, act: str, **args: Any) -> Any:
        """What an administrator of the server does there, or somebody outside of the story."""
        return await self._do(act, **args)

    def forgets_channels(self) -> None:
        """What discord.py does when a session begins, until the guilds are told."""
        self._platform._client._connection._guilds.clear()

    def posts_of(self, who: str, forum: str) -> list[str]:
        """What the posts of a forum are called that somebody sees, oldest first."""
        return [thread["name"] for thread in now(self._sight.threads(who, self._place(who, forum)))]

    def threads_of(self, who: str, place: str) -> list[str]:
        """The threads of a channel that somebody sees, by id."""
        return [thread["id"] for thread in now(self._sight.threads(who, self._place(who, place)))]

    def pinged(self, who: str, place: str) -> bool:
        """Whether a message in a channel, or in a thread of it, notified somebody."""
        where = {self._place(who, place), *self.threads_of(who, place)}
        return any(message["channel_id"] in where for message in now(self._sight.pings(who)))

    def is_archived(self, message: Seen) -> bool:
        """Whether the thread in which a message stands was put away."""
        return self._server.fake.world.channels[self._spot(message.id)[0]].archived

    async def allows(self, place: str, what: Mapping[str, bool]) -> None:
        """What the bot may do in a channel, whatever its role says."""
        allow, deny = (sum(BITS[name] for name, allowed in what.items() if allowed is way) for way in (True, False))
        await self._do("overwrite", where=self._place("leo", place), allow=allow, deny=deny)

    # --- what people do -------------------------------------------------------------------------------

    async def says(self, who: str, place: str, words: str, below: str | None, files: Files = ()) -> str:
        where, reply = self._place(who, place), ""
        if below and self._is_dm(below):
            reply = self._spot(below)[1]
        elif below:
            where = self._spot(below)[1]
        sent = [{"name": name, "content": b64encode(content).decode()} for name, content in files]
        message: str = await self._do("say", who=who, text=words, where=where, reply=reply, files=sent)
        return f"{where}:{message}"

    async def edits(self, who: str, message: str, words: str) -> None:
        where, ident = self._spot(message)
        await self._do("edit", who=who, message=ident, text=words, where=where)

    async def deletes(self, who: str, message: str) -> None:
        where, ident = self._spot(message)
        await self._do("delete", who=who, message=ident, where=where)

    async def reacts(self, who: str, message: str, emoji: str, *, added: bool) -> None:
        where, ident = self._spot(message)
        await self._do("react" if added else "unreact", who=who, message=ident, emoji=emoji, where=where)

    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Heard:
        where, ident = self._spot(on) if on else (self._place(who, "dm"), "")
        seen = [one for one in now(self._sight.messages(who, where)) if one["id"] == ident]
        held = {control.wire for one in seen for control in _controls(one)}
        if wire not in held:
            return await self._heard(who, self._press_what_was(who, where, ident, wire, value))
        chosen = {"value": value} if value else {}
        return await self._heard(who, self._do("press", who=who, name=wire, where=where, message=ident, **chosen))

    async def _press_what_was(self, who: str, where: str, ident: str, wire: str, value: str) -> Json:
        """A press on what is no longer there: the person's own client still shows an older message."""
        world = self._server.fake.world
        person, channel = world.person(who), world.channels[where]
        data: Json = {"component_type": 3 if value else 2, "custom_id": wire, "id": 1}
        if value:
            data["values"] = [value]
        message = channel.messages.get(ident) or next(iter(world.all_messages()))
        interaction = self._server.fake.interactions.new(3, person, channel, data, message)
        return (await self._server.fake.interactions.send(interaction)).json()

    async def uses(self, who: str, wire: str, message: str) -> Heard:
        """Use a shortcut on a message."""
        where, ident = self._spot(message)
        (name,) = [one.name.one for one in FEATURE_SHORTCUTS if one.wire == wire]
        return await self._heard(who, self._do("menu", who=who, name=name, where=where, message=ident))

    async def submits(self, who: str, form: str, values: Mapping[str, str]) -> Heard:
        assert form, "which form?"
        return await self._heard(who, self._do("submit", who=who, values=dict(values)))

    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Heard:
        (command,) = [one for one in now(self._sight.commands()) if one["name"] == name]
        names = [option["name"] for option in command.get("options", [])]  # Discord's own, in the order of ours
        options = dict(zip(names, values.values(), strict=False))
        return await self._heard(who, self._do("slash", who=who, command=name, options=options))

    async def opens_home(self, who: str) -> None:
        self._homes[who] = (await self.commands(who, HOME.name, {})).whisper

    async def _heard(self, who: str, doing: Coroutine[Any, Any, Json]) -> Heard:
        """What is new for this person alone, once everything is answered."""
        before, opened = now(self._sight.ephemerals(who)), await self._do("modal", who=who)
        outcome = await doing
        assert not outcome["problem"], f"Discord tells {who}: {outcome['problem']}"
        assert not outcome["client_errors"], f"Discord's client tells {who}: {outcome['client_errors']}"
        await self._platform.settle()
        after, front = now(self._sight.ephemerals(who)), await self._do("modal", who=who)
        if front and front != opened:
            return Heard(asked=front["data"]["custom_id"], questions=str(front["fields"]))
        fresh = [one for one in after if one not in before]
        if not fresh:
            return Heard()
        whisper = self._seen(fresh[-1], "dm", who)
        if DISMISS in {one.wire for one in whisper.controls}:
            # Discord has no dialog to confirm: a message asks, and the person says yes.
            return await self.presses(who, whisper.controls[0].wire, "", whisper.id)
        again = [one.wire for one in whisper.controls if CustomId.read(one.wire).mark is Mark.OPEN]
        if not again:
            return Heard(whispered=whisper)
        # Errors come as a message with a way back into the form, which the person takes.
        await self._do("press", who=who, name=again[0], where=fresh[-1]["channel_id"], message=fresh[-1]["id"])
        await self._platform.settle()
        fields = (await self._do("modal", who=who))["fields"]
        return Heard(refused={field["custom_id"]: whisper.words for field in fields})

    # --- what people see ------------------------------------------------------------------------------

    def sees(self, who: str, place: str, below: str | None) -> list[Seen]:
        in_dm = below is not None and self._is_dm(below)
        where = self._spot(below)[1] if below and not in_dm else self._place(who, place)
        found = [one for one in self._messages(who, where) if one["type"] in SPOKEN and not one["ephemeral"]]
        if in_dm:
            root = self._spot(below or "")[1]
            found = [one for one in found if (one.get("message_reference") or {}).get("message_id") == root]
        return [self._seen(message, place, who) for message in found]

    def _messages(self, who: str, where: str) -> list[Json]:
        """Those of a channel or thread; of a forum, the first ones of its posts, which their threads leave out."""
        if self._server.fake.world.channels[where].type == FORUM:
            posts = [thread["id"] for thread in now(self._sight.threads(who, where))]
            return [one for post in posts for one in now(self._sight.messages(who, post)) if one["id"] == post]
        return [one for one in now(self._sight.messages(who, where)) if one["id"] != where]

    def _is_dm(self, key: str) -> bool:
        return self._server.fake.world.channels[self._spot(key)[0]].type == DM

    def renames(self, who: str, name: str) -> None:
        now(self._do("rename_member", who=who, nick=name))

    async def administers(self, who: str, *, yes: bool) -> None:
        """Somebody may manage the server from now on, or (not `yes`) no longer."""
        await self._do("grant" if yes else "take_away", who=who, role="boss")

    def home(self, who: str) -> Seen | None:
        return self._homes.get(who)

    def shown(self, surface: Surface) -> object:
        assert surface.message is not None, f"{surface.kind} was never shown"
        stands = surface.message
        forum = self._server.fake.world.channels[stands.channel].type == FORUM
        posts = now(self._sight.posts(stands.message if forum else stands.channel))
        return _plain(next(post["components"] for post in posts if post["id"] == surface.message.message))

    def drawn(self, view: View, reader: Reader, _surface: Surface) -> object:
        return _plain(render_view(view, reader, self._workspace).components)

    def told(self, message: MessageRef) -> str:
        posts = now(self._sight.posts(message.channel))
        return str(next(post["text"] for post in posts if post["id"] == message.message)).replace("\\", "")

    def posted(self) -> set[MessageRef]:
        said = [post for post in now(self._sight.posts()) if post["type"] == 0]  # no notes of Discord's own
        return {MessageRef(self._workspace, self._parent(post), post["id"]) for post in said}

    def _parent(self, post: Json) -> str:
        """The channel of a message: the first one of a forum's post stands in the forum."""
        channel: str = post["channel_id"]
        return self._server.fake.world.channels[channel].parent if channel == post["id"] else channel

    def events(self) -> list[Listed]:
        bot = self._server.fake.world.app.bot.id
        return [
            replace(_listed(event["id"], event), ours=event["creator_id"] == bot) for event in now(self._do("planned"))
        ]

    def left_away(self) -> set[str]:
        """The events that people took out of the list."""
        return set(now(self._do("taken_events")))

    def drawn_event(self, put: PutEvent) -> Listed:
        channels = self._server.fake.world.channels
        return _listed(put.event.message if put.event else "", event_body(put, lambda channel: channels[channel].name))

    async def settle(self) -> None:
        async with asyncio.timeout(30):
            while not self._all_heard():  # noqa: ASYNC110  # the fake's counter and the bot's, in two tasks
                await asyncio.sleep(0.002)
        await self._platform.settle()
        await self._platform.caught_up()

    def _all_heard(self) -> bool:
        """Whether the bot is connected, and every event of the gateway reached it."""
        gateway = self._server.fake.gateway
        alive = [one.session for one in gateway.open if one.session in list(gateway.sessions) and not one.zombie]
        connected = bool(alive) and len(alive) == len(gateway.open)
        heard = all(session.seq == self._platform.heard for session in alive)
        return (connected or self._away) and heard and not gateway.sessions.late()

    # --------------------------------------------------------------------------------------------------

    async def _do(self, act: str, /, **args: Any) -> Any:
        return await self._server.control.do(act, args)

    def _id(self, who: str) -> str:
        return now(self._sight.person_id(who))

    def _place(self, who: str, place: str) -> str:
        if place == "dm":
            found: str = now(self._do("dm", who=who))
            return found
        return self._channels.get(PLACES.get(place, place), place)

    def _spot(self, key: str) -> tuple[str, str]:
        channel, _colon, ident = key.partition(":")
        return channel, ident

    def _seen(self, message: Json, place: str, who: str) -> Seen:
        author, said = message["by"], message["text"]
        if message["author"].get("bot"):
            author, said = _face(said, author, {person.name for person in self._server.fake.world.people.values()})
            said = self._read(said, self._readers.get(who, Reader()) if place == "dm" else self._readers["leo"])
        key = f"{message['channel_id']}:{message['id']}"
        held = self._server.fake.world.files
        files = {file["filename"]: held[file["id"]] for file in message["attachments"]}
        return Seen(key, author, said, _controls(message), place, files)

    def _read(self, markdown: str, reader: Reader) -> str:
        people = {person.id: person.name for person in self._server.fake.world.people.values()}
        channels = {channel.id: channel.name for channel in self._server.fake.world.channels.values()}
        return read(markdown, reader, people, channels)


def read(markdown: str, reader: Reader, people: Mapping[str, str], channels: Mapping[str, str]) -> str:
    """What the person's client makes of our markdown, as far as words go."""
    said = re.sub(r"<@(\d+)>", lambda found: people[found[1]], markdown)
    said = re.sub(r"<#(\d+)>", lambda found: channels[found[1]], said)
    said = re.sub(r"<t:(\d+):(\w)>", lambda found: _moment(int(found[1]), found[2], reader), said)
    said = re.sub(r"^(#{1,3}|-#|>|-) ", "", said, flags=re.MULTILINE)
    said = re.sub(r"\*\*(.+?)\*\*|`([^`\n]+)`", lambda found: found[1] or found[2], said)
    said = re.sub(r"\\([^\w\s])", r"\1", said)
    return said.replace("\N{NO-BREAK SPACE}:", ":").replace("\N{NO-BREAK SPACE}", " ")


def _moment(seconds: int, style: str, reader: Reader) -> str:
    styles: Mapping[str, MomentStyle] = {"t": "time", "f": "datetime", "D": "date", "d": "date"}
    return format_moment(Moment(datetime.fromtimestamp(seconds, UTC), styles[style]), reader)


def _face(said: str, author: str, people: Collection[str]) -> tuple[str, str]:
    """Bots post under one name: the words of a person carry theirs in a first line."""
    found = re.fullmatch(r"\*\*(?P<name>[^*\n]+)\*\*\n(?P<said>.*)", said, re.DOTALL)
    return (found["name"], found["said"]) if found and found["name"] in people else (author, said)


def _controls(message: Json) -> list[Control]:
    buttons = [Control(one["label"] or "", one["custom_id"] or "") for one in message["buttons"]]
    selects = [
        Control(one["placeholder"], one["custom_id"], {option["label"]: option["value"] for option in one["options"]})
        for one in message["selects"]
    ]
    return [*buttons, *selects]


def _listed(ident: str, event: Json) -> Listed:
    starts_at, ends_at = (datetime.fromisoformat(event[f"scheduled_{name}_time"]) for name in ("start", "end"))
    return Listed(ident, event["name"], event["description"], event["entity_metadata"]["location"], starts_at, ends_at)


def _plain(tree: object) -> object:
    """Components without the numbers that Discord gives them by itself."""
    if isinstance(tree, dict):
        return {name: _plain(value) for name, value in tree.items() if name != "id" and value is not None}
    return [_plain(item) for item in tree] if isinstance(tree, list) else tree
