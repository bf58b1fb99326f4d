"""A community as its file describes it, and how that file is written. Pure.

What the file says of a platform is the whole truth about it: a place or a role that it does not name, nobody has.
A platform that it does not name stays as it is.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.people import GRANTED, Purpose, Role


@dataclass(frozen=True, slots=True)
class Shape:
    """How a kind of id looks, and what to say of one that looks otherwise."""

    pattern: re.Pattern[str]
    hint: str


_SNOWFLAKE = Shape(re.compile(r"[1-9][0-9]{14,18}"), "an id has 15 to 19 digits (Developer Mode, then Copy ID)")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a platform's tables hold.

    `key`: where its workspaces stand, one or `several`; `roles_have_ids`: an id among the roles may be a role's, rather
    than a person's.
    """

    key: str
    several: bool
    roles_have_ids: bool
    workspace: Shape
    channel: Shape
    person: Shape


KINDS: Mapping[str, Kind] = {
    "slack": Kind(
        "workspace",
        several=False,
        roles_have_ids=False,
        workspace=Shape(re.compile(r"T[A-Z0-9]{3,60}"), "a workspace's id begins with T"),
        channel=Shape(
            re.compile(r"[CG][A-Z0-9]{3,60}"),
            "a channel's id begins with C or G (it stands at the end of the channel's details)",
        ),
        person=Shape(
            re.compile(r"[UW][A-Z0-9]{3,60}"), "a person's id begins with U or W (in their profile: Copy member ID)"
        ),
    ),
    "discord": Kind(
        "guilds", several=True, roles_have_ids=True, workspace=_SNOWFLAKE, channel=_SNOWFLAKE, person=_SNOWFLAKE
    ),
}


@dataclass(frozen=True, slots=True)
class OnPlatform:
    """A community on one platform. Ids as the platform writes them; on Discord, `roles` may name roles too."""

    platform: str
    workspaces: tuple[str, ...]
    places: Mapping[Purpose, str]
    roles: Mapping[Role, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Described:
    """A community, as its file says."""

    name: str
    language: str
    timezone: str
    platforms: tuple[OnPlatform, ...]

    def on(self, platform: str) -> OnPlatform:
        """What is said of this platform; nothing, perhaps."""
        found = [each for each in self.platforms if each.platform == platform]
        return found[0] if found else OnPlatform(platform, (), {}, dict.fromkeys(GRANTED, ()))


def write(described: Described) -> str:
    """The file that says this. Read again, it says the same; every table is there, so that nothing is left to guess."""
    about = {"name": described.name, "language": described.language, "timezone": described.timezone}
    tables: list[tuple[str, Mapping[str, object]]] = [("community", about)]
    for each in described.platforms:
        kind = KINDS[each.platform]
        tables += [
            (each.platform, {kind.key: each.workspaces if kind.several else each.workspaces[0]}),
            (
                f"{each.platform}.places",
                {purpose.value: each.places[purpose] for purpose in Purpose if purpose in each.places},
            ),
            (f"{each.platform}.roles", {role.value: each.roles.get(role, ()) for role in GRANTED}),
        ]
    return "\n".join(_written(name, values) for name, values in tables)


def _written(name: str, values: Mapping[str, object]) -> str:
    lines = [f"[{name}]", *(f"{key} = {_value(value)}" for key, value in values.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    # A basic string of TOML escapes as JSON does, and DEL; with it the signs that command a terminal.
    return re.sub("[\x7f-\x9f]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))
