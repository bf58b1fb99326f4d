"""What happens around the settings: shown, and changed in forms."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.asked import Asked, Topic
from bot.core.inbound import Commanded
from bot.core.people import Purpose, Role
from bot.core.refs import PlaceRef
from bot.core.words import is_blank
from bot.runtime import community as settled
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, Submit
from bot.ui.command import Command
from bot.ui.i18n import languages, meant_timezone
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.mijote import forms, loads, screens
from storage.repos import communities

HELP = "mijote.help"
DATA = "mijote.data"

ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
"""What an id of any platform looks like; more is not ours to know."""


async def mijote(offered: Sequence[tuple[Command, Role]], ctx: ActorCtx, _commanded: Commanded) -> Reply:
    """`/mijote`: the settings for those who can change them, a kind word for all others."""
    if ctx.may(Role.ADMIN):
        return await overview(ctx)
    return Whisper(screens.help_for(loads.help_of(offered, ctx.person)))


async def asked(ctx: Ctx, fact: Asked) -> None:
    """Somebody wrote to ask who Mijote is, or what it keeps of them: one answer per message, also when it is edited."""
    kind = DATA if fact.topic is Topic.DATA else HELP
    await ctx.show_to(kind, f"{fact.person}:{fact.message.message}", fact.ref)


async def show(ctx: ActorCtx, _press: Press) -> Reply:
    """From the home tab, or back from a question."""
    return await overview(ctx)


async def overview(ctx: ActorCtx) -> Reply:
    """How the community is set up now."""
    return Whisper(screens.overview(await loads.overview(ctx.connection, ctx.community.id)))


async def ask_community(ctx: ActorCtx, _press: Press) -> Reply:
    """Name, language, time zone."""
    return OpenForm(forms.community(ctx.community.name, ctx.community.language, ctx.community.timezone))


async def community(ctx: ActorCtx, submit: Submit) -> Reply:
    """Name, language and time zone came back."""
    name, language, written = (submit.values.get(key, "").strip() for key in ("name", "language", "timezone"))
    meant = meant_timezone(written)
    errors: dict[str, Span] = {}
    if is_blank(name):
        errors["name"] = _("A name, please: it may be short.")
    if len(name) > forms.NAME_LIMIT:
        errors["name"] = _("{limit} characters at most, please.", limit=forms.NAME_LIMIT)
    if language not in languages():
        errors["language"] = _("Please choose one of these.")
    if meant is None:
        errors["timezone"] = _("I don’t know this time zone. For example: Europe/Paris.")
    elif meant.lower() != written.lower().replace(" ", "_"):
        errors["timezone"] = _("I don’t know this time zone. Do you mean {zone}?", zone=meant)
    if errors or meant is None:
        return FieldErrors(errors)
    described = replace(ctx.community, name=name, language=language, timezone=meant)
    await settled.describe(ctx, described)
    return await overview(ctx)


async def ask_places(ctx: ActorCtx, _press: Press) -> Reply:
    """A channel for each purpose."""
    return OpenForm(forms.places(await _chosen_here(ctx)))


async def places(ctx: ActorCtx, submit: Submit) -> Reply:
    """The channels came back. Those of other workspaces stay: they were not asked for."""
    await communities.lock(ctx.connection, ctx.community.id)
    before = await _chosen_here(ctx)
    after = {purpose: submit.values.get(purpose.value, "") for purpose in Purpose}
    odd = [purpose for purpose, channel in after.items() if channel and not ID.fullmatch(channel)]
    if odd:
        return FieldErrors({purpose.value: _("Please choose one of these.") for purpose in odd})
    for purpose, channel in after.items():
        if channel != before.get(purpose, ""):
            place = PlaceRef(ctx.ref.workspace, channel) if channel else None
            await settled.choose_place(ctx, purpose, ctx.ref.workspace.platform, place)
    return await overview(ctx)


async def _chosen_here(ctx: ActorCtx) -> dict[Purpose, str]:
    known = await communities.places(ctx.connection, ctx.community.id)
    return {Purpose(serves): place.channel for (_platform, serves), place in known.items()
            if place.workspace == ctx.ref.workspace and serves in set(Purpose)}  # fmt: skip
