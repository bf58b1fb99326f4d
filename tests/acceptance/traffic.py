"""A community at work: volunteers call for help and go on writing, the team takes, answers, notes, releases, closes."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from tests.acceptance.process import Browser, Json, Refused

VOLUNTEERS = ("ana", "yanis", "marieange", "tom", "chidi")
STAFF = ("leo", "nour", "ines")
NEW_CASES_AFTER_MINUTES = 49 * 60
"""Within 48 hours the same case opens again; the morning after, the bot asks how it went."""

# Each opens a case whatever came before.
CALLS = (
    "SOS ! {mark} j'ai oublié les cartes chez moi",
    "SOS! {mark} the projector is dead and they arrive in 10 minutes",
    "au secours ! {mark} personne ne m'ouvre la porte 🙏",
    "SOS ! {mark} le groupe est parti à 14 h <b>et</b> *moi* _pas_ @ici",
    "Help! {mark}\nune ligne\n\nune dernière",
    "SOS ! {mark}" + " je ne retrouve plus rien de ce que j'avais préparé." * 90,
)
REPLIES = (
    "j'arrive {mark}",
    "on my way {mark}: <http://example.org|the door> & `code`",
    "{mark} 🙏" + " courage !" * 400,
)
NOTE = "🔒 {mark} elle a déjà appelé hier"


@dataclass(frozen=True, slots=True)
class Sent:
    """An acknowledged message. `mark` is in its words and in no other's; `case_of` is the volunteer it is about.

    A photo that came with a message is told beside it, by a mark of its own in its name.
    """

    kind: Literal["call", "reply", "note", "photo"]
    mark: str
    by: str
    case_of: str
    message: str


class Traffic:
    """Volunteers call as often as they are allowed to; the team reacts to what it sees."""

    def __init__(self, browser: Browser, seed: int, calls: int) -> None:
        self.calls = calls
        self.sent: list[Sent] = []
        self.deeds: Counter[str] = Counter()
        self._browser = browser
        self._random = random.Random(seed)
        self._permits = asyncio.Semaphore(0)
        self._permitted = 0
        self._marks = (f"z{number:05}q" for number in count(1))
        self._volunteers: dict[str, str] = {}

    def number(self, *kinds: str) -> int:
        """How many messages of these kinds were acknowledged."""
        return sum(sent.kind in kinds for sent in self.sent)

    def allow(self, calls: int) -> None:
        """Let the volunteers call up to so many times in all."""
        while self._permitted < calls:
            self._permitted += 1
            self._permits.release()

    async def run(self) -> None:
        """Until all calls were sent, and the team has answered its share."""
        state = await self._browser.look("/api/state", **{"as": "leo"})
        self._volunteers = {one["name"]: one["id"] for one in state["people"]}
        for person in ("ana", "leo"):
            await self._browser.act(person, "home")  # from now on their home tabs are kept true
        async with asyncio.TaskGroup() as people:
            for name, share in self._shares():
                people.create_task(self._volunteer(name, share), name=name)
            for name in STAFF:
                people.create_task(self._staff(name), name=name)

    def _shares(self) -> Iterator[tuple[str, int]]:
        for place, name in enumerate(VOLUNTEERS):
            yield name, self.calls // len(VOLUNTEERS) + (place < self.calls % len(VOLUNTEERS))

    async def _volunteer(self, name: str, share: int) -> None:
        for _ in range(share):
            await self._permits.acquire()
            await self._say("call", name, name, f"dm-{name}", self._random.choice(CALLS))

    async def _say(
        self, kind: Literal["call", "reply", "note"], by: str, case_of: str, place: str, words: str,
        thread: str | None = None,
    ) -> None:  # fmt: skip
        mark = next(self._marks)
        said = await self._browser.act(by, "say", place=place, thread=thread, text=words.format(mark=mark))
        self.sent.append(Sent(kind, mark, by, case_of, said["message"]["id"]))

    # --- the team -------------------------------------------------------------------------------------

    async def _staff(self, name: str) -> None:
        while self.number("call") < self.calls or self._behind():
            await asyncio.sleep(self._random.uniform(0.01, 0.1))
            seen = await self._browser.messages(name, "c-sos")
            cards = [message for message in seen if message["doc"] and controls(message)]
            if cards:
                await self._do_something(name, self._random.choice(cards))

    def _behind(self) -> bool:
        return self.number("reply", "note") < self.number("call") // 3

    async def _do_something(self, name: str, card: Json) -> None:
        title = card["doc"]["parts"][0]
        if title["kind"] == "title" and self._behind() and self._random.random() < 0.7:
            who = next(person for full, person in self._volunteers.items() if full in plain(title["spans"]))
            kind: Literal["note", "reply"] = "note" if self._random.random() < 0.15 else "reply"
            words = NOTE if kind == "note" else self._random.choice(REPLIES)
            await self._say(kind, name, who, "c-sos", words, thread=card["id"])
            return
        control = self._random.choice(controls(card))
        value = self._random.choice(control["options"])["value"] if "options" in control else None
        answer = await self._press(name, card, control["wire"], value)
        if answer["kind"] == "form":
            values = {"summary": self._random.choice(("", "Réglé ensemble."))}
            await self._browser.act(name, "submit", wire=answer["form"]["wire"], values=values)

    async def _press(self, name: str, card: Json, wire: str, value: str | None) -> Json:
        self.deeds[wire.partition(":")[0]] += 1
        try:
            done = await self._browser.act(name, "press", message=card["id"], wire=wire, value=value)
        except Refused:  # a call beside the card goes away once somebody has taken the case
            return {"kind": "nothing"}
        answer: Json = done["answer"]
        return answer


def controls(message: Json) -> list[Json]:
    """The buttons and selects of a message."""
    return [
        control
        for part in message["doc"]["parts"]
        if part["kind"] == "actions"
        for control in part["controls"]
    ]  # fmt: skip


def plain(spans: list[Json]) -> str:
    """The bare words of a span tree."""
    return "".join(plain(span["spans"]) if "spans" in span else span.get("text") or span["name"] for span in spans)
