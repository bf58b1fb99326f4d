"""A message is found again by its key, whatever the clocks say and whoever repeats it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.core.clock import MovableClock, unix_ms
from bot.core.ids import new_id
from bot.core.refs import MessageRef
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.platforms.slack.deliver import EVENT_TYPE, PAGE
from bot.ui.ports import Post, Target
from bot.ui.text import Reader, Words
from bot.ui.view import say
from tests.wire.slack.compose import Draft
from tests.wire.slack.fake import Fake
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Rules
from tests.wire.slack.server import Server

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
"""Slack's time."""


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    found = Server(Fake(Rules(enforce_rates=False), clock=MovableClock(frozen_at=NOON)))
    await found.start()
    await found.control.do("person", {"handle": "ana"})
    await found.control.do("channel", {"name": "sos", "ident": "C0SOS", "members": ["ana"]})
    yield found
    await found.stop()


@pytest.fixture
async def platform(server: Server) -> AsyncIterator[SlackPlatform]:
    app = server.fake.workspace.app
    access = Access(SecretStr(app.bot_token), SecretStr(app.app_token), api_url=f"{server.fake.base_url}/api/")
    found = SlackPlatform(access, seconds_per_message=0)
    await found.introduce()
    yield found
    await found.stop()


def a_post(platform: SlackPlatform, born: datetime, thread: MessageRef | None = None) -> Post:
    """A post of which we believe that it was born then."""
    key = unix_ms(born).to_bytes(6).hex() + new_id(0)[12:]
    return Post(key, Target(platform.workspace, channel="C0SOS", thread=thread), say(Words("SOS 1")), Reader())


@pytest.mark.parametrize("hours", [-100, -1, 0, 1, 100])
async def test_a_clock_that_is_wrong_finds_it_all_the_same(server: Server, platform: SlackPlatform, hours: int) -> None:
    post = a_post(platform, NOON + timedelta(hours=hours))
    assert await platform.find(post) is None
    stands = await platform.deliver(post)
    server.fake.clock.move(timedelta(minutes=20))
    assert await platform.find(post) == stands
    assert stands is not None
    below = a_post(platform, NOON + timedelta(hours=hours), stands)
    assert await platform.find(below) is None
    stands_below = await platform.deliver(below)
    assert await platform.find(below) == stands_below


async def test_it_is_found_after_days_and_behind_pages_of_others(server: Server, platform: SlackPlatform) -> None:
    post = a_post(platform, NOON)
    stands = await platform.deliver(post)
    for _ in range(PAGE + 5):
        server.fake.clock.move(timedelta(minutes=15))
        await server.control.do("say", {"who": "ana", "text": "bla", "where": "sos"})
    assert await platform.find(post) == stands


async def test_what_is_older_is_not_read(server: Server, platform: SlackPlatform) -> None:
    for _ in range(3 * PAGE):
        await server.control.do("say", {"who": "ana", "text": "bla", "where": "sos"})
    server.fake.clock.move(timedelta(days=1))
    assert await platform.find(a_post(platform, server.fake.clock.now())) is None
    assert server.fake.calls.counts["conversations.history", "ok"] == 1


async def test_of_two_with_the_same_key_ours_is_ours(server: Server, platform: SlackPlatform) -> None:
    post = a_post(platform, NOON)
    stands = await platform.deliver(post)
    space = server.fake.workspace
    other = Person("U0OTHER", "other", space.team, "Other", is_bot=True, bot_id="B0OTHER")
    draft = Draft("SOS 1", metadata={"event_type": EVENT_TYPE, "event_payload": {"key": post.key}})
    server.fake.posting.post(space.channels["C0SOS"], other, draft)
    assert await platform.find(post) == stands
