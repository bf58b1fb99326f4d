"""What a person sees, whatever the platform: messages with words, faces and things to press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.core.refs import MessageRef, PersonRef
from bot.setup.settling import Settlement
from bot.ui.ports import Platform, PutEvent
from bot.ui.reply import Answer
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface

Files: TypeAlias = Sequence[tuple[str, bytes]]
"""What somebody sends along: names and bytes."""


@dataclass(frozen=True, slots=True)
class Control:
    """A button, or a select with its options (value by label)."""

    label: str
    wire: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message, a home tab or a whisper, as one person sees it: equal to what looks the same."""

    id: str = field(compare=False)
    author: str
    words: str
    controls: Sequence[Control] = ()
    place: str = "dm"
    files: Mapping[str, bytes] = field(default_factory=dict)
    """What is shown beside the words, by name."""

    def control(self, label: str) -> Control:
        """The button or select with this label."""
        found = [control for control in self.controls if control.label == label]
        assert found, f"there is no {label!r} among {[control.label for control in self.controls]} of {self.words!r}"
        return found[0]

    def __contains__(self, words: str) -> bool:
        return words in self.words


@dataclass(frozen=True, slots=True)
class Heard:
    """The immediate answer to something that a person did: words for them alone, a form, or errors in their form."""

    whispered: Seen | None = None
    asked: str | None = None
    """How the driver knows the form that was opened."""
    questions: str = ""
    """All that the form says: labels and hints, line by line."""
    refused: Mapping[str, str] = field(default_factory=dict)
    answer: Answer | None = None
    """What the house answered, where it can be looked at without a platform in between."""

    @property
    def whisper(self) -> Seen:
        """The whisper; fails when there is none."""
        assert self.whispered is not None, f"no whisper but {self}"
        return self.whispered

    @property
    def form(self) -> str:
        """The form that was opened; fails when there is none."""
        assert self.asked is not None, f"no form but {self}"
        return self.asked

    @property
    def errors(self) -> Mapping[str, str]:
        """What each field says is wrong; fails when nothing is."""
        assert self.refused, f"no errors but {self}"
        return self.refused


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in the list of coming events, as everybody sees it. Times are UTC."""

    id: str
    name: str
    description: str
    where: str
    starts_at: datetime
    ends_at: datetime
    ours: bool = True
    """Whether the bot put it there."""


class Driver(Protocol):
    """A platform as its people use it. Places are the community's purposes ("sos") or "dm"."""

    @property
    def platform(self) -> Platform: ...
    async def open(self, settled: Settlement) -> Settlement: ...
    async def close(self) -> None: ...
    def ref(self, who: str) -> PersonRef: ...
    def channel(self, place: str) -> str: ...
    async def says(self, who: str, place: str, words: str, below: str | None, files: Files = ()) -> str: ...
    async def edits(self, who: str, message: str, words: str) -> None: ...
    async def deletes(self, who: str, message: str) -> None: ...
    async def reacts(self, who: str, message: str, emoji: str, *, added: bool) -> None: ...
    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Heard: ...
    async def submits(self, who: str, wire: str, values: Mapping[str, str]) -> Heard: ...
    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Heard: ...
    async def opens_home(self, who: str) -> None: ...
    def sees(self, who: str, place: str, below: str | None) -> list[Seen]: ...
    def renames(self, who: str, name: str) -> None: ...
    def home(self, who: str) -> Seen | None: ...
    def shown(self, surface: Surface) -> object: ...
    def drawn(self, view: View, reader: Reader, _surface: Surface, /) -> object: ...
    def told(self, message: MessageRef) -> str: ...
    def posted(self) -> set[MessageRef]: ...
    def events(self) -> list[Listed]: ...
    def left_away(self) -> set[str]: ...
    def drawn_event(self, put: PutEvent, /) -> Listed: ...
    async def settle(self) -> None: ...
