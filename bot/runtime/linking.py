"""Two accounts of one person, on two platforms: linked, and parted again. Nothing is lost either way.

While a link lasts there is one person: what either account does is theirs, and whatever named the other names them.
What a platform says of an account (its name, language, zone, administration, closed direct messages) stays with it.
"""

from dataclasses import dataclass, field

import structlog

from bot.core.people import Person, PersonChanged
from bot.core.refs import PersonRef
from bot.runtime.context import Ctx
from bot.ui.text import Span
from storage.repos import grants, linked_rows, links, people
from storage.repos.links import Link

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MayLink:
    """Announced before two people become one: who knows why they cannot (yet) adds a sentence to `obstacles`."""

    person: str
    other: str
    obstacles: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Linking:
    """Announced when `other` is about to become a part of `person`: what people have only one of is settled now."""

    person: str
    other: str


@dataclass(frozen=True, slots=True)
class Parted:
    """Announced when `other` is somebody again, with these accounts and all that was theirs before.

    What was begun in between and belongs to those accounts is given to them now.
    """

    person: str
    other: str
    refs: tuple[PersonRef, ...]


async def obstacles(ctx: Ctx, person: Person, other: Person) -> list[Span]:
    """Why these two cannot become one now, in words for their owner; empty: they can."""
    fact = MayLink(person.id, other.id)
    await ctx.announce(fact)
    return fact.obstacles


async def link(ctx: Ctx, person: Person, other: Person) -> Link:
    """Make one person of two, who are locked and have no obstacle: `person`, with the rights of both."""
    await ctx.announce(Linking(person.id, other.id))
    made = await links.begin(ctx.connection, ctx.community.id, person.id, other.id, ctx.now)
    await linked_rows.lend(ctx.connection, made)
    await _follow_roles(ctx, person, other)
    await _show_changed(ctx, person)
    log.info("accounts linked", action="linked", link=made.id, person=person.id, other=other.id)
    return made


async def part(ctx: Ctx, made: Link) -> None:
    """Make two people of one again, each with what is theirs. The link is locked, and stands."""
    await links.lock_people(ctx.connection, [made.person, made.own])
    refs = await links.end(ctx.connection, made, ctx.now)
    await linked_rows.give_back(ctx.connection, made)
    both = await people.get_many(ctx.connection, ctx.community.id, [made.person, made.own])
    await _follow_roles(ctx, *both.values())
    await ctx.announce(Parted(made.person, made.own, tuple(refs)))
    for each in both.values():
        await _show_changed(ctx, each)
    log.info("accounts parted", action="parted", link=made.id, person=made.person, other=made.own)


async def _follow_roles(ctx: Ctx, *somebody: Person) -> None:
    """Whoever has an account has its rights."""
    for each in somebody:
        await grants.follow(ctx.connection, each)
        await grants.follow_platform(ctx.connection, each)


async def _show_changed(ctx: Ctx, person: Person) -> None:
    await ctx.refresh_all_of(person)
    await ctx.announce(PersonChanged(person.id))
