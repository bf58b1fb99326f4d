"""Linking as an attack: nobody gets in by a code, and whoever is out again has no hand left inside."""

from tests.both import Both
from tests.features.test_link_story import PART, TOMS_PART, TOMS_YES, code_for, linked, typed


async def test_a_new_code_takes_the_question_about_the_old_one_away(both: Both) -> None:
    asked = (await typed(both.discord.tom, await code_for(both.slack.ines))).whisper
    await both.discord.tom.presses(TOMS_YES, on=asked)
    question = both.slack.ines.last()
    assert "Tom Becker" in question
    await code_for(both.slack.ines)
    assert question not in both.slack.ines.sees()


async def test_a_link_that_ended_gives_nobody_a_hand_on_the_next_one(both: Both) -> None:
    """Tom was linked with Ana once. Ana's next link, with her own account, is not his to part."""
    asked = (await typed(both.discord.tom, await code_for(both.slack.ana))).whisper
    await both.discord.tom.presses(TOMS_YES, on=asked)
    old = both.discord.tom.last().control(TOMS_PART).wire
    await both.discord.tom.presses(TOMS_PART, on=both.discord.tom.last())
    await linked(both.slack.ana, both.discord.ana)
    new = both.slack.ana.last().control(PART).wire
    for wire in (old, new):
        await both.discord.tom.forges(wire)
    assert (await both.slack.person("ana")).id == (await both.discord.person("ana")).id
    assert (await both.discord.person("tom")).id != (await both.slack.person("ana")).id
