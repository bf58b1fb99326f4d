"""Guilds, their channels, roles and members."""

from tests.wire.discord.errors import Refused
from tests.wire.discord.guilds import Guild
from tests.wire.discord.permissions import BITS
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json

MOST_MEMBERS = 1_000


def _guild(call: Call) -> Json:
    guild = call.guild()
    counts = {"approximate_member_count": len(guild.members), "approximate_presence_count": 1}
    return guild.json() | (counts if call.query.get("with_counts") in ("1", "true", "True") else {})


def _channels(call: Call) -> list[Json]:
    guild = call.guild()
    mine = [place for place in call.world.channels.values() if place.guild == guild.id and not place.is_thread]
    return [place.json() for place in mine if call.world.permissions(call.bot, place)]


def _roles(call: Call) -> list[Json]:
    return [role.json() for role in call.guild().roles.values()]


def _members(call: Call) -> list[Json]:
    guild = call.guild()
    if "GUILD_MEMBERS" not in call.world.app.intents:
        raise Refused(50001)
    limit = call.number("limit", 1, 1, MOST_MEMBERS)
    after = int(call.query.get("after", "0"))
    found = sorted((ident for ident in guild.members if int(ident) > after), key=int)
    return [guild.members[ident].json() for ident in found[:limit]]


def _search(call: Call) -> list[Json]:
    guild = call.guild()
    begins = call.query.get("query", "").lower()
    limit = call.number("limit", 1, 1, MOST_MEMBERS)
    found = [
        member
        for member in guild.members.values()
        if member.name.lower().startswith(begins) or member.person.handle.lower().startswith(begins)
    ]
    return [member.json() for member in found[:limit]]


def _member(call: Call) -> Json:
    return call.member(call.guild()).json()


def _manages(call: Call, guild: Guild, role: str) -> None:
    """Whether the bot may hand out this role: it must be able to, and stand above it. Raises Refused."""
    if role not in guild.roles:
        raise Refused(10011)
    bot = guild.members[call.bot.id]
    top = max(guild.roles[one].position for one in bot.roles)
    if not guild.base(bot) & BITS["MANAGE_ROLES"] or guild.roles[role].position >= top:
        raise Refused(50013)


def _grant(call: Call) -> None:
    guild = call.guild()
    member, role = call.member(guild), call.params["role_id"]
    _manages(call, guild, role)
    if role not in member.roles:
        member.roles.append(role)
        call.fake.feed.member_changed(guild, member)


def _take(call: Call) -> None:
    guild = call.guild()
    member, role = call.member(guild), call.params["role_id"]
    _manages(call, guild, role)
    if role in member.roles:
        member.roles.remove(role)
        call.fake.feed.member_changed(guild, member)


GUILD = "/guilds/{guild_id}"
ROLE = f"{GUILD}/members/{{user_id}}/roles/{{role_id}}"
ROUTES = {
    "get_guild": Route("GET", GUILD, _guild),
    "list_guild_channels": Route("GET", f"{GUILD}/channels", _channels),
    "list_guild_roles": Route("GET", f"{GUILD}/roles", _roles),
    "list_guild_members": Route("GET", f"{GUILD}/members", _members),
    "search_guild_members": Route("GET", f"{GUILD}/members/search", _search),
    "get_guild_member": Route("GET", f"{GUILD}/members/{{user_id}}", _member),
    "add_guild_member_role": Route("PUT", ROLE, _grant),
    "delete_guild_member_role": Route("DELETE", ROLE, _take),
}
