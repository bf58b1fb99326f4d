"""A community at work on Slack: many volunteers call, a few of the team take, answer, note, release and close."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from tests.acceptance.audit import MARK
from tests.acceptance.slack_process import STAFF, Town
from tests.acceptance.traffic import CALLS, NOTE, REPLIES, Sent
from tests.wire.slack.rules import Json

CARDS_READ = 20


class SlackTraffic:
    """Every volunteer calls once, when they are allowed to; the team reacts to what it sees."""

    def __init__(self, town: Town, seed: int, volunteers: list[str]) -> None:
        self.volunteers = volunteers
        self.sent: list[Sent] = []
        self.deeds: Counter[str] = Counter()
        self.told_of_trouble = 0
        """How often Slack told somebody that a press did not work: they press again."""
        self._town = town
        self._slack = town.slack
        self._random = random.Random(seed)
        self._permits = asyncio.Semaphore(0)
        self._permitted = 0
        self._marks = (f"z{number:05}q" for number in count(1))
        self._case_of: dict[str, str] = {}

    def number(self, *kinds: str) -> int:
        """How many messages of these kinds were sent."""
        return sum(sent.kind in kinds for sent in self.sent)

    def allow(self, calls: int) -> None:
        """Let so many volunteers call in all."""
        while self._permitted < min(calls, len(self.volunteers)):
            self._permitted += 1
            self._permits.release()

    async def run(self) -> None:
        """Until everybody has called, and the team has answered its share."""
        for person in ("ines", "leo"):
            await self._slack.open_home(person)  # from now on their home tabs are kept true
        async with asyncio.TaskGroup() as people:
            people.create_task(self._call_one_by_one())
            for name in STAFF:
                people.create_task(self._staff(name), name=name)

    async def _call_one_by_one(self) -> None:
        for name in self.volunteers:
            await self._permits.acquire()
            mark = next(self._marks)
            self._case_of[mark] = name
            message = await self._slack.say(name, self._random.choice(CALLS).format(mark=mark))
            self.sent.append(Sent("call", mark, name, name, f"{await self._slack.dm(name)}:{message}"))

    # --- the team -------------------------------------------------------------------------------------

    async def _staff(self, name: str) -> None:
        while self.number("call") < len(self.volunteers) or self._behind():
            await asyncio.sleep(self._random.uniform(0.1, 0.6))
            seen = await self._slack.do("messages", who=name, where=self._town.sos, limit=CARDS_READ)
            cards = [message for message in seen if message.get("bot_id") and not message["ephemeral"]]
            if cards:
                try:
                    await self._do_something(name, self._random.choice(cards))
                except LookupError:
                    continue  # gone, or changed, while the finger came down

    def _behind(self) -> bool:
        return self.number("reply", "note") < self.number("call") // 3

    async def _do_something(self, name: str, card: Json) -> None:
        mark = next(iter(MARK.findall(str(card["blocks"]))), None)
        if mark is not None and self._behind() and self._random.random() < 0.7:
            await self._answer(name, card["ts"], self._case_of[mark])
            return
        controls = list(_controls(card))
        if not controls:
            return
        control = self._random.choice(controls)
        value = self._random.choice(control["options"])["value"] if "options" in control else None
        self.deeds[control["action_id"].partition(":")[0]] += 1
        done = await self._slack.press(name, control["action_id"], self._town.sos, ts=card["ts"], value=value)
        self.told_of_trouble += bool(done["problem"])
        await asyncio.sleep(0.2)
        if await self._slack.modals(name):
            await self._close(name)

    async def _answer(self, name: str, card: str, volunteer: str) -> None:
        mark, is_note = next(self._marks), self._random.random() < 0.15
        words = NOTE if is_note else self._random.choice(REPLIES)
        message = await self._slack.say(name, words.format(mark=mark), self._town.sos, thread=card)
        key = f"{self._town.sos}:{message}"
        self.sent.append(Sent("note" if is_note else "reply", mark, name, volunteer, key))

    async def _close(self, name: str) -> None:
        """The form "How was it sorted?", or a whisper in the shape of a modal."""
        front: Json = (await self._slack.modals(name))[-1]
        if front.get("submit"):
            summary = self._random.choice(("", "Réglé ensemble."))
            done = await self._slack.submit(name, {"summary": summary} if summary else {})
            self.told_of_trouble += bool(done["problem"])
        while await self._slack.modals(name):
            await self._slack.close(name, everything=True)


def _controls(message: Json) -> Iterator[Any]:
    for block in message["blocks"]:
        if block["type"] == "actions":
            yield from block["elements"]
