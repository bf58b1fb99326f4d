"""What happens around linking: a code is shown, typed and confirmed; accounts are linked, and parted."""

from bot.core.inbound import Commanded, Due
from bot.core.people import Person
from bot.core.refs import PersonRef
from bot.runtime import linking
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Press
from bot.ui.reply import Nothing, Reply, Whisper
from bot.ui.text import Code as Typed
from bot.ui.text import Span, _
from bot.ui.view import say
from handlers.link import loads, rules, screens
from storage.repos import communities, links, people
from storage.repos.links import Code

ASK = "link.ask"
DONE = "link.done"
EXPIRED = "link.expired"

NAMES_TRIED = 5
"""A handle that another code has already is thrown again; all of them taken would be a million codes at once."""


async def command(ctx: ActorCtx, commanded: Commanded) -> Reply:
    """`/link` shows a code, `/link CODE` uses it on the other platform."""
    typed = commanded.values.get("code", "").strip()
    return await _typed(ctx, typed) if typed else await _offer(ctx)


# --- shown ------------------------------------------------------------------------------------------------


async def _offer(ctx: ActorCtx) -> Reply:
    made = await links.standing(ctx.connection, ctx.person.id)
    state = await loads.linked(ctx.connection, ctx.community, made.id) if made else None
    if state is not None:
        return Whisper(screens.linked(state))
    here = ctx.ref.workspace.platform
    platforms = {workspace.platform for workspace in await communities.workspaces(ctx.connection, ctx.community.id)}
    elsewhere = sorted(platforms - {here})
    if not elsewhere:
        return Whisper(screens.alone(here))
    expires_at = ctx.now + rules.LIFETIME
    code = await _new_code(ctx)
    return Whisper(screens.offered(screens.Offered(code, elsewhere, expires_at, ctx.person.language)))


async def _new_code(ctx: ActorCtx) -> str:
    """Instead of the last one that this account asked for. Raises RuntimeError when all tried names are taken."""
    expires_at = ctx.now + rules.LIFETIME
    last = await links.code_of(ctx.connection, ctx.community.id, ctx.ref)
    if last is not None:
        await _forget(ctx, last.id)  # with whatever was asked about it
    for _attempt in range(NAMES_TRIED):
        code = rules.new_code()
        handle, secret = rules.read(code) or ("", "")
        hashed = rules.hashed(secret, ctx.community.id, handle)
        made = await links.offer(
            ctx.connection, ctx.community.id, ctx.ref, handle=handle, hashed=hashed, expires_at=expires_at, now=ctx.now
        )
        if made is not None:
            await ctx.set_timer(EXPIRED, made, expires_at, "")
            return code
    raise RuntimeError("every code that was tried is somebody's")


async def expired(ctx: Ctx, due: Due) -> None:
    """Its ten minutes are over."""
    await _forget(ctx, due.subject)


async def _forget(ctx: Ctx, code_id: str) -> None:
    await links.drop(ctx.connection, code_id)
    await ctx.cancel_timer(EXPIRED, code_id)
    await ctx.refresh(ASK, code_id)  # and so it goes away


# --- typed ------------------------------------------------------------------------------------------------


async def _typed(ctx: ActorCtx, typed: str) -> Reply:
    found = rules.read(typed)
    code = await links.code_called(ctx.connection, ctx.community.id, found[0]) if found else None
    if found is None or code is None or code.expires_at <= ctx.now:
        return _unknown()
    handle, secret = found
    if not rules.matches(secret, ctx.community.id, handle, code.hash):
        return await _wrong(ctx, code)
    if code.shown.workspace.platform == ctx.ref.workspace.platform:
        return _whisper(_("This code is for your other account: type it there, not here."))
    if code.typed is not None and not _same(
        code.typed, ctx.ref
    ):  # it is in two hands, and only one of them can be its owner's
        await _forget(ctx, code.id)
        return _whisper(_("Somebody else typed this code, too, so I tore it up. Ask me for a new one: {command}",
                          command=_command(ctx)))  # fmt: skip
    known = await _both(ctx, code, ctx.ref)
    if known is None:
        return _unknown()
    refusal = await _refusal(ctx, *known)
    if refusal is not None:
        return _whisper(refusal)
    await links.typed_on(ctx.connection, code.id, ctx.ref)
    shown, own = known
    state = loads.asked(code.id, own, shown, code.shown.workspace.platform, shown.name)
    return Whisper(screens.confirm(state))


async def _wrong(ctx: ActorCtx, code: Code) -> Reply:
    if code.tries + 1 < rules.TRIES:
        await links.missed(ctx.connection, code.id)
        return _unknown()
    await _forget(ctx, code.id)
    words = _("This code was mistyped {tries} times, so I tore it up, to be safe. Ask for a new one on the other side.",
              tries=rules.TRIES)  # fmt: skip
    return _whisper(words)


async def _both(ctx: ActorCtx, code: Code, typed: PersonRef) -> tuple[Person, Person] | None:
    """Who was shown the code, and who typed it, as they are now that nobody else can link or part them."""
    found = []
    for _look in ("to lock them", "as they are now"):
        known = [await people.recognise(ctx.connection, ref) for ref in (code.shown, typed)]
        found = [one.person for one in known if one is not None and one.person is not None]
        await links.lock_people(ctx.connection, [one.id for one in found])
    return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004  # both


async def _refusal(ctx: ActorCtx, shown: Person, typed: Person) -> Span | None:
    """Why these two cannot be linked; None: they can."""
    if shown.id == typed.id:
        return _("These two accounts are linked already.")
    for person in (shown, typed):
        if await links.standing(ctx.connection, person.id) is not None:
            return _("One of these accounts is linked to another one already. Part those first: {command}",
                     command=_command(ctx))  # fmt: skip
    found = await linking.obstacles(ctx, shown, typed)
    return found[0] if found else None


# --- confirmed --------------------------------------------------------------------------------------------


async def yes(ctx: ActorCtx, press: Press) -> Reply:
    """Whoever typed it says: that is me. Rights that only the other account has need its own yes, too."""
    code = await _live(ctx, press)
    if code is None or code.typed is None or not _same(code.typed, ctx.ref):
        return _unknown()
    known = await _both(ctx, code, ctx.ref)
    if known is None:
        return _unknown()
    shown, typed = known
    if typed.role.covers(shown.role):
        return await _link(ctx, code, shown, typed)
    await links.confirmed(ctx.connection, code.id, ctx.now)
    await ctx.show_to(ASK, code.id, code.shown)
    platform = screens.platform_name(code.shown.workspace.platform)
    return _whisper(_("Almost there: I’ve asked you on {platform}, too, in our direct messages. Say yes there.",
                      platform=platform))  # fmt: skip


async def agree(ctx: ActorCtx, press: Press) -> Reply:
    """And whoever was shown it says the same."""
    code = await _live(ctx, press)
    if code is None or code.typed is None or not code.confirmed or not _same(code.shown, ctx.ref):
        return _unknown()
    known = await _both(ctx, code, code.typed)
    return _unknown() if known is None else await _link(ctx, code, *known)


async def no(ctx: ActorCtx, press: Press) -> Reply:
    """One of the two says: that is not me."""
    code = await _live(ctx, press)
    if code is None or not any(_same(ref, ctx.ref) for ref in (code.shown, code.typed) if ref is not None):
        return _unknown()
    await _forget(ctx, code.id)
    return _whisper(_("All right: nothing was linked, and this code is torn up."))


async def _live(ctx: ActorCtx, press: Press) -> Code | None:
    code = await links.code(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    return None if code is None or code.expires_at <= ctx.now else code


async def _link(ctx: ActorCtx, code: Code, shown: Person, typed: Person) -> Reply:
    refusal = await _refusal(ctx, shown, typed)
    await _forget(ctx, code.id)
    if refusal is not None or code.typed is None:
        return _whisper(refusal or _("All right: nothing was linked, and this code is torn up."))
    made = await linking.link(ctx, shown, typed)
    for ref in (code.shown, code.typed):
        await ctx.show_to(DONE, made.id, ref)
    return _whisper(_("Done! I’ve written to you on both sides."))


# --- parted -----------------------------------------------------------------------------------------------


async def undo(ctx: ActorCtx, press: Press) -> Reply:
    """Either account may part them."""
    link = await links.get(ctx.connection, ctx.community.id, press.argument(0), lock=True)
    if link is None or ctx.person.id not in (link.person, link.own):
        return _whisper(_("This is not yours to press, or it is gone."))
    if link.ended_at is None:  # else it was pressed on the other side a moment ago
        await linking.part(ctx, link)
    await ctx.refresh(DONE, link.id)
    return Nothing()


def _same(one: PersonRef, other: PersonRef) -> bool:
    """Whether it is the same account; somebody in several servers of a community may act in any of them."""
    return (one.workspace.platform, one.user) == (other.workspace.platform, other.user)


# --- words ------------------------------------------------------------------------------------------------


def _unknown() -> Reply:
    return _whisper(_("I don’t know this code, or its ten minutes are over. Ask for a new one on the other side."))


def _command(ctx: ActorCtx) -> Typed:
    return Typed(f"/{dict(screens.NAMES).get(ctx.person.language, screens.COMMAND)}")


def _whisper(words: Span) -> Reply:
    return Whisper(say(words))
