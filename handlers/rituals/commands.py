"""`/ritual` as it is typed: what to do, and the words after that."""

from collections.abc import Awaitable, Callable

from bot.core.inbound import Commanded
from bot.core.people import Role
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press
from bot.ui.command import Command, Param
from bot.ui.reply import Reply
from bot.ui.text import _
from bot.ui.view import Option
from handlers.rituals import calendar, changes, drafts, finding, hosts
from handlers.rituals.finding import Found

COMMAND = Command(
    "ritual",
    _("Plan what comes back by itself, and look after it"),
    (
        Param(
            "do",
            _("What to do"),
            "choice",
            options=(
                Option("list", _("list")),
                Option("add", _("add")),
                Option("show", _("show")),
                Option("edit", _("edit")),
                Option("pause", _("pause")),
                Option("resume", _("resume")),
                Option("skip", _("skip")),
                Option("move", _("move")),
                Option("run", _("run")),
                Option("delete", _("delete")),
                Option("history", _("history")),
                Option("away", _("away")),
                Option("calendar", _("calendar")),
            ),
            label=_("do"),
        ),
        Param("words", _("When, or the ritual’s name"), label=_("words")),
    ),
    (("fr", "rituel"),),
)


async def ritual(ctx: ActorCtx, commanded: Commanded) -> Reply:
    """`/ritual`: the team looks after rituals, everybody after their own turns and calendar."""
    do, words = commanded.values.get("do", ""), commanded.values.get("words", "").strip()
    if do == "away":
        return await hosts.away_in_words(ctx, words)
    if do == "calendar":
        return await calendar.show(ctx, Press(()))
    if not ctx.may(Role.STAFF):
        return await hosts.for_everybody(ctx)
    if do == "add":
        return await drafts.add(ctx, words, commanded.place)
    found = await finding.by_words(ctx, words) if do in ON_ONE or words else None
    if found is None and not do and words:
        return await drafts.add(ctx, words, commanded.place)  # "/ritual every Wednesday at 10:00"
    if found is None:
        heading = _("Which one? Type its name or its number after it, or open it here:") if do in ON_ONE else None
        return await finding.everything(ctx, heading)
    return await ON_ONE.get(do, _show)(ctx, *found)


def _pressed(
    handler: Callable[[ActorCtx, Press], Awaitable[Reply]],
) -> Callable[[ActorCtx, Found, str], Awaitable[Reply]]:
    """What a button does, for a ritual that was typed."""

    async def typed(ctx: ActorCtx, found: Found, _words: str) -> Reply:
        return await handler(ctx, Press((found.ritual.id,)))

    return typed


async def _delete(ctx: ActorCtx, found: Found, _words: str) -> Reply:
    return await finding.card(ctx, found.ritual.id, _("To delete it, press “Delete” below: I ask once more."))


_show = _pressed(changes.show)
ON_ONE: dict[str, Callable[[ActorCtx, Found, str], Awaitable[Reply]]] = {
    "show": _show,
    "edit": _pressed(drafts.edit),
    "pause": changes.pause,
    "resume": _pressed(changes.resume),
    "skip": _pressed(changes.skip),
    "move": changes.move,
    "run": _pressed(changes.run),
    "delete": _delete,
    "history": _pressed(changes.history),
}
