"""The app's manifest: what an administrator pastes at api.slack.com/apps to make our app, made from the features.

Only what is used is asked for. A scope that is added later forces every workspace to install the app anew.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import yaml

from bot.platforms.slack.events import HEARD
from bot.platforms.slack.typed import all_names
from bot.ui.command import Command, Shortcut
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, Sentence, _, shorten

Json: TypeAlias = dict[str, Any]

EVENTS_PATH = "/slack/events"
"""Where events, interactions and commands arrive over HTTP."""

SCOPES: Mapping[str, str] = {
    "channels:history": "hear messages in public channels that we are in, and catch up with them",
    "channels:read": "know a channel's name and whether we are in it",
    "chat:write": "write, change and remove our own messages",
    "chat:write.customize": "carry somebody's words under their name and picture",
    "commands": "slash commands and shortcuts",
    "files:read": "read the files that somebody sent, to pass them on",
    "files:write": "show a file that somebody passed on, and take it away again",
    "groups:history": "the same in private channels that we are in",
    "groups:read": "the same in private channels that we are in",
    "im:history": "hear what people write to us",
    "im:write": "write to somebody first",
    "reactions:read": "hear reactions",
    "users:read": "names, languages, time zones; who arrives, changes, leaves",
}
"""What the bot may do, and why it must."""

DESCRIPTION, BACKGROUND = _("Helps a community of volunteers hold together, on a low heat."), "#7c2d12"

COMMANDS, COMMAND_NAME, COMMAND_DESCRIPTION, HINT = 50, 31, 2_000, 1_000
SHORTCUTS_OF_A_KIND, SHORTCUT_NAME, SHORTCUT_DESCRIPTION = 5, 24, 150
SHORT_DESCRIPTION = 140

_NAME = re.compile(rf"[a-z0-9_-]{{1,{COMMAND_NAME}}}")
_SLACKS_OWN = re.compile(
    "archive|away|call|collapse|dm|dnd|expand|feed|invite|join|leave|me|msg|mute|open|pro|remind|remove|rename|search"
    "|shortcuts|shrug|star|status|topic|who"
)
"""Names that Slack keeps for itself: a manifest with one of them is refused without a reason."""


def manifest(
    commands: Sequence[Command], language: str, http_url: str | None = None, *, shortcuts: Sequence[Shortcut] = ()
) -> Json:
    """The manifest, its texts in one language, its commands under the names of all of them.

    With `http_url`, the public address (https) at which Slack reaches us; without, Socket Mode. Raises ValueError for
    an address or for names that Slack would not take.
    """
    words = Localiser(Reader(language))
    url = None if http_url is None else events_url(http_url)
    features: Json = {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "mijote", "always_online": True},
    }
    # Slack refuses an empty list.
    if shortcuts:
        features["shortcuts"] = _shortcuts(shortcuts, words)
    if commands:
        features["slash_commands"] = _commands(commands, words, url)
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Mijote",
            "description": shorten(words.plain(DESCRIPTION), SHORT_DESCRIPTION),
            "background_color": BACKGROUND,
        },
        "features": features,
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": _settings(url),
    }


def _settings(url: str | None) -> Json:
    reached: Json = {} if url is None else {"request_url": url}
    return {
        "event_subscriptions": {**reached, "bot_events": list(HEARD)},
        "interactivity": {"is_enabled": True, **reached},
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }


def events_url(base: str) -> str:
    """The address that Slack is told, from the public address of the server. Raises ValueError."""
    parts = urlsplit(base.strip())
    if parts.scheme != "https" or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"Slack needs a public address like https://mijote.example.org, not {base!r}")
    return f"https://{parts.netloc}{parts.path.rstrip('/').removesuffix(EVENTS_PATH)}{EVENTS_PATH}"


def _commands(commands: Sequence[Command], words: Localiser, url: str | None) -> list[Json]:
    named = [(name, command) for command in commands for name in all_names(command)]
    names = [name for name, _command in named]
    wrong = [
        name for name in names if not _NAME.fullmatch(name) or _SLACKS_OWN.fullmatch(name) or names.count(name) > 1
    ]
    if wrong:
        raise ValueError(f"Slack would not take these commands: {', '.join(sorted(set(wrong)))}")
    if len(named) > COMMANDS:
        raise ValueError(f"Slack takes {COMMANDS} commands at most, and there are {len(named)}")
    return [_command(name, command, words, url) for name, command in named]


def _command(name: str, command: Command, words: Localiser, url: str | None) -> Json:
    made: Json = {
        "command": f"/{name}",
        "description": shorten(words.plain(command.description), COMMAND_DESCRIPTION),
        "should_escape": True,
    }
    hint = " · ".join(_hint(param.description, words, optional=not param.required) for param in command.params)
    made |= {"usage_hint": shorten(hint, HINT)} if hint else {}
    return made if url is None else {**made, "url": url}


def _hint(description: Sentence, words: Localiser, *, optional: bool) -> str:
    said = words.plain(description)
    return f"[{said}]" if optional else said


def _shortcuts(shortcuts: Sequence[Shortcut], words: Localiser) -> list[Json]:
    kinds = ["message" if shortcut.on_message else "global" for shortcut in shortcuts]
    if max(map(kinds.count, kinds)) > SHORTCUTS_OF_A_KIND:
        raise ValueError(f"Slack takes {SHORTCUTS_OF_A_KIND} shortcuts of a kind at most")
    return [
        {
            "name": shorten(words.plain(shortcut.name), SHORTCUT_NAME),
            "type": kind,
            "callback_id": shortcut.wire,
            "description": shorten(words.plain(shortcut.description), SHORTCUT_DESCRIPTION),
        }
        for shortcut, kind in zip(shortcuts, kinds, strict=True)
    ]


def as_yaml(made: Json) -> str:
    """The manifest as a person reads it and pastes it."""
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=110)
