"""Slash commands of Slack, which knows only a line of text: read into declared parameters, or asked for in a form.

What is missing or does not fit is asked for in a form that holds all that was understood; when it is sent, it is the
command again. A form cannot ask for a person: a command that names one says instead how to type it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.inbound import Commanded, Inbound, Submitted
from bot.core.refs import PlaceRef
from bot.platforms.slack.interactions import TYPED
from bot.platforms.slack.markup import readable
from bot.platforms.slack.typed import Plain, Read, Trouble, named, read, usage, value_of
from bot.ui.command import Command, Param
from bot.ui.form import AnyField, ChoiceField, Form, TextField
from bot.ui.i18n import Localiser
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Code, Reader, Span, Words, _
from bot.ui.view import Paragraph, View, say
from bot.ui.wire import parse, wire

FORM = "slack.command"
NUMBER = 20
"""The most characters of a number."""

Names = Mapping[str, str]
_NOBODY: Names = {}


def complete(inbound: Inbound, offered: Sequence[Command], reader: Reader, names: Names = _NOBODY) -> Inbound | Reply:
    """The command with its values, or what to answer to the person instead; anything else as it is.

    `reader` is the person: choices are known by their labels in that language.
    """
    if isinstance(inbound, Commanded) and TYPED in inbound.values:
        return _typed(inbound, offered, reader, names)
    if isinstance(inbound, Submitted) and parse(inbound.wire)[0] == FORM:
        return _asked(inbound, offered, reader)
    return inbound


# --- typed ------------------------------------------------------------------------------------------------


def _typed(commanded: Commanded, offered: Sequence[Command], reader: Reader, names: Names) -> Inbound | Reply:
    command = named(offered, commanded.command)
    if command is None:
        return _unknown(commanded.command)
    typed = commanded.values[TYPED]
    plain = Localiser(reader).plain
    found = read(command, typed, names, plain)
    if not found.troubles and not found.too_much:
        return replace(commanded, command=command.name, values=found.values)
    if any(param.type == "person" for param in command.params):
        return _how(command, commanded.command, found, readable(typed, names), plain)
    return OpenForm(_form(command, commanded, found))


def _unknown(name: str) -> Reply:
    return Whisper(
        say(
            _("I don’t know {command} any more. Ask an administrator to update my Slack app.", command=Code(f"/{name}"))
        )
    )


def _how(command: Command, name: str, found: Read, typed: str, plain: Plain) -> Reply:
    wrong = next((param for param in command.params if param.name in found.troubles), None)
    why = _too_much(found.too_much) if wrong is None else _why(wrong, found.troubles[wrong.name])
    how = _("Type it like this: {usage}", usage=Code(usage(command, name, plain)))
    again = [Paragraph(_("You typed: {words}", words=Code(f"/{name} {typed}")))] if typed.strip() else []
    return Whisper(View(why, (Paragraph(why), Paragraph(how), *again)))


def _form(command: Command, commanded: Commanded, found: Read) -> Form:
    channel = () if commanded.place is None else (commanded.place.channel,)
    return Form(
        wire=wire(FORM, command.name, *channel),
        title=Words(f"/{commanded.command}"),
        intro=_too_much(found.too_much) if found.too_much else command.description,
        fields=tuple(_field(param, found) for param in command.params),
        submit=_("Send"),
    )


def _field(param: Param, found: Read) -> AnyField:
    initial, trouble = found.values.get(param.name, ""), found.troubles.get(param.name)
    hint: Span | None = None if trouble is None else _why(param, trouble)
    if param.type == "choice":
        label = param.description
        known = initial if trouble is None else ""
        return ChoiceField(
            name=param.name, label=label, hint=hint, required=param.required, initial=known, options=param.options
        )
    shape = TextField(name=param.name, label=param.description, hint=hint, required=param.required, initial=initial)
    return replace(shape, limit=NUMBER) if param.type == "number" else replace(shape, multiline=True)


def _why(param: Param, trouble: Trouble) -> Span:
    match param.type, trouble:
        case "person", _trouble:
            return _("Tell me who: write @ and choose their name.")
        case "number", _trouble:
            return _("A whole number, please.")
        case "choice", "unfit":
            return _("I did not find this one. Please choose one of these.")
        case "choice", _trouble:
            return _("Please choose one of these.")
        case _text:
            return _("Please fill this in.")


def _too_much(words: str) -> Span:
    return _("I don’t know what to do with “{words}”.", words=words)


# --- asked for --------------------------------------------------------------------------------------------


def _asked(submitted: Submitted, offered: Sequence[Command], reader: Reader) -> Inbound | Reply:
    _action, arguments = parse(submitted.wire)
    command = named(offered, arguments[0]) if arguments else None
    if command is None:
        return _unknown(arguments[0] if arguments else "")
    plain = Localiser(reader).plain
    meant = [(param, _meant(param, submitted.values.get(param.name, "").strip(), plain)) for param in command.params]
    errors = {param.name: _why(param, "unfit") for param, value in meant if value is None}
    errors |= {param.name: _why(param, "missing") for param, value in meant if param.required and value == ""}
    if errors:
        return FieldErrors(errors)
    place = PlaceRef(submitted.by.workspace, arguments[1]) if arguments[1:] else None
    return Commanded(
        key=submitted.key,
        by=submitted.by,
        profile=submitted.profile,
        command=command.name,
        values={param.name: value for param, value in meant if value},
        place=place,
    )


def _meant(param: Param, value: str, plain: Plain) -> str | None:
    # What is written in a form is plain text, unlike what is typed after a command.
    return value if param.type == "text" or not value else value_of(param, value, {}, plain)
