"""One edition on Slack and Discord: the same wins on both, applause of both, and each decision holds on both."""

from tests.both import Both
from tests.drivers.seen import Seen
from tests.features.test_celebration_story import bravo
from tests.world import World


def below(world: World, header: Seen) -> list[str]:
    """What an edition tells there."""
    return [message.words for message in world.tom.sees("celebrations", below=header)]


async def test_one_edition_on_both_platforms(both: Both) -> None:
    await bravo(both.slack, "leo", "ana", "a tenu l'atelier seule")
    await bravo(both.discord, "nour", "tom", "a traduit le jeu en une nuit")
    await both.slack.advance(days=7)
    headers = [world.tom.last("celebrations") for world in (both.slack, both.discord)]
    for world, header in zip((both.slack, both.discord), headers, strict=True):
        assert "2 réussites me sont parvenues" in header
        ana, tom = below(world, header)
        assert "Bravo Ana Moreau" in ana
        assert "Bravo Tom Becker" in tom

    await both.slack.leo.reacts("🎉", on=headers[0])
    await both.discord.maya.reacts("👏", on=headers[1])
    await both.discord.maya.says("Bravo !!", below=headers[1])
    await both.slack.ana.chooses("pas du tout", from_="Me montrer…", on=both.slack.ana.last())
    for world, header in zip((both.slack, both.discord), headers, strict=True):
        assert "2 réactions · 1 réponse" in world.tom.again(header)
        assert "Ana" not in world.tom.again(header)
        assert [words for words in below(world, header) if "Ana" in words] == []
