"""The picture below an edition or a recap: the one that shows what is so now, and no other."""

from collections.abc import Sequence
from hashlib import sha256

from bot.core.files import SharedFile
from bot.runtime.context import Ctx
from storage.repos import surfaces
from storage.repos.surfaces import Surface

DIGEST = 16


def digest(described: str) -> str:
    """Short for a text: another one when it says something else."""
    return sha256(described.encode()).hexdigest()[:DIGEST]


def subject(of: str, described: SharedFile | None) -> str | None:
    """What a picture is kept under, `of` an edition or a recap (its id): another one when it shows something else."""
    return None if described is None else f"{of}:{digest(described.ref)}"


async def show(ctx: Ctx, kind: str, wanted: str | None, headers: Sequence[Surface]) -> None:
    """This picture (None: none) below each of these messages; one that shows what it should not any more goes away."""
    for header in headers:
        below = [one for one in await surfaces.below(ctx.connection, header) if one.kind == kind]
        for old in below:
            if old.subject != wanted:
                await ctx.take_away(old)
        if wanted is not None and wanted not in {one.subject for one in below}:
            await ctx.show_below(kind, wanted, header)
