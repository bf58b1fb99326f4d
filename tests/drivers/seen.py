"""What a person sees, whatever the platform: messages with words, faces and things to press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.ui.ports import Platform
from bot.ui.reply import Answer
from bot.ui.text import Reader
from bot.ui.view import View
from storage.repos.surfaces import Surface


@dataclass(frozen=True, slots=True)
class Control:
    """A button, or a select with its options (value by label)."""

    label: str
    wire: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message, a home tab or a whisper, as one person sees it."""

    id: str
    author: str
    words: str
    controls: Sequence[Control] = ()
    place: str = "dm"

    def control(self, label: str) -> Control:
        """The button or select with this label."""
        found = [control for control in self.controls if control.label == label]
        assert found, f"there is no {label!r} among {[control.label for control in self.controls]} of {self.words!r}"
        return found[0]

    def __contains__(self, words: str) -> bool:
        return words in self.words


class Driver(Protocol):
    """A platform as its people use it. Places are the community's purposes ("sos") or "dm"."""

    @property
    def platform(self) -> Platform: ...
    async def says(self, who: str, place: str, words: str, below: str | None) -> str: ...
    async def edits(self, who: str, message: str, words: str) -> None: ...
    async def deletes(self, who: str, message: str) -> None: ...
    async def presses(self, who: str, wire: str, value: str, on: str | None) -> Answer: ...
    async def submits(self, who: str, wire: str, values: Mapping[str, str]) -> Answer: ...
    async def commands(self, who: str, name: str, values: Mapping[str, str]) -> Answer: ...
    async def opens_home(self, who: str) -> None: ...
    def sees(self, who: str, place: str, below: str | None) -> list[Seen]: ...
    def renames(self, who: str, name: str) -> None: ...
    def home(self, who: str) -> Seen | None: ...
    def whisper(self, view: View, reader: Reader) -> Seen: ...
    def shown(self, surface: Surface) -> object: ...
    def drawn(self, view: View, reader: Reader) -> object: ...
    async def settle(self) -> None: ...
