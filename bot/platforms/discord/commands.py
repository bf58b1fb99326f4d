"""Application commands: what features declare, as Discord offers it, in every language that we speak.

Only the default names come back (typed.py reads them). Who may use a command is ours to decide, so every one is open.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from bot.platforms.discord.text import Json
from bot.ui.command import Command, Param, ParamType, Shortcut
from bot.ui.fit import ELLIPSIS, head, units
from bot.ui.i18n import SOURCE_LANGUAGE, Localiser, languages
from bot.ui.text import Reader, Span
from bot.ui.view import Option

CHAT, MESSAGE = 1, 3
"""Types of commands."""
STRING, INTEGER, PERSON = 3, 4, 6
TYPES: Mapping[ParamType, int] = {"text": STRING, "choice": STRING, "number": INTEGER, "person": PERSON}
IN_GUILDS, WITH_THE_BOT = 0, 1
"""Where a command can be used."""
TO_GUILDS = 0
"""For whom the bot is installed."""

NAME, DESCRIPTION, CHOICE, VALUE = 32, 100, 100, 100
PARAMS = CHOICES = 25
MOST = {CHAT: 100, MESSAGE: 15}
SIZE = 8_000
"""Characters of one command, its options and choices, each in its longest language."""

# fmt: off
LOCALES = (
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
)
# fmt: on
"""The languages that Discord's clients speak."""

_NAME = re.compile(rf"[-_'\w]{{1,{NAME}}}")


def payloads(commands: Sequence[Command], shortcuts: Sequence[Shortcut] = ()) -> list[Json]:
    """All commands, for a bulk overwrite. Shortcuts on a message are in its menu; Discord has no place for others.

    Raises ValueError for what Discord would not take.
    """
    made = [*map(_command, commands), *(_menu(shortcut) for shortcut in shortcuts if shortcut.on_message)]
    if wrong := sorted(set(_wrong(made))):
        raise ValueError(f"Discord would not take these names of commands or parameters: {', '.join(wrong)}")
    for kind, most in MOST.items():
        if sum(one["type"] == kind for one in made) > most:
            raise ValueError(f"Discord takes {most} commands of type {kind} at most")
    if large := [one["name"] for one in made if _size(one) > SIZE or len(one.get("options", [])) > PARAMS]:
        raise ValueError(f"Discord would find these commands too large: {', '.join(large)}")
    return made


def digest(made: Sequence[Json]) -> str:
    """The same for the same commands, so that they are sent only when they changed."""
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()


def param_name(param: Param) -> str:
    """The name under which a parameter's value comes back."""
    return _in(SOURCE_LANGUAGE, param.shown)


def is_suggested(param: Param) -> bool:
    """Whether its choices are suggested while somebody types: Discord cannot list so many, nor two of one name."""
    if param.type != "choice":
        return False
    names = [[_cut(_in(language, option.label), CHOICE) for option in param.options] for language in languages()]
    return len(param.options) > CHOICES or any(len(set(told)) < len(told) for told in names)


# --- one command ------------------------------------------------------------------------------------------


def _command(command: Command) -> Json:
    params = sorted(command.params, key=lambda param: not param.required)  # Discord wants the required ones first
    return {
        "type": CHAT,
        "name": command.name,
        **_translations("name", {code: name for code, name in command.names if code != SOURCE_LANGUAGE}),
        **_described(command.description),
        "options": list(map(_param, params)),
        **_everywhere(),
    }


def _menu(shortcut: Shortcut) -> Json:
    return {"type": MESSAGE, **_told("name", shortcut.name, NAME), **_everywhere()}


def _everywhere() -> Json:
    return {
        "contexts": [IN_GUILDS, WITH_THE_BOT],
        "integration_types": [TO_GUILDS],
        "default_member_permissions": None,
    }


def _param(param: Param) -> Json:
    made: Json = {
        "type": TYPES[param.type],
        **_told("name", param.shown, None),
        **_described(param.description),
        "required": param.required,
    }
    if is_suggested(param):
        made["autocomplete"] = True
    elif param.type == "choice":
        made["choices"] = list(map(_choice, param.options))
    return made


def _choice(option: Option) -> Json:
    return {**_told("name", option.label, CHOICE), "value": option.value}


# --- in every language ------------------------------------------------------------------------------------


def _described(span: Span) -> Json:
    return _told("description", span, DESCRIPTION)


def _told(name: str, span: Span, limit: int | None) -> Json:
    """A text with its translations; None: it is cut nowhere."""
    told = {language: _cut(_in(language, span), limit) for language in languages()}
    source = told.pop(SOURCE_LANGUAGE)
    return {name: source, **_translations(name, {code: text for code, text in told.items() if text != source})}


def _translations(name: str, told: Mapping[str, str]) -> Json:
    by_locale = {locale: text for code, text in told.items() for locale in LOCALES if locale.split("-")[0] == code}
    return {f"{name}_localizations": by_locale} if by_locale else {}


def _in(language: str, span: Span) -> str:
    return Localiser(Reader(language)).plain(span)


def _cut(text: str, limit: int | None) -> str:
    return text if limit is None or units(text) <= limit else head(text, limit - 1).rstrip() + ELLIPSIS


# --- what Discord would not take --------------------------------------------------------------------------


def _wrong(made: Sequence[Json]) -> Iterator[str]:
    for kind in MOST:
        yield from _doubled([one for one in made if one["type"] == kind])
    for command in made:
        if command["type"] == CHAT:
            yield from _misnamed([command, *command["options"]])
            yield from _doubled(command["options"])


def _misnamed(named: Sequence[Json]) -> Iterator[str]:
    names = (name for one in named for name in (one["name"], *one.get("name_localizations", {}).values()))
    return (name for name in names if not _NAME.fullmatch(name) or name != name.lower())


def _doubled(named: Sequence[Json]) -> Iterator[str]:
    """Names that are the same for somebody; a translation must not be another one's default name either."""
    defaults = [one["name"] for one in named]
    for locale in (None, *LOCALES):
        told = [one["name"] if locale is None else one.get("name_localizations", {}).get(locale) for one in named]
        for number, name in enumerate(told):
            others = (*defaults[:number], *defaults[number + 1 :], *told[:number])
            if name is not None and name in others:
                yield name


def _size(node: Json) -> int:
    """The characters that count: of each text, the longest translation."""
    texts = (
        max(map(len, (node.get(name, ""), *node.get(f"{name}_localizations", {}).values())))
        for name in ("name", "description")
    )
    return (
        sum(texts) + len(node.get("value", "")) + sum(map(_size, (*node.get("options", ()), *node.get("choices", ()))))
    )
