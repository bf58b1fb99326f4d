"""What people see of a call for help: the team's side, the volunteer's, and the home tab."""

from handlers.sos.screens.home import HomeState, Waiting, home
from handlers.sos.screens.team import (
    HISTORY_SHOWN,
    CallState,
    CardState,
    Entry,
    LineState,
    call,
    card,
    line,
    note,
    note_copy,
)
from handlers.sos.screens.volunteer import NoticeState, QuestionState, kind_word, notice, question

__all__ = [
    "HISTORY_SHOWN",
    "CallState",
    "CardState",
    "Entry",
    "HomeState",
    "LineState",
    "NoticeState",
    "QuestionState",
    "Waiting",
    "call",
    "card",
    "home",
    "kind_word",
    "line",
    "note",
    "note_copy",
    "notice",
    "question",
]
