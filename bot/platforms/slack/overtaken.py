"""What overtook what: Slack promises no order, and sends again minutes later what it could not deliver at first.

Words that were deleted or changed meanwhile must not appear as they were.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace

from bot.core.files import SharedFile
from bot.core.inbound import Deleted, Edited, Inbound, Said
from bot.core.refs import MessageRef

REMEMBERED = 1_000
"""Messages: more than change within the minutes that Slack goes on trying."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest that is known of a message. `at` is Slack's time of the change, `text` None once it is deleted."""

    at: str
    text: str | None
    files: tuple[SharedFile, ...] = ()


class Overtaken:
    """The latest changes, in memory: after a restart a channel's history tells them (see catch_up.py)."""

    def __init__(self) -> None:
        self._latest: OrderedDict[MessageRef, Latest] = OrderedDict()

    def put_right(self, inbound: Inbound) -> Inbound | None:
        """The same, as it is by now; None when something newer was heard already."""
        match inbound:
            case Deleted(message=message):
                self._note(message, Latest("", None))
            case Edited(message=message, text=text, files=files, key=key):
                at, known = key.rpartition(":")[2], self._latest.get(message)
                if known is not None and (known.text is None or known.at > at):
                    return None
                self._note(message, Latest(at, text, files))
            case Said(message=message):
                known = self._latest.get(message)
                if known is not None:
                    return None if known.text is None else replace(inbound, text=known.text, files=known.files)
        return inbound

    def _note(self, message: MessageRef, latest: Latest) -> None:
        self._latest.pop(message, None)
        self._latest[message] = latest
        if len(self._latest) > REMEMBERED:
            self._latest.popitem(last=False)
