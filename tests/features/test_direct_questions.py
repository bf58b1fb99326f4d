"""Ordinary direct messages: questions to Mijote itself and about one's own data are answered, nobody meets silence."""

import pytest

from tests.drivers.seen import Seen
from tests.world import World

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
FIRST_NAMES = {"ana": "Ana", "yanis": "Yanis"}
"""Who asks: in each story both, who never wrote before, each in their own words."""
ITSELF = (("Salut ! tu es qui ?", "t'es un robot ?"), ("tu sais faire quoi ?", "Bonjour, comment ça marche ici ?"))
DATA = (
    ("je voudrais savoir ce que tu sais de moi", "Je veux savoir ce que tu sais de moi"),
    ("supprime mes données", "RGPD"),
)


async def _resolved(world: World, who: str = "ana") -> Seen:
    await getattr(world, who).says(CALL)
    card = world.leo.last("sos")
    await world.leo.submits(await world.leo.presses("C’est réglé", on=card), summary="")
    return world.leo.again(card)


def _after(seen: list[Seen]) -> list[str]:
    return [one.words for one in seen]


@pytest.mark.parametrize("asked", ITSELF)
async def test_whoever_asks_who_mijote_is_is_told_and_can_call(world: World, asked: tuple[str, str]) -> None:
    for number, (who, words) in enumerate(zip(FIRST_NAMES, asked, strict=True)):
        asker = getattr(world, who)
        await asker.says(words)
        answer = asker.last()
        assert f"Bonjour {FIRST_NAMES[who]} ! Je suis Mijote." in answer
        assert "/sos · Appeler l’équipe à l’aide" in answer
        assert "petit robot" in answer
        assert len(world.leo.sees("sos")) == number
        await asker.submits(await asker.presses("J’ai besoin d’aide", on=answer), words=f"je suis perdu·e, {who}")
        assert f"je suis perdu·e, {who}" in world.leo.last("sos")


async def test_it_is_told_in_the_language_of_whoever_asks(world: World) -> None:
    await world.tom.says("hi! who are you")
    assert "Hello Tom! I am Mijote." in world.tom.last()
    assert "/sos · Call the team for help, at any hour" in world.tom.last()


@pytest.mark.parametrize("asked", ITSELF)
async def test_after_a_case_the_same_question_gets_the_same_answer(world: World, asked: tuple[str, str]) -> None:
    for who, words in zip(FIRST_NAMES, asked, strict=True):
        asker, card = getattr(world, who), await _resolved(world, who)
        before = len(asker.sees())
        await asker.says(words)
        (_question, answer) = asker.sees()[before:]
        assert "Je suis Mijote" in answer
        assert "Réglé" in world.leo.again(card)
        assert world.leo.sees("sos", below=card) == []


@pytest.mark.parametrize("asked", DATA)
@pytest.mark.parametrize("helped", [False, True])
async def test_questions_about_ones_data_never_call(world: World, asked: tuple[str, str], helped: bool) -> None:
    for number, (who, words) in enumerate(zip(FIRST_NAMES, asked, strict=True)):
        asker = getattr(world, who)
        card = await _resolved(world, who) if helped else None
        await asker.says(words)
        answer = asker.last()
        assert "ton nom, ta langue, ton fuseau horaire" in answer
        assert "administration" in answer
        assert answer.controls[0].label == "J’ai besoin d’aide"
        assert len(world.leo.sees("sos")) == (number + 1 if helped else 0)
        if card is not None:
            assert "Réglé" in world.leo.again(card)
            assert world.leo.sees("sos", below=card) == []


async def test_each_question_is_answered_where_it_was_asked_and_an_edit_answers_no_second_time(world: World) -> None:
    said = await world.ana.says("tu es qui ?")
    await world.ana.edits(said, "tu es qui toi ?")
    assert len(world.ana.sees()) == 2
    await world.ana.says("tu es un robot ?")
    assert len(world.ana.sees()) == 4
    assert "Je suis Mijote" in world.ana.last()


async def test_words_edited_into_such_a_question_are_answered(world: World) -> None:
    said = await world.ana.says("merci")
    await world.ana.edits(said, "merci, tu es qui ?")
    assert "Je suis Mijote" in world.ana.last()


async def test_during_a_case_such_words_are_for_the_team(world: World) -> None:
    await world.ana.says(CALL)
    await world.ana.says("tu es qui ?")
    assert world.leo.last("sos", below=world.leo.last("sos")).words == "tu es qui ?"
    assert world.ana.last().words == "tu es qui ?"


async def test_what_the_team_asked_after_the_end_is_still_answered_to_the_team(world: World) -> None:
    card = await _resolved(world)
    await world.leo.says("coucou, c'est réparé de votre côté ?", below=card)
    await world.ana.says("c'est qui ?")
    assert world.leo.last("sos", below=card).words == "c'est qui ?"
    assert "Je suis Mijote" in world.ana.last()
    assert "Réglé" in world.leo.again(card)


async def test_the_friendly_question_waits_while_such_a_question_is_answered(world: World) -> None:
    await world.ana.says("bonjour")
    question = world.ana.last()
    await world.ana.says("tu es qui ?")
    assert "Je suis Mijote" in world.ana.last()
    await world.ana.says("oui stp")
    assert "J’appelle l’équipe" in world.ana.again(question)
    assert "bonjour" in world.leo.last("sos")


async def test_a_yes_to_the_friendly_question_is_heard_beside_such_a_question(world: World) -> None:
    await world.ana.says("bonjour")
    await world.ana.says("oui stp, comment ça marche ?")
    assert "bonjour" in world.leo.last("sos")


async def test_a_call_beside_such_a_question_is_a_call(world: World) -> None:
    await world.ana.says("salut tu es qui ? moi je suis bloquée dehors, venez vite")
    assert "bloquée dehors" in world.leo.last("sos")


# --- nobody is met by silence -----------------------------------------------------------------------------


async def test_small_talk_gets_a_word_then_one_question_then_peace(world: World) -> None:
    await world.ana.says("merci !")
    assert "Merci pour ce mot" in world.ana.last()
    await world.ana.says("il fait beau chez vous aussi ?")
    assert "Veux-tu que j’appelle quelqu’un" in world.ana.last()
    before = len(world.ana.sees())
    await world.ana.says("ici il pleut")
    assert _after(world.ana.sees()[before:]) == ["ici il pleut"]  # the question still stands
    assert world.leo.sees("sos") == []


async def test_small_talk_that_is_edited_is_not_asked_about(world: World) -> None:
    said = await world.ana.says("il fait beau chez vous aussi ?")
    await world.ana.edits(said, "il fait très beau chez vous aussi ?")
    assert len(world.ana.sees()) == 2
    assert "Merci pour ce mot" in world.ana.last()


async def test_thanks_and_closings_are_not_asked_about(world: World) -> None:
    await world.ana.says("merci !")
    before = len(world.ana.sees())
    for words in ("ok", "👍", "à bientôt", "merci beaucoup, bonne soirée"):
        await world.ana.says(words)
    assert _after(world.ana.sees()[before:]) == ["ok", "👍", "à bientôt", "merci beaucoup, bonne soirée"]


async def test_small_talk_after_a_case_is_not_taken_for_thanks(world: World) -> None:
    await _resolved(world)
    await world.ana.says("il fait beau chez vous aussi ?")
    assert "Merci pour ce mot" in world.ana.last()
    await world.ana.says("merci beaucoup")
    assert "Avec grand plaisir" in world.ana.last()
