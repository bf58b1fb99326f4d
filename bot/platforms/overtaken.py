"""What overtook what: a change that is heard before the words that it changed, live or read from a history meanwhile.

Words that were deleted or changed meanwhile must not appear as they were.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.core.files import SharedFile
from bot.core.inbound import Deleted, Edited, Inbound, Said

REMEMBERED = 1_000
"""Messages: more than change within the minutes in which something may be overtaken."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest that is known of a message. `at` is the platform's time of the change, `text` None once deleted."""

    at: str
    text: str | None
    files: tuple[SharedFile, ...] = ()


class Overtaken:
    """The latest changes, in memory: after a restart a channel's history tells them (see catch_up.py)."""

    def __init__(self, at: Callable[[Edited], str]) -> None:
        """`at` reads the time of a change, such that a later one is greater."""
        self._at = at
        self._latest: OrderedDict[tuple[str, str], Latest] = OrderedDict()

    def put_right(self, inbound: Inbound) -> Inbound | None:
        """The same, as it is by now; None when something newer was heard already."""
        match inbound:
            case Deleted(message=message):
                self.deleted(message.channel, message.message)
            case Edited(message=message, text=text, files=files):
                at, known = self._at(inbound), self._latest.get((message.channel, message.message))
                if known is not None and (known.text is None or known.at > at):
                    return None
                self._note(message.channel, message.message, Latest(at, text, files))
            case Said(message=message):
                known = self._latest.get((message.channel, message.message))
                if known is not None:
                    return None if known.text is None else replace(inbound, text=known.text, files=known.files)
        return inbound

    def deleted(self, channel: str, message: str) -> None:
        """It was deleted, whoever wrote it."""
        self._note(channel, message, Latest("", None))

    def _note(self, channel: str, message: str, latest: Latest) -> None:
        self._latest.pop((channel, message), None)
        self._latest[channel, message] = latest
        if len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)
