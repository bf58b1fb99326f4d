"""What the celebration knows of a person: told to them on request, forgotten on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.people import Community
from bot.runtime.context import Ctx
from handlers.celebration import export as files
from handlers.celebration import flow, plans, rules
from handlers.celebration.rules import Choice, Source, State
from storage.repos import arrivals, celebrations, people, recaps, schedules, wins
from storage.unit import Connection


async def erase(ctx: Ctx, person_id: str) -> None:
    """Forget the person: what celebrates them, what they told, that they applauded, skipped or look after editions."""
    person = await people.get(ctx.connection, ctx.community.id, person_id)
    for win in await wins.all_of(ctx.connection, ctx.community.id, person_id):
        theirs = {who.id for who in win.people} == {person_id}
        told = {giver.id for giver in win.givers} == {person_id} and win.source == Source.TOLD
        if theirs or told:
            await wins.change(ctx.connection, win.id, state=State.WITHDRAWN, words="")
        elif person is not None:
            words = rules.masked(win.words, person.name, Choice.ANONYMOUS)
            await wins.change(ctx.connection, win.id, words=words)
        await wins.drop_person(ctx.connection, win.id, person_id)
        await wins.drop_giver(ctx.connection, win.id, person_id)
        await ctx.cancel_timer(flow.TELL_TIMER, f"{person_id}:{win.week}")
        await ctx.remove(flow.NOTICE, f"{person_id}:{win.week}")
        await flow.changed(ctx, win.id)
    for edition in await celebrations.forget_cheers(ctx.connection, person_id):
        await ctx.refresh(flow.HEADER, edition)
    for made in await recaps.files_for(ctx.connection, ctx.community.id, person_id):
        await files.forget(ctx, made)
    await schedules.forget_who_decided(ctx.connection, ctx.community.id, plans.EDITION_TIMER, person_id)
    await celebrations.dismiss(ctx.connection, ctx.community.id, person_id)
    await arrivals.forget(ctx.connection, person_id)  # and so no anniversary of theirs is ever noticed


async def export(connection: Connection, community: Community, person_id: str) -> Sequence[Mapping[str, Any]]:
    """The person's part in the celebrations, oldest first; instants in UTC. Others' words about them are told too."""
    found: list[Mapping[str, Any]] = []
    for win in await wins.all_of(connection, community.id, person_id):
        choices = [who.choice for who in win.people if who.id == person_id]
        found.append(
            {
                "what": "celebrated" if choices else "told",
                "told_at": win.told_at,
                "words": win.words,
                "fact": win.fact,
                "count": win.count,
                "shown": choices[0] if choices else None,
            }
        )
    cheers = await celebrations.cheers_of(connection, community.id, person_id)
    found += [{"what": "applause", "day": day, "emoji": emoji} for day, emoji in cheers]
    for made in await recaps.files_for(connection, community.id, person_id):
        found.append({"what": "file", "of": made.period, "format": made.format, "made_at": made.made_at})
    skipped = await schedules.decided_by(connection, community.id, plans.EDITION_TIMER, person_id)
    return [*found, *({"what": "skipped", "day": day} for day in skipped)]
