"""Communities and their people, as every feature sees them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do. An administrator may do all that staff may; everybody is at least a volunteer."""

    VOLUNTEER = "volunteer"
    STAFF = "staff"
    ADMIN = "admin"

    def covers(self, needed: "Role") -> bool:
        """Whether somebody with this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


GRANTED = (Role.ADMIN, Role.STAFF)
"""The roles that a community grants; everybody is a volunteer."""


class Purpose(StrEnum):
    """What a place is for."""

    SOS = "sos"
    CELEBRATIONS = "celebrations"
    STAFF = "staff"
    GENERAL = "general"
    WELCOME = "welcome"


TEAM_ALONE = (Purpose.SOS, Purpose.STAFF)
"""What is said there is between those who are there: it is carried and listed nowhere else."""


@dataclass(frozen=True, slots=True)
class Community:
    """One association. `timezone` is an IANA name."""

    id: str
    name: str
    language: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a community, whatever the platforms on which they write."""

    id: str
    community: str
    name: str
    language: str
    timezone: str
    role: Role = Role.VOLUNTEER
    unreachable_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """Announced when somebody's name, language, time zone or role is not what it was, for what others see of them.

    What is shown to them is refreshed already.
    """

    person: str


@dataclass(frozen=True, slots=True)
class CommunityChanged:
    """Announced when a community's name, language or time zone is not what it was. `now`: as it is from now on."""

    now: Community


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Announced when somebody is in none of the community's workspaces any more; they may come back."""

    person: str


@dataclass(frozen=True, slots=True)
class PersonUnreachable:
    """Announced when a direct message could not be delivered, so that whoever waits for an answer learns it."""

    person: str


@dataclass(frozen=True, slots=True)
class PersonReachable:
    """Announced when a direct message reached somebody again who could not be reached before."""

    person: str
