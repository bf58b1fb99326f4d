"""The server's events as its people see them, and what those who manage events do with them."""

from datetime import datetime

from tests.wire.discord.fake import Fake
from tests.wire.discord.guilds import Guild
from tests.wire.discord.rules import Json
from tests.wire.discord.scheduled import ALIVE, Scheduled


class Planner:
    """The list of events. Raises LookupError for one that is not there."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._world = fake.world

    async def planned(self, guild: str = "") -> list[Json]:
        """Those that are to come or have begun, the next one first."""
        now = self._fake.clock.now()
        alive = [one for one in self._world.guild(guild).events.values() if one.status(now) in ALIVE]
        return [one.json(now) for one in sorted(alive, key=lambda one: (one.start, int(one.id)))]

    async def taken_events(self, guild: str = "") -> list[str]:
        """Those that somebody took out of the list, by id."""
        return sorted(self._world.guild(guild).taken_events)

    async def take_event(self, event: str, guild: str = "") -> None:
        """Somebody takes an event out of the list."""
        place, found = self._found(event, guild)
        del place.events[found.id]
        place.taken_events.add(found.id)
        self._fake.feed.scheduled("GUILD_SCHEDULED_EVENT_DELETE", found)

    async def rename_event(self, event: str, name: str, guild: str = "") -> None:
        """Somebody gives an event another name."""
        _place, found = self._found(event, guild)
        found.name = name
        self._fake.feed.scheduled("GUILD_SCHEDULED_EVENT_UPDATE", found)

    async def add_event(
        self, who: str, name: str, start: str, end: str, *, description: str = "", where: str = "here", guild: str = ""
    ) -> str:
        """Somebody makes an event; the answer is its id. Times are ISO 8601."""
        place, person = self._world.guild(guild), self._world.person(who)
        times = (datetime.fromisoformat(start), datetime.fromisoformat(end))
        made = Scheduled(self._world.ids.next(), place.id, person, name, description, where, *times)
        place.events[made.id] = made
        self._fake.feed.scheduled("GUILD_SCHEDULED_EVENT_CREATE", made)
        return made.id

    def _found(self, event: str, guild: str) -> tuple[Guild, Scheduled]:
        place = self._world.guild(guild)
        if event not in place.events:
            raise LookupError(f"no such event: {event}")
        return place, place.events[event]
