"""What a person can do on the playground, whether by the page or straight from a test.

Each method is what a click does: it is written in the journal before it returns, and the bot hears of it
afterwards (`inbox.py`); only interactions (press, submit, command, home) wait for the bot. Each raises Refused
with a kind sentence.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from http import HTTPStatus
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.core.clock import MovableClock, unix_ms
from bot.core.errors import PressAgain
from bot.core.ids import new_id
from bot.core.inbound import Commanded, HomeOpened, Interaction, Pressed, Submitted, Values
from bot.core.refs import PlaceRef
from bot.core.words import is_blank
from bot.platforms.playground import palette, uploads
from bot.platforms.playground.answers import Answers
from bot.platforms.playground.forms import Forms
from bot.platforms.playground.inbox import person_ref, profile
from bot.platforms.playground.refusals import (
    CLOCK_LIMIT,
    CLOCK_TOO_FAR,
    EMPTY,
    MESSAGE_GONE,
    NOBODY,
    NOT_SAVED,
    NOT_YOUR_WORDS,
    NOT_YOURS_TO_SEE,
    ODD_EMOJI,
    Refused,
    too_long,
)
from bot.platforms.playground.show import reader_of
from bot.platforms.playground.state import FURTHEST_AHEAD, Attached, Message, Person
from bot.platforms.playground.workspace import REF, Workspace, ref_of
from bot.ui.command import Command
from bot.ui.ports import Intake
from bot.ui.reply import Answer, FieldErrors, OpenForm

TEXT_LIMIT = 100_000
EMOJI_LIMIT = 32
MOVE_LIMIT = timedelta(days=366)
ANSWER_WITHIN = 3.0
"""Seconds that a person waits for an interaction's answer, as on Slack."""

_WEDNESDAY = 2
_TEN = time(10)
_log = logging.getLogger(__name__)


class Actions:
    """People's hands. `connect` gives them somebody to talk to."""

    def __init__(self, workspace: Workspace, clock: MovableClock, *, answer_within: float = ANSWER_WITHIN) -> None:
        self._workspace = workspace
        self._clock = clock
        self._intake: Intake | None = None
        self._answers = Answers(answer_within)
        self._forms = Forms(workspace.state)

    def connect(self, intake: Intake) -> None:
        """From now on interactions go to `intake`."""
        self._intake = intake

    def commands(self) -> Sequence[Command]:
        """The slash commands on offer."""
        return () if self._intake is None else self._intake.commands()

    async def drain(self, within: float) -> None:
        """Let interactions that are still being handled finish, for `within` seconds at most."""
        await self._answers.drain(within)

    def person(self, person: str) -> Person:
        """The person with this id."""
        known = self._workspace.state.people.get(person)
        if known is None:
            raise Refused(NOBODY, HTTPStatus.NOT_FOUND)
        return known

    def look(self, person: str, place: str, thread: str | None = None) -> str | None:
        """Check that the person may see a place, and a thread in it; returns the thread's root."""
        self.person(person)
        if not self._workspace.state.sees(person, place):
            raise Refused(NOT_YOURS_TO_SEE, HTTPStatus.FORBIDDEN)
        if thread is None:
            return None
        root = self._message(person, thread)
        if root.place != place:
            raise Refused(MESSAGE_GONE, HTTPStatus.NOT_FOUND)
        return root.thread or root.id

    async def say(
        self,
        person: str,
        place: str,
        text: str,
        *,
        thread: str | None = None,
        key: str | None = None,
        files: Sequence[str] = (),
    ) -> Message:
        """Write in a place or below a message, with files that were uploaded. The same key gives the same message."""
        self.person(person)
        own_key = f"{person}:{key or self._new_key()}"
        if own_key in self._workspace.state.keys:
            return self._message(person, self._workspace.state.keys[own_key])
        root = self.look(person, place, thread)
        made = self._workspace.next_id()
        entry: dict[str, Any] = {"t": "said", "id": made, "by": person, "place": place, "thread": root}
        entry |= {"at_ms": unix_ms(self._clock.now()), "key": own_key, "text": _fit(text, alone=not files)}
        if files:
            entry["files"] = [asdict(file) for file in uploads.chosen(self._workspace.state, person, files)]
        self._record(entry)
        return self._workspace.state.messages[made]

    async def upload(self, person: str, name: str, media_type: str, content: bytes) -> Attached:
        """Send a file, for a message that is being written."""
        file = uploads.keep(self._workspace, self.person(person), name, media_type, content, self._new_key())
        self._record({"t": "uploaded", "by": person, "file": asdict(file)})
        return file

    def file(self, person: str, file: str) -> tuple[Attached, bytes]:
        """A file of a message that the person may see, or for one that they are writing, with its bytes."""
        by, own = self._workspace.state.uploads.get(file, ("", None))
        if own is not None and by == person:
            return uploads.read(self._workspace, (own,), file)
        standing = self._message(person, self._workspace.state.files.get(file, ""))
        return uploads.read(self._workspace, standing.files, file)

    async def edit(self, person: str, message: str, text: str) -> Message:
        """Change one's own message."""
        own = self._own(person, message)
        text = _fit(text, alone=not own.files)
        if text != own.text:
            files = {"files": [asdict(file) for file in own.files]} if own.files else {}
            self._record(self._about("edited", own, person) | {"n": own.edits + 1, "text": text, **files})
        return own

    async def delete(self, person: str, message: str) -> None:
        """Delete one's own message; once it is gone, again is fine."""
        self.person(person)
        known = self._workspace.state.messages.get(message)
        if known is not None and not known.removed:
            self._record(self._about("deleted", self._own(person, message), person))

    async def react(self, person: str, message: str, emoji: str, *, on: bool) -> Message:
        """Put an emoji on a message, or take it back."""
        seen = self._message(person, message)
        if seen.removed:
            raise Refused(MESSAGE_GONE, HTTPStatus.NOT_FOUND)
        if emoji.split() != [emoji] or len(emoji) > EMOJI_LIMIT:
            raise Refused(ODD_EMOJI)
        if on != (person in seen.reactions.get(emoji, ())):
            turn = seen.turns.get(f"{emoji}:{person}", 0) + 1
            self._record(self._about("reacted", seen, person) | {"emoji": emoji, "on": on, "n": turn})
        return seen

    async def read(self, person: str, place: str) -> None:
        """See all that is in a place."""
        self.look(person, place)
        state = self._workspace.state
        if state.unread.get((person, place)):
            self._record({"t": "read", "by": person, "place": place, "upto": state.last_number})

    async def press(
        self,
        person: str,
        wire: str,
        *,
        message: str | None = None,
        value: str = "",
        key: str | None = None,
    ) -> Answer:
        """Press a button or choose in a select; `message` is where it stands, if in a message."""
        on = None if message is None else ref_of(self._message(person, message))
        return await self._interact(Pressed(**self._by(person, key), wire=wire, value=value, on=on))

    async def submit(self, person: str, wire: str, values: Values, *, key: str | None = None) -> Answer:
        """Send a form. What does not fit is said beside its field, and the bot does not hear of it."""
        by = self._by(person, key)
        faults = self._forms.faults(person, wire, values)
        if faults:
            return Answer(FieldErrors(faults), reader_of(self.person(person)))
        return await self._interact(Submitted(**by, wire=wire, values=self._forms.filled(person, wire, values)))

    async def command(self, person: str, place: str, name: str, values: Values, *, key: str | None = None) -> Answer:
        """Use a slash command, under its name in the person's language or in the code's."""
        self.look(person, place)
        command = palette.find(self.commands(), name, reader_of(self.person(person)).language)
        filled = palette.check(command, values, self._workspace.state.people)
        return await self._interact(
            Commanded(**self._by(person, key), command=command.name, values=filled, place=PlaceRef(REF, place))
        )

    async def home(self, person: str, *, key: str | None = None) -> Answer:
        """Open the bot's home tab."""
        return await self._interact(HomeOpened(**self._by(person, key)))

    async def move_clock(self, person: str, step: timedelta | Literal["wednesday"], *, key: str | None = None) -> None:
        """Move everybody's clock forward by `step`, or to the next Wednesday at ten (community's zone)."""
        self.person(person)
        own_key = f"{person}:{key or self._new_key()}"
        if own_key in self._workspace.state.clock_keys:
            return
        by = self._until_wednesday() if step == "wednesday" else step
        if not timedelta() < by <= MOVE_LIMIT:
            raise Refused(CLOCK_LIMIT)
        # Whole milliseconds, so that the journal tells exactly how far the clock stands after a restart.
        by = timedelta(milliseconds=-(-by // timedelta(milliseconds=1)))
        if self._clock.ahead + by > FURTHEST_AHEAD:
            raise Refused(CLOCK_TOO_FAR)
        ahead_ms = (self._clock.ahead + by) // timedelta(milliseconds=1)
        self._record({"t": "clock", "ahead_ms": ahead_ms, "key": own_key})
        self._clock.move(by)

    def _until_wednesday(self) -> timedelta:
        now = self._clock.now()
        zone = ZoneInfo(self._workspace.state.timezone)
        today = now.astimezone(zone).date()
        first = today + timedelta(days=(_WEDNESDAY - today.weekday()) % 7)
        moments = (datetime.combine(day, _TEN, zone) for day in (first, first + timedelta(days=7)))
        return next(moment for moment in moments if moment > now).astimezone(UTC) - now

    def _by(self, person: str, key: str | None) -> dict[str, Any]:
        known = self.person(person)
        return {"key": f"i:{person}:{key or self._new_key()}", "by": person_ref(person), "profile": profile(known)}

    def _new_key(self) -> str:
        return new_id(unix_ms(self._clock.now()))

    async def _interact(self, interaction: Interaction) -> Answer:
        """Ask the bot. Raises PressAgain when it could not, and Refused (504) when it took too long."""
        if self._intake is None:
            raise PressAgain("the bot is not connected")
        answer = await self._answers.of(self._intake, interaction)
        if isinstance(answer.reply, OpenForm):
            self._forms.shown(interaction.by.user, answer.reply.form)
        return answer

    def _message(self, person: str, message: str) -> Message:
        self.person(person)
        found = self._workspace.state.messages.get(message)
        if found is None:
            raise Refused(MESSAGE_GONE, HTTPStatus.NOT_FOUND)
        if not self._workspace.state.sees(person, found.place):
            raise Refused(NOT_YOURS_TO_SEE, HTTPStatus.FORBIDDEN)
        return found

    def _own(self, person: str, message: str) -> Message:
        found = self._message(person, message)
        if found.bot or found.author != person:
            raise Refused(NOT_YOUR_WORDS, HTTPStatus.FORBIDDEN)
        if found.removed:
            raise Refused(MESSAGE_GONE, HTTPStatus.NOT_FOUND)
        return found

    @staticmethod
    def _about(what: str, message: Message, person: str) -> dict[str, Any]:
        return {"t": what, "id": message.id, "by": person, "place": message.place}

    def _record(self, entry: dict[str, Any]) -> None:
        try:
            self._workspace.record(entry)
        except OSError as error:
            _log.exception("the journal cannot be written")
            raise Refused(NOT_SAVED, HTTPStatus.SERVICE_UNAVAILABLE) from error


def _fit(text: str, *, alone: bool) -> str:
    """`alone`: no file is sent with it."""
    if is_blank(text):
        if alone:
            raise Refused(EMPTY)
        return ""
    if len(text) > TEXT_LIMIT:
        raise too_long(TEXT_LIMIT)
    return text
