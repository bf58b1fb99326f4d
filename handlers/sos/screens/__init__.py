"""What people see of a call for help: the team's side, the volunteer's, and the home tab."""

from handlers.sos.screens.home import HomeState, Waiting, home
from handlers.sos.screens.pages import Chapter, page
from handlers.sos.screens.team import (
    HISTORY_SHOWN,
    HOW_IT_WAS_SORTED,
    CallState,
    CardState,
    Entry,
    FileState,
    LineState,
    call,
    card,
    case_title,
    file,
    line,
    note,
    note_copy,
    note_file,
)
from handlers.sos.screens.volunteer import NoticeState, QuestionState, kind_word, notice, question

__all__ = [
    "HISTORY_SHOWN",
    "HOW_IT_WAS_SORTED",
    "CallState",
    "CardState",
    "Chapter",
    "Entry",
    "FileState",
    "HomeState",
    "LineState",
    "NoticeState",
    "QuestionState",
    "Waiting",
    "call",
    "card",
    "case_title",
    "file",
    "home",
    "kind_word",
    "line",
    "note",
    "note_copy",
    "note_file",
    "notice",
    "page",
    "question",
]
