"""SOS and somebody who was on the team: what they said stays as it was, and can still be taken back."""

from tests.features.pictures import PNG
from tests.features.test_mijote_story import take
from tests.features.test_sos_refused import cards, refuses
from tests.world import Actor, World

WORLDS = ["playground sqlite"]
CALL = "SOS, le projecteur est mort"


async def leaves_the_team(who: Actor) -> None:
    """An administrator takes them off the team."""
    question = (await take(who.world, who.name)).whisper
    await who.world.ines.presses("Retirer de l’équipe", on=question)


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


async def test_whoever_left_the_team_reads_no_more_of_its_cards(world: World) -> None:
    """The channel refuses the bot, so that the team has its cards in direct messages."""
    guarded = await refuses(world)
    await world.ana.says(CALL)
    assert cards(world.leo)
    await leaves_the_team(world.leo)
    await world.ana.says("mon code est le 4242", files=[("badge.png", PNG)])
    await world.nour.says("🔒 elle est au 3e", below=cards(world.nour)[0])
    assert not cards(world.leo)
    theirs = [below for seen in world.leo.sees() for below in (seen, *world.leo.sees(below=seen))]
    assert all("4242" not in seen and "3e" not in seen and not seen.files for seen in theirs)
    assert "4242" in world.nour.sees(below=cards(world.nour)[0])[0]
    guarded.refusing.clear()
    await world.nour.presses("Je m’en occupe", on=cards(world.nour)[0])
    assert "Nour Haddad s’en occupe" in world.nour.last("sos")


async def test_a_call_in_the_hands_of_whoever_left_the_team_calls_the_others(world: World) -> None:
    await world.ana.says(CALL)
    await world.leo.presses("Je m’en occupe", on=world.leo.last("sos"))
    await leaves_the_team(world.leo)
    assert "ne peut plus" in world.nour.last("sos")
    assert "Léo est avec toi" not in world.ana.last()
    await world.advance(minutes=10)
    assert "Qui a cinq minutes" in world.nour.last("sos")
    await world.nour.presses("Je m’en occupe", on=world.nour.last("sos"))
    assert "Nour est avec toi" in world.ana.last()
