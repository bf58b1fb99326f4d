"""Views, forms and answers as the JSON documents that the page shows (DOC, F and A of its contract).

Text is cut at the limits below with a visible "…". Somebody's words stay apart from ours ("user" spans); the
page never interprets either, it only puts text in.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from bot.core.clock import unix_ms
from bot.platforms.playground.state import Doc
from bot.platforms.playground.workspace import REF
from bot.ui import form, reply, text, view
from bot.ui.i18n import Localiser, format_moment
from bot.ui.text import shorten

Spans: TypeAlias = list[dict[str, Any]]

SUMMARY = 300
TITLE = 150
PARAGRAPH = 3_000
NOTE = 2_000
FACT = 2_000
ROWS = 100
LABEL = 75
CONTROLS = 25
OPTIONS = 100
FORM_TITLE = 45
FIELD_LABEL = 150
QUESTION = 300

MOMENT = 30  # what a date takes, about: its length depends on the reader

_SCHEMES = ("https://", "http://", "mailto:")


def render_view(shown: view.View, reader: text.Reader) -> Doc:
    """A view in the reader's language. Raises KeyError when a sentence lacks an argument."""
    words = Localiser(reader)
    return {
        "tone": shown.tone.value,
        "summary": shorten(words.plain(shown.summary), SUMMARY),
        "parts": [shown_part for part in shown.parts for shown_part in _parts(part, words)],
    }


def _parts(part: view.Part, words: Localiser) -> list[dict[str, Any]]:
    if isinstance(part, view.Actions) and len(part.controls) > CONTROLS:
        return [_part(part, words), {"kind": "note", "spans": [_words("…")]}]
    return [_part(part, words)]


def _part(part: view.Part, words: Localiser) -> dict[str, Any]:
    match part:
        case view.Title():
            return {"kind": "title", "spans": spans(part.text, words, TITLE)}
        case view.Paragraph() | view.Quote():
            return {"kind": type(part).__name__.lower(), "spans": spans(part.text, words, PARAGRAPH)}
        case view.Note():
            return {"kind": "note", "spans": spans(part.text, words, NOTE)}
        case view.Facts():
            return {"kind": "facts", "facts": [_fact(fact, words) for fact in part.facts]}
        case view.Bullets():
            return {"kind": "bullets", "rows": _rows(part.rows, words)}
        case view.Actions():
            controls = [_control(control, words) for control in part.controls[:CONTROLS]]
            return {"kind": "actions", "controls": controls}
        case view.Divider():
            return {"kind": "divider"}
        case view.File():
            return {"kind": "file", "spans": spans(view.named_file(part.file), words, TITLE)}


def _fact(fact: view.Fact, words: Localiser) -> dict[str, Any]:
    return {"label": spans(fact.label, words, TITLE), "spans": spans(fact.text, words, FACT)}


def _rows(rows: tuple[text.Span, ...], words: Localiser) -> list[Spans]:
    shown = [spans(row, words, PARAGRAPH) for row in rows[-ROWS:]]
    if len(rows) > ROWS:
        shown[0] = [_words("…")]
    return shown


def _control(control: view.Control, words: Localiser) -> dict[str, Any]:
    if isinstance(control, view.Select):
        return {
            "kind": "select",
            "placeholder": _label(control.placeholder, words) + _more(control.options),
            "wire": control.wire,
            "options": _options(control.options, words),
        }
    return {
        "kind": "button",
        "label": _label(control.label, words),
        "wire": control.wire,
        "style": control.style.value,
        "confirm": _confirm(control.confirm, words),
    }


def _confirm(confirm: view.Confirm | None, words: Localiser) -> dict[str, str] | None:
    if confirm is None:
        return None
    return {
        "question": shorten(words.plain(confirm.question), QUESTION),
        "yes": _label(confirm.yes, words),
        "no": _label(confirm.no, words),
    }


def _options(options: tuple[view.Option, ...], words: Localiser) -> list[dict[str, str]]:
    return [{"value": option.value, "label": _label(option.label, words)} for option in options[:OPTIONS]]


def _more(options: tuple[view.Option, ...]) -> str:
    return " …" if len(options) > OPTIONS else ""


def _label(span: text.Span, words: Localiser, limit: int = LABEL) -> str:
    return shorten(words.plain(span), limit)


def spans(span: text.Span, words: Localiser, limit: int) -> Spans:
    """A span as the page's SPANS, at most `limit` visible characters."""
    atoms = words.atoms(span)
    if sum(map(_length, atoms)) <= limit:
        return [_atom(atom, words) for atom in atoms]
    return [*_cut(atoms, words, limit - 1), _words("…")]


def _length(atom: text.Atom) -> int:
    match atom:
        case text.Words(value) | text.User(value) | text.Code(value):
            return len(value)
        case text.Bold(inner) | text.Link(_, inner):
            return sum(map(_length, text.parts_of(inner)))
        case text.Mention() | text.PlaceMention():
            return len(atom.name) + 1
        case text.Moment():
            return MOMENT


def _cut(atoms: tuple[text.Atom, ...], words: Localiser, limit: int) -> Spans:
    """The atoms that fit into `limit` characters, the last one shortened."""
    kept: Spans = []
    for atom in atoms:
        length = _length(atom)
        if length <= limit:
            kept.append(_atom(atom, words))
        else:
            kept += _cut_atom(atom, words, limit)
            break
        limit -= length
    return kept


def _cut_atom(atom: text.Atom, words: Localiser, limit: int) -> Spans:
    match atom:
        case text.Words(value) | text.User(value) | text.Code(value):
            return [{**_atom(atom, words), "text": value[:limit].rstrip()}]
        case text.Bold(inner) | text.Link(_, inner):
            return [{**_atom(atom, words), "spans": _cut(text.parts_of(inner), words, limit)}]
        case _:
            return []  # half a name, half a date: rather nothing


def _atom(atom: text.Atom, words: Localiser) -> dict[str, Any]:
    match atom:
        case text.Words(value):
            return _words(value)
        case text.User(value):
            return {"t": "user", "text": value}
        case text.Code(value):
            return {"t": "code", "text": value}
        case text.Bold(inner):
            return {"t": "bold", "spans": _inner(inner, words)}
        case text.Link(url, label):
            return _link(url, _inner(label, words))
        case text.Mention(_person, name):
            person = atom.on(REF)
            return {"t": "mention", "person": person, "name": name} if person is not None else _words(f"@{name}")
        case text.PlaceMention(place, name):
            known = place.workspace == REF
            return {"t": "place", "place": place.channel, "name": name} if known else _words(f"#{name}")
        case text.Moment(instant, style):
            fallback = format_moment(atom, words.reader)
            return {"t": "moment", "ms": unix_ms(instant), "style": style, "text": fallback}


def _words(value: str) -> dict[str, Any]:
    return {"t": "words", "text": value}


def _inner(span: text.Span, words: Localiser) -> Spans:
    return [_atom(atom, words) for atom in text.parts_of(span)]


def _link(url: str, label: Spans) -> dict[str, Any]:
    if not url.startswith(_SCHEMES):
        # A link of ours never runs anything; should one be wrong, its label is still worth reading.
        return {"t": "bold", "spans": label}
    return {"t": "link", "url": url, "spans": label}


def render_form(asked: form.Form, reader: text.Reader) -> dict[str, Any]:
    """A form in the reader's language."""
    words = Localiser(reader)
    return {
        "wire": asked.wire,
        "title": _label(asked.title, words, FORM_TITLE),
        "intro": None if asked.intro is None else spans(asked.intro, words, PARAGRAPH),
        "submit": _label(asked.submit, words),
        "fields": [_field(field, words) for field in asked.fields],
    }


def _field(field: form.AnyField, words: Localiser) -> dict[str, Any]:
    common: dict[str, Any] = {
        "name": field.name,
        "label": _label(field.label, words, FIELD_LABEL),
        "hint": None if field.hint is None else _label(field.hint, words, NOTE),
        "required": field.required,
    }
    if isinstance(field, form.PersonField | form.PlaceField):
        kind = "person" if isinstance(field, form.PersonField) else "place"  # the page knows who and what is there
        return {**common, "type": kind, "initial": field.initial, "multiline": False, "limit": 0, "options": []}
    if isinstance(field, form.ChoiceField):
        common["label"] += _more(field.options)
        common |= {"type": "choice", "initial": field.initial, "multiline": False, "limit": 0}
        return {**common, "options": _options(field.options, words)}
    return {
        **common,
        "type": "text",
        "initial": shorten(field.initial, field.limit),
        "multiline": field.multiline,
        "limit": field.limit,
        "options": [],
    }


def render_answer(answer: reply.Answer) -> dict[str, Any]:
    """An answer for the person who waits, in the language of `answer.reader`."""
    words = Localiser(answer.reader)
    match answer.reply:
        case reply.Nothing():
            return {"kind": "nothing"}
        case reply.Whisper(shown):
            return {"kind": "whisper", "doc": render_view(shown, answer.reader)}
        case reply.OpenForm(asked):
            return {"kind": "form", "form": render_form(asked, answer.reader)}
        case reply.FieldErrors(errors):
            kind_words = {name: _label(why, words, NOTE) for name, why in errors.items()}
            return {"kind": "errors", "errors": kind_words}


def mentioned(doc: Doc) -> tuple[str, ...]:
    """The people whom a rendered view mentions, each once."""
    return tuple(dict.fromkeys(_mentions(doc)))


def _mentions(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "mention":
            yield node["person"]
        for inner in node.values():
            yield from _mentions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _mentions(inner)
