"""One edition on Slack and Discord: the same wins on both, applause of both, and each decision holds on both."""

from tests.both import Both
from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Seen
from tests.drivers.slack import SlackDriver
from tests.features.test_celebration_story import bravo
from tests.features.test_link_story import linked
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
        assert "on m’a raconté 2 réussites" in header
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


async def opened(both: Both) -> list[Seen]:
    """Wednesday; the first message of the edition on each side."""
    await both.slack.advance(days=7)
    return [world.tom.last("celebrations") for world in (both.slack, both.discord)]


def applause(both: Both, headers: list[Seen]) -> list[str]:
    """The line on applause, on each side."""
    again = [world.tom.again(header).words for world, header in zip((both.slack, both.discord), headers, strict=True)]
    return [
        next((line for line in words.split("\n") if "réaction" in line or "réponse" in line), "") for words in again
    ]


async def test_the_applause_of_somebody_with_linked_accounts_counts_on_both_sides(both: Both) -> None:
    await bravo(both.slack, "leo", "tom", "a traduit le jeu en une nuit")
    headers = await opened(both)
    await both.slack.ana.reacts("🎉", on=headers[0])
    await linked(both.slack.ana, both.discord.ana)
    await both.discord.ana.reacts("🎉", on=headers[1])
    answer = await both.discord.ana.says("Quelle nuit !", below=headers[1])
    await both.slack.ana.says("Chapeau", below=headers[0])
    for line in applause(both, headers):
        assert "2 réactions · 2 réponses" in line
    await both.slack.ana.reacts("🎉", on=headers[0], added=False)  # each side's own is taken back
    await both.discord.ana.deletes(answer)
    for line in applause(both, headers):
        assert "1 réaction · 1 réponse" in line


async def test_the_applause_while_both_sides_were_away_is_summed_up_once(both: Both) -> None:
    await bravo(both.slack, "leo", "tom", "a traduit le jeu en une nuit")
    headers = await opened(both)
    (below,) = both.slack.tom.sees("celebrations", below=headers[0])
    await both.slack.nour.reacts("🎉", on=headers[0])
    on_slack, on_discord = both.slack.driver, both.discord.driver
    assert isinstance(on_slack, SlackDriver)
    assert isinstance(on_discord, DiscordDriver)
    for time in range(2):
        for driver in (on_slack, on_discord):
            await driver.goes_away()
        if not time:
            await on_slack.reacts("leo", below.id, "👏", added=True)
            await on_slack.reacts("leo", headers[0].id, "🎉", added=True)
            await on_discord.reacts("maya", headers[1].id, "🎉", added=True)
        for driver in (on_slack, on_discord):
            await driver.comes_back(both.slack.house)
        await both.slack.settle()
        for line in applause(both, headers):
            assert "4 réactions" in line
