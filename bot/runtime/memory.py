"""Memory: what the house knows of a workspace, for an adapter that comes back and looks for what it missed."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.core.refs import PersonRef, Profile, Workspace
from bot.runtime.knock import KNOCK
from bot.runtime.who import follow, remember
from bot.ui.ports import Memory
from storage.repos import held, inbox, people, surfaces
from storage.unit import Connection, Unit

OVERLAP = timedelta(hours=3)
"""Looked at again: what came in before the end may have come in disorder, and our clock may be ahead of theirs."""
LONGEST = timedelta(days=13)
"""Less than the keys of inbounds are kept: what is older could no longer be told from a repeat."""
WATCHED = 200
"""Threads and people, each: the latest ones."""
APPLAUDED = 50
"""Messages, the latest ones, of which the reactions are looked at."""

MET = "met"
"""The key that says when we first listened to a workspace, before anybody wrote: what comes later can be missed."""


async def remembered(
    connection: Connection, workspace: Workspace, kinds: Sequence[str], reacted: Sequence[str], now: datetime
) -> Memory:
    """What is remembered; `kinds` are those of the surfaces below which words count, `reacted` where reactions do."""
    latest, missing = await inbox.latest_at(connection, workspace), await inbox.missing_since(connection, workspace)
    since = None if latest is None else min(latest - OVERLAP, missing or latest)
    return Memory(
        since=None if since is None else max(since, now - LONGEST),
        threads=tuple(await surfaces.latest_of(connection, workspace, kinds, WATCHED)),
        reacted=tuple(await surfaces.latest_of(connection, workspace, reacted, APPLAUDED)),
        talking=tuple(await surfaces.latest_readers(connection, workspace, WATCHED)),
        people=frozenset(await people.users_of(connection, workspace)),
        directs=await held.directs(connection, workspace, but=KNOCK),
    )


async def meet(unit: Unit, workspace: Workspace, told: Mapping[str, Profile], now: datetime) -> None:
    """Remember people who are there, without anything having happened; and that from now on we listen there."""
    known = await people.users_of(unit.connection, workspace)
    bound = await people.community_of(unit.connection, workspace)
    if bound is None:
        return
    await inbox.accept(unit.connection, workspace, MET, now)
    nameless = await people.nameless_of(unit.connection, workspace)
    for user, profile in told.items():
        ref = PersonRef(workspace, user)
        if user not in known:
            person = await remember(unit.connection, bound, ref, profile, now)
            await follow(unit.connection, people.Known(bound, person), ref, profile)
        elif user in nameless and (met := await people.recognise(unit.connection, ref)) is not None and met.person:
            await follow(unit.connection, met, ref, profile)
