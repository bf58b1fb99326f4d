"""SOS where the team's place is a forum of Discord: each case is a post, and the team talks in it."""

from typing import Any

import pytest

from tests.drivers.discord import DiscordDriver
from tests.world import World

WORLDS = ["forum sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


def discord(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


def names(world: World) -> list[str]:
    """What the posts of the forum are called, oldest first."""
    return discord(world).posts_of("leo", "sos")


async def test_a_case_is_a_post_named_by_case_and_person_and_lives_in_it(world: World) -> None:
    await world.ana.says(CALL)
    assert names(world) == ["SOS 1 · Ana Moreau"]
    card = world.leo.last("sos")
    assert "oublié les cartes" in card
    await world.leo.presses("Je m’en occupe", on=card)
    assert "Léo Bernard" in world.leo.again(card)
    await world.leo.says("J'arrive dans cinq minutes", below=card)
    assert "J'arrive dans cinq minutes" in world.ana.last()
    said = await world.ana.says("merci, je suis à l'accueil")
    assert "je suis à l'accueil" in world.leo.last(below=card)
    await world.ana.edits(said, "merci, je suis au portail")
    assert "je suis au portail" in world.leo.last(below=card)
    await world.ana.deletes(said)
    assert not any("portail" in seen for seen in world.leo.sees(below=card))
    await world.leo.says("// elle a l'air fatiguée", below=card)
    assert not any("fatiguée" in seen for seen in world.ana.sees())
    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    await world.leo.submits(form, summary="des cartes de secours")
    assert "réglé" in world.leo.again(card)
    assert names(world) == ["SOS 1 · Ana Moreau"]


async def test_a_post_that_was_put_away_is_opened_again_when_there_is_news(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await discord(world).behind("archive", where=card.id.partition(":")[0])
    await world.ana.says("je suis toujours là")
    assert "toujours là" in world.leo.last(below=card)
    assert not discord(world).is_archived(card)

    await discord(world).behind("archive", where=card.id.partition(":")[0])
    await world.leo.presses("Je m’en occupe", on=card)
    assert "Léo Bernard" in world.leo.again(card), "a change of the card, too"


async def test_while_a_new_session_begins_a_forum_is_still_one(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    discord(world).forgets_channels()
    await world.leo.presses("Je m’en occupe", on=card)
    assert names(world) == ["SOS 1 · Ana Moreau"], "not made anew, for want of knowing where it stands"
    assert "Léo Bernard" in world.leo.again(card)


async def test_a_call_beside_the_card_goes_away_with_its_post(world: World) -> None:
    await world.ana.says(CALL)
    await world.advance(minutes=11)
    assert len(names(world)) == 2
    card = world.leo.sees("sos")[0]
    await world.leo.presses("Je m’en occupe", on=card)
    assert names(world) == ["SOS 1 · Ana Moreau"]


async def test_without_the_right_to_take_posts_away_an_empty_one_is_put_away(world: World) -> None:
    await discord(world).allows("sos", {"MANAGE_THREADS": False})
    await world.ana.says(CALL)
    await world.advance(minutes=11)
    await world.leo.presses("Je m’en occupe", on=world.leo.sees("sos")[0])
    assert names(world) == ["SOS 1 · Ana Moreau", "…"]
    assert len(world.leo.sees("sos")) == 1, "nothing is left in it"


async def test_a_post_that_somebody_deleted_is_made_anew(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await discord(world).behind("remove_channel", where=card.id.partition(":")[0])
    assert names(world) == []
    await world.advance(minutes=11)
    assert "SOS 1 · Ana Moreau" in names(world)
    card = next(seen for seen in world.leo.sees("sos") if "oublié les cartes" in seen)
    await world.ana.says("je suis toujours là")
    assert "toujours là" in world.leo.last(below=card)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"kind": "status", "status": 502, "when": "after"}, id="an error, although it was made"),
        pytest.param({"kind": "reset", "when": "after"}, id="no answer, although it was made", marks=pytest.mark.long),
        pytest.param({"kind": "reset", "when": "before"}, id="no answer, and not made", marks=pytest.mark.long),
        pytest.param({"kind": "ratelimited", "after": 0.1}, id="too fast", marks=pytest.mark.long),
    ],
)
async def test_an_answer_that_is_lost_makes_no_second_post(world: World, fault: dict[str, Any]) -> None:
    await discord(world).behind("fault", on="create_thread", **fault)
    await world.ana.says(CALL)
    await world.advance(minutes=2)
    assert await discord(world).behind("faults_left") == 0
    assert names(world) == ["SOS 1 · Ana Moreau"]
    assert "oublié les cartes" in world.leo.last("sos")


@pytest.mark.long
async def test_a_forum_that_wants_tags_gets_one(world: World) -> None:
    await discord(world).behind("tags", where=world.channel("sos"), names=["appel", "autre"], required=True)
    await world.ana.says(CALL)
    assert names(world) == ["SOS 1 · Ana Moreau"]
