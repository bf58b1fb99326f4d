"""What the bot asks Discord for, and why: nothing that it does not use. The invite link is made from these tables."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import discord

from bot.core.errors import CannotStart, Right
from bot.ui.rights import NAMES
from bot.ui.text import Bold, Code, Sentence, Span, _, join

AUTHORIZE = "https://discord.com/oauth2/authorize"
PORTAL = "https://discord.com/developers/applications"
SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True, slots=True)
class Asked:
    """A right. `flag` is its name in discord.py. Without `everywhere`, a channel that lacks it still takes messages."""

    flag: str
    why: Sentence
    everywhere: bool = True


RIGHTS: Mapping[Right, Asked] = {
    Right.SEE: Asked("view_channel", _("find its channels, and hear what the team writes below a card")),
    Right.WRITE: Asked("send_messages", _("the cards of the calls for help; in a forum, its posts")),
    Right.WRITE_IN_THREADS: Asked("send_messages_in_threads", _("carry the words of whoever called below the card")),
    Right.OPEN_THREADS: Asked("create_public_threads", _("the thread below each card, in which the team answers")),
    Right.READ_BACK: Asked("read_message_history", _("catch up with what was said while it was away")),
    Right.OPEN_PRIVATE_THREADS: Asked(
        "create_private_threads", _("reach somebody whose direct messages are closed, out of sight"), everywhere=False
    ),
    Right.MANAGE_THREADS: Asked(
        "manage_threads", _("take its own posts and private threads away when nobody needs them"), everywhere=False
    ),
    Right.ATTACH_FILES: Asked(
        "attach_files", _("pass on the photos and files that people send each other"), everywhere=False
    ),
    Right.CREATE_EVENTS: Asked(
        "create_events", _("show the rituals among the events of the server, for those who want that"), everywhere=False
    ),
}

SWITCHES: Mapping[str, Sentence] = {
    "Server Members Intent": _("know names and roles, and who arrives"),
    "Message Content Intent": _("read what the team answers below a card"),
}
"""The switches of the developer portal, which has them in English only."""


def permissions() -> int:
    """All rights as Discord's number."""
    return discord.Permissions(**{asked.flag: True for asked in RIGHTS.values()}).value


def missing(held: discord.Permissions) -> tuple[Right, ...]:
    """What a channel does not let us do although messages in it need it; one that we cannot see lacks just that."""
    lacking = tuple(right for right, asked in RIGHTS.items() if asked.everywhere and not getattr(held, asked.flag))
    return (Right.SEE,) if Right.SEE in lacking else lacking


def application_of(token: str) -> str:
    """The application whose bot has this token: its first part says so. Raises CannotStart."""
    first = token.partition(".")[0]
    try:
        found = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except ValueError:  # no base64, or no text
        found = ""
    if not found.isdigit():
        raise CannotStart(
            "DISCORD_BOT_TOKEN does not tell its application: copy the token again, whole, or add --application ID."
        )
    return found


def invite_link(application: str) -> str:
    """Whoever opens it chooses the server to which the bot is added."""
    asked = {"client_id": application, "permissions": str(permissions()), "scope": " ".join(SCOPES)}
    return f"{AUTHORIZE}?{urlencode(asked)}"


def lines(application: str) -> Sequence[Span]:
    """What an operator reads: the link, what it asks for, and the switches."""
    return (
        _("1. Switch these on, under Privileged Gateway Intents at {page}:", page=Code(f"{PORTAL}/{application}/bot")),
        *(_line(Code(name), why) for name, why in SWITCHES.items()),
        _("2. Invite Mijote with this link; you choose the server:"),
        join("  ", Code(invite_link(application))),
        _("It asks for these rights, and no others:"),
        *(_line(Bold(NAMES[right]), asked.why) for right, asked in RIGHTS.items()),
    )


def _line(name: Span, why: Sentence) -> Span:
    return join("  - ", _("{label}: {text}", label=name, text=why))
