"""What the team does with the coming edition, and what administrators settle about the celebration."""

from dataclasses import replace

from bot.core.people import Role
from bot.core.refs import PersonRef
from bot.core.words import is_blank
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _
from handlers.celebration import flow, forms, loads, plans, rules, screens
from handlers.celebration.own import gone, whisper
from handlers.celebration.rules import Choice, Source, State
from scheduler import schedules
from scheduler.recurrence import WEEK
from storage.repos import celebrations, people, wins
from storage.repos.wins import Win

A_YEAR = 53
"""Editions that follow when people are shown otherwise unless they said how."""


async def show(ctx: ActorCtx, _press: Press) -> Reply:
    """The edition as it would be told."""
    return await page(ctx)


async def page(ctx: ActorCtx, heading: Span | None = None) -> Reply:
    """The coming edition as it stands now, below what was just done."""
    return Whisper(screens.desk(await loads.desk(ctx.connection, ctx.community, ctx.person), heading))


async def unsung(ctx: ActorCtx, _press: Press) -> Reply:
    """Whom nobody celebrated lately."""
    found, more = await loads.unsung(ctx.connection, ctx.community, ctx.now)
    return Whisper(screens.unsung(found, more))


async def look(ctx: ActorCtx, press: Press) -> Reply:
    """One win."""
    return await _card(ctx, press.value)


async def _card(ctx: ActorCtx, win_id: str) -> Reply:
    win = await wins.get(ctx.connection, ctx.community.id, win_id)
    if win is None or win.edition is not None or win.state == State.WITHDRAWN:
        return gone()
    unless_said = (await celebrations.settings(ctx.connection, ctx.community.id)).unless_said
    return Whisper(screens.card(loads.waiting(win, unless_said)))


async def _waiting(ctx: ActorCtx, press: Press) -> Win | None:
    win = await wins.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    return win if win is not None and win.edition is None and win.state != State.WITHDRAWN else None


async def earlier(ctx: ActorCtx, press: Press) -> Reply:
    """One place earlier."""
    return await _move(ctx, press, -1)


async def later(ctx: ActorCtx, press: Press) -> Reply:
    """One place later."""
    return await _move(ctx, press, 1)


async def _move(ctx: ActorCtx, press: Press, by: int) -> Reply:
    order = [win.id for win in await wins.waiting(ctx.connection, ctx.community.id, loads.WAITS, rules.WINS_COUNTED)]
    if press.argument(0) not in order:
        return gone()
    at = order.index(press.argument(0))
    order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
    for rank, win in enumerate(order):
        await wins.change(ctx.connection, win, rank=rank - len(order))  # before those that are still to come
    return await page(ctx)


async def hold(ctx: ActorCtx, press: Press) -> Reply:
    """Not this week."""
    return await _become(ctx, press, State.HELD)


async def leave_out(ctx: ActorCtx, press: Press) -> Reply:
    """Not at all, for now."""
    return await _become(ctx, press, State.LEFT_OUT)


async def take_in(ctx: ActorCtx, press: Press) -> Reply:
    """A draft, or what was held or left out, is told."""
    return await _become(ctx, press, State.READY)


async def _become(ctx: ActorCtx, press: Press, state: State) -> Reply:
    win = await _waiting(ctx, press)
    if win is None:
        return gone()
    await wins.change(ctx.connection, win.id, state=state)
    await flow.changed(ctx, win.id)
    return await page(ctx)


async def ask_edit(ctx: ActorCtx, press: Press) -> Reply:
    """Mend the words of somebody who told a success; those of whom it celebrates are theirs alone."""
    win = await _waiting(ctx, press)
    return gone() if win is None or win.source != Source.TOLD else OpenForm(forms.edit(win.id, win.words))


async def edit(ctx: ActorCtx, submit: Submit) -> Reply:
    """The words came back."""
    win, words = await _waiting(ctx, submit), submit.values.get("words", "").strip()
    if win is None or win.source != Source.TOLD:
        return gone()
    if is_blank(words):
        return FieldErrors({"words": _("A sentence, please: what went well is what we celebrate.")})
    if len(words) > rules.WORDS_LIMIT:
        return FieldErrors({"words": _("{limit} characters at most, please.", limit=rules.WORDS_LIMIT)})
    await wins.change(ctx.connection, win.id, words=words)
    await flow.changed(ctx, win.id)
    return await _card(ctx, win.id)


# --- settings -------------------------------------------------------------------------------------------------


async def ask_settings(ctx: ActorCtx, _press: Press) -> Reply:
    """When it is, what counts, who looks at it before."""
    chosen = await celebrations.settings(ctx.connection, ctx.community.id)
    refs = await people.identities(ctx.connection, chosen.editor) if chosen.editor else []
    here = next((ref.user for ref in refs if ref.workspace == ctx.ref.workspace), "")
    plan = schedules.plan_of(await plans.schedule(ctx))
    form = forms.settings(
        is_on=chosen.is_on, weekday=plans.weekday(plan), at=plan.at, emoji=chosen.emoji,
        unless_said=chosen.unless_said, editor=here,
    )  # fmt: skip
    return OpenForm(form)


async def settings(ctx: ActorCtx, submit: Submit) -> Reply:
    """The settings came back."""
    await plans.schedule(ctx)
    before = await celebrations.settings(ctx.connection, ctx.community.id)
    values = {name: submit.values.get(name, "").strip() for name in ("day", "time", "emoji", "unless_said", "editor")}
    at, editor = rules.time_of(values["time"]), await _editor(ctx, values["editor"])
    errors: dict[str, Span] = {}
    if values["day"] not in {"off", *map(str, range(WEEK))}:
        errors["day"] = _("Please choose one of these.")
    if at is None:
        errors["time"] = _("A time like 10:00 or 18h30, please.")
    if is_blank(values["emoji"]) or len(values["emoji"]) > forms.EMOJI_LIMIT or len(values["emoji"].split()) > 1:
        errors["emoji"] = _("One emoji, please: 🎉 for example.")
    if values["unless_said"] not in set(Choice):
        errors["unless_said"] = _("Please choose one of these.")
    if editor is None and values["editor"]:
        errors["editor"] = _("Please choose somebody of the team.")
    if errors or at is None:
        return FieldErrors(errors)
    is_on = values["day"] != "off"
    chosen = replace(before, is_on=is_on, emoji=values["emoji"], unless_said=values["unless_said"], editor=editor)
    await celebrations.choose(ctx.connection, ctx.community.id, chosen)
    await plans.settle(ctx, int(values["day"]) if is_on else None, at, was_on=before.is_on)
    await _follow(ctx, before, chosen)
    return whisper(_("Saved. 🎉"))


async def _editor(ctx: ActorCtx, user: str) -> str | None:
    known = await people.recognise(ctx.connection, PersonRef(ctx.ref.workspace, user)) if user else None
    if known is None or known.person is None or not known.person.role.covers(Role.STAFF):
        return None
    return known.person.id


async def _follow(ctx: ActorCtx, before: celebrations.Settings, chosen: celebrations.Settings) -> None:
    """Show whoever has not said how as is usual from now on, and say everywhere when the next edition opens."""
    await flow.follow(ctx)
    if chosen.unless_said != before.unless_said:
        for edition in await celebrations.latest(ctx.connection, ctx.community.id, A_YEAR):
            for win in await wins.of_edition(ctx.connection, edition.id):
                if any(who.choice is None for who in win.people):
                    await flow.changed(ctx, win.id)
