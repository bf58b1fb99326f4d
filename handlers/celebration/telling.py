"""Successes come in: by command, form, shortcut, by an emoji on a message, and from what other features announce."""

from collections.abc import Sequence

from bot.core.achieved import ONCE, Achieved
from bot.core.inbound import Commanded, Deleted, Edited, Reacted
from bot.core.people import TEAM_ALONE, Person
from bot.core.refs import PersonRef, PlaceRef
from bot.core.words import is_blank
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press, Submit
from bot.runtime.who import remember
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, _, shorten
from handlers.celebration import flow, forms, plans, rules, screens
from handlers.celebration.rules import Source, State
from storage.repos import celebrations, feats, people, surfaces, wins
from storage.repos.wins import NewWin, Win
from storage.unit import Connection

LATEST_LOOKED_AT = 10
IN_COMMAND = ("who", "with", "and")


async def bravo(ctx: ActorCtx, commanded: Commanded) -> Reply:
    """`/bravo @people for …`; the form, when something is missing."""
    words = commanded.values.get("why", "").strip()
    named = [value for name in IN_COMMAND if (value := commanded.values.get(name, ""))]
    found = await _people(ctx, named)
    if is_blank(words) or len(words) > rules.WORDS_LIMIT or not named or _refusal(ctx, found) is not None:
        return OpenForm(forms.tell(words, named))
    return await _keep(ctx, words, [person for person in found if person is not None], Source.TOLD)


async def ask(_ctx: ActorCtx, _press: Press) -> Reply:
    """A button "Tell a success"."""
    return OpenForm(forms.tell())


async def quote(ctx: ActorCtx, press: Press) -> Reply:
    """The shortcut on a message: its words, to be told with whoever wrote them."""
    whom = [] if press.author is None or press.author == ctx.ref else [press.author.user]
    return OpenForm(forms.tell(press.value.strip(), whom, Source.QUOTED))


async def report(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back."""
    words = submit.values.get("words", "").strip()
    named = {name: submit.values.get(name, "") for name in forms.WHO}
    found = dict(zip(named, await _people(ctx, list(named.values())), strict=True))
    errors: dict[str, Span] = {}
    if is_blank(words):
        errors["words"] = _("A sentence, please: what went well is what we celebrate.")
    if len(words) > rules.WORDS_LIMIT:
        errors["words"] = _("{limit} characters at most, please.", limit=rules.WORDS_LIMIT)
    for name, value in named.items():
        if value and found[name] is None:
            errors[name] = _("I have not met them yet. They only have to write me one word first.")
    known = [person for person in found.values() if person is not None]
    refusal = _refusal(ctx, known)
    if refusal is not None:
        errors.setdefault(forms.WHO[0], refusal)
    if errors:
        return FieldErrors(errors)
    source = Source.QUOTED if submit.argument(0) == Source.QUOTED and known else Source.TOLD
    return await _keep(ctx, words, known, source)


async def _people(ctx: ActorCtx, users: Sequence[str]) -> list[Person | None]:
    """Those whom these ids of the workspace mean; None: nobody, or nobody yet."""
    found: list[Person | None] = []
    for user in users:
        known = await people.recognise(ctx.connection, PersonRef(ctx.ref.workspace, user)) if user else None
        found.append(known.person if known else None)
    return found


def _refusal(ctx: ActorCtx, found: Sequence[Person | None]) -> Span | None:
    if {person.id for person in found if person is not None} == {ctx.person.id}:
        return _("Not oneself alone: add whoever had a part in it, or leave it empty, and it belongs to all of us.")
    if None in found:
        return _("I have not met them yet. They only have to write me one word first.")
    return None


async def _keep(ctx: ActorCtx, words: str, whom: Sequence[Person], source: Source) -> Reply:
    known = await _same(ctx, words, {person.id for person in whom})
    if known is None:
        win = NewWin(
            state=State.READY, source=source, words=words, week=await plans.next_week(ctx),
            people=[person.id for person in whom], givers=[ctx.person.id],
        )  # fmt: skip
        kept = await flow.keep(ctx, win)
        known = None if kept is None else await wins.get(ctx.connection, ctx.community.id, kept.id)
    if known is None:
        raise ValueError(words)  # it comes from no message: it is always new
    return Whisper(screens.noted(known.id, is_late=known.edition is not None))


async def _same(ctx: ActorCtx, words: str, whom: set[str]) -> Win | None:
    """The same said twice is one win: somebody pressed again, or was not sure that it was heard."""
    for win in await wins.given_by(ctx.connection, ctx.community.id, ctx.person.id, LATEST_LOOKED_AT):
        if win.words == words and {who.id for who in win.people} == whom:
            return win
    return None


# --- an emoji on a message ------------------------------------------------------------------------------------


async def listens(connection: Connection, reacted: Reacted) -> bool:
    """Only the celebration's emoji counts, and whatever is put on a thread of ours."""
    chosen = await celebrations.settings_in(connection, reacted.message.workspace)
    if chosen is None:
        return False
    if chosen.is_on and rules.same_emoji(chosen.emoji, reacted.emoji):
        return True
    if await celebrations.stands_in(connection, reacted.message, flow.THREAD):
        return True
    return not reacted.added and await wins.is_from(connection, reacted.message)


async def reacted(ctx: ActorCtx, event: Reacted) -> None:
    """Applause for our own thread, a success found in a message, or that taken back."""
    surface = await surfaces.at(ctx.connection, event.message)
    if surface is not None:
        if surface.kind in flow.THREAD and surface.community == ctx.community.id:
            await _applause(ctx, event, surface.subject.partition(":")[0])
    elif event.added:
        await _celebrate(ctx, event)
    else:
        await _take_back(ctx, event)


async def _applause(ctx: ActorCtx, event: Reacted, edition: str) -> None:
    if event.added:
        await celebrations.cheered(ctx.connection, edition, event.message, ctx.person.id, event.emoji)
    else:
        await celebrations.uncheered(ctx.connection, event.message, ctx.person.id, event.emoji)
    await ctx.refresh(flow.HEADER, edition)


async def _celebrate(ctx: ActorCtx, event: Reacted) -> None:
    channel = event.thread.channel if event.thread else event.message.channel
    purpose = await people.purpose_of(ctx.connection, ctx.community.id, PlaceRef(event.message.workspace, channel))
    if event.author is None or event.author == ctx.ref or purpose in TEAM_ALONE:
        return
    author = await _author(ctx, event.author)
    if author is None or author.id == ctx.person.id:
        return
    if is_blank(event.text):
        await ctx.show_to(flow.WHY, f"{author.id}:{event.message.message}", ctx.ref)
        return
    words = shorten(event.text, rules.WORDS_LIMIT)
    known = await wins.from_message(ctx.connection, event.message, lock=True)
    if known is not None:
        await _again(ctx, known, words)
        return
    win = NewWin(
        state=State.READY, source=Source.QUOTED, words=words, week=await plans.next_week(ctx),
        people=[author.id], givers=[ctx.person.id], message=event.message,
    )  # fmt: skip
    await flow.keep(ctx, win)


async def _author(ctx: ActorCtx, ref: PersonRef) -> Person | None:
    known = await people.recognise(ctx.connection, ref)
    if known is None or known.community.id != ctx.community.id:
        return None
    return known.person or await remember(ctx.connection, ctx.community, ref, None, ctx.now)


async def _again(ctx: ActorCtx, known: Win, words: str) -> None:
    """One more who celebrates this message; after all had taken it back it is told again."""
    await wins.add_giver(ctx.connection, known.id, ctx.person.id)
    if known.state == State.WITHDRAWN and known.people:
        await wins.change(ctx.connection, known.id, state=State.READY, words=words)
        await flow.changed(ctx, known.id)


async def _take_back(ctx: ActorCtx, event: Reacted) -> None:
    win = await wins.from_message(ctx.connection, event.message, lock=True)
    if win is not None and ctx.person.id in {giver.id for giver in win.givers}:
        await flow.drop_giver(ctx, win, ctx.person.id)


async def edited(ctx: ActorCtx, event: Edited) -> None:
    """A celebrated message changed: its author's words follow; without words there is nothing to tell."""
    win = await _own_message(ctx, event)
    if win is None or win.state == State.WITHDRAWN:
        return
    if is_blank(event.text):
        await flow.withdraw(ctx, win)
        return
    await wins.change(ctx.connection, win.id, words=shorten(event.text, rules.WORDS_LIMIT))
    await flow.changed(ctx, win.id)


async def deleted(ctx: ActorCtx, event: Deleted) -> None:
    """A celebrated message is gone, and so is its success; an answer in our thread counts no more."""
    edition = await celebrations.uncheered(ctx.connection, event.message, ctx.person.id, "")
    if edition is not None:
        await ctx.refresh(flow.HEADER, edition)
    win = await _own_message(ctx, event)
    if win is not None and win.state != State.WITHDRAWN:
        await flow.withdraw(ctx, win)


async def _own_message(ctx: ActorCtx, event: Edited | Deleted) -> Win | None:
    win = await wins.from_message(ctx.connection, event.message, lock=True)
    return win if win is not None and ctx.person.id in {who.id for who in win.people} else None


# --- other features -------------------------------------------------------------------------------------------


async def achieved(ctx: Ctx, told: Achieved) -> None:
    """Somebody achieved something: a draft, which the team may take in."""
    known = [who for who in told.people if told.what in ONCE and await feats.has_fact(ctx.connection, who, told.what)]
    people = [who for who in told.people if who not in known]
    if not people:
        return
    win = NewWin(
        state=State.DRAFT, source=Source.FACT, words="", week=await plans.next_week(ctx), people=people,
        fact=told.what.value, fact_subject=told.subject, count=told.count, source_wire=told.source,
    )  # fmt: skip
    await flow.keep(ctx, win)
