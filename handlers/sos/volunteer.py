"""What a volunteer does: writes, asks, answers our question, closes, comes back, says how it was."""

from bot.core.achieved import Achieved, Feat
from bot.core.asked import Asked, Topic
from bot.core.inbound import Commanded, Said
from bot.core.words import is_blank
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.reply import FieldErrors, Nothing, OpenForm, Reply
from bot.ui.text import _
from handlers.sos import flow, forms, rules
from handlers.sos.distress import ASKED, Reading, closes, read
from handlers.sos.replies import gone, whisper
from handlers.sos.rules import State
from handlers.sos.smiles import RATINGS
from storage.repos import people, sos, sos_words, surfaces
from storage.repos.sos import Case


async def said_directly(ctx: ActorCtx, said: Said, *, edited: bool = False) -> None:
    """A direct message: carried to the team, or read for a call for help. `edited`: it was here before."""
    live = await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True)
    case = await flow.answered_here(ctx, live)
    if case is not None and case.state != State.ASKING:
        told = flow.Told.by(said)
        if not told.is_empty:
            await flow.carry_to_team(ctx, case, told)
        return
    if await sos_words.line_from(ctx.connection, ctx.community.id, said.message) is not None:
        return  # its edit came first, with newer words
    if case is not None and ctx.now - case.created_at > rules.QUESTION_STANDS:
        await _drop(ctx, case)
        case = None
    reading = _reading(said)
    if reading is Reading.CALLS:
        await flow.call_for_help(ctx, flow.Told.by(said))
    elif reading in ASKED and (case is None or rules.answer(said.text) is None):
        await _asked_of_mijote(ctx, said, ASKED[reading])
    elif case is not None:
        await _answered(ctx, case, said)
    elif reading is Reading.NOTHING:
        await _said_in_passing(ctx, said, edited=edited)
    else:
        await _said_unclearly(ctx, said)


def _reading(said: Said) -> Reading:
    """What it is taken for. A file is sent for somebody to look at, unless it comes with plain thanks."""
    reading = read(said.text)
    looks_harmless = reading is Reading.NOTHING and (is_blank(said.text) or not closes(said.text))
    return Reading.UNCLEAR if said.files and looks_harmless else reading


async def _answered(ctx: ActorCtx, case: Case, said: Said) -> None:
    """Words after our question: an answer to it, or more words that the team will get once it is answered."""
    yes = rules.answer(said.text)
    if yes is False:
        await _drop(ctx, case)
        return
    await flow.keep(ctx, case, "volunteer", flow.Told.by(said))
    if yes:
        await flow.open_case(ctx, case)


async def _asked_of_mijote(ctx: ActorCtx, said: Said, topic: Topic) -> None:
    """A question to Mijote itself, which another feature answers. "Who are you?" may be meant for the team."""
    helped = await flow.lately_resolved(ctx)
    if topic is Topic.ITSELF and helped is not None and await _team_spoke_last(ctx, helped):
        await flow.carry_to_team(ctx, helped, flow.Told.by(said))
    await ctx.announce(Asked(topic, ctx.person.id, ctx.ref, said.message))


async def _said_unclearly(ctx: ActorCtx, said: Said) -> None:
    """Words that may call for help: an answer to what the team wrote after a case, or one question."""
    helped = await flow.lately_resolved(ctx)
    if helped is not None and await _team_spoke_last(ctx, helped):
        await flow.carry_to_team(ctx, helped, flow.Told.by(said))
    else:
        await _ask(ctx, said)


async def _said_in_passing(ctx: ActorCtx, said: Said, *, edited: bool) -> None:
    """Words that call for nothing: a kind word back, to those who helped, too; more small talk gets one question."""
    helped = await flow.lately_resolved(ctx)
    ends = closes(said.text)
    subject = f"{helped.id}:thanks" if helped and ends else f"{ctx.person.id}:{ctx.now:%Y%m%d}"
    if not ends and await surfaces.of(ctx.connection, ctx.community.id, flow.KIND_WORD, subject):
        if not edited:  # else its own first version may have had the kind word
            await _said_unclearly(ctx, said)
        return
    if helped is not None and not flow.Told.by(said).is_empty:
        await flow.carry_to_team(ctx, helped, flow.Told.by(said))
    # At most one a day, and one a case: a friend does not answer every "ok".
    await ctx.show_to(flow.KIND_WORD, subject, ctx.ref)


async def _team_spoke_last(ctx: ActorCtx, case: Case) -> bool:
    return await sos_words.last_side(ctx.connection, case) == "staff"


async def _ask(ctx: ActorCtx, said: Said) -> None:
    """One friendly question."""
    case = await sos.add(ctx.connection, ctx.community.id, ctx.person.id, ctx.ref, ctx.now)
    await ctx.show_to(flow.QUESTION, case.id, ctx.ref)
    await flow.keep(ctx, case, "volunteer", flow.Told.by(said))


async def _drop(ctx: ActorCtx, case: Case) -> None:
    await sos.change(ctx.connection, case, state=State.DROPPED)
    await ctx.refresh(flow.QUESTION, case.id)


async def command(ctx: ActorCtx, commanded: Commanded) -> Reply:
    """`/sos [text]`: with words it calls at once, without it asks for them."""
    words = commanded.values.get("text", "").strip()
    return OpenForm(forms.ask()) if is_blank(words) else await _call(ctx, words)


async def ask(_ctx: ActorCtx, _press: Press) -> Reply:
    """A button "I need help"."""
    return OpenForm(forms.ask())


async def submitted(ctx: ActorCtx, submit: Submit) -> Reply:
    """The form came back with the volunteer's words."""
    words = submit.values.get("words", "").strip()
    if is_blank(words):
        return FieldErrors({"words": _("Write one or two words, even “help me”: that is enough.")})
    return await _call(ctx, words)


async def _call(ctx: ActorCtx, words: str) -> Reply:
    case = await flow.call_for_help(ctx, flow.Told(words))
    claimer = await people.get(ctx.connection, ctx.community.id, case.claimer) if case.claimer else None
    if claimer is not None:
        return whisper(_("{staff} has your words. The answer will come in our direct messages.", staff=claimer.name))
    return whisper(_("The team is being called. Their answer will come in our direct messages."))


async def yes(ctx: ActorCtx, press: Press) -> Reply:
    """The friendly question was answered: please call somebody."""
    case = await _own_case(ctx, press)
    if case is None:
        return gone()
    if case.state == State.ASKING:
        await flow.open_case(ctx, case)
    await ctx.refresh(flow.QUESTION, case.id)
    return Nothing()


async def no(ctx: ActorCtx, press: Press) -> Reply:
    """The friendly question was answered: no need."""
    case = await _own_case(ctx, press)
    if case is None:
        return gone()
    if case.state == State.ASKING:
        await _drop(ctx, case)
    await ctx.refresh(flow.QUESTION, case.id)
    return Nothing()


async def sorted_out(ctx: ActorCtx, press: Press) -> Reply:
    """The volunteer closes their own case."""
    case = await _own_case(ctx, press)
    if case is None:
        return gone()
    if case.state in (State.OPEN, State.CLAIMED):
        await flow.resolve(ctx, case, "")
    await flow.redraw(ctx, case)
    return Nothing()


async def again(ctx: ActorCtx, press: Press) -> Reply:
    """The volunteer still needs help after their case was closed."""
    case = await _own_case(ctx, press)
    if case is None:
        return gone()
    if case.state == State.RESOLVED:
        live = await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True)
        if live is None:
            await flow.reopen(ctx, case)
        elif live.state == State.ASKING:
            await flow.open_case(ctx, live)
    await flow.redraw(ctx, case)
    return Nothing()


async def rate(ctx: ActorCtx, press: Press) -> Reply:
    """One tap on how the help was."""
    case = await _own_case(ctx, press)
    rating = press.number(1)
    if case is None or not 1 <= rating <= 3:  # noqa: PLR2004  # three smiles
        return gone()
    if case.state == State.RESOLVED:
        first = case.rating is None
        await sos.rate(ctx.connection, case, rating)
        if first:
            await flow.happened(ctx, case, "rated", by=ctx.person.id)
        await _tell_of_helper(ctx, case, rating)
    await flow.redraw(ctx, case)
    return Nothing()


async def _tell_of_helper(ctx: ActorCtx, case: Case, rating: int) -> None:
    """The help was great: other features may know whose it was, and nothing else."""
    entries = await sos.history(ctx.connection, case.id, 1, ("claimed", "handed_over"))
    helper = next((entry.by if entry.kind == "claimed" else entry.to for entry in entries), None)
    if rating == max(RATINGS) and helper is not None and helper != ctx.person.id:
        await ctx.announce(Achieved(what=Feat.HELPED, people=(helper,), subject=case.id, source=flow.source_of(case)))


async def _own_case(ctx: ActorCtx, press: Press) -> Case | None:
    case = await sos.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    return case if case is not None and case.person == ctx.person.id else None
