"""Whether the bot's database and the journal have the same past. If not, new words would pass for repeats.

A journal may have lost its end (a power cut before lines were forced to the disk, a copy put back by hand), belong to
another database, or be gone; and so may the database. An older database of the same journal is welcome: somebody
restored a backup, and what is new gets ids that were never used. What this cannot see: a copy of the journal that lacks
nothing but changes of cards and homes; they are shown again when they change next.
"""

from dataclasses import dataclass

from bot.core.errors import CannotStart
from bot.core.words import storable
from bot.platforms.playground.state import State

AFRESH = "or start afresh: play with --data NEW_FOLDER."


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the database knows of the playground.

    `bound`: whether it knows it at all; `journal`: which journal (None in the first version); `event`: the key of the
    event that was taken last; `post`: the highest message of the bot, as (delivery key, message id); `anything`:
    whether there is any message of the bot.
    """

    bound: bool
    journal: str | None
    event: str | None
    post: tuple[str, str] | None
    anything: bool


def compare(state: State, remembered: Remembered, *, new: bool) -> None:
    """Raises CannotStart, with what to do, when the journal and the database are not of one past.

    `new`: nothing was in the journal yet.
    """
    knows = remembered.anything or remembered.event is not None
    if new and knows:
        raise CannotStart(
            "The database remembers a playground whose journal (playground.jsonl) is gone or holds nothing."
            f" Put the journal back, {AFRESH}"
        )
    if state.heard and not remembered.bound:
        raise CannotStart(
            "playground.jsonl remembers a database that is gone: this one is new."
            f" Put the database back (a backup will do), {AFRESH}"
        )
    if (state.heard or knows) and remembered.journal not in (None, state.journal):
        raise CannotStart(
            f"playground.jsonl belongs to another database than this one. Put together what belongs together, {AFRESH}"
        )
    lost = _lost(state, remembered)
    if lost is not None:
        raise CannotStart(
            f"playground.jsonl has lost its end: the database remembers {lost}, which is not in it."
            f" Put back the journal's latest copy, {AFRESH}"
        )


def _lost(state: State, remembered: Remembered) -> str | None:
    # Lines are lost from the end, and the database hears of events and messages in the journal's order: when the last
    # of each is there, all are.
    if remembered.event is not None and remembered.event not in map(storable, state.told):
        return remembered.event
    if remembered.post is not None:
        key, message = remembered.post
        if state.keys.get(f"bot:{key}") != message:
            return message
    return None
