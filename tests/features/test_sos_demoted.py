"""SOS and somebody who was on the team: what they said stays as it was, and can still be taken back."""

from bot.core.people import Role
from bot.runtime.context import ActorCtx
from storage.repos import people
from tests.features.pictures import PNG
from tests.world import Actor, World

WORLDS = ["playground sqlite"]
CALL = "SOS, le projecteur est mort"


async def leaves_the_team(who: Actor) -> None:
    """An administrator takes them off the team."""
    person = await who.world.person(who.name)

    async def take(ctx: ActorCtx) -> None:
        await people.set_role(ctx.connection, person, Role.VOLUNTEER)

    await who.world.in_unit(take)


async def test_whoever_left_the_team_no_longer_speaks_for_it_by_changing_old_words(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.leo.says("j'arrive", below=card, files=[("plan.png", PNG)])
    note = await world.leo.says("🔒 salle 3", below=card)
    await leaves_the_team(world.leo)
    await world.leo.edits(said, "va voir sur https://voleur.example")
    await world.leo.edits(note, "va voir sur https://voleur.example")
    assert all("voleur" not in seen for seen in world.ana.sees())
    assert "j'arrive" in [seen.words for seen in world.ana.sees()]
    await world.leo.deletes(said)
    assert "j'arrive" not in [seen.words for seen in world.ana.sees()]
    assert all(not seen.files for seen in world.ana.sees())


async def test_whoever_called_changes_their_words_whatever_their_role(world: World) -> None:
    said = await world.leo.says(CALL)
    card = world.nour.last("sos")
    await leaves_the_team(world.leo)
    await world.leo.edits(said, "SOS, la lampe est morte")
    assert "la lampe" in world.nour.again(card)
