"""Scheduled events outside of Discord. Those begin and end by themselves, at the times that they were given."""

from dataclasses import dataclass
from datetime import datetime

from tests.wire.discord.people import Person
from tests.wire.discord.rules import Json

SCHEDULED, ACTIVE, COMPLETED = 1, 2, 3
ALIVE = (SCHEDULED, ACTIVE)
GUILD_ONLY, EXTERNAL = 2, 3


@dataclass(eq=False, slots=True)
class Scheduled:
    """An event of a guild."""

    id: str
    guild: str
    creator: Person
    name: str
    description: str
    location: str
    start: datetime
    end: datetime

    def status(self, now: datetime) -> int:
        """What it is by now."""
        if now < self.start:
            return SCHEDULED
        return ACTIVE if now < self.end else COMPLETED

    def json(self, now: datetime) -> Json:
        """The event object."""
        return {
            "id": self.id,
            "guild_id": self.guild,
            "channel_id": None,
            "creator_id": self.creator.id,
            "creator": self.creator.json(),
            "name": self.name,
            "description": self.description or None,
            "scheduled_start_time": self.start.isoformat(),
            "scheduled_end_time": self.end.isoformat(),
            "privacy_level": GUILD_ONLY,
            "status": self.status(now),
            "entity_type": EXTERNAL,
            "entity_id": None,
            "entity_metadata": {"location": self.location},
            "sku_ids": [],
            "image": None,
            "recurrence_rule": None,
        }
