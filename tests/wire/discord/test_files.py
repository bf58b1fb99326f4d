"""Files over Discord's wire, whatever goes wrong on the way: each is seen once, with the bytes that were sent."""

from collections.abc import AsyncIterator, Sequence
from itertools import product
from pathlib import Path

import pytest

from bot.core.errors import FileRefused
from bot.core.files import SharedFile, WhyNot
from tests.databases import Databases
from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Seen
from tests.drivers.slack import now
from tests.features.pictures import PNG
from tests.wire.discord.rules import Json
from tests.world import World, open_world

STEPS = ("get_message", "download", "create_message")
SHORT: Sequence[Json] = (
    {"kind": "reset"},
    {"kind": "reset", "when": "after"},
    {"kind": "ratelimited", "after": 0.05},
)


@pytest.fixture
async def world(databases: Databases, tmp_path: Path) -> AsyncIterator[World]:
    """Ana called, Léo is on it."""
    url = databases.fresh_url("sqlite")
    async with open_world(url, tmp_path, make_driver=DiscordDriver) as world:
        await world.ana.says("SOS, le projecteur est mort")
        await world.leo.presses("Je m’en occupe", on=world.leo.last("sos"))
        yield world
    databases.drop(url)


def driver(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


async def passes(world: World, card: Seen, fault: Json, name: str, times: int) -> str:
    """What went wrong with one photo, while this happens; "" when nothing did."""
    faults = driver(world)._server.fake.faults
    await driver(world)._do("fault", **fault, times=times)
    photo = PNG + name.encode()
    await world.ana.says("", files=[(name, photo)])
    await world.advance(minutes=3)
    if not faults.happened:
        return f"{fault}: did not happen"
    faults.clear()
    faults.happened.clear()
    seen = [one for one in world.leo.sees("sos", below=card) if name in str(one)]
    if len(seen) != 1:
        return f"{fault}: seen {len(seen)} times"
    return "" if list(seen[0].files.values()) == [photo] else f"{fault}: {seen[0].words}"


async def test_each_file_is_seen_once_whatever_goes_wrong(world: World) -> None:
    card = world.leo.last("sos")
    cells = [{**fault, "on": step} for step, fault in product(STEPS, SHORT)]
    wrong = [await passes(world, card, fault, f"photo{n}z.png", 1) for n, fault in enumerate(cells)]
    assert not list(filter(None, wrong))


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_each_file_is_seen_once_when_it_goes_wrong_twice(world: World) -> None:
    card = world.leo.last("sos")
    hard: Sequence[Json] = (*SHORT, {"kind": "status", "when": "after"}, {"kind": "status"})
    cells = [{**fault, "on": step} for step, fault in product(STEPS, hard)]
    wrong = [await passes(world, card, fault, f"photo{n}z.png", 2) for n, fault in enumerate(cells)]
    assert not list(filter(None, wrong))


async def test_a_picture_is_shown_as_one_and_all_else_as_a_file_to_download(world: World) -> None:
    await world.leo.says("", below=world.leo.last("sos"), files=[("a.png", PNG), ("b.html", b"<script>")])
    posts = [post for post in now(driver(world)._sight.posts()) if post["attachments"] and post["author"].get("bot")]
    kinds = [[component["type"] for component in post["components"]] for post in posts]
    assert kinds == [[10, 12], [10, 13]]
    assert [post["mentions"] for post in posts] == [[], []]


async def test_without_the_right_to_attach_the_name_is_told(world: World) -> None:
    fault = {"kind": "error", "error": 50013, "on": "create_message", "times": 1}
    await driver(world)._do("fault", **fault)
    await world.leo.says("", below=world.leo.last("sos"), files=[("plan.png", PNG)])
    told = world.ana.last()
    assert told.files == {}
    assert "plan.png" in told
    assert "Je n’ai pas pu transmettre ce fichier" in told


async def test_what_cannot_be_had_says_why(world: World) -> None:
    said = await world.ana.says("", files=[("plan.png", PNG)])
    channel, message = said.id.split(":")
    (post,) = [post for post in now(driver(world)._sight.messages("ana", channel)) if post["id"] == message]
    here, fetch = world.ref("ana").workspace, driver(world).platform.fetch

    async def why(ref: str, most: int) -> WhyNot:
        with pytest.raises(FileRefused) as refused:
            await fetch(SharedFile(here, ref, "plan.png", "image/png", 10), most)
        return refused.value.why_not

    known = f"{channel}:{message}:{post['attachments'][0]['id']}"
    assert await fetch(SharedFile(here, known, "plan.png", "image/png", 10), len(PNG)) == PNG
    assert await why(known, len(PNG) - 1) is WhyNot.TOO_LARGE
    assert await why(f"{channel}:{message}:1", 10_000) is WhyNot.GONE
    assert await why(f"{channel}:1:1", 10_000) is WhyNot.GONE
    driver(world)._server.fake.world.base_url = "https://evil.example"
    assert await why(known, 10_000) is WhyNot.OUT_OF_REACH
