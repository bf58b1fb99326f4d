"""Events as JSON and back: for the ones that wait in the inbox."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.core.files import SharedFile
from bot.core.inbound import Arrived, Deleted, Edited, Event, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace

_KINDS: Mapping[str, type[Event]] = {kind.__name__: kind for kind in (Said, Edited, Deleted, Reacted, Arrived)}


def encode(event: Event) -> dict[str, Any]:
    """An event as plain JSON values."""
    return {"kind": type(event).__name__, **asdict(event)}


def decode(payload: Mapping[str, Any]) -> Event:
    """The event that `encode` was given. Raises KeyError or TypeError for anything else."""
    values = dict(payload)
    kind = _KINDS[values.pop("kind")]
    values["by"] = PersonRef(Workspace(**values["by"]["workspace"]), values["by"]["user"])
    if values.get("author") is not None:
        values["author"] = PersonRef(Workspace(**values["author"]["workspace"]), values["author"]["user"])
    if values["profile"] is not None:
        roles = values["profile"].get("roles")
        values["profile"] = Profile(**{**values["profile"], "roles": roles and tuple(roles)})
    for name in ("message", "thread"):
        if values.get(name) is not None:
            values[name] = _message(values[name])
    if kind in (Said, Edited):  # what was kept by an earlier version tells of no files
        values["files"] = tuple(map(_file, values.get("files", ())))
    return kind(**values)


def about(event: Event) -> str | None:
    """The message whose words an event brings or changes, as "channel:message"; None: it does neither."""
    if isinstance(event, Said | Edited | Deleted):
        return f"{event.message.channel}:{event.message.message}"
    return None


def channel(event: Event) -> str:
    """The channel in which it happened; "" when it happened in none."""
    return event.message.channel if isinstance(event, Said | Edited | Deleted | Reacted) else ""


def _file(values: Mapping[str, Any]) -> SharedFile:
    return SharedFile(**{**values, "workspace": Workspace(**values["workspace"])})


def _message(values: Mapping[str, Any]) -> MessageRef:
    return MessageRef(Workspace(**values["workspace"]), values["channel"], values["message"])
