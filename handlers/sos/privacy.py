"""What a call for help knows of a person: told to them on request, forgotten on request."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.people import Community
from bot.runtime.context import Ctx
from handlers.sos import flow
from storage.repos import sos, sos_files, sos_words
from storage.unit import Connection


async def erase(ctx: Ctx, person_id: str) -> None:
    """Forget the person's words, everywhere they are shown; that there was a case stays, for the figures."""
    for line in await sos_words.lines_by(ctx.connection, ctx.community.id, person_id):
        if line.deleted_at is None:
            await sos_words.change_line(ctx.connection, line.id, text="", deleted_at=ctx.now)
            await ctx.refresh(flow.LINE, line.id)
            await ctx.remove(flow.NOTE, line.id)
            await ctx.remove(flow.NOTE_COPY, line.id)
    for file in await sos_files.by(ctx.connection, ctx.community.id, person_id):
        await flow.take_back_file(ctx, file.id)
    await sos.forget_summaries(ctx.connection, ctx.community.id, person_id)
    for case in await sos.cases_of(ctx.connection, ctx.community.id, person_id):
        await ctx.cancel_timer(flow.FOLLOW_UP, case.id)
        await ctx.refresh(flow.CARD, case.id)


async def export(connection: Connection, community: Community, person_id: str) -> Sequence[Mapping[str, Any]]:
    """The person's cases, all that they wrote and sent in cases, oldest first; instants in UTC, sizes in bytes."""
    cases = [
        {"what": "case", "number": case.number, "opened_at": case.opened_at, "resolved_at": case.resolved_at,
         "summary": case.summary, "rating": case.rating}
        for case in await sos.cases_of(connection, community.id, person_id)
    ]  # fmt: skip
    lines = [
        {
            "what": line.side,
            "at": line.at,
            "text": line.text,
            "edited_at": line.edited_at,
            "deleted_at": line.deleted_at,
        }
        for line in await sos_words.lines_by(connection, community.id, person_id)
    ]
    files = [
        {"what": "file", "name": found.file.name, "media_type": found.file.media_type, "size": found.file.size}
        for found in await sos_files.by(connection, community.id, person_id)
    ]
    return [*cases, *lines, *files]
