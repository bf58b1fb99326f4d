"""Long words, page after page: what somebody sees who asked to read everything."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.ui.text import Span, User, _
from bot.ui.view import Actions, Button, Note, Paragraph, Part, Title, View
from bot.ui.wire import wire
from handlers.sos import rules


@dataclass(frozen=True, slots=True)
class Chapter:
    """Somebody's words, and what they are."""

    title: Span
    text: str


def page(action: str, subject: str, chapters: Sequence[Chapter], number: int) -> View:
    """Page `number` (from 0; the nearest that there is), with the way to the others."""
    all_pages = [(chapter.title, text) for chapter in chapters for text in rules.pages(chapter.text)]
    number = min(max(number, 0), len(all_pages) - 1)
    title, text = all_pages[number]
    words: Span = User(text) if text else _("(message deleted)")
    where = _("Page {page} of {pages}", page=number + 1, pages=len(all_pages))
    parts: list[Part] = [Title(title), Paragraph(words), Note(where)]
    turns = [(_("Back"), number - 1), (_("Next"), number + 1)]
    buttons = tuple(Button(label, wire(action, subject, to)) for label, to in turns if 0 <= to < len(all_pages))
    if buttons:
        parts.append(Actions(buttons))
    return View(title, tuple(parts))


def read_all(action: str, subject: str) -> Button:
    """Where words were cut: everything can be read from here."""
    return Button(_("Read everything"), wire(action, subject, 0))
