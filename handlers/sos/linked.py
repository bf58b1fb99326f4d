"""When two accounts become one person, or part: at most one live call each, and every call with whoever it is of."""

from bot.core.people import Role
from bot.runtime.context import Ctx
from bot.runtime.linking import Linking, MayLink, Parted
from bot.ui.text import _
from handlers.sos import flow
from handlers.sos.rules import State
from storage.repos import people, sos, sos_words
from storage.repos.sos import Case

IN_HAND = 1000
"""More live cases than there can be at once."""


async def may_link(ctx: Ctx, fact: MayLink) -> None:
    """Two calls that the team is answering cannot become one; nor can whoever calls and whoever answers."""
    calls = [await sos.live_of(ctx.connection, ctx.community.id, each) for each in (fact.person, fact.other)]
    if all(call is not None and call.state != State.ASKING for call in calls):
        fact.obstacles.append(
            _("Both accounts have a call for help open: the team answers each. Link them once one is sorted.")
        )
    elif any(call is not None and call.claimer in (fact.person, fact.other) for call in calls):
        fact.obstacles.append(
            _("One of these accounts is looking after the other’s call for help. Link them once it’s sorted.")
        )


async def linking(ctx: Ctx, fact: Linking) -> None:
    """A question that nobody answered yet gives way to a call, or to the other question: its words go to nobody."""
    calls = [await sos.live_of(ctx.connection, ctx.community.id, each, lock=True) for each in (fact.person, fact.other)]
    live = [call for call in calls if call is not None]
    asking = [call for call in reversed(live) if call.state == State.ASKING]
    if len(live) > 1 and asking:
        await sos.change(ctx.connection, asking[0], state=State.DROPPED)
        await ctx.refresh(flow.QUESTION, asking[0].id)


async def parted(ctx: Ctx, fact: Parted) -> None:
    """Each has the calls that are answered on their account, their words, and what they have in hand."""
    platforms = sorted({ref.workspace.platform for ref in fact.refs})
    await sos_words.give_words_from(ctx.connection, ctx.community.id, fact.person, fact.other, platforms)
    for each in (fact.person, fact.other):
        for case in await sos.cases_of(ctx.connection, ctx.community.id, each):
            await _give(ctx, case)
    both = await people.get_many(ctx.connection, ctx.community.id, [fact.person, fact.other])
    if not both[fact.person].role.covers(Role.STAFF) and both[fact.other].role.covers(Role.STAFF):
        for case, _name in await sos.waiting(ctx.connection, ctx.community.id, IN_HAND):
            if case.claimer == fact.person:
                await sos.hand_to(ctx.connection, case, fact.other)


async def _give(ctx: Ctx, case: Case) -> None:
    known = await people.recognise(ctx.connection, case.ref)
    if known is None or known.person is None or known.person.id == case.person:
        return
    await sos_words.give_words(ctx.connection, case, known.person.id)
    await sos.give(ctx.connection, case, known.person.id)
    await ctx.refresh(flow.CARD, case.id)
