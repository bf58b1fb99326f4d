"""One call for help on its way through a service, and the reckoning: what was said against what people see."""

import asyncio
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.core.refs import MessageRef
from storage.repos import inbox, outbox, surfaces
from tests.drivers.seen import Driver, Heard, Seen
from tests.world import Actor, World

SOS = "sos"
TAKE, GIVE_BACK, SORTED = "Je m’en occupe", "Rendre à l’équipe", "C’est réglé"
WAITS = 90.0
"""Seconds of the story within which everything must be shown: less than the team's first reminder."""
PRESSES = 6


@dataclass(slots=True)
class Reckoning:
    """What does not add up. `wrong`: neither lost nor doubled, and still not what it should be."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{len(self.lost)}/{len(self.doubled)}" + ("!" if self.wrong else "")

    @property
    def troubles(self) -> str:
        """All that does not add up, in words."""
        lost, doubled = (f"lost: {one}" for one in self.lost), (f"doubled: {one}" for one in self.doubled)
        return "; ".join((*lost, *doubled, *self.wrong))

    @property
    def clean(self) -> bool:
        """Whether all adds up."""
        return not self.troubles


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of the bot's. `place`: the team's channel, threads included, or the direct messages."""

    at: MessageRef
    place: str
    words: str
    below: bool
    raw: Any


class Passage(ABC):
    """A volunteer of their own calls; Léo answers. Every word said has a mark that is in no other's."""

    tells = ""
    """How the service begins to tell somebody that a press did not work."""

    def __init__(self, world: World, driver: Driver, number: int) -> None:
        self.world = world
        self.driver = driver
        self.leo = Actor(world, "leo")
        self.volunteer = Actor(world, f"vera{number}")
        self.name = f"Vera Marchand-{number:03}"
        self.sos = driver.channel(SOS)
        self.dm = ""
        self.id = ""
        self._marks = iter(f"z{number:03}{letter}q" for letter in "abcdefghijklmnop")
        self._expected: Counter[tuple[str, str]] = Counter()
        self._unsaid: list[str] = []
        self._happened = 0

    # --- what is told of the service ------------------------------------------------------------------

    @abstractmethod
    async def enter(self) -> None:
        """Somebody new in the workspace: `id` and `dm`."""

    @abstractmethod
    async def do(self, name: str, /, **args: Any) -> Any:
        """Anything that the fake can do."""

    @abstractmethod
    def posts(self) -> Sequence[Posted]:
        """The bot's messages to this volunteer, and those for the team since they came, oldest first."""

    @abstractmethod
    def seen(self, posted: Posted) -> Seen:
        """As Léo sees it."""

    @abstractmethod
    def form(self) -> str:
        """The form that stands open before Léo; "" when there is none."""

    @abstractmethod
    def happened(self) -> int:
        """How often something went wrong so far."""

    @abstractmethod
    def in_flight(self) -> int:
        """How many calls are on their way."""

    @abstractmethod
    def over(self) -> None:
        """Nothing goes wrong any more."""

    # --- what people do -------------------------------------------------------------------------------

    async def begin(self) -> None:
        """Somebody new in the workspace."""
        await self.enter()
        self._happened = self.happened()

    def said(self, place: str, words: str) -> str:
        """Words that must then be seen once, in this place."""
        mark = next(self._marks)
        self._expected[place, mark] += 1
        return words.format(mark=mark)

    def unsaid(self, words: str) -> str:
        """Words that must then be seen nowhere."""
        mark = next(self._marks)
        self._unsaid.append(mark)
        return words.format(mark=mark)

    async def calls(self) -> None:
        """The volunteer calls for help."""
        await self.volunteer.says(self.said(self.sos, "SOS ! {mark} j'ai oublié les cartes"))
        await self.calm()

    async def adds(self) -> None:
        """The volunteer writes more: carried into the card's thread."""
        await self.volunteer.says(self.said(self.sos, "{mark} et la porte est fermée"))
        await self.calm()

    async def takes(self) -> None:
        """Léo takes the case; when he is told that it did not work, he presses again."""
        for _ in range(PRESSES):
            if TAKE not in [control.label for control in self.card().controls]:
                break
            try:
                await self.leo.presses(TAKE, on=self.card())
            except AssertionError as error:
                if not str(error).startswith(self.tells):
                    raise
            await self.calm()

    async def answers(self) -> None:
        """Léo writes below the card: carried to the volunteer under his name."""
        await self.leo.says(self.said(self.dm, "j'arrive {mark}"), below=self.card())
        await self.calm()

    async def adds_two(self) -> None:
        """Two messages in one breath."""
        self.world.clock.move(timedelta(seconds=1))
        for words in ("{mark} et la porte est fermée", "{mark} et il pleut"):
            await self.driver.says(self.volunteer.name, "dm", self.said(self.sos, words), None)
        await self.calm()

    async def corrects(self) -> None:
        """A message, and its correction in the same breath: only the correction may be seen."""
        self.world.clock.move(timedelta(seconds=1))
        who, first = self.volunteer.name, self.unsaid("{mark} la porte est fermée")
        message = await self.driver.says(who, "dm", first, None)
        await self.driver.edits(who, message, self.said(self.sos, "{mark} la porte est ouverte"))
        await self.calm()

    async def corrects_below(self) -> None:
        """The same, below the card: Léo's second thoughts."""
        self.world.clock.move(timedelta(seconds=1))
        message = await self.driver.says("leo", SOS, self.unsaid("{mark} à 14 h"), self.card().id)
        await self.driver.edits("leo", message, self.said(self.dm, "{mark} à 15 h"))
        await self.calm()

    async def takes_back(self) -> None:
        """A message that is deleted in the same breath: nobody may see it."""
        self.world.clock.move(timedelta(seconds=1))
        message = await self.driver.says(self.volunteer.name, "dm", self.unsaid("{mark} pardon"), None)
        await self.driver.deletes(self.volunteer.name, message)
        await self.calm()

    async def gives_back(self) -> None:
        """The team is called beside the card; that call goes away once somebody takes the case."""
        await self.leo.presses(GIVE_BACK, on=self.card())
        await self.calm()

    async def resolves(self) -> None:
        """Léo presses until a form is there, as people do, and sends it."""
        for _ in range(PRESSES):
            await self.leo.presses(SORTED, on=self.card())
            await self.arrived()
            if form := self.form():
                await self.leo.submits(Heard(asked=form))
                return await self.calm()
        raise AssertionError("no form opened")

    async def opens_home(self) -> None:
        """The volunteer looks at their page."""
        await self.driver.opens_home(self.volunteer.name)
        await self.calm()

    async def calm(self) -> None:
        """Let all happen that waits, in the story's time. What is on its way arrives first, in the machine's.

        In real life a call is given up after 20 seconds and made again 5 seconds later at the earliest: what arrives
        later than that is beyond this story.
        """
        await self.world.settle()
        end = self.world.clock.now() + timedelta(seconds=WAITS)
        while await self._waiting() and self.world.clock.now() < end:
            await self.arrived()
            due = await self.world._next_due() or end
            self.world.clock.move(max(min(due, end) - self.world.clock.now(), timedelta()))
            await self.world.settle()

    async def arrived(self) -> None:
        """Wait for what is on its way."""
        await asyncio.sleep(0.02)
        while self.in_flight():  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.02)

    async def _waiting(self) -> int:
        async with self.world.house.database.read() as connection:
            return await outbox.count(connection) + await inbox.count(connection, ("new",))

    # --- what they see --------------------------------------------------------------------------------

    def card(self) -> Seen:
        """This case's card."""
        (mark, *_more) = [mark for place, mark in self._expected if place == self.sos]
        cards = [one for one in self.posts() if mark in one.words and one.place == self.sos and not one.below]
        assert cards, f"{self.volunteer.name} has no card"
        return self.seen(cards[0])

    async def reckon(self) -> Reckoning:
        """Each mark once where it belongs; no message of ours that we do not know; nothing waits, nothing is dead."""
        found: Reckoning = Reckoning()
        told: Counter[tuple[str, str]] = Counter()
        known = {*self._unsaid, *(mark for _place, mark in self._expected)}
        for posted in self.posts():
            told.update({(posted.place, mark): posted.words.count(mark) for mark in known if mark in posted.words})
        found.lost += [f"{mark} in {place}" for place, mark in (self._expected - told).elements()]
        found.doubled += [f"{mark} in {place}" for place, mark in (told - self._expected).elements()]
        await self._reckon_rows(found)
        if self.name not in self.card():
            found.wrong.append(f"the card says {self.card().words.splitlines()[0]!r}, not {self.name}")
        if self.happened() == self._happened:
            found.wrong.append("nothing went wrong")
        self.over()
        return found

    async def _reckon_rows(self, found: Reckoning) -> None:
        async with self.world.house.database.read() as connection:
            for posted in self.posts():
                if await surfaces.at(connection, posted.at) is None:
                    found.doubled.append(f"nobody keeps true: {posted.words}")
            dead = await outbox.count(connection, "dead") + await inbox.count(connection, ("dead",))
            left = await outbox.count(connection) - dead + await inbox.count(connection, ("new",))
            standing = await surfaces.everything(connection, [self.driver.platform.name])
            unseen = [one for one in standing if one.digest is None]
        found.lost += ["a dead letter"] * dead + ["something still waits"] * left
        found.lost += [f"{surface.kind} was never shown" for surface in unseen]
