"""Scheduled events of a guild: made, listed, changed, taken away. Only those that take place outside of Discord."""

from datetime import datetime
from typing import Any

from tests.wire.discord.errors import Problems, Refused
from tests.wire.discord.guilds import Guild
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json
from tests.wire.discord.scheduled import ALIVE, COMPLETED, Scheduled

MOST_EVENTS = 100
NAME, DESCRIPTION, LOCATION = 100, 1_000, 100
GUILD_ONLY, EXTERNAL = 2, 3


def _allowed(call: Call, guild: Guild, found: Scheduled | None = None) -> None:
    """Whether the bot may make events, or change this one. Raises Refused."""
    held = guild.base(guild.members[call.bot.id])
    own = found is None or found.creator.id == call.bot.id
    if not held & BITS["MANAGE_EVENTS"] and not (own and held & BITS["CREATE_EVENTS"]):
        raise Refused(50013)


def _found(call: Call, guild: Guild) -> Scheduled:
    found = guild.events.get(call.params["event_id"])
    if found is None:
        raise Refused(10070)
    return found


def _create(call: Call) -> Json:
    guild = call.guild()
    _allowed(call, guild)
    alive = [one for one in guild.events.values() if one.status(call.fake.clock.now()) in ALIVE]
    if len(alive) >= MOST_EVENTS:
        raise Refused(30038)
    missing = [
        name for name in ("name", "privacy_level", "scheduled_start_time", "entity_type") if name not in call.fields
    ]
    problems = Problems()
    for name in missing:
        problems.add((name,), "BASE_TYPE_REQUIRED", "This field is required")
    problems.settle()
    values = _checked(call, {"description": "", "scheduled_end_time": None, "entity_metadata": None, **call.fields})
    made = Scheduled(call.world.ids.next(), guild.id, call.bot, **values)
    guild.events[made.id] = made
    call.fake.feed.scheduled("GUILD_SCHEDULED_EVENT_CREATE", made)
    return made.json(call.fake.clock.now())


def _checked(call: Call, fields: Json) -> dict[str, Any]:
    """The fields as they are kept. Raises Refused."""
    problems = Problems()
    location = (fields["entity_metadata"] or {}).get("location") or ""
    description = fields["description"] or ""
    for name, text, least, most in (
        ("name", fields["name"], 1, NAME),
        ("description", description, 0, DESCRIPTION),
        ("location", location, 1, LOCATION),
    ):
        at = ("entity_metadata", name) if name == "location" else (name,)
        if not least <= len(text.strip()) or len(text) > most:
            problems.add(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    if fields["privacy_level"] != GUILD_ONLY:
        problems.add(("privacy_level",), "BASE_TYPE_CHOICES", f"Value must be one of ({GUILD_ONLY},).")
    if fields["entity_type"] != EXTERNAL:
        problems.add(("entity_type",), "BASE_TYPE_CHOICES", "the fake knows those outside of Discord only")
    start, end = (_instant(fields[name], name, problems) for name in ("scheduled_start_time", "scheduled_end_time"))
    if start and start <= call.fake.clock.now():
        problems.add(
            ("scheduled_start_time",), "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."
        )
    if start and end and end <= start:
        problems.add(("scheduled_end_time",), "GUILD_SCHEDULED_EVENT_END_BEFORE_START", "Cannot end before it starts.")
    problems.settle()
    return {"name": fields["name"], "description": description, "location": location, "start": start, "end": end}


def _instant(value: object, name: str, problems: Problems) -> datetime | None:
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        problems.add((name,), "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")
        return None
    return found


def _list(call: Call) -> list[Json]:
    now = call.fake.clock.now()
    return [one.json(now) for one in call.guild().events.values() if one.status(now) in ALIVE]


def _get(call: Call) -> Json:
    return _found(call, call.guild()).json(call.fake.clock.now())


def _update(call: Call) -> Json:
    guild, now = call.guild(), call.fake.clock.now()
    found = _found(call, guild)
    _allowed(call, guild, found)
    if found.status(now) == COMPLETED:
        raise Refused(180000)
    was = found.json(now)
    values = _checked(call, {name: call.fields.get(name, was[name]) for name in was})
    for name, value in values.items():
        setattr(found, name, value)
    call.fake.feed.scheduled("GUILD_SCHEDULED_EVENT_UPDATE", found)
    return found.json(now)


def _delete(call: Call) -> None:
    guild = call.guild()
    found = _found(call, guild)
    _allowed(call, guild, found)
    del guild.events[found.id]
    call.fake.feed.scheduled("GUILD_SCHEDULED_EVENT_DELETE", found)


EVENTS = "/guilds/{guild_id}/scheduled-events"
EVENT = f"{EVENTS}/{{event_id}}"
ROUTES = {
    "list_guild_scheduled_events": Route("GET", EVENTS, _list),
    "create_guild_scheduled_event": Route("POST", EVENTS, _create),
    "get_guild_scheduled_event": Route("GET", EVENT, _get),
    "update_guild_scheduled_event": Route("PATCH", EVENT, _update),
    "delete_guild_scheduled_event": Route("DELETE", EVENT, _delete),
}
