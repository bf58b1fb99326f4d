"""The workspace: the journal and the state that follows from it. What Slack would be on its own servers."""

from collections.abc import Callable, Iterable
from pathlib import Path

from bot.core.errors import CannotStart
from bot.core.refs import MessageRef
from bot.core.refs import Workspace as WorkspaceRef
from bot.platforms.playground.attachments import Attachments
from bot.platforms.playground.change import Change
from bot.platforms.playground.history import apply
from bot.platforms.playground.journal import Entry, Journal
from bot.platforms.playground.state import Message, State, message_id

NAME = "playground"
REF = WorkspaceRef(NAME, NAME)
JOURNAL_NAME = "playground.jsonl"


class Workspace:
    """The workspace kept in `data_dir`. Whoever wants to hear of changes joins `listeners`."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / JOURNAL_NAME
        self._journal = Journal(self._path)
        self._unwritten: Entry | None = None
        self.attachments = Attachments(data_dir)
        self.state = State()
        self.listeners: list[Callable[[Change], None]] = []

    @property
    def is_open(self) -> bool:
        """Whether the journal was read and is ours to write."""
        return self._journal.is_open

    @property
    def is_new(self) -> bool:
        """Whether nothing was in the journal yet."""
        return self._unwritten is not None

    def open(self, seed: Callable[[], Entry]) -> None:
        """Read the journal; an empty one will begin with `seed()`. Raises CannotStart."""
        entries = self._journal.open()
        if not entries:
            self._unwritten = seed()
            entries = [self._unwritten]
        try:
            self._replay(entries)
        except CannotStart:
            self.close()
            raise

    def begin(self) -> None:
        """Write what an empty journal begins with: from now on lines may follow. Raises CannotStart."""
        if self._unwritten is not None:
            self._write_first(self._unwritten)
        self._unwritten = None
        self.attachments.sweep({*self.state.files, *self.state.uploads})

    def welcome(self, newcomers: Iterable[Entry]) -> None:
        """Write down who is not there yet, before anybody looks. Raises CannotStart."""
        for entry in newcomers:
            self._write_first(entry)
            apply(self.state, entry)

    def _write_first(self, entry: Entry) -> None:
        try:
            self._journal.append(entry)
        except OSError as error:
            self.close()
            raise CannotStart(f"The playground cannot write to {self._path}: {error.strerror or error}.") from error

    def _replay(self, entries: list[Entry]) -> None:
        for number, entry in enumerate(entries, 1):
            try:
                apply(self.state, entry)
            except (KeyError, TypeError, ValueError) as error:
                raise CannotStart(
                    f"{self._path}: this version cannot read line {number}. Start afresh: play with --data NEW_FOLDER."
                ) from error

    def record(self, entry: Entry) -> Change:
        """Write a line, then live by it. Raises OSError when it cannot be written: then nothing happened."""
        self._journal.append(entry)
        change = apply(self.state, entry)
        for file in change.dropped:
            self.attachments.drop(file)
        for listener in self.listeners:
            listener(change)
        return change

    def check(self) -> None:
        """Raises CannotStart when the journal is gone from under us."""
        self._journal.check()

    def close(self) -> None:
        """Let go of the journal; nothing can be recorded afterwards."""
        self._journal.close()

    def next_id(self) -> str:
        """The id of the next message."""
        return message_id(self.state.last_number + 1)


def ref_of(message: Message) -> MessageRef:
    """The message as the bot knows it."""
    return MessageRef(REF, message.place, message.id)
