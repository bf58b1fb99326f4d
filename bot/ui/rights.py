"""What a bot may do in a channel, under the names that people find in their platform's settings."""

from collections.abc import Mapping, Sequence

from bot.core.errors import Right
from bot.ui.text import Bold, Sentence, Span, _, join

NAMES: Mapping[Right, Sentence] = {
    Right.SEE: _("View Channels"),
    Right.WRITE: _("Send Messages"),
    Right.WRITE_IN_THREADS: _("Send Messages in Threads and Posts"),
    Right.OPEN_THREADS: _("Create Public Threads"),
    Right.OPEN_PRIVATE_THREADS: _("Create Private Threads"),
    Right.READ_BACK: _("Read Message History"),
    Right.MANAGE_THREADS: _("Manage Threads and Posts"),
    Right.ATTACH_FILES: _("Attach Files"),
    Right.CREATE_EVENTS: _("Create Events"),
}


def listed(rights: Sequence[Right]) -> Span:
    """Their names, one after the other."""
    spans: list[Span | str] = []
    for right in rights:
        spans += [", ", Bold(NAMES[right])] if spans else [Bold(NAMES[right])]
    return join(*spans)
