"""Reading everything: words that are too long for one message are whispered, page after page, to whoever asks."""

from bot.core.people import Role
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press
from bot.ui.reply import Reply, Whisper
from bot.ui.text import User
from handlers.sos import rules, screens
from handlers.sos.replies import gone
from storage.repos import people, sos, sos_words


async def read_line(ctx: ActorCtx, press: Press) -> Reply:
    """A page of carried words: for the team, and for the volunteer to whom (or by whom) they were said."""
    line = await sos_words.line(ctx.connection, ctx.community.id, press.argument(0))
    case = await sos.get(ctx.connection, ctx.community.id, line.case) if line else None
    if line is None or case is None or line.deleted_at is not None:
        return gone()
    if not ctx.may(Role.STAFF) and (case.person != ctx.person.id or line.side == "note"):
        return gone()
    found = screens.Chapter(User(line.author_name), line.text)
    return Whisper(screens.page("sos.read", line.id, (found,), press.number(1)))


async def read_case(ctx: ActorCtx, press: Press) -> Reply:
    """A page of what a card tells: the words that opened the case, then how it was sorted."""
    case = await sos.get(ctx.connection, ctx.community.id, press.argument(0))
    if case is None or case.number is None:
        return gone()
    volunteer = await people.get(ctx.connection, ctx.community.id, case.person)
    lines = await sos_words.opening_words(ctx.connection, case)
    title = screens.case_title(case.number, volunteer.name if volunteer else "")
    chapters = [screens.Chapter(title, rules.on_card([line.text for line in lines]))]
    if case.summary:
        chapters.append(screens.Chapter(screens.HOW_IT_WAS_SORTED, case.summary))
    return Whisper(screens.page("sos.read_case", case.id, chapters, press.number(1)))
