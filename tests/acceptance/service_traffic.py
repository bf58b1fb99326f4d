"""A community at work on a service: many volunteers call, a few of the team take, answer, note, release and close."""

import asyncio
import random
from abc import ABC, abstractmethod
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import Any, Generic, TypeAlias, TypeVar

from tests.acceptance.audit import MARK
from tests.acceptance.service import STAFF, Town
from tests.acceptance.traffic import CALLS, NOTE, REPLIES, Sent
from tests.features.pictures import PNG

Json: TypeAlias = dict[str, Any]
Client = TypeVar("Client")

CARDS_READ = 20
WITH_A_PHOTO = 0.5
"""Of the answers."""


class ServiceTraffic(ABC, Generic[Client]):
    """Every volunteer calls once, when they are allowed to; the team reacts to what it sees."""

    def __init__(self, town: Town[Client], seed: int, volunteers: list[str]) -> None:
        self.volunteers = volunteers
        self.sent: list[Sent] = []
        self.photos: list[Sent] = []
        self.deeds: Counter[str] = Counter()
        self.told_of_trouble = 0
        """How often somebody was told that a press did not work: they press again."""
        self.town = town
        self.service = town.service
        self.random = random.Random(seed)
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
        await self.begin()
        async with asyncio.TaskGroup() as people:
            people.create_task(self._call_one_by_one())
            for name in STAFF:
                people.create_task(self._staff(name), name=name)

    async def _call_one_by_one(self) -> None:
        for name in self.volunteers:
            await self._permits.acquire()
            mark = next(self._marks)
            self._case_of[mark] = name
            message = await self.call(name, self.random.choice(CALLS).format(mark=mark))
            self.sent.append(Sent("call", mark, name, name, message))

    # --- the team -------------------------------------------------------------------------------------

    async def _staff(self, name: str) -> None:
        while self.number("call") < len(self.volunteers) or self._behind():
            await asyncio.sleep(self.random.uniform(0.1, 0.6))
            cards = await self.cards(name)
            if cards:
                try:
                    await self._do_something(name, self.random.choice(cards))
                except LookupError:
                    continue  # gone, or changed, while the finger came down

    def _behind(self) -> bool:
        return self.number("reply", "note") < self.number("call") // 3

    async def _do_something(self, name: str, card: Json) -> None:
        mark = next(iter(MARK.findall(str(self.shown(card)))), None)
        if mark is not None and self._behind() and self.random.random() < 0.7:
            await self._answer(name, card, self._case_of[mark])
            return
        controls = self.controls(card)
        if not controls:
            return
        control = self.random.choice(controls)
        self.deeds[self.wire(control).partition(":")[0]] += 1
        await self.press(name, card, control)

    async def _answer(self, name: str, card: Json, volunteer: str) -> None:
        mark, is_note = next(self._marks), self.random.random() < 0.15
        words = NOTE if is_note else self.random.choice(REPLIES)
        photo = next(self._marks) if not is_note and self.random.random() < WITH_A_PHOTO else ""
        files = [{"name": f"{photo}.png", "content": b64encode(PNG).decode()}] if photo else []
        message = await self.answer(name, card, words.format(mark=mark), files)
        self.sent.append(Sent("note" if is_note else "reply", mark, name, volunteer, message))
        if photo:
            self.photos.append(Sent("photo", photo, name, volunteer, message))

    # --- how it is done there -------------------------------------------------------------------------

    @abstractmethod
    async def begin(self) -> None:
        """Before anybody calls."""

    @abstractmethod
    async def call(self, name: str, words: str) -> str:
        """Write to the bot; the key of that message, as the inbox has it, after "m:"."""

    @abstractmethod
    async def answer(self, name: str, card: Json, words: str, files: Sequence[Json]) -> str:
        """Write below a card, with `files` (name, content in base64); the key of that message. Raises LookupError."""

    @abstractmethod
    async def cards(self, name: str) -> list[Json]:
        """The bot's latest messages in the team's channel."""

    @abstractmethod
    def shown(self, card: Json) -> Any:
        """What a message shows, as the service keeps it."""

    @abstractmethod
    def controls(self, card: Json) -> Sequence[Json]:
        """What can be pressed and chosen on a message."""

    @abstractmethod
    def wire(self, control: Json) -> str:
        """What it sends."""

    @abstractmethod
    async def press(self, name: str, card: Json, control: Json) -> None:
        """Press it, and send the form that opens, if one does. Raises LookupError."""
