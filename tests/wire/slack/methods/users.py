"""users.*, team.info, bots.info, auth.test, api.test and apps.connections.open."""

from tests.wire.slack.compose import flag
from tests.wire.slack.errors import Refused
from tests.wire.slack.methods.call import Call, Method, page
from tests.wire.slack.people import Person, user_json
from tests.wire.slack.rules import Json


def _shown(call: Call, person: Person) -> Json:
    locale = flag(call.args, "include_locale")
    return user_json(person, call.space.clock.now(), email=call.has("users:read.email"), locale=locale)


def info(call: Call) -> Json:
    """users.info."""
    person = call.space.people.get(call.required("user"))
    if person is None:
        raise Refused("user_not_found")
    return {"ok": True, "user": _shown(call, person)}


def listing(call: Call) -> Json:
    """users.list: everybody, bots and those who left included."""
    people = list(call.space.people.values())
    shown, cursor = page(people, min(call.number("limit", 1_000), 1_000), call.text("cursor"))
    members = [_shown(call, person) for person in shown]
    return {"ok": True, "members": members, "cache_ts": call.space.seconds()} | {
        "response_metadata": {"next_cursor": cursor}
    }


def by_email(call: Call) -> Json:
    """users.lookupByEmail."""
    wanted = call.required("email").lower()
    for person in call.space.people.values():
        if person.email.lower() == wanted and not person.deleted:
            return {"ok": True, "user": _shown(call, person)}
    raise Refused("users_not_found")


def team(call: Call) -> Json:
    """team.info."""
    space = call.space
    found = {"id": space.team, "name": space.team_name, "domain": space.domain, "email_domain": "", "icon": {}}
    return {"ok": True, "team": found}


def bot(call: Call) -> Json:
    """bots.info."""
    app = call.space.app
    if call.required("bot") != app.bot.bot_id:
        raise Refused("bot_not_found")
    found = {"id": app.bot.bot_id, "deleted": False, "name": app.name, "updated": 0, "app_id": app.id, "icons": {}}
    return {"ok": True, "bot": found | {"user_id": app.bot.id}}


def auth(call: Call) -> Json:
    """auth.test."""
    space = call.space
    return {
        "ok": True,
        "url": f"https://{space.domain}.slack.com/",
        "team": space.team_name,
        "user": space.app.bot.handle,
        "team_id": space.team,
        "user_id": space.app.bot.id,
        "bot_id": space.app.bot.bot_id,
        "is_enterprise_install": False,
    }


def test(call: Call) -> Json:
    """api.test."""
    args = {key: value for key, value in call.args.items() if key != "token"}
    if call.text("error"):
        raise Refused(call.text("error"), args=args)
    return {"ok": True, "args": args}


def connect(call: Call) -> Json:
    """apps.connections.open: the address of one socket, good for one connection."""
    if not call.fake.sockets.enabled:
        raise Refused("forbidden_team")
    host = call.fake.base_url.replace("http://", "ws://")
    ticket = call.fake.sockets.ticket()
    return {"ok": True, "url": f"{host}/link/?ticket={ticket}&app_id={call.space.app.id}"}


METHODS = {
    "users.info": Method(info, "users:read", 4),
    "users.list": Method(listing, "users:read", 2),
    "users.lookupByEmail": Method(by_email, "users:read.email", 3),
    "team.info": Method(team, "team:read", 3),
    "bots.info": Method(bot, "users:read", 3),
    "auth.test": Method(auth),
    "api.test": Method(test, token=""),
    "apps.connections.open": Method(connect, "", 3, token="app"),
}
