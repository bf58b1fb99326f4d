"""Reading what Discord sends without trusting it: ids of the right shape, or a ValueError that names the place."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.core.refs import Workspace

Json: TypeAlias = Mapping[str, Any]

NAME = "discord"

_SNOWFLAKE = re.compile(r"\d{1,20}", re.ASCII)


def at(body: object, *path: str) -> Any:
    """What stands at this path of objects; None when any step of it is missing or is no object."""
    for step in path:
        body = body.get(step) if isinstance(body, Mapping) else None
    return body


def objects(value: object) -> list[Json]:
    """The objects in what should be a list of them."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def text(body: object, *path: str) -> str:
    """The text at this path; "" when it is missing or no text."""
    found = at(body, *path)
    return found if isinstance(found, str) else ""


def snowflake(body: object, *path: str) -> str:
    """The id at this path. Raises ValueError."""
    found = at(body, *path)
    if not isinstance(found, str) or not _SNOWFLAKE.fullmatch(found):
        raise ValueError(f"{'.'.join(path)} is {'missing' if found is None else 'not of its shape'}")
    return found


def guild(workspace: str) -> Workspace:
    """A guild as a workspace."""
    return Workspace(NAME, workspace)
