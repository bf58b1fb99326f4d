"""What comes back of a command: its values by the names that features gave them, and suggestions while somebody types.

Discord checks types and lists choices; only where choices are suggested can people write something else.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.inbound import Commanded
from bot.platforms.discord.commands import CHOICE, CHOICES, MESSAGE, is_suggested, param_name
from bot.platforms.discord.payload import Json as Received
from bot.platforms.discord.payload import at, objects, text
from bot.platforms.discord.text import Json
from bot.ui.command import Command, Param, Shortcut
from bot.ui.fit import ELLIPSIS, head, units
from bot.ui.i18n import SOURCE_LANGUAGE, Localiser
from bot.ui.reply import Whisper
from bot.ui.text import Bold, Code, Reader, Sentence, Span, _
from bot.ui.view import Bullets, Paragraph, View, say


def complete(commanded: Commanded, offered: Sequence[Command], reader: Reader) -> Commanded | Whisper:
    """A command whose values have Discord's names (`param_name`), or what to tell the person instead.

    `reader` is the person: choices are known by their labels in that language, too.
    """
    command = next((one for one in offered if one.name == commanded.command), None)
    if command is None:
        return Whisper(say(_unknown(commanded.command)))
    given = [(param, commanded.values.get(param_name(param), "").strip()) for param in command.params]
    meant = [(param, value, _meant(param, value, reader)) for param, value in given]
    troubles = tuple(
        _("{label}: {text}", label=Bold(param.shown), text=_why(value))
        for param, value, found in meant
        if found is None or (param.required and not found)
    )
    if troubles:
        return Whisper(_again(troubles))
    return replace(commanded, values={param.name: found for param, _value, found in meant if found})


def _unknown(name: str) -> Sentence:
    return _("I don’t know {command} any more. Discord offers the new commands in a minute.", command=Code(f"/{name}"))


def _again(troubles: tuple[Span, ...]) -> View:
    words = _("Almost there! One more look at this:")
    return View(words, (Paragraph(words), Bullets(troubles)))


def _why(given: str) -> Span:
    if not given:
        return _("Please fill this in.")
    return _("I did not find “{words}”. Please choose one that I suggest.", words=given)


def _meant(param: Param, value: str, reader: Reader) -> str | None:
    """What was given; None when it is none of the choices."""
    if param.type != "choice" or not value:
        return value
    values = {option.value: option.value for option in param.options}
    labels = {_plain(_label(option.label, reader)): option.value for option in reversed(param.options)}
    return values.get(value) or labels.get(_plain(value))


def shortcut(data: Received, shortcuts: Sequence[Shortcut]) -> str | None:
    """The wire id of the shortcut that was used on a message; None: it was no shortcut of ours."""
    if at(data, "type") != MESSAGE:
        return None
    source = Localiser(Reader(SOURCE_LANGUAGE))
    named = (one.wire for one in shortcuts if one.on_message and source.plain(one.name) == text(data, "name"))
    return next(named, None)


def suggestions(data: Received, offered: Sequence[Command], reader: Reader) -> Json:
    """The choices to suggest for what is being typed, those first that begin with it."""
    command = next((one for one in offered if one.name == text(data, "name")), None)
    typing = next((one for one in objects(at(data, "options")) if at(one, "focused") is True), None)
    if command is None or typing is None:
        return {"choices": []}
    asked = (param for param in command.params if is_suggested(param) and param_name(param) == text(typing, "name"))
    labels = {option.value: _label(option.label, reader) for param in asked for option in param.options}
    return {"choices": [{"name": labels[value], "value": value} for value in _found(labels, text(typing, "value"))]}


def _found(labels: Mapping[str, str], typed: str) -> list[str]:
    wanted = _plain(typed)
    found = [value for value, label in labels.items() if wanted in _plain(label)]
    return sorted(found, key=lambda value: not _plain(labels[value]).startswith(wanted))[:CHOICES]


def _label(span: Span, reader: Reader) -> str:
    shown = " ".join(Localiser(reader).plain(span).split()) or ELLIPSIS
    return shown if units(shown) <= CHOICE else head(shown, CHOICE - 1).rstrip() + ELLIPSIS


def _plain(typed: str) -> str:
    """For comparing what people type: without accents, in small letters."""
    parts = unicodedata.normalize("NFKD", typed.casefold())
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())
