"""Rituals of somebody with an account on each side."""

from tests.both import Both
from tests.features.ritual_steps import hosted
from tests.features.test_link_story import linked


async def test_whoever_looks_after_it_is_told_once_that_nobody_can_host(both: Both) -> None:
    await linked(both.slack.ines, both.discord.ines)
    await hosted(both.slack, "ana", when="chaque vendredi à 11h")
    await both.slack.advance(hours=1)
    await both.slack.ana.presses("Pas cette fois", on=both.slack.ana.last())
    told = [one for side in (both.slack.ines, both.discord.ines) for one in side.sees() if "ne peut animer" in one]
    assert len(told) == 1
