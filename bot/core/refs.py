"""Names for people, places and messages as platforms know them; opaque outside the adapter that made them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace, a Discord guild, a playground."""

    platform: str
    id: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as one platform knows them."""

    workspace: Workspace
    user: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A channel of a workspace."""

    workspace: Workspace
    channel: str


EVENTS = "@events"
"""The channel of what stands in a workspace's list of coming events. No platform has a channel of that name."""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message as its platform knows it: enough to edit it, delete it, or find it again in an inbound.

    In the channel EVENTS it is no message, but an entry in the workspace's list of coming events.
    """

    workspace: Workspace
    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform tells of a person. `timezone` is an IANA name, `language` a two-letter code; None: not told.

    `is_admin` makes an administrator of them; False takes that back, but never a role that the community granted.
    `roles`: the ids of the platform's own roles that they hold; the community may have granted something to these.
    `joined_on`: the day (2024-03-09, UTC) on which they came to the workspace. `is_member`: whether they are there.
    """

    name: str
    language: str | None = None
    timezone: str | None = None
    is_admin: bool = False
    roles: tuple[str, ...] | None = None
    joined_on: str | None = None
    is_member: bool = True
