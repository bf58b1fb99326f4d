"""What the gateway tells a bot that comes: itself, its guilds, and members when it asks for them."""

from collections.abc import Iterator

from tests.wire.discord.guilds import Guild
from tests.wire.discord.rules import Json
from tests.wire.discord.sessions import GUILD_MEMBERS, Session
from tests.wire.discord.state import World

CHUNK = 1_000
MOST_SEARCHED = 100


def gateway_url(world: World, path: str = "") -> str:
    """The gateway's address, or the one to resume at."""
    return f"{world.base_url.replace('http', 'ws', 1)}/gateway/{path}"


def ready(world: World, session: Session) -> Json:
    """READY's object."""
    app = world.app
    return {
        "v": 10,
        "user": app.bot.json() | {"verified": True, "mfa_enabled": False, "email": None, "flags": 0},
        "guilds": [{"id": guild.id, "unavailable": True} for guild in world.guilds.values() if not guild.left],
        "session_id": session.id,
        "resume_gateway_url": gateway_url(world, "resume"),
        "session_type": "normal",
        "private_channels": [],
        "relationships": [],
        "user_settings": {},
        "application": {"id": app.id, "flags": app.flags},
        "shard": [0, 1],
    }


def guild_created(world: World, guild: Guild) -> Json:
    """A guild with what the bot sees of it."""
    bot = world.app.bot
    seen = [place for place in world.channels.values() if place.guild == guild.id and world.permissions(bot, place)]
    channels = [place.json() for place in seen if not place.is_thread]
    threads = [place.thread_json(bot.id) for place in seen if place.is_thread and not place.archived]
    return guild.created(guild.members[bot.id], channels, threads)


def chunks(world: World, session: Session, asked: Json) -> Iterator[Json]:
    """The answers to a request for members: everybody only with the members intent."""
    guild = world.guilds.get(str(asked.get("guild_id", "")))
    query, limit = asked.get("query"), int(asked.get("limit") or 0)
    ids = asked.get("user_ids") or []
    wanted = [str(one) for one in (ids if isinstance(ids, list) else [ids])]
    everybody = query == "" and not limit
    if guild is None or (everybody and not session.intents & GUILD_MEMBERS):
        return
    found = list(guild.members.values())
    if wanted:
        found = [member for member in found if member.person.id in wanted]
    elif not everybody:
        begins = str(query or "").lower()
        found = [member for member in found if member.name.lower().startswith(begins)][: min(limit, MOST_SEARCHED)]
    parts = [found[start : start + CHUNK] for start in range(0, len(found), CHUNK)] or [[]]
    for number, part in enumerate(parts):
        answer: Json = {
            "guild_id": guild.id,
            "members": [member.json() for member in part],
            "chunk_index": number,
            "chunk_count": len(parts),
            "not_found": [one for one in wanted if one not in guild.members],
        }
        yield answer | ({"nonce": asked["nonce"]} if asked.get("nonce") else {})
