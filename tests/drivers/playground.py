"""The playground as its people use it, without its HTTP."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from bot.core.clock import MovableClock, unix_ms
from bot.core.refs import MessageRef, PersonRef
from bot.platforms.playground.demo import PLACES
from bot.platforms.playground.events import shown
from bot.platforms.playground.render import render_form, render_view
from bot.platforms.playground.room import Room
from bot.platforms.playground.workspace import REF, ref_of
from bot.setup.settling import Settlement
from bot.ui.i18n import Localiser
from bot.ui.ports import Platform, PutEvent
from bot.ui.reply import Answer, FieldErrors, OpenForm, Whisper
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface
from tests.drivers.seen import Control, Files, Heard, Listed, Seen


class PlaygroundDriver:
    """Implements tests.drivers.seen.Driver."""

    def __init__(self, data_dir: Path, clock: MovableClock) -> None:
        self._room = Room(data_dir, clock, first_wait=0.01, answer_within=30)

    @property
    def platform(self) -> Platform:
        return self._room

    async def open(self, settled: Settlement) -> Settlement:
        return settled

    async def close(self) -> None:
        await self._room.stop()

    def ref(self, who: str) -> PersonRef:
        return PersonRef(REF, who)

    def channel(self, place: str) -> str:
        return PLACES.get(place, place)

    def _place(self, who: str, place: str) -> str:
        return f"dm-{who}" if place == "dm" else PLACES.get(place, place)

    async def says(self, who: str, place: str, words: str, below: str | None, files: Files = ()) -> str:
        acts = self._room.actions
        sent = [(await acts.upload(who, name, guess_type(name)[0] or "", content)).id for name, content in files]
        return (await acts.say(who, self._place(who, place), words, thread=below, files=sent)).id

    async def edits(self, who: str, message: str, words: str) -> None:
        await self._room.actions.edit(who, message, words)

    async def deletes(self, who: str, message: str) -> None:
        await self._room.actions.delete(who, message)

    async def reacts(self, who: str, message: str, emoji: str, *, added: bool) -> None:
        await self._room.actions.react(who, message, emoji, on=added)

    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Heard:
        message = None if on in ("home", "whisper") else on
        return heard(await self._room.actions.press(who, wire, message=message, value=value))

    async def submits(self, who: str, wire: str, values: Mapping[str, str]) -> Heard:
        return heard(await self._room.actions.submit(who, wire, values))

    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Heard:
        return heard(await self._room.actions.command(who, f"dm-{who}", name, values))

    async def opens_home(self, who: str) -> None:
        await self._room.actions.home(who)

    def sees(self, who: str, place: str, below: str | None) -> list[Seen]:
        state = self._room.workspace.state
        channel = self._place(who, place)
        assert state.sees(who, channel), f"{who} may not see {channel}"
        found = [message for message in state.latest(channel, below, 1000) if not message.removed]
        if below is not None:
            found = [message for message in found if message.id != below]
        return [
            Seen(
                message.id,
                message.name or (state.people[message.author].name if message.author else "Mijote"),
                (message.text or "") if message.doc is None else _words(message.doc),
                _controls(message.doc or {"parts": []}),
                place,
                {file.name: self._room.actions.file(who, file.id)[1] for file in message.files},
            )
            for message in found
        ]

    def renames(self, who: str, name: str) -> None:
        people = self._room.workspace.state.people
        people[who] = replace(people[who], name=name)

    def home(self, who: str) -> Seen | None:
        doc = self._room.workspace.state.homes.get(who)
        return None if doc is None else Seen("home", "Mijote", _words(doc), _controls(doc))

    def shown(self, surface: Surface) -> object:
        state = self._room.workspace.state
        if surface.spot.home:
            return state.homes.get(surface.spot.user)
        assert surface.message is not None, f"{surface.kind} was never shown"
        return state.messages[surface.message.message].doc

    def drawn(self, view: View, reader: Reader, _surface: Surface) -> object:
        return render_view(view, reader)

    def told(self, message: MessageRef) -> str:
        standing = self._room.workspace.state.messages[message.message]
        return "\n".join([_words(standing.doc or {"parts": []}), *(file.name for file in standing.files)])

    def posted(self) -> set[MessageRef]:
        messages = self._room.workspace.state.messages.values()
        return {ref_of(message) for message in messages if message.bot and not message.removed}

    def events(self) -> list[Listed]:
        state, now = self._room.workspace.state, unix_ms(self._room.clock.now())
        alive = (event for event in state.events.values() if event.ends_ms > now)
        return [_listed(event.id, asdict(event)) for event in sorted(alive, key=lambda event: event.starts_ms)]

    def left_away(self) -> set[str]:
        return set()

    def drawn_event(self, put: PutEvent) -> Listed:
        return _listed(put.event.message if put.event else "", shown(put, self._room.workspace.state))

    async def settle(self) -> None:
        await self._room.settle()


def _listed(ident: str, said: Mapping[str, Any]) -> Listed:
    starts_at, ends_at = (datetime.fromtimestamp(said[name] / 1000, UTC) for name in ("starts_ms", "ends_ms"))
    return Listed(ident, said["name"], said["description"], said["where"], starts_at, ends_at)


def heard(answer: Answer) -> Heard:
    """The answer as the person finds it."""
    match answer.reply:
        case Whisper(view):
            doc = render_view(view, answer.reader)
            return Heard(whispered=Seen("whisper", "Mijote", _words(doc), _controls(doc)), answer=answer)
        case OpenForm(form):
            shown = render_form(form, answer.reader)["fields"]
            questions = "\n".join(line for one in shown for line in (one["label"], one["hint"]) if line)
            return Heard(asked=form.wire, questions=questions, answer=answer)
        case FieldErrors(errors):
            words = Localiser(answer.reader)
            return Heard(refused={name: words.plain(error) for name, error in errors.items()}, answer=answer)
        case _:
            return Heard(answer=answer)


def _words(doc: Mapping[str, Any]) -> str:
    # Stories are written with plain spaces, French sentences with the non-breaking ones that their signs need.
    return "\n".join(line for part in doc["parts"] for line in _part(part)).replace("\N{NO-BREAK SPACE}", " ")


def _part(part: Mapping[str, Any]) -> list[str]:
    match part["kind"]:
        case "facts":
            return [f"{_spans(fact['label'])}: {_spans(fact['spans'])}" for fact in part["facts"]]
        case "bullets":
            return [_spans(row) for row in part["rows"]]
        case "actions" | "divider":
            return []
        case _:
            return [_spans(part["spans"])]


def _spans(spans: list[Mapping[str, Any]]) -> str:
    return "".join(
        _spans(span["spans"]) if "spans" in span else span.get("text", span.get("name", "")) for span in spans
    )


def _controls(doc: Mapping[str, Any]) -> list[Control]:
    rows = [control for part in doc["parts"] if part["kind"] == "actions" for control in part["controls"]]
    return [
        Control(
            row.get("label") or row["placeholder"],
            row["wire"],
            {option["label"]: option["value"] for option in row.get("options", ())},
        )
        for row in rows
    ]
