"""How a community works on Discord (see service_traffic.py)."""

from collections.abc import Sequence
from typing import Any

from tests.acceptance.service_traffic import CARDS_READ, ServiceTraffic
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json

LONGEST = 1_900
"""Characters: Discord takes 2,000 of most people."""


class DiscordTraffic(ServiceTraffic[DiscordClient]):
    """Threads, components and modals; what cannot be undone is asked once more in a message."""

    async def begin(self) -> None:
        """Nobody has a home tab that would have to be kept true."""

    async def call(self, name: str, words: str) -> str:
        return await self.service.say(name, words[:LONGEST])

    async def answer(self, name: str, card: Json, words: str, files: Sequence[Json]) -> str:
        said = {"who": name, "text": words[:LONGEST], "where": card["id"], "files": list(files)}  # as its thread is
        return str(await self.service.do("say", **said))

    async def cards(self, name: str) -> list[Json]:
        seen = await self.service.do("messages", who=name, where=self.town.sos, limit=CARDS_READ)
        return [message for message in seen if message["by"] == "mijote" and not message["ephemeral"]]

    def shown(self, card: Json) -> Any:
        return card["components"]

    def controls(self, card: Json) -> Sequence[Json]:
        return [one for one in (*card["buttons"], *card["selects"]) if one.get("custom_id") and not one.get("disabled")]

    def wire(self, control: Json) -> str:
        return str(control["custom_id"])

    async def press(self, name: str, card: Json, control: Json) -> None:
        value = self.random.choice(control["options"])["label"] if "options" in control else None
        done = await self._press(name, control["custom_id"], card["id"], value)
        asked = [one for one in await self.service.ephemerals(name) if one["id"] == done["message"] and one["buttons"]]
        if asked:
            await self._press(name, asked[-1]["buttons"][0]["custom_id"], asked[-1]["id"])
        if await self.service.modal(name) is not None:
            summary = self.random.choice(("", "Réglé ensemble."))
            done = await self.service.submit(name, {"summary": summary} if summary else {})
            self.told_of_trouble += bool(done["problem"])
            if await self.service.modal(name) is not None:
                await self.service.close_modal(name)

    async def _press(self, name: str, custom_id: str, message: str, value: Any = None) -> Json:
        done = await self.service.press(name, custom_id, self.town.sos, message=message, value=value)
        self.told_of_trouble += bool(done["problem"])
        return done
