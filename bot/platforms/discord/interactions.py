"""An interaction from the gateway to its answer: in order for each person, within three seconds, never twice."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import structlog

from bot.core.errors import DeliveryFailed
from bot.core.inbound import Commanded, HomeOpened, Interaction, Pressed, Submitted
from bot.core.refs import Profile
from bot.platforms.discord.answers import Answers, Body, waiting, whisper
from bot.platforms.discord.forms import Lost, Sent, Unfinished, lost_view, next_view, taken
from bot.platforms.discord.ids import DISMISS, CustomId, Mark
from bot.platforms.discord.inbound import on_message
from bot.platforms.discord.payload import Json, at
from bot.platforms.discord.questions import question
from bot.platforms.discord.render import Shown, render_view
from bot.platforms.discord.typed import complete, shortcut, suggestions
from bot.ui.command import Command, Shortcut
from bot.ui.i18n import choose_language, known_timezone
from bot.ui.reply import Answer, Whisper
from bot.ui.text import Reader, _
from bot.ui.view import Confirm, say

log = structlog.get_logger(__name__)

ANSWER_WITHIN = 2.0
"""Seconds until an interaction gets a waiting sign; after three, Discord takes no first answer any more."""
HOME = Command("home", _("Your page: your call, and for the team all that wait"), names=(("fr", "accueil"),))
"""The command that shows what other platforms have as a tab."""
ASKED = 2_000
"""Questions before dangerous buttons that are remembered; an older one is asked in general words."""
SUGGESTIONS = 8
"""The type of callback for what may complete an option."""


class Interactions:
    """Answers interactions. `receive` hands one to the house, with its person's profile."""

    def __init__(
        self,
        answers: Answers,
        receive: Callable[[Interaction], Awaitable[Answer]],
        commands: Callable[[], Sequence[Command]],
        shortcuts: Callable[[], Sequence[Shortcut]],
        answer_within: float = ANSWER_WITHIN,
    ) -> None:
        self._answers = answers
        self._answer_within = answer_within
        self._receive = receive
        self._commands = commands
        self._shortcuts = shortcuts
        self._asks: OrderedDict[str, Confirm] = OrderedDict()

    def remember(self, shown: Shown) -> None:
        """The questions of what is shown now."""
        for custom_id, ask in shown.asks.items():
            self._asks.pop(custom_id, None)
            self._asks[custom_id] = ask
            if len(self._asks) > ASKED:
                self._asks.popitem(last=False)

    async def answer(self, event: Json, inbound: Interaction) -> None:
        """Answer it. What Discord no longer takes is let go: the person presses again."""
        task = asyncio.ensure_future(self._body(event, inbound))
        done, _pending = await asyncio.wait({task}, timeout=self._answer_within)
        try:
            if done and task.result() != waiting():
                await self._answers.call_back(event, task.result())
                return
            await self._answers.call_back(event, waiting())
            body, by = await task, inbound.by
            await self._answers.replace(
                event, self._answers.late(body, by.user, reader_of(inbound.profile), by.workspace)
            )
        except DeliveryFailed as error:
            log.warning("answer lost", action="answer_lost", error=str(error))
        finally:
            await asyncio.wait({task})  # it belongs to what must finish before we stop

    async def suggest(self, event: Json, profile: Profile | None) -> None:
        """What may complete an option while somebody types."""
        found = suggestions(at(event, "data") or {}, self._commands(), reader_of(profile))
        with suppress(DeliveryFailed):  # they go on typing, and it is asked again
            await self._answers.call_back(event, {"type": SUGGESTIONS, "data": found})

    async def _body(self, event: Json, inbound: Interaction) -> Body:
        user, here, reader = inbound.by.user, inbound.by.workspace, reader_of(inbound.profile)
        match inbound:
            case Pressed():
                ours = self._pressed(event, inbound, reader)
                if isinstance(ours, dict):
                    return ours
                inbound = ours
            case Submitted():
                match taken(inbound.wire, inbound.values, self._answers.draft(user, CustomId.read(inbound.wire).wire)):
                    case Lost(values):
                        return whisper(lost_view(values, reader, here))
                    case Unfinished(draft) as unfinished:
                        self._answers.keep(user, draft)
                        return whisper(next_view(unfinished, reader, here))
                    case Sent(wire, values):
                        inbound = replace(inbound, wire=wire, values=values)
                        self._answers.fill(user, wire, values)
            case Commanded():
                commanded = self._commanded(event, inbound, reader)
                if isinstance(commanded, Whisper):
                    return whisper(render_view(commanded.view, reader, here))
                inbound = commanded
        answer = await self._receive(inbound)
        values = inbound.values if isinstance(inbound, Submitted) else {}
        return self._answers.body(answer, event, user, here, values)

    def _commanded(self, event: Json, commanded: Commanded, reader: Reader) -> Interaction | Whisper:
        """What was typed, or chosen in a message's menu, as the house knows it."""
        if commanded.command == HOME.name:
            return HomeOpened(key=commanded.key, by=commanded.by, profile=commanded.profile, whisper=True)
        wire = shortcut(at(event, "data") or {}, self._shortcuts())
        return complete(commanded, self._commands(), reader) if wire is None else on_message(event, commanded, wire)

    def _pressed(self, event: Json, pressed: Pressed, reader: Reader) -> Pressed | Body:
        """The press as the house knows it, or the answer to what is the adapter's own."""
        said, user, here = CustomId.read(pressed.wire), pressed.by.user, pressed.by.workspace
        if said.mark is Mark.OPEN:
            return self._answers.page(user, said, reader, here) or whisper(lost_view({}, reader, here))
        if said.mark is Mark.ASK:
            asked = question(pressed.wire, at(event, "message") or {}, self._asks.get(pressed.wire), reader, here)
            return whisper(asked)
        if said.wire == DISMISS:
            return whisper(render_view(say(_("All right, nothing was changed.")), reader, here))
        return replace(pressed, wire=said.wire)


def reader_of(profile: Profile | None) -> Reader:
    """Somebody as a reader, as far as Discord tells: it knows no time zones."""
    if profile is None:
        return Reader()
    return Reader(choose_language(profile.language), known_timezone(profile.timezone) or "Europe/Paris")
