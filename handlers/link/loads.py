"""Reads what the screens of linking show."""

from bot.core.people import Community, Person, Role
from bot.core.refs import PersonRef
from handlers.link import screens
from storage.repos import links, people
from storage.unit import Connection


async def linked(connection: Connection, community: Community, link_id: str) -> screens.Linked | None:
    """Two accounts that are linked, or were."""
    link = await links.get(connection, community.id, link_id)
    if link is None:
        return None
    accounts = [await _account(connection, ref) for ref in await people.identities(connection, link.person)]
    return screens.Linked(link.id, accounts, link.ended_at is None)


async def _account(connection: Connection, ref: PersonRef) -> screens.Account:
    known = await people.recognise(connection, ref)
    name = known.account.name or (known.person.name if known.person else None) if known else None
    return screens.Account(ref.workspace.platform, name or ref.user)


async def ask(connection: Connection, community: Community, code_id: str) -> screens.Asked | None:
    """What the owner of the account where the code was shown is asked; None: no longer."""
    code = await links.code(connection, community.id, code_id)
    if code is None or code.typed is None or not code.confirmed:
        return None
    shown, typed = await people.recognise(connection, code.shown), await people.recognise(connection, code.typed)
    if shown is None or shown.person is None or typed is None or typed.person is None:
        return None
    called = shown.person.name
    return asked(code.id, shown.person, typed.person, code.typed.workspace.platform, called)


def asked(code: str, reader: Person, other: Person, platform: str, called: str) -> screens.Asked:
    """What the owner of one account is asked about the other."""
    more = Role.VOLUNTEER if other.role.covers(reader.role) else reader.role
    return screens.Asked(code, other.name, platform, called, more)
