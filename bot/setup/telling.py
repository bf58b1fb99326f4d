"""What the operator reads after a set-up, or before one; pure."""

from collections.abc import Iterator

from bot.setup.applying import Outcome
from bot.setup.changes import said
from bot.setup.described import Described
from bot.ui.text import Code, Span, _


def lines(outcome: Outcome, wanted: Described, *, checked: bool) -> Iterator[Span]:
    """One line for each change, and what else the operator ought to know. `checked`: nothing was done yet."""
    if checked:
        yield _("This would change:") if outcome.changes else _("Nothing would change.")
    for change in outcome.changes:
        yield said(change, outcome.names)
    for workspace in outcome.stray:
        yield _(
            "{platform}: the workspace {workspace} stays the community’s, though the file does not name it.",
            platform=workspace.platform.capitalize(),
            workspace=Code(workspace.id),
        )
    if outcome.nobody_in_charge:
        yield _(
            "Nobody is named as an administrator. Whoever administers the workspace itself becomes one as soon as they"
            " write to Mijote."
        )
    if not checked:
        yield (
            _("{name} is set up.", name=wanted.name)
            if outcome.changes
            else _("Nothing to change: {name} is as the file says.", name=wanted.name)
        )
