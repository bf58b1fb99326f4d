"""Composition objects: texts, options, confirmation dialogs, filters."""

import re
from typing import Any

from tests.wire.slack.kit.check import Check, Report, array, boolean, both, matching, one_of, say, shape, string, typed

URL = matching(re.compile(r"(https?|slack|mailto|tel):\S+$").match, "url", 3_000)
ACTION_ID = string(255)
TRIGGERS = array(one_of("on_enter_pressed", "on_character_entered"), 2, 1)


def plain(most: int, least: int = 1) -> Check:
    """A plain_text object."""
    return typed({"plain_text": shape({"type": one_of("plain_text"), "text": string(most, least)}, {"emoji": boolean})})


def text(most: int, least: int = 1) -> Check:
    """A plain_text or mrkdwn object."""
    mrkdwn = shape({"type": one_of("mrkdwn"), "text": string(most, least)}, {"verbatim": boolean})
    both_kinds = {
        "plain_text": shape({"type": one_of("plain_text"), "text": string(most, least)}, {"emoji": boolean}),
        "mrkdwn": mrkdwn,
    }
    return typed(both_kinds)


def option(words: Check) -> Check:
    """An option whose text is checked by `words`."""
    return shape({"text": words, "value": string(150, 1)}, {"description": words, "url": URL})


PLAIN_OPTION = option(plain(75))
RICH_OPTION = option(text(75))
CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
CONVERSATION_FILTER = shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), None, 1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
DISPATCH = shape({"trigger_actions_on": TRIGGERS})


def _distinct_values(value: Any, at: str, report: Report) -> None:
    seen: set[str] = set()
    for number, item in enumerate(value if isinstance(value, list) else []):
        words = item.get("value") if isinstance(item, dict) else None
        if isinstance(words, str):
            if words in seen:
                say(report, f"option value {words!r} already exists", f"{at}/{number}/value")
            seen.add(words)


def options(of: Check, most: int = 100, least: int = 1) -> Check:
    """A list of options with distinct values."""
    return both(array(of, most, least), _distinct_values)


OPTION_GROUPS = array(shape({"label": plain(75), "options": options(PLAIN_OPTION)}), 100, 1)
