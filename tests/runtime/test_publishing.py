"""Secret addresses: who can open what, and until when."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.core.inbound import Said
from bot.core.people import Community, Person
from bot.core.refs import Profile
from bot.platforms.web.room import served
from bot.platforms.web.routes import routes
from bot.runtime import personal
from bot.runtime.addresses import Addresses, Holder
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Feed
from bot.runtime.publishing import ASKED, Publisher
from bot.ui.ports import ComeBack, Published
from storage.repos import feeds
from storage.unit import Connection
from tests.runtime.bench import HERE, Bench, feature, open_bench

KEY = "k" * 64
BASE = "https://mijote.example"
ADDRESSES = Addresses(BASE, KEY)
ANA = Holder("0" * 31 + "a", 0)


async def load(_connection: Connection, community: Community, person: Person, now: datetime) -> tuple[Any, ...]:
    return community.name, person.name, now


async def heard(_ctx: ActorCtx, _said: Said) -> None:
    """Whoever writes counts."""


NEWS = Feed("news.txt", "text/plain", load, lambda state: f"{state[0]}, {state[1]}".encode())


@pytest.fixture
async def bench(database_url: str) -> AsyncIterator[Bench]:
    async with open_bench(database_url, feature(feeds={"news": NEWS}, direct=heard)) as opened:
        await opened.says("ana", "hello")
        yield opened


def publisher(bench: Bench) -> Publisher:
    return Publisher(bench.database, bench.clock, bench.house.dispatcher.registry, ADDRESSES)


async def asks(bench: Bench, generation: int = 0, name: str = "news") -> Published | ComeBack | None:
    """What Ana's program gets at her address of this generation."""
    url = ADDRESSES.of(name, "news.txt", Holder((await bench.person("ana")).id, generation))
    assert url is not None
    return await publisher(bench).feed(*url.removeprefix(f"{BASE}/").split("/"))


async def test_a_feed_is_made_for_the_person_whose_address_it_is(bench: Bench) -> None:
    assert await asks(bench) == Published(b"Les Passerelles, Ana Moreau", "text/plain", "news.txt")
    assert await asks(bench, name="olds") is None


async def test_a_new_address_closes_the_one_before(bench: Bench) -> None:
    person = (await bench.person("ana")).id
    await bench.in_unit(lambda ctx: feeds.renew(ctx.connection, person, "news"))
    assert await asks(bench) is None
    assert isinstance(await asks(bench, 1), Published)
    assert await asks(bench, 2) is None  # which is to come


async def test_whoever_left_reads_nothing_until_they_are_back(bench: Bench) -> None:
    gone, stranger = {"ana": Profile("", is_member=False)}, {"nobody-knows": Profile("", is_member=False)}
    await bench.house.dispatcher.follow(HERE, gone | stranger)
    assert await asks(bench) is None
    await bench.house.dispatcher.follow(HERE, gone)
    await bench.house.dispatcher.follow(HERE, {"ana": Profile("Ana Moreau")})
    assert isinstance(await asks(bench), Published)
    await bench.house.dispatcher.follow(HERE, gone)
    await bench.says("ana", "I am back", profile=Profile("Ana Moreau"))
    assert isinstance(await asks(bench), Published)


async def test_over_http_a_departed_person_looks_like_a_wrong_address(bench: Bench) -> None:
    path = (ADDRESSES.of("news", "news.txt", Holder((await bench.person("ana")).id, 0)) or "").removeprefix(BASE)
    async with (
        served("127.0.0.1", 0, routes(publisher(bench))) as port,
        ClientSession(f"http://127.0.0.1:{port}") as http,
    ):
        async with http.head(path) as there:
            assert there.status == 200
        async with http.get(path, headers={"If-None-Match": there.headers["ETag"]}) as again:
            assert again.status == 304
        await bench.house.dispatcher.follow(HERE, {"ana": Profile("", is_member=False)})
        told = []
        for asked in (path, path.replace(".0.", ".1."), "/news/x.txt"):
            async with http.get(asked) as answer:
                headers = {name: value for name, value in answer.headers.items() if name != "Date"}
                told.append((answer.status, headers, await answer.text()))
        assert told[0] == told[1] == told[2]
        assert told[0][0] == 404


async def test_what_was_forgotten_is_read_no_more(bench: Bench) -> None:
    person, registry = (await bench.person("ana")).id, bench.house.dispatcher.registry
    await bench.in_unit(lambda ctx: personal.erase(ctx, registry, person))
    assert await asks(bench) is None


async def test_a_program_that_asks_too_often_is_asked_to_come_back(bench: Bench) -> None:
    url = ADDRESSES.of("news", "news.txt", Holder((await bench.person("ana")).id, 0)) or ""
    public = publisher(bench)
    found = [await public.feed("news", url.rpartition("/")[2]) for _ in range(ASKED.burst + 1)]
    assert isinstance(found[-2], Published)
    assert found[-1] == ComeBack(ASKED.every)
    bench.clock.move(ASKED.every)
    assert isinstance(await public.feed("news", url.rpartition("/")[2]), Published)


async def test_a_wrong_one_is_told_apart_without_looking_anything_up(bench: Bench) -> None:
    known, unknown = (await bench.person("ana")).id, "0" * 32
    bench.database.trouble = AssertionError("it was looked up")
    for person in (known, unknown):
        assert await publisher(bench).feed("news", f"{person}.0.{'A' * 43}.txt") is None


# --- tokens: pure -------------------------------------------------------------------------------------------


def token(holder: Holder, feed: str = "news", addresses: Addresses = ADDRESSES) -> str:
    """The secret part of an address."""
    return (addresses.of(feed, "news.txt", holder) or "").rpartition("/")[2].removesuffix(".txt")


def test_an_address_is_of_one_person_one_feed_one_generation_and_one_installation() -> None:
    mine = token(ANA)
    assert ADDRESSES.holder("news", mine) == ANA
    assert ADDRESSES.holder("olds", mine) is None
    assert Addresses(ADDRESSES.base, "l" * 64).holder("news", mine) is None
    assert mine.replace(".0.", ".1.") != mine
    assert ADDRESSES.holder("news", mine.replace(".0.", ".1.")) is None
    assert ADDRESSES.holder("news", mine.replace("000a.", "000b.")) is None
    assert Addresses("", KEY).of("news", "news.txt", ANA) is None
    assert KEY not in repr(ADDRESSES)


@given(st.integers(0, 78), st.characters())
def test_no_other_sign_anywhere_opens_it(at: int, sign: str) -> None:
    mine = token(ANA)
    changed = mine[:at] + sign + mine[at + 1 :]
    # The last of 43 signs of base64 holds four bits of the proof: others that decode the same are refused, too.
    assert ADDRESSES.holder("news", changed) == (ANA if changed == mine else None)


@given(st.text(max_size=100))
def test_whatever_is_asked_is_answered(asked: str) -> None:
    assert ADDRESSES.holder("news", asked) is None
