"""SOS at the door: what nobody listens to costs nothing and delays nobody's call for help."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from bot.core.inbound import Arrived, Deleted, Edited, Event, Reacted, Said
from bot.core.refs import MessageRef
from bot.platforms.playground.demo import PLACES
from storage.repos import inbox, people
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
FLOOD = 60
"""Twice what comes in at once; at the door, the last would wait a minute."""

_numbers = count(1)


def reactions(world: World, who: str) -> Iterator[Event]:
    for _ in range(FLOOD):
        message = MessageRef(world.ref(who).workspace, PLACES["general"], "m000001")
        yield Reacted(**_by(world, who), message=message, emoji="👍", added=True)


def talk(world: World, who: str, place: str, thread: str | None = None) -> Iterator[Said]:
    """Words in a channel, below no message of ours."""
    here = world.ref(who).workspace
    for number in range(FLOOD):
        message = MessageRef(here, PLACES[place], f"talk-{who}-{number}")
        below = MessageRef(here, PLACES[place], thread) if thread else None
        yield Said(**_by(world, who), message=message, text=f"SOS {number}", thread=below)


def changes(world: World, who: str) -> Iterator[Event]:
    """Messages of a channel are changed, then deleted."""
    for said in talk(world, who, "general"):
        yield Edited(**_by(world, who), message=said.message, text="better words")
        yield Deleted(**_by(world, who), message=said.message)


def _by(world: World, who: str) -> dict[str, Any]:
    return {"key": f"door{next(_numbers)}", "by": world.ref(who)}


async def receive(world: World, events: Iterator[Event]) -> None:
    for event in events:
        await world.house.dispatcher.receive(event)


async def keys(world: World) -> int:
    """How many events the house remembers."""
    async with world.house.database.read() as connection:
        return await inbox.count(connection, ("new", "done", "dead"))


async def test_a_call_for_help_does_not_wait_behind_one_s_own_reactions(world: World) -> None:
    await receive(world, reactions(world, "ana"))
    await world.ana.says(CALL)
    assert CALL in world.leo.last("sos")


async def test_a_call_for_help_does_not_wait_behind_one_s_own_talk_in_channels(world: World) -> None:
    await receive(world, talk(world, "ana", "general"))
    await receive(world, talk(world, "ana", "general", thread="m000001"))
    await receive(world, changes(world, "ana"))
    await world.ana.says(CALL)
    assert CALL in world.leo.last("sos")
    await world.advance(minutes=10)


async def test_an_answer_below_the_card_does_not_wait_behind_talk_beside_it(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await receive(world, talk(world, "leo", "sos"))
    await receive(world, talk(world, "leo", "sos", thread="m000001"))
    await world.leo.says("j'arrive", below=card)
    assert world.ana.last().words == "j'arrive"


async def test_what_nobody_listens_to_is_not_even_remembered(world: World) -> None:
    before = await keys(world)
    await receive(world, reactions(world, "zoe"))
    await receive(world, talk(world, "zoe", "general"))
    await receive(world, talk(world, "zoe", "general", thread="m000001"))
    await world.house.dispatcher.receive(Arrived(key="arrived", by=world.ref("zoe")))
    assert await keys(world) == before
    async with world.house.database.read() as connection:
        known = await people.recognise(connection, world.ref("zoe"))
    assert known is not None
    assert known.person is None, "nobody is remembered for what they said to others"
