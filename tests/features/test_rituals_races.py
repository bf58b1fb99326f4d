"""Rituals and people who do the same at the same time, once per database."""

import asyncio

from tests.features.ritual_steps import plan
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND


async def test_pressed_twice_at_once_it_runs_once(world: World) -> None:
    shown = await plan(world, "chaque jeudi à 11h")
    before = len(world.ana.sees("general"))
    await asyncio.gather(
        *(person.presses("Lancer maintenant", on=shown) for person in (world.ines, world.leo, world.nour))
    )
    assert len(world.ana.sees("general")) == before + 1
