"""The bot itself, its application, the gateway's address, other users, direct messages."""

from tests.wire.discord.errors import Refused
from tests.wire.discord.greetings import gateway_url
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json


def _me(call: Call) -> Json:
    return call.bot.json() | {"verified": True, "mfa_enabled": False, "email": None, "flags": 0, "locale": "en-US"}


def _application(call: Call) -> Json:
    app = call.world.app
    return {
        "id": app.id,
        "name": app.bot.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": app.bot.json(),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": app.public_key,
        "flags": app.flags,
        "owner": app.owner.json(),
        "team": None,
        "hook": True,
        "tags": [],
        "approximate_guild_count": len(call.world.guilds),
        "interactions_endpoint_url": None,
        "redirect_uris": [],
        "integration_types_config": {"0": {}},
    }


def _gateway(call: Call) -> Json:
    return {"url": gateway_url(call.world)}


def _gateway_bot(call: Call) -> Json:
    used = call.fake.gateway.counts["identifies"]
    limit = {"total": 1000, "remaining": max(0, 1000 - used), "reset_after": 86_400_000, "max_concurrency": 1}
    return _gateway(call) | {"shards": 1, "session_start_limit": limit}


def _user(call: Call) -> Json:
    found = call.world.people.get(call.params["user_id"])
    if found is None:
        raise Refused(10013)
    return found.json()


def _my_guilds(call: Call) -> list[Json]:
    found: list[Json] = []
    for guild in call.world.guilds.values():
        if not guild.left:
            held = guild.base(guild.members[call.bot.id])
            found.append(
                {
                    "id": guild.id,
                    "name": guild.name,
                    "icon": None,
                    "owner": False,
                    "permissions": str(held),
                    "features": [],
                }
            )
    return found


def _open_dm(call: Call) -> Json:
    person = call.world.people.get(str(call.fields.get("recipient_id", "")))
    if person is None:
        raise Refused(50033)
    if person.bot:
        raise Refused(50007)
    return call.world.channel_json(call.world.direct(person))


ROUTES = {
    "get_my_user": Route("GET", "/users/@me", _me),
    "list_my_guilds": Route("GET", "/users/@me/guilds", _my_guilds),
    "create_dm": Route("POST", "/users/@me/channels", _open_dm),
    "get_user": Route("GET", "/users/{user_id}", _user),
    "get_my_oauth2_application": Route("GET", "/oauth2/applications/@me", _application),
    "get_my_application": Route("GET", "/applications/@me", _application),
    "get_gateway": Route("GET", "/gateway", _gateway),
    "get_bot_gateway": Route("GET", "/gateway/bot", _gateway_bot),
}
