"""Slack as its people use it: the real adapter and SDK against the fake workspace, over real sockets."""

import re
from base64 import b64encode
from collections.abc import Coroutine, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr

from bot.core.clock import MovableClock
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.playground.demo import PLACES, seed
from bot.platforms.slack.adapter import CALL_WITHIN, NAME, Access, SlackPlatform
from bot.platforms.slack.emoji import unicode_of, with_emoji
from bot.platforms.slack.forms import home
from bot.platforms.slack.markup import unescape
from bot.platforms.slack.render import render_view
from bot.setup.settling import Settlement
from bot.ui.ports import Platform, PutEvent
from bot.ui.text import Reader
from bot.ui.view import View
from bot.wiring import House
from storage.repos.surfaces import Surface
from tests.drivers.seen import Control, Files, Heard, Listed, Seen
from tests.wire.slack.fake import Fake
from tests.wire.slack.faults import Fault
from tests.wire.slack.forms import Field
from tests.wire.slack.interactions import Interactions
from tests.wire.slack.messages import Message
from tests.wire.slack.rules import Json, Rules
from tests.wire.slack.server import Server
from tests.wire.slack.sight import Sight

T = TypeVar("T")

RULES = Rules(enforce_rates=False, retry_delays=(0.1, 0.2, 0.4))


class Behind(MovableClock):
    """Slack's clock, where ours is wrong by that much."""

    def __init__(self, ours: MovableClock, by: timedelta) -> None:
        super().__init__()
        self._ours = ours
        self._by = by
        self.on_move = ours.on_move  # type: ignore[method-assign]  # they move together

    def now(self) -> datetime:
        return self._ours.now() - self._by


class SlackDriver:
    """Implements tests.drivers.seen.Driver. `ahead`: how much our clock is ahead of Slack's."""

    def __init__(
        self, _data_dir: Path, clock: MovableClock, *, call_within: float = CALL_WITHIN, ahead: timedelta = timedelta()
    ) -> None:
        self._server = Server(Fake(RULES, clock=Behind(clock, ahead)))
        self._sight = Sight(self._server.fake)
        self._platform: SlackPlatform
        self._workspace: Workspace
        self._clock = clock
        self._call_within = call_within

    @property
    def platform(self) -> Platform:
        return self._platform

    async def open(self, settled: Settlement) -> Settlement:
        """The demo community as a workspace of Slack."""
        await self._server.start()
        found = seed(self._clock.now())
        for person in found["people"]:
            await self._do(
                "person",
                handle=person["id"],
                real_name=person["name"],
                locale={"fr": "fr-FR", "en": "en-GB"}[person["language"]],
                tz=person["timezone"],
                is_admin="admin" in person["roles"],
            )
        channels: dict[str, str] = {}
        for place in found["places"]:
            if not place["owner"]:
                kind = "private" if place["roles"] else "public"
                inside = [one["id"] for one in found["people"] if not place["roles"] or _common(one, place)]
                channels[place["id"]] = await self._do("channel", name=place["name"], kind=kind, members=inside)
        self._channels = channels
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
        access = Access(SecretStr(info["bot_token"]), SecretStr(info["app_token"]), api_url=info["api_url"])
        self._platform = SlackPlatform(access, seconds_per_message=0, call_within=self._call_within)
        ((self._workspace, _name),) = await self._platform.introduce()

    async def goes_away(self) -> None:
        """The bot is down, and Slack gives up what it cannot deliver."""
        await self._platform.stop()
        self._server.fake.faults.add(Fault("drop", "*", times=1000))

    async def behind(self, act: str, **args: Any) -> Any:
        """What an administrator of the workspace does there, or somebody outside of the story."""
        return await self._do(act, **args)

    async def comes_back(self, house: House) -> None:
        """The bot is up again, and has caught up."""
        self._server.fake.faults.clear()
        await self._introduce()
        house.deliverer.platforms[NAME] = self._platform  # as a new process would have it
        await self._platform.start(house.dispatcher)
        await self._platform.caught_up()

    async def breaks(self, place: str, act: str) -> None:
        """A channel is archived, or the bot put out of it (`leave`), or its right to write taken away (`revoke`)."""
        match act:
            case "archive":
                await self._do("archive", where=self._place(place))
            case "leave":
                await self._do("leave", who="mijote", where=self._place(place))
            case _:
                self._server.fake.faults.add(
                    Fault("error", "chat.*", times=1000, error="missing_scope", where={"channel": self._place(place)})
                )

    async def mends(self, place: str, act: str) -> None:
        """As it was."""
        match act:
            case "archive":
                await self._do("archive", where=self._place(place), archived=False)
            case "leave":
                await self._do("join", who="mijote", where=self._place(place))
            case _:
                self._server.fake.faults.clear()

    async def close(self) -> None:
        await self._platform.stop()
        await self._server.stop()

    def ref(self, who: str) -> PersonRef:
        return PersonRef(self._workspace, self._id(who))

    def channel(self, place: str) -> str:
        return self._place(place)

    # --- what people do -------------------------------------------------------------------------------

    async def says(self, who: str, place: str, words: str, below: str | None, files: Files = ()) -> str:
        thread = self._spot(below)[1] if below else ""
        sent = [{"name": name, "content": b64encode(content).decode()} for name, content in files]
        ts: str = await self._do("say", who=who, text=words, where=self._place(place), thread=thread, files=sent)
        return self._key(place, who, ts)

    async def edits(self, who: str, message: str, words: str) -> None:
        where, ts = self._spot(message)
        await self._do("edit", who=who, ts=ts, text=words, where=where)

    async def deletes(self, who: str, message: str) -> None:
        where, ts = self._spot(message)
        await self._do("delete", who=who, ts=ts, where=where)

    async def reacts(self, who: str, message: str, emoji: str, *, added: bool) -> None:
        where, ts = self._spot(message)
        name = next(name for name in ("tada", "heart", "clap") if unicode_of(name) == emoji)
        await self._do("react" if added else "unreact", who=who, ts=ts, name=name, where=where)

    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Heard:
        if on in ("home", "modal"):
            return await self._heard(who, self._do("press", who=who, action=wire, on=on, value=value or None))
        where, ts = self._spot(on) if on else (self._dm(who), "")
        if wire not in {one.wire for one in self._controls(who, where, ts)}:
            return await self._heard(who, self._press_what_was(who, where, ts, wire, value))
        doing = self._do("press", who=who, action=wire, where=where, ts=ts, value=value or None)
        return await self._heard(who, doing)

    def _controls(self, who: str, where: str, ts: str) -> list[Control]:
        standing = [*now(self._sight.posts(where)), *now(self._sight.ephemerals(who))]
        return [one for message in standing if message["ts"] == ts for one in controls(message["blocks"])]

    async def _press_what_was(self, who: str, where: str, ts: str, wire: str, value: str) -> Json:
        """A press on what is no longer there: the person's own client still shows an older message."""
        space = self._server.fake.workspace
        element: Json = {"type": "button", "action_id": wire, "text": {"type": "plain_text", "text": "…"}}
        if value:
            element = {"type": "static_select", "action_id": wire}
        field = Field({"type": "actions", "block_id": "old"}, element)
        held = {"selected_option": {"value": value}} if value else {}
        message = space.channel(where).messages.get(ts) or Message(where, ts or "1.000000", space.app.bot, "")
        return (await Interactions(self._server.fake).on_message(space.person(who), message, field, held, {})).json()

    async def uses(self, who: str, wire: str, message: str) -> Heard:
        """Use a shortcut on a message."""
        where, ts = self._spot(message)
        return await self._heard(who, self._do("shortcut", who=who, callback_id=wire, where=where, ts=ts))

    async def submits(self, who: str, form: str, values: Mapping[str, str]) -> Heard:
        front = now(self._sight.modals(who))
        assert front, f"{who} has no form open"
        assert front[-1]["callback_id"] == form
        return await self._heard(who, self._do("submit", who=who, values=dict(values)))

    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Heard:
        return await self._heard(who, self._do("slash", who=who, command=f"/{name}", text=" ".join(values.values())))

    async def opens_home(self, who: str) -> None:
        await self._do("open_home", who=who)

    async def _heard(self, who: str, doing: Coroutine[Any, Any, Json]) -> Heard:
        """What is new for this person alone, once everything is answered."""
        before, open_before = now(self._sight.ephemerals(who)), now(self._sight.modals(who))
        outcome = await doing
        assert not outcome["problem"], f"Slack tells {who}: {outcome['problem']}"
        assert not outcome["client_errors"], f"Slack's client tells {who}: {outcome['client_errors']}"
        await self._platform.settle()
        after, open_after = now(self._sight.ephemerals(who)), now(self._sight.modals(who))
        if len(after) > len(before):
            return Heard(whispered=self._seen(after[-1], "dm"))
        if open_after and open_after != open_before:
            front = open_after[-1]
            if front["errors"]:
                return Heard(refused=front["errors"])
            if front.get("submit"):
                fields = [block for block in front["blocks"] if block["type"] == "input"]
                lines = [said["text"] for one in fields for said in (one["label"], one.get("hint")) if said]
                return Heard(asked=front["callback_id"], questions="\n".join(lines))
            return Heard(whispered=Seen("modal", "Mijote", words(front["blocks"]), controls(front["blocks"])))
        return Heard()

    # --- what people see ------------------------------------------------------------------------------

    def sees(self, who: str, place: str, below: str | None) -> list[Seen]:
        where = self._place(place)
        if below is None:
            found = now(self._sight.messages(who, where))
        else:
            found = now(self._sight.thread(who, self._spot(below)[1], where))
        return [self._seen(message, place) for message in found if not message.get("ephemeral")]

    def renames(self, who: str, name: str) -> None:
        now(self._do("change", who=who, real_name=name))

    async def administers(self, who: str, *, yes: bool) -> None:
        """Somebody administers the workspace from now on, or (not `yes`) no longer."""
        await self._do("change", who=who, is_admin=yes)

    def home(self, who: str) -> Seen | None:
        found = now(self._sight.home(who))
        return None if found is None else Seen("home", "Mijote", words(found["blocks"]), controls(found["blocks"]))

    def shown(self, surface: Surface) -> object:
        if surface.spot.home:
            return _plain((now(self._sight.home(surface.spot.user)) or {}).get("blocks"))
        assert surface.message is not None, f"{surface.kind} was never shown"
        posts = now(self._sight.posts(surface.message.channel))
        return _plain(next(post["blocks"] for post in posts if post["ts"] == surface.message.message))

    def drawn(self, view: View, reader: Reader, surface: Surface) -> object:
        if surface.spot.home:
            return _plain(home(view, reader, self._workspace)["blocks"])
        return _plain(render_view(view, reader, self._workspace).blocks)

    def told(self, message: MessageRef) -> str:
        posts = now(self._sight.posts(message.channel))
        return str(next(post for post in posts if post["ts"] == message.message))

    def posted(self) -> set[MessageRef]:
        said = [post for post in now(self._sight.posts()) if not post.get("subtype", "").endswith(("_join", "_leave"))]
        return {MessageRef(self._workspace, post["channel"], post["ts"]) for post in said}

    def events(self) -> list[Listed]:
        return []

    def left_away(self) -> set[str]:
        return set()

    def drawn_event(self, put: PutEvent) -> Listed:
        raise AssertionError(f"{put.key} has no place here")

    async def settle(self) -> None:
        assert await self._do("idle", within=30), "Slack waits for an acknowledgement"
        await self._platform.settle()

    # --------------------------------------------------------------------------------------------------

    async def _do(self, act: str, /, **args: Any) -> Any:
        return await self._server.control.do(act, args)

    def _dm(self, who: str) -> str:
        found: str = now(self._do("dm", who=who))
        return found

    def _id(self, who: str) -> str:
        return now(self._sight.person_id(who))

    def _place(self, place: str) -> str:
        return self._channels.get(PLACES.get(place, place), place)

    def _key(self, place: str, who: str, ts: str) -> str:
        channel = self._place(place)
        if channel == "dm":
            channel = self._dm(who)
        return f"{channel}:{ts}"

    def _named(self, text: str) -> str:
        """Mentions as the person's client shows them."""
        names: dict[str, str] = {person.id: person.real_name for person in self._server.fake.workspace.people.values()}
        return re.sub(r"<@(\w+)>", lambda found: names[found[1]], text)

    def _spot(self, key: str) -> tuple[str, str]:
        channel, _colon, ts = key.partition(":")
        return channel, ts

    def _seen(self, message: Json, place: str) -> Seen:
        blocks = message.get("blocks") or []
        by_bot = bool(message.get("bot_id"))
        said = self._named(words(blocks)) if by_bot else with_emoji(message["text"])
        key = f"{message['channel']}:{message['ts']}"
        files = {file["name"]: self._bytes(file["id"]) for file in message.get("files", ())}
        author = message["author"]
        if by_bot and files:  # Slack shares no file under another name, so that one stands above it
            author, _newline, said = unescape(message["text"]).partition("\n")
        return Seen(key, author, said, controls(blocks) if by_bot else (), place, files)

    def _bytes(self, file: str) -> bytes:
        content = self._server.fake.files.all[file].content
        assert content is not None
        return content


def now(doing: Coroutine[Any, Any, T]) -> T:
    """The result of what never waits."""
    try:
        doing.send(None)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    doing.close()
    raise AssertionError("it had to wait")


def _plain(tree: object) -> object:
    """Blocks without what Slack adds by itself."""
    if isinstance(tree, dict):
        return {name: _plain(value) for name, value in tree.items() if name not in ("block_id", "emoji", "verbatim")}
    return [_plain(item) for item in tree] if isinstance(tree, list) else tree


def _common(person: Json, place: Json) -> bool:
    return bool(set(person["roles"]) & set(place["roles"]))


def words(blocks: list[Json]) -> str:
    """What is read, line by line, with plain spaces."""
    lines = [line for block in blocks for line in _block(block)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header" | "section":
            yield block["text"]["text"]
        case "context":
            yield " ".join(element["text"] for element in block["elements"])
        case "rich_text":
            for section in block["elements"]:
                rows = section["elements"] if section["type"] == "rich_text_list" else [section]
                for row in rows:
                    yield from _row(row["elements"]).split("\n")


def _row(elements: list[Json]) -> str:
    """A label and its fact are told alike in every language and on every platform: `label: fact`."""
    said, after_label = "", False
    for element in elements:
        text = _inline(element)
        said += (
            text.removeprefix("\N{NO-BREAK SPACE}") if after_label and text.startswith("\N{NO-BREAK SPACE}:") else text
        )
        after_label = bool(element.get("style", {}).get("bold"))
    return said


def _inline(element: Json) -> str:
    match element["type"]:
        case "date":
            return str(element.get("fallback", ""))
        case "user":
            return f"<@{element['user_id']}>"
        case "channel":
            return f"<#{element['channel_id']}>"
        case "emoji":
            return f":{element['name']}:"
        case _:
            return str(element["text"])


def controls(blocks: list[Json]) -> list[Control]:
    """What can be pressed."""
    elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    return [
        Control(
            (element.get("text") or element["placeholder"])["text"],
            element["action_id"],
            {option["text"]["text"]: option["value"] for option in element.get("options", ())},
        )
        for element in elements
    ]
