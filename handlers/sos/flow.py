"""The steps that several handlers of a call for help share: open, change, tell, carry words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.achieved import Achieved, Feat
from bot.core.files import SharedFile
from bot.core.inbound import Edited, Said
from bot.core.people import Purpose, Role
from bot.core.refs import MessageRef
from bot.core.words import is_blank
from bot.runtime.context import HOME, ActorCtx, Ctx
from bot.ui.wire import wire
from handlers.sos import loads, rules
from handlers.sos.rules import State
from storage.repos import people, sos, sos_files, sos_words, surfaces
from storage.repos.sos import Case
from storage.repos.surfaces import Surface

CARD = "sos.card"
CALL = "sos.call"
LINE = "sos.line"
NOTE = "sos.note"
NOTE_COPY = "sos.note_copy"
FILE = "sos.file"
NOTE_FILE = "sos.note_file"
NOTICE = "sos.notice"
QUESTION = "sos.question"
KIND_WORD = "sos.kind_word"

REMIND = "sos.remind"
FOLLOW_UP = "sos.follow_up"

CALLS = ("reopened", "released", "reminded", "handed_over")
"""What the team is told beside the card."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said in a case: words, files, or both. `source` is its message; None: a form or a command."""

    text: str
    source: MessageRef | None = None
    files: Sequence[SharedFile] = ()

    @classmethod
    def by(cls, event: Said | Edited) -> "Told":
        """What a message says, as it is by then."""
        return cls("" if is_blank(event.text) else event.text, event.message, event.files)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to carry."""
        return not self.text and not self.files


async def call_for_help(ctx: ActorCtx, told: Told) -> Case:
    """The person needs help: add the words to their case, open it again, or open a new one."""
    case = await answered_here(ctx, await sos.live_of(ctx.connection, ctx.community.id, ctx.person.id, lock=True))
    if case is not None and case.state != State.ASKING:
        await carry_to_team(ctx, case, told)
        return case
    if case is None:
        case = await sos.add(ctx.connection, ctx.community.id, ctx.person.id, ctx.ref, ctx.now)
    await keep(ctx, case, "volunteer", told)
    return await open_case(ctx, case)


async def answered_here(ctx: ActorCtx, case: Case | None) -> Case | None:
    """Who calls is answered where they wrote last: somebody with linked accounts may go from one to the other."""
    if case is None or case.ref == ctx.ref:
        return case
    return await sos.answer_at(ctx.connection, case, ctx.ref)


async def open_case(ctx: ActorCtx, asking: Case) -> Case:
    """From asking to calling the team; within 48 hours of an earlier case, that one is opened again."""
    earlier = await lately_resolved(ctx)
    if earlier is None:
        case = await sos.change(
            ctx.connection,
            asking,
            state=State.OPEN,
            number=await sos.next_number(ctx.connection, ctx.community.id),
            opened_at=ctx.now,
            waiting_since=ctx.now,
        )
        await show_to_team(ctx, CARD, case.id)
        await happened(ctx, case, "opened", by=ctx.person.id)
        opening = await sos_words.opening_words(ctx.connection, case)
        lines, not_on_card = [line.id for line in opening], [line.id for line in opening[: -loads.WORDS_SHOWN]]
    else:
        await sos.change(ctx.connection, asking, state=State.MERGED)
        case = await reopen(ctx, earlier)
        not_on_card = lines = await sos_words.move_lines(ctx.connection, asking, case)
    for line_id in not_on_card:
        await show_below_cards(ctx, case, LINE, line_id)
    for file in await sos_files.of_lines(ctx.connection, lines):
        await show_below_cards(ctx, case, FILE, file.id)
    await ctx.refresh(QUESTION, asking.id)
    return case


async def lately_resolved(ctx: ActorCtx) -> Case | None:
    """The person's case that a new question would open again."""
    since = ctx.now - rules.REOPENS_WITHIN
    return await answered_here(ctx, await sos.resolved_of(ctx.connection, ctx.community.id, ctx.person.id, since))


async def show_to_team(ctx: Ctx, kind: str, subject: str, *, only: str | None = None) -> None:
    """In each SOS channel; without such a channel, to each person of the team (or to `only` one of them)."""
    places = await people.places(ctx.connection, ctx.community.id, Purpose.SOS)
    for place in places:
        await ctx.show_at(kind, subject, place)
    if not places:
        await show_to_staff(ctx, kind, subject, only=only)


async def show_to_staff(ctx: Ctx, kind: str, subject: str, *, only: str | None = None) -> None:
    """To each person of the team (or to `only` one of them), in direct messages."""
    for colleague in await people.with_role(ctx.connection, ctx.community.id, Role.STAFF):
        if only in (None, colleague.id):
            for ref in await people.identities(ctx.connection, colleague.id):
                await ctx.show_to(kind, subject, ref)


async def reopen(ctx: ActorCtx, case: Case) -> Case:
    """Call the team back to a case that was resolved."""
    await ctx.cancel_timer(FOLLOW_UP, case.id)
    case = await sos.change(
        ctx.connection,
        case,
        state=State.OPEN,
        waiting_since=ctx.now,
        resolved_at=None,
        claimer_id=None,
        rating=None,
    )
    event = await happened(ctx, case, "reopened", by=ctx.person.id)
    await call_team(ctx, event)
    return case


async def release(ctx: Ctx, case: Case, by: str) -> None:
    """Whoever was on it is no more: the team is called again."""
    case = await sos.change(ctx.connection, case, state=State.OPEN, claimer_id=None, waiting_since=ctx.now)
    event = await happened(ctx, case, "released", by=by)
    await call_team(ctx, event)


async def resolve(ctx: ActorCtx, case: Case, summary: str) -> None:
    """It is over: thank you, and a gentle question the morning after."""
    await ctx.cancel_timer(REMIND, case.id)
    await _tell_of_first_answer(ctx, case)
    case = await sos.change(
        ctx.connection, case, state=State.RESOLVED, claimer_id=None, resolved_at=ctx.now, summary=summary
    )
    await happened(ctx, case, "resolved", by=ctx.person.id)
    volunteer = await people.get(ctx.connection, ctx.community.id, case.person)
    zone = volunteer.timezone if volunteer else ctx.community.timezone
    await ctx.set_timer(FOLLOW_UP, case.id, rules.follow_up_at(ctx.now, zone), str(case.version))


async def _tell_of_first_answer(ctx: Ctx, case: Case) -> None:
    """Whoever has this case answers a call for the first time: other features may know that, and nothing else."""
    helper = case.claimer
    if helper is not None and not await sos.answered_another(ctx.connection, case, helper):
        await ctx.announce(Achieved(what=Feat.FIRST_HELP, people=(helper,), subject=helper, source=source_of(case)))


def source_of(case: Case) -> str:
    """The button by which the team reads a case."""
    return wire("sos.read_case", case.id, 0)


async def happened(ctx: Ctx, case: Case, kind: str, *, by: str | None = None, to: str | None = None) -> str:
    """Note it in the history, tell the volunteer, bring every surface up to date; the history entry's id."""
    event = await sos.note(ctx.connection, case, kind, ctx.now, by=by, to=to)
    if kind != "rated":
        await ctx.show_to(NOTICE, event, case.ref)
    await redraw(ctx, case)
    await ctx.refresh(HOME, case.person)
    await ctx.refresh_homes(Role.STAFF)
    if case.state == State.OPEN and kind in ("opened", "reopened", "released"):
        await wait_for_somebody(ctx, case)
    return event


async def wait_for_somebody(ctx: Ctx, case: Case) -> None:
    """Call the team again after a while, as long as the case is what it is now."""
    due_at = rules.call_again_at(case.waiting_since, ctx.now) if case.waiting_since else None
    if due_at is not None:
        await ctx.set_timer(REMIND, case.id, due_at, str(case.version))


async def call_team(ctx: Ctx, event: str, *, only: str | None = None) -> None:
    """A short call beside the card, for those who do not scroll up to it."""
    await show_to_team(ctx, CALL, event, only=only)


async def redraw(ctx: Ctx, case: Case) -> None:
    """Whatever shows this case's state and may still be pressed: work that does not grow with its history."""
    await ctx.refresh(CARD, case.id)
    for entry in await sos.history(ctx.connection, case.id, 2, loads.NOTICES_WITH_BUTTONS):
        await ctx.refresh(NOTICE, entry.id)
    for entry in await sos.history(ctx.connection, case.id, len(rules.CALL_AGAIN_AFTER) + rules.CALL_AGAIN_DAYS, CALLS):
        await ctx.refresh(CALL, entry.id)


# --- words ------------------------------------------------------------------------------------------------


async def carry_to_team(ctx: ActorCtx, case: Case, told: Told, below: Surface | None = None) -> None:
    """A volunteer's words, into the thread below every card (but not the one `below` which they were written)."""
    await _carry(ctx, case, "volunteer", told, below)


async def carry_to_volunteer(ctx: ActorCtx, case: Case, told: Told, below: Surface) -> None:
    """A staff person's words, to the volunteer and into the threads of the other cards."""
    await _carry(ctx, case, "staff", told, below)


async def keep_note(ctx: ActorCtx, case: Case, told: Told, below: Surface) -> None:
    """A staff person's words to the team: never sent to the volunteer."""
    # Below a call, which goes away once it is answered, nothing is kept: the words stand below the card.
    await _carry(ctx, case, "note", told, below)


async def _carry(ctx: ActorCtx, case: Case, side: str, told: Told, below: Surface | None) -> None:
    kept = await keep(ctx, case, side, told)
    if kept is not None:  # else its edit came first, with newer words
        line_id, files = kept
        words = [line_id] if told.text else []
        await show(ctx, case, side, words, files, lambda card: below is not None and card.id == below.id)


async def keep(ctx: ActorCtx, case: Case, side: str, told: Told) -> tuple[str, list[str]] | None:
    """Remember what was said: the ids of its line and of its files. None: it was kept before."""
    by = ctx.person.id
    line_id = await sos_words.add_line(ctx.connection, case, side, by, told.text, ctx.now, told.source)
    if line_id is None:
        return None
    return line_id, await sos_files.add(ctx.connection, case.community, line_id, told.files, ctx.now)


async def show(
    ctx: Ctx, case: Case, side: str, lines: Sequence[str], files: Sequence[str], stands: Callable[[Surface], bool]
) -> None:
    """Show lines and files of one side to all whom they concern, except below the card where they stand already."""
    word, file = (NOTE_COPY, NOTE_FILE) if side == "note" else (LINE, FILE)
    shown = [*((word, line_id) for line_id in lines), *((file, file_id) for file_id in files)]
    if side == "staff":
        for kind, subject in shown:
            await ctx.show_to(kind, subject, case.ref)
    for card in await surfaces.of(ctx.connection, ctx.community.id, CARD, case.id):
        if not stands(card):
            for kind, subject in shown:
                await ctx.show_below(kind, subject, card)
        elif side == "note":
            for line_id in lines:
                await ctx.show_below(NOTE, line_id, card)


async def mark_note(ctx: Ctx, case: Case, line_id: str, source: MessageRef) -> None:
    """Mark a note as such where it stands, and copy it below the other cards."""
    files = await sos_files.of_lines(ctx.connection, [line_id])
    for file in files:
        await ctx.remove(FILE, file.id)
    await show(ctx, case, "note", [line_id], [file.id for file in files], lambda card: stands_in(card, source))


async def show_below_cards(ctx: Ctx, case: Case, kind: str, subject: str) -> None:
    """Show a line or a file below every card of its case."""
    for card in await surfaces.of(ctx.connection, ctx.community.id, CARD, case.id):
        await ctx.show_below(kind, subject, card)


async def take_back_file(ctx: Ctx, file_id: str) -> None:
    """A file that is no longer shared goes away, everywhere."""
    await ctx.remove(FILE, file_id)
    await ctx.remove(NOTE_FILE, file_id)
    await sos_files.forget(ctx.connection, file_id)


def stands_in(card: surfaces.Surface, source: MessageRef) -> bool:
    """Whether a message was written below this card."""
    # A thread is a part of its channel, or a channel of its own that is named by its first message.
    places = (card.message.channel, card.message.message) if card.message else (card.spot.channel,)
    return card.spot.workspace == source.workspace and source.channel in places
