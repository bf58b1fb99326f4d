"""What other features announce becomes a draft: with a warm sentence, with where it comes from, told once."""

from bot.core.achieved import Achieved, Feat
from bot.runtime.context import ActorCtx
from tests.features.test_celebration_more import card, desk
from tests.features.test_celebration_story import wednesday
from tests.world import World

WORLDS = ["playground sqlite"]
SENTENCES = {
    Feat.HELPED: "Pour avoir répondu à un appel à l’aide : ça a fait du bien à quelqu’un",
    Feat.FIRST_HELP: "Pour avoir répondu pour la toute première fois à un appel à l’aide",
    Feat.TRAINED: "Pour avoir terminé la formation",
    Feat.FIRST_WORKSHOP: "Pour un tout premier atelier",
    Feat.CALLED: "Pour avoir pris des nouvelles par téléphone",
    Feat.YEARS: "Pour 5 années avec nous",
}


async def announce(world: World, what: Feat, *who: str, subject: str, count: int = 1) -> None:
    """A feature that is still to come announces something."""

    async def work(ctx: ActorCtx) -> None:
        people = tuple([(await world.person(name)).id for name in who])
        await ctx.announce(Achieved(what=what, people=people, subject=subject, count=count))

    await world.in_unit(work)


async def test_each_kind_of_fact_has_its_sentence_and_each_person_decides(world: World) -> None:
    for what in Feat:
        await announce(world, what, "ana", "tom", subject=f"about-{what}", count=5)
        await announce(world, what, "ana", "tom", subject=f"about-{what}", count=5)  # told once
    seen = await desk(world)
    for sentence in SENTENCES.values():
        assert seen.words.count(sentence) == 1
    assert "D’où ça vient" not in [control.label for control in (await card(world, "1. 👏 Bravo Ana Moreau et Tom "
            "Becker\u00a0!")).controls]  # fmt: skip
    for number in range(1, len(Feat) + 1):
        seen = await card(world, f"{number}. 👏 Bravo Ana Moreau et Tom Becker\u00a0!")
        await world.leo.presses("Ajouter", on=seen)
    assert SENTENCES[Feat.YEARS] in world.ana.last()
    assert "For 5 years with us" in world.tom.last()
    await world.ana.chooses("pas du tout", from_="Me montrer…", on=world.ana.last())
    header = await wednesday(world)
    told = "\n".join(message.words for message in world.tom.sees("celebrations", below=header))
    for sentence in SENTENCES.values():
        assert told.count(sentence) == 1
    assert told.count("Bravo Tom Becker") == 1
    assert told.count("Bravo Ana Moreau et Tom Becker") == len(Feat) - 1


async def test_what_nobody_does_twice_is_told_once_whatever_it_is_about(world: World) -> None:
    await announce(world, Feat.FIRST_WORKSHOP, "ana", subject="workshop-1")
    await announce(world, Feat.FIRST_WORKSHOP, "ana", "tom", subject="workshop-2")
    await announce(world, Feat.FIRST_WORKSHOP, "ana", subject="workshop-3")
    seen = await desk(world)
    assert seen.words.count("Bravo Ana Moreau") == 1
    assert seen.words.count("Bravo Tom Becker") == 1


async def test_facts_help_to_see_who_was_never_celebrated(world: World) -> None:
    await announce(world, Feat.TRAINED, "ana", subject="training-1")
    await announce(world, Feat.YEARS, "tom", subject="tom:1")
    seen = (await world.leo.presses("Qui n’a pas eu de bravo depuis longtemps\u00a0?", on=await desk(world))).whisper
    assert "Ana Moreau (jamais encore) : a terminé une formation" in seen
    assert "Tom Becker" not in seen
