"""Codes in a race, on PostgreSQL, where units run side by side: one link at most, and nothing half done."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.both import Both, open_both
from tests.databases import Databases
from tests.features.test_link_story import TOMS_YES, YES, code_for, typed

pytestmark = pytest.mark.postgres


@pytest.fixture
async def both(databases: Databases, tmp_path: Path) -> AsyncIterator[Both]:
    """A fresh community on Slack and Discord at once, where units run side by side."""
    url = databases.fresh_url("postgres")
    async with open_both(url, tmp_path) as opened:
        yield opened
    databases.drop(url)


async def owners(both: Both) -> list[str]:
    return [(await world.person(who)).id for world in (both.slack, both.discord) for who in ("ana", "tom")]


@pytest.mark.long
async def test_two_codes_at_once_make_one_link(both: Both) -> None:
    """Ana shows a code on each side and types each on the other, and says yes to both at the same time."""
    there, back = await code_for(both.slack.ana), await code_for(both.discord.ana)
    first, second = (await typed(both.discord.ana, there)).whisper, (await typed(both.slack.ana, back)).whisper
    await asyncio.gather(
        both.discord.driver.presses("ana", first.control(YES).wire, "", first.id),
        both.slack.driver.presses("ana", second.control(YES).wire, "", second.id),
    )
    await both.slack.settle()
    on_slack, _tom, on_discord, _too = await owners(both)
    assert on_slack == on_discord


async def test_a_chain_of_codes_at_once_makes_one_link(both: Both) -> None:
    """Ana's code is typed by Tom on Discord, Tom's by Ana's other account: whoever comes second is refused."""
    of_ana, of_tom = await code_for(both.slack.ana), await code_for(both.discord.tom)
    first = (await typed(both.discord.tom, of_ana)).whisper
    second = (await typed(both.slack.tom, of_tom)).whisper
    await asyncio.gather(
        both.discord.driver.presses("tom", first.control(TOMS_YES).wire, "", first.id),
        both.slack.driver.presses("tom", second.control(TOMS_YES).wire, "", second.id),
    )
    await both.slack.settle()
    assert len(set(await owners(both))) == 3


@pytest.mark.long
async def test_yes_and_no_and_a_new_code_at_once_end_well(both: Both) -> None:
    code = await code_for(both.slack.ana)
    asked = (await typed(both.discord.ana, code)).whisper
    yes = asked.control(YES).wire
    await asyncio.gather(
        both.discord.driver.presses("ana", yes, "", asked.id),
        both.slack.driver.presses("ana", yes.replace("link.yes", "link.no"), "", None),
        both.slack.driver.commands("ana", "link", {}),
    )
    await both.slack.settle()
    assert len(set(await owners(both))) in {3, 4}
