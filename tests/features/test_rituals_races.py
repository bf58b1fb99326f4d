"""Rituals and people who do the same at the same time, once per database."""

import asyncio
from datetime import timedelta

from bot.runtime import community
from bot.runtime.context import ActorCtx
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


async def test_an_owner_who_goes_while_the_proposal_is_due_leaves_it_to_one_person(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    for label, who in (("Transmettre", "leo"), ("Prévoir la relève", "nour")):
        seen = (await world.ines.presses("Qui s’en occupe", on=shown)).whisper
        await world.ines.submits(await world.ines.presses(label, on=seen), who=world.ref(who).user)
    await world.advance(days=21)  # Wednesday, 10 o'clock: after the next edition the proposal is due
    world.clock.move(timedelta(hours=1))

    async def take(ctx: ActorCtx) -> None:
        await community.grant(ctx, world.ref("leo"), [])

    await asyncio.gather(world.settle(), world.in_unit(take))
    await world.advance(hours=2)
    proposals = {
        who: [message for message in world.__getattr__(who).sees() if "aux 3 dernières éditions" in message]
        for who in ("leo", "nour", "ines")
    }
    assert {who: len(told) for who, told in proposals.items()} == {"leo": 0, "nour": 1, "ines": 0}
