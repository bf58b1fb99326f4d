"""Application commands, global and of a guild: replaced as a whole, or one by one."""

from typing import Any

from tests.wire.discord.errors import Problems, Refused
from tests.wire.discord.kit.commands import CHAT, MOST, check_command, check_commands
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json

LOCALIZED = ("name_localizations", "description_localizations")


def _scope(call: Call) -> str:
    """The guild, or "" for everywhere. Raises Refused for somebody else's application."""
    if call.params["application_id"] != call.world.app.id:
        raise Refused(50001)
    return call.guild().id if "guild_id" in call.params else ""


def _made(call: Call, scope: str, given: Json, old: Json | None) -> Json:
    """The command as Discord keeps it: an id, a version, and every default."""
    permissions = given.get("default_member_permissions")
    found: Json = {
        "id": old["id"] if old else call.world.ids.next(),
        "application_id": call.world.app.id,
        "version": call.world.ids.next(),
        "type": given.get("type") or CHAT,
        "name": given["name"],
        "name_localizations": given.get("name_localizations"),
        "description": given.get("description") or "",
        "description_localizations": given.get("description_localizations"),
        "options": given.get("options") or [],
        "default_member_permissions": None if permissions is None else str(permissions),
        "nsfw": bool(given.get("nsfw")),
        "integration_types": given.get("integration_types") or [0],
        "contexts": given.get("contexts"),
    }
    if scope:
        return found | {"guild_id": scope}
    return found | {"dm_permission": given.get("dm_permission", True)}


def _key(command: Json) -> tuple[int, str]:
    return (command.get("type") or CHAT, command["name"])


def _replace(call: Call) -> list[Json]:
    scope = _scope(call)
    if not isinstance(call.body, list):
        raise Refused(50109)
    problems = Problems()
    check_commands(call.body, problems)
    problems.settle()
    app = call.world.app
    old = {_key(command): command for command in app.commands.get(scope, [])}
    kinds = [command.get("type") or CHAT for command in call.body]
    if any(kinds.count(kind) > most for kind, most in MOST.items()):
        raise Refused(30032)
    _count(call, scope, sum(1 for command in call.body if _key(command) not in old))
    app.commands[scope] = [_made(call, scope, command, old.get(_key(command))) for command in call.body]
    return app.commands[scope]


def _count(call: Call, scope: str, fresh: int) -> None:
    """New names cost; those that are there already do not."""
    app = call.world.app
    made = app.creates.get(scope, 0) + fresh
    if fresh and made > call.world.rules.command_creates:
        raise Refused(30034)
    app.creates[scope] = made


def _create(call: Call) -> Json:
    scope = _scope(call)
    problems = Problems()
    check_command(call.fields, (), problems)
    problems.settle()
    given = dict(call.fields)
    app = call.world.app
    others = [command for command in app.commands.get(scope, []) if _key(command) != _key(given)]
    old = [command for command in app.commands.get(scope, []) if _key(command) == _key(given)]
    _count(call, scope, 0 if old else 1)
    made = _made(call, scope, given, old[0] if old else None)
    app.commands[scope] = [*others, made]
    return made


def _list(call: Call) -> list[Json]:
    found = call.world.app.commands.get(_scope(call), [])
    if call.query.get("with_localizations") in ("1", "true", "True"):
        return found
    return [{key: value for key, value in command.items() if key not in LOCALIZED} for command in found]


def _one(call: Call) -> Json:
    for command in call.world.app.commands.get(_scope(call), []):
        if command["id"] == call.params["command_id"]:
            return command
    raise Refused(10063)


def _delete(call: Call) -> Any:
    gone = _one(call)
    call.world.app.commands[_scope(call)].remove(gone)


EVERYWHERE = "/applications/{application_id}/commands"
THERE = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = {
    "list_application_commands": Route("GET", EVERYWHERE, _list),
    "bulk_set_application_commands": Route("PUT", EVERYWHERE, _replace),
    "create_application_command": Route("POST", EVERYWHERE, _create),
    "get_application_command": Route("GET", f"{EVERYWHERE}/{{command_id}}", _one),
    "delete_application_command": Route("DELETE", f"{EVERYWHERE}/{{command_id}}", _delete),
    "list_guild_application_commands": Route("GET", THERE, _list),
    "bulk_set_guild_application_commands": Route("PUT", THERE, _replace),
    "create_guild_application_command": Route("POST", THERE, _create),
    "get_guild_application_command": Route("GET", f"{THERE}/{{command_id}}", _one),
    "delete_guild_application_command": Route("DELETE", f"{THERE}/{{command_id}}", _delete),
}
