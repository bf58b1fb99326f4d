"""What people did, given to the bot in order and again until it is taken: like a platform's event delivery.

The journal knows what is owed; this gives the oldest, waits, and writes down that it was taken.
"""

import asyncio
import contextlib
import logging
from dataclasses import replace

from bot.core.files import SharedFile
from bot.core.inbound import Deleted, Edited, Event, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Profile
from bot.platforms.playground.change import Change
from bot.platforms.playground.history import inbound_key
from bot.platforms.playground.journal import Entry
from bot.platforms.playground.state import Person, State
from bot.platforms.playground.workspace import REF, Workspace
from bot.ui.ports import Intake

FIRST_WAIT = 0.2
LONGEST_WAIT = 5.0
TAKE_WITHIN = 30.0
DRAIN_WITHIN = 5.0
"""All in seconds."""

_log = logging.getLogger(__name__)


class Inbox:
    """One task that gives one inbound at a time, so that order holds everywhere."""

    def __init__(self, workspace: Workspace, *, first_wait: float = FIRST_WAIT) -> None:
        self._workspace = workspace
        self._first_wait = first_wait
        self._more = asyncio.Event()
        self._empty = asyncio.Event()
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        workspace.listeners.append(self._look)

    def _look(self, _change: Change) -> None:
        if self._workspace.state.pending:
            self._empty.clear()
            self._more.set()
        else:
            self._empty.set()

    def start(self, intake: Intake) -> None:
        """Begin to give, with what is still owed from before."""
        self._look(Change())
        self._task = asyncio.create_task(self._run(intake), name="playground-inbox")

    async def stop(self) -> None:
        """Let the one in flight finish (for a few seconds); the others are owed until the next start."""
        self._stopping.set()
        self._more.set()
        task, self._task = self._task, None
        if task is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(task, DRAIN_WITHIN)

    async def settle(self) -> None:
        """Wait until nothing is owed."""
        await self._empty.wait()

    async def _run(self, intake: Intake) -> None:
        pending = self._workspace.state.pending
        wait = self._first_wait
        while not self._stopping.is_set():
            if not pending:
                self._more.clear()
                await self._more.wait()
                continue
            if await self._give(intake, next(iter(pending.values()))):
                wait = self._first_wait
            else:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), wait)
                wait = min(2 * wait, LONGEST_WAIT)

    async def _give(self, intake: Intake, entry: Entry) -> bool:
        key = inbound_key(entry)
        try:
            async with asyncio.timeout(TAKE_WITHIN):
                event = inbound(self._workspace.state, entry)
                if isinstance(event, Reacted) and event.added and await intake.listens(event):
                    event = with_words(self._workspace.state, event)
                await intake.receive(event)
            self._workspace.record({"t": "acked", "key": key})
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the person's words are kept and given again
            _log.warning("%s was not taken and will be given again: %r", key, error)
            return False
        return True


def profile(person: Person) -> Profile:
    """What the playground tells of a person."""
    return Profile(person.name, person.language, person.timezone, "admin" in person.roles)


def person_ref(person: str) -> PersonRef:
    """A person as the bot knows them."""
    return PersonRef(REF, person)


def inbound(state: State, entry: Entry) -> Event:
    """The inbound of a line that a person made; its words are those of that moment, whatever came after."""
    key, by, about = inbound_key(entry), person_ref(entry["by"]), profile(state.people[entry["by"]])
    message = MessageRef(REF, entry["place"], entry["id"])
    direct = bool(state.places[entry["place"]].owner)
    files = tuple(
        SharedFile(REF, file["id"], file["name"], file["media_type"], file["size"]) for file in entry.get("files", ())
    )
    match entry["t"]:
        case "said":
            thread = MessageRef(REF, entry["place"], entry["thread"]) if entry["thread"] else None
            said = Said(key=key, by=by, profile=about, message=message, text=entry["text"], thread=thread)
            return replace(said, direct=direct, files=files)
        case "edited":
            edited = Edited(key=key, by=by, profile=about, message=message, text=entry["text"], direct=direct)
            return replace(edited, files=files)
        case "deleted":
            return Deleted(key=key, by=by, profile=about, message=message)
        case _:
            return Reacted(key=key, by=by, profile=about, message=message, emoji=entry["emoji"], added=entry["on"])


def with_words(state: State, reacted: Reacted) -> Reacted:
    """A reaction with the message on which it was put, as that stands now; a message of the bot's has no author."""
    on = state.messages.get(reacted.message.message)
    if on is None or on.bot or on.removed or not on.text:
        return reacted
    return replace(reacted, author=person_ref(on.author), text=on.text)
