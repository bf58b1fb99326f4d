"""Files over Slack's wire, whatever goes wrong on the way: each is seen once, and its bytes are those that were sent.

A fault happens to one step of the passage: what is known of the file, its bytes, their sending in three steps, a post.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.core.errors import FileRefused
from bot.core.files import SharedFile, WhyNot
from bot.platforms.slack import files as slacks
from tests.databases import Databases
from tests.drivers.seen import Seen
from tests.drivers.slack import SlackDriver, now
from tests.features.pictures import PNG
from tests.wire.slack.rules import Json
from tests.world import World, open_world

PATIENCE = 1.0
"""Seconds that our client waits for an answer (in real life 20)."""
STEPS = (
    "files.info", "download", "files.getUploadURLExternal", "upload", "files.completeUploadExternal",
    "chat.postMessage",
)  # fmt: skip
SHORT: Sequence[Json] = (
    {"kind": "reset"},
    {"kind": "reset", "when": "after"},
    {"kind": "status", "when": "after"},
)
LONG: Sequence[Json] = (
    *SHORT,
    {"kind": "ratelimited"},
    {"kind": "status"},
    {"kind": "slow", "seconds": 2 * PATIENCE},
    {"kind": "slow", "seconds": 2 * PATIENCE, "when": "after"},
    {"kind": "error", "error": "internal_error"},
    {"kind": "error", "error": "internal_error", "when": "after"},
)


@pytest.fixture
async def world(databases: Databases, tmp_path: Path) -> AsyncIterator[World]:
    """Ana called, Léo is on it."""
    url = databases.fresh_url("sqlite")
    async with open_world(url, tmp_path, make_driver=partial(SlackDriver, call_within=PATIENCE)) as world:
        await world.ana.says("SOS, le projecteur est mort")
        await world.leo.presses("Je m’en occupe", on=world.leo.last("sos"))
        yield world
    databases.drop(url)


def driver(world: World) -> SlackDriver:
    assert isinstance(world.driver, SlackDriver)
    return world.driver


async def passes(world: World, card: Seen, fault: Json, name: str, times: int) -> str:
    """What went wrong with one photo, while this happens; "" when nothing did."""
    await driver(world)._do("fault", **fault, times=times)
    photo = PNG + name.encode()
    await world.ana.says("", files=[(name, photo)])
    for _ in range(times):  # Slack's slowness takes its time, however fast the story goes on
        await asyncio.sleep(float(fault.get("seconds", 0)))
        await world.advance(seconds=10)
    await world.advance(minutes=3)
    faults = driver(world)._server.fake.faults
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
    pairs = product(STEPS, LONG)
    cells = [{**fault, "on": step} for step, fault in pairs if "." in step or fault["kind"] != "error"]
    wrong = [await passes(world, card, fault, f"photo{n}z.png", 2) for n, fault in enumerate(cells)]
    assert not list(filter(None, wrong))


async def test_slack_is_waited_for_until_it_has_understood_a_file(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver(world)._server.fake.rules, "file_looks", 3)
    await world.leo.says("", below=world.leo.last("sos"), files=[("plan.png", PNG)])
    assert list(world.ana.last().files.values()) == [PNG]


async def test_what_slack_never_understands_holds_up_no_words_and_leaves_no_copies(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver(world)._server.fake.rules, "file_looks", 1_000_000)
    monkeypatch.setattr(slacks, "LOOKS", (0.0,))
    await world.ana.says("voilà", files=[("plan.png", PNG)])
    await world.ana.says("je suis à l'entrée")
    await world.advance(minutes=2)
    words, told, more = world.leo.sees("sos", below=world.leo.last("sos"))
    assert [words.words, more.words] == ["voilà", "je suis à l'entrée"]
    assert "Je n’ai pas pu transmettre ce fichier" in told
    assert len(driver(world)._server.fake.files.all) == 1  # hers


async def test_what_is_taken_back_leaves_nothing_in_slack(world: World) -> None:
    said = await world.ana.says("", files=[("plan.png", PNG)])
    files = driver(world)._server.fake.files.all
    assert len(files) == 2  # hers, and ours for the team
    await world.ana.deletes(said)
    assert world.leo.sees("sos", below=world.leo.last("sos")) == []
    assert len(files) == 1


@pytest.mark.parametrize("scope", ["files:read", "files:write"])
async def test_without_the_right_the_name_is_told_and_the_words_arrive(world: World, scope: str) -> None:
    app = driver(world)._server.fake.workspace.app
    app.scopes = [one for one in app.scopes if one != scope]
    await world.ana.says("voilà", files=[("plan.png", PNG)])
    words, told = world.leo.sees("sos", below=world.leo.last("sos"))
    assert words.words == "voilà"
    assert told.files == {}
    assert "plan.png" in told
    assert "Je n’ai pas pu transmettre ce fichier" in told


async def test_a_file_that_was_deleted_meanwhile_is_told_so(world: World) -> None:
    fake = driver(world)._server.fake
    fetch = driver(world).platform.fetch
    file = fake.files.give("plan.png", PNG, fake.workspace.person("ana"))
    known = SharedFile(world.ref("ana").workspace, file.id, "plan.png", "image/png", len(PNG))
    assert await fetch(known, 10_000) == PNG
    with pytest.raises(FileRefused) as refused:
        await fetch(known, 10)
    assert refused.value.why_not is WhyNot.TOO_LARGE
    fake.files.delete(file)
    with pytest.raises(FileRefused) as refused:
        await fetch(known, 10_000)
    assert refused.value.why_not is WhyNot.GONE


@pytest.mark.parametrize("address", ["https://evil.example/a.png", "http://127.0.0.1:9/a.png", "https://slack.com.x/a"])
async def test_a_forged_address_never_sees_the_token(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = driver(world)._server.fake
    honest = fake.files.json

    def forged(*args: Any) -> Json:
        return {**honest(*args), "url_private": address, "url_private_download": address}

    monkeypatch.setattr(fake.files, "json", forged)
    file = fake.files.give("plan.png", PNG, fake.workspace.person("ana"))
    known = SharedFile(world.ref("ana").workspace, file.id, "plan.png", "image/png", len(PNG))
    with pytest.raises(FileRefused, match="not Slack's"):
        await driver(world).platform.fetch(known, 10_000)


async def test_a_file_that_is_larger_than_announced_is_cut_off(world: World) -> None:
    fake = driver(world)._server.fake
    file = fake.files.give("plan.png", PNG * 1000, fake.workspace.person("ana"))
    file.length = 10
    known = SharedFile(world.ref("ana").workspace, file.id, "plan.png", "image/png", 10)
    with pytest.raises(FileRefused) as refused:
        await driver(world).platform.fetch(known, 1000)
    assert refused.value.why_not is WhyNot.TOO_LARGE
    with pytest.raises(FileRefused, match="files:read"):
        await driver(world).platform.fetch(known, 10_000_000)


async def test_nobody_s_words_become_markup_beside_a_file(world: World) -> None:
    await world.ana.says("", files=[("<!channel> *gras* <https:evil|x>.png", PNG)])
    (post,) = [post for post in now(driver(world)._sight.posts()) if post.get("files")]
    assert "<!channel>" not in post["text"]
    assert list(world.leo.last("sos", below=world.leo.last("sos")).files.values()) == [PNG]
