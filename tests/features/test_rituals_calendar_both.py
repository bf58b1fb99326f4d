"""The rituals' calendar of somebody with an account on each side."""

from tests.both import Both
from tests.features.calendars import address, fetched
from tests.features.ritual_steps import plan
from tests.features.test_link_story import PART, linked


async def test_an_address_goes_on_working_when_its_owner_links_accounts_until_they_make_a_new_one(both: Both) -> None:
    await plan(both.slack, "chaque mercredi à 11h")
    sides = (both.slack.ana, both.discord.ana)
    before = [address((await side.commands("ritual", do="calendar")).whisper) for side in sides]
    await linked(*sides)
    now = [await side.commands("ritual", do="calendar") for side in sides]
    assert address(now[0].whisper) == address(now[1].whisper)
    for url in before:
        assert await fetched(both.slack, url) is not None
    new = address((await sides[0].presses("En faire une nouvelle", on=now[0].whisper)).whisper)
    assert [await fetched(both.slack, url) for url in before] == [None, None]
    assert await fetched(both.slack, new) is not None
    await sides[0].presses(PART, on=sides[0].last())
    assert [await fetched(both.slack, url) for url in before] == [None, None]


async def test_a_closed_address_stays_closed_when_its_owner_links_accounts_and_parts_them(both: Both) -> None:
    await plan(both.slack, "chaque mercredi à 11h")
    sides = (both.slack.ana, both.discord.ana)
    heard = [(await side.commands("ritual", do="calendar")).whisper for side in sides]
    first, closed = map(address, heard)
    new = address((await sides[1].presses("En faire une nouvelle", on=heard[1])).whisper)

    async def stands(url: str) -> bool:
        return await fetched(both.slack, url) is not None

    await linked(*sides)
    assert [await stands(url) for url in (first, closed, new)] == [True, False, True]
    await sides[0].presses(PART, on=sides[0].last())
    assert [await stands(url) for url in (first, closed, new)] == [True, False, True]
