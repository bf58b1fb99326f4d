"""The house as an adapter sees it: it keeps what it hears, and answers as a test says."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.inbound import Inbound, Interaction, Reacted
from bot.core.refs import Profile, Workspace
from bot.ui.command import Command, Shortcut
from bot.ui.ports import Memory
from bot.ui.reply import Answer, Nothing, Reply
from bot.ui.text import _


@dataclass
class Hearing:
    """Implements bot.ui.ports.Intake. `slow`: seconds until a person is answered."""

    reply: Reply = field(default_factory=Nothing)
    slow: float = 0
    offers: Sequence[Command] = (Command("ritual", _("A ritual")),)
    menu: Sequence[Shortcut] = (Shortcut("test.quote", _("Celebrate this"), _("Its words"), on_message=True),)
    inbounds: list[Inbound] = field(default_factory=list)

    async def receive(self, inbound: Inbound) -> Answer:
        self.inbounds.append(inbound)
        if not isinstance(inbound, Interaction):
            return Answer()
        await asyncio.sleep(self.slow)
        return Answer(self.reply)

    def commands(self) -> Sequence[Command]:
        return self.offers

    def shortcuts(self) -> Sequence[Shortcut]:
        return self.menu

    async def listens(self, _reacted: Reacted) -> bool:
        return False

    async def memory(self, _workspace: Workspace) -> Memory:
        return Memory(None)

    async def misses(self, _workspace: Workspace, _since: datetime) -> None:
        return None

    async def caught_up(self, _workspace: Workspace) -> None:
        return None

    async def meet(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        return None

    async def follow(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        return None
