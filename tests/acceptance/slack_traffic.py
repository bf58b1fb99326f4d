"""How a community works on Slack (see service_traffic.py)."""

from collections.abc import Sequence
from typing import Any

from tests.acceptance.service_traffic import CARDS_READ, ServiceTraffic
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json


class SlackTraffic(ServiceTraffic[SlackClient]):
    """Threads, blocks and modals."""

    async def begin(self) -> None:
        for person in ("ines", "leo"):
            await self.service.open_home(person)  # from now on their home tabs are kept true

    async def call(self, name: str, words: str) -> str:
        message = await self.service.say(name, words)
        return f"{await self.service.dm(name)}:{message}"

    async def answer(self, name: str, card: Json, words: str, files: Sequence[Json]) -> str:
        said = {"who": name, "text": words, "where": self.town.sos, "thread": card["ts"], "files": list(files)}
        message = await self.service.do("say", **said)
        return f"{self.town.sos}:{message}"

    async def cards(self, name: str) -> list[Json]:
        seen = await self.service.do("messages", who=name, where=self.town.sos, limit=CARDS_READ)
        return [message for message in seen if message.get("bot_id") and not message["ephemeral"]]

    def shown(self, card: Json) -> Any:
        return card["blocks"]

    def controls(self, card: Json) -> Sequence[Json]:
        return [one for block in card["blocks"] if block["type"] == "actions" for one in block["elements"]]

    def wire(self, control: Json) -> str:
        return str(control["action_id"])

    async def press(self, name: str, card: Json, control: Json) -> None:
        value = self.random.choice(control["options"])["value"] if "options" in control else None
        done = await self.service.press(name, control["action_id"], self.town.sos, ts=card["ts"], value=value)
        self.told_of_trouble += bool(done["problem"])
        if await self.service.modals(name):
            await self._close(name)

    async def _close(self, name: str) -> None:
        """The form "How was it sorted?", or a whisper in the shape of a modal."""
        front: Json = (await self.service.modals(name))[-1]
        if front.get("submit"):
            summary = self.random.choice(("", "Réglé ensemble."))
            done = await self.service.submit(name, {"summary": summary} if summary else {})
            self.told_of_trouble += bool(done["problem"])
        while await self.service.modals(name):
            await self.service.close(name, everything=True)
