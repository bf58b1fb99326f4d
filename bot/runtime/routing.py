"""From an inbound to the handler that a feature declared for it, past the policy."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import TypeAlias

from bot.core.errors import NotYet
from bot.core.inbound import (
    Arrived,
    Commanded,
    Deleted,
    Edited,
    Event,
    HomeOpened,
    Interaction,
    Pressed,
    Reacted,
    Said,
    Submitted,
)
from bot.core.people import Role
from bot.core.refs import MessageRef, PlaceRef
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.runtime.registry import Registry
from bot.ui import wire
from bot.ui.reply import Nothing, Reply, Whisper
from bot.ui.text import Span, _
from bot.ui.view import say
from storage.repos import surfaces
from storage.unit import Connection

LOOK_AGAIN = timedelta(seconds=1)
"""How soon words look again whether the message below which they stand is ours."""

Read: TypeAlias = Callable[[], AbstractAsyncContextManager[Connection]]


async def route_interaction(registry: Registry, ctx: ActorCtx, inbound: Interaction) -> Reply:
    """Find the handler, check the rights, run it."""
    match inbound:
        case Pressed():
            action, arguments = wire.parse(inbound.wire)
            press = registry.presses.get(action)
            if press is None:
                return _unknown()
            return (
                await press.handler(ctx, Press(arguments, inbound.value, inbound.author))
                if ctx.may(press.allow)
                else _refused(press.allow)
            )
        case Submitted():
            action, arguments = wire.parse(inbound.wire)
            submit = registry.submits.get(action)
            if submit is None:
                return _unknown()
            answers = Submit(arguments, values=inbound.values)
            return await submit.handler(ctx, answers) if ctx.may(submit.allow) else _refused(submit.allow)
        case Commanded():
            command = registry.commands.get(inbound.command)
            if command is None:
                return _unknown()
            return await command.handler(ctx, inbound) if ctx.may(command.allow) else _refused(command.allow)
        case HomeOpened():
            return await _home(registry, ctx, inbound)
        case _:
            return _unknown()


async def is_heard(registry: Registry, event: Event, read: Read) -> bool:
    """Whether anybody listens to this event. What people say to each other is theirs: we do not even remember it."""
    match event:
        case Said(direct=True):
            return bool(registry.direct or registry.below)
        case Said(thread=MessageRef() as thread):
            async with read() as connection:
                surface = await surfaces.at(connection, thread)
                return (
                    await _unsettled(registry, connection, thread)
                    if surface is None
                    else surface.kind in registry.below
                )
        case Said():
            return False
        case Edited():
            return bool(registry.edited)
        case Deleted():
            return bool(registry.deleted)
        case Reacted():
            return bool(await _listening(registry, event, read))
        case _:
            return bool(registry.arrived)


async def _listening(registry: Registry, reacted: Reacted, read: Read) -> bool:
    if not registry.reacted:
        return False
    async with read() as connection:
        return any([await route.listens(connection, reacted) for route in registry.reacted])


async def _home(registry: Registry, ctx: ActorCtx, opened: HomeOpened) -> Reply:
    if opened.whisper:
        return Whisper(await registry.home(ctx.connection, ctx.community, ctx.person.id))
    await ctx.show_home(ctx.person, ctx.ref)
    return Nothing()


async def route_event(registry: Registry, ctx: ActorCtx, event: Event) -> None:
    """Hand an event to every feature that listens to its kind; words, to the one whose surface they answer."""
    match event:
        case Said():
            await _said(registry, ctx, event)
        case Edited():
            for edited in registry.edited:
                await edited(ctx, event)
        case Deleted():
            for deleted in registry.deleted:
                await deleted(ctx, event)
        case Reacted():
            await _reacted(registry, ctx, event)
        case Arrived():
            for arrived in registry.arrived:
                await arrived(ctx, event)


async def _reacted(registry: Registry, ctx: ActorCtx, reacted: Reacted) -> None:
    for route in registry.reacted:
        if await route.listens(ctx.connection, reacted):
            await route.handler(ctx, reacted)


async def _said(registry: Registry, ctx: ActorCtx, said: Said) -> None:
    surface = await surfaces.at(ctx.connection, said.thread) if said.thread else None
    route = registry.below.get(surface.kind) if surface else None
    if surface is None and said.thread and await _unsettled(registry, ctx.connection, said.thread):
        raise NotYet(ctx.now + LOOK_AGAIN)
    if said.direct and route is None:
        for direct in registry.direct:
            await direct(ctx, said)
        return
    if surface is not None and route is not None and surface.community == ctx.community.id and ctx.may(route.allow):
        await route.handler(ctx, said, surface)


async def _unsettled(registry: Registry, connection: Connection, thread: MessageRef) -> bool:
    """Whether this may be a message of ours that was posted, and not noted yet: we were killed in between, say."""
    place = PlaceRef(thread.workspace, thread.channel)
    return await surfaces.unsettled_in(connection, place, tuple(registry.below))


def _unknown() -> Reply:
    return _whisper(_("This button belongs to an earlier version of me. Open the message again, or ask me anew."))


def _refused(needed: Role) -> Reply:
    if needed is Role.ADMIN:
        return _whisper(_("Only administrators can do this. Ask one of them: they will be glad to help."))
    return _whisper(_("Only the team can do this. If you need something, write to me: I will call them."))


def _whisper(words: Span) -> Reply:
    return Whisper(say(words))
