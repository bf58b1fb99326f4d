"""What a message points at, and whom it really pings: the truth that an injection test asks for.

Discord does not say which escapes its own parser honours, so here none protects from a ping: neither a backslash nor
code. Only `allowed_mentions` does, or words that are no mention at all.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.wire.discord.errors import At, Problems
from tests.wire.discord.rules import Json

USER = re.compile(r"<@!?(\d{15,20})>")
ROLE = re.compile(r"<@&(\d{15,20})>")
CHANNEL = re.compile(r"<#(\d{15,20})>")
BROADCAST = re.compile(r"@(everyone|here)\b")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
MASKED = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])+)\]\(<?(https?://[^\s)>]+)>?[^)]*\)")
URL = re.compile(r"https?://[^\s<>)\]]+")
KINDS = ("users", "roles", "everyone")
MOST_ALLOWED = 100


@dataclass(slots=True)
class Allowed:
    """`allowed_mentions`: which kinds may ping at large, and which single ids."""

    parse: tuple[str, ...] = KINDS
    users: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    replied: bool = True


BY_INTERACTIONS = Allowed(parse=("users",))
"""The default of answers to interactions."""


def read_allowed(given: Any, default: Allowed, at: At, problems: Problems) -> Allowed:
    """The `allowed_mentions` of a body; `default` when there are none."""
    if given is None:
        return default
    if not isinstance(given, dict):
        problems.add(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return default
    parse = given.get("parse") or []
    if wrong := [kind for kind in parse if kind not in KINDS]:
        problems.add((*at, "parse"), "BASE_TYPE_CHOICES", f"Value {wrong} must be one of {KINDS}.")
    for kind in ("users", "roles"):
        ids = given.get(kind) or []
        if kind in parse and ids:
            words = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            problems.add(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)
        if len(ids) > MOST_ALLOWED:
            problems.add((*at, kind), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_ALLOWED} or fewer in length.")
    users, roles = (tuple(str(one) for one in given.get(kind) or ()) for kind in ("users", "roles"))
    return Allowed(tuple(parse), users, roles, bool(given.get("replied_user", False)))


@dataclass(slots=True)
class Mentions:
    """Each list is in order of appearance, without repeats. `links` are masked: what is shown, where it leads."""

    users: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    everyone: bool = False
    channels: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    """The users that a ping reaches by name."""
    pinged_roles: list[str] = field(default_factory=list)
    pinged_everyone: bool = False

    def json(self) -> Json:
        """For tests in another process."""
        return asdict(self)


def read(words: Sequence[str]) -> Mentions:
    """What these texts point at, before anybody asks whether it may ping."""
    whole = "\n".join(words)
    found = Mentions(everyone=BROADCAST.search(whole) is not None)
    found.users = list(dict.fromkeys(USER.findall(whole)))
    found.roles = list(dict.fromkeys(ROLE.findall(whole)))
    found.channels = list(dict.fromkeys(CHANNEL.findall(whole)))
    rendered = CODE.sub("", whole)
    found.links = MASKED.findall(rendered)
    found.urls = list(dict.fromkeys(URL.findall(rendered)))
    return found


def settle(
    found: Mentions, allowed: Allowed, known: Container[str], mentionable: Container[str], *, all_: bool
) -> None:
    """Decide whom it pings. `all_`: the author may ping everybody and every role."""
    at_large = allowed.parse
    found.pinged = [user for user in found.users if user in known and ("users" in at_large or user in allowed.users)]
    found.pinged_roles = [
        role for role in found.roles if (all_ or role in mentionable) and ("roles" in at_large or role in allowed.roles)
    ]
    found.pinged_everyone = found.everyone and all_ and "everyone" in at_large
