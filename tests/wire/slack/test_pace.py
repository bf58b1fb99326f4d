"""A 429 is obeyed by method: nobody calls it before Slack wants to be called, and all other methods go on."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.core.errors import TryLater
from bot.core.ids import new_id
from bot.core.refs import MessageRef
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.ui.ports import Delivery, Edit, Post, PublishHome, Remove, Target
from bot.ui.text import Reader, Words
from bot.ui.view import say
from tests.wire.slack.client import SlackClient

VIEW, READER = say(Words("SOS 1")), Reader()


async def test_after_a_429_the_method_is_left_alone(slack: SlackClient) -> None:
    ana = await slack.person("ana")
    channels = [await slack.channel(name, members=["ana"]) for name in ("sos", "fun")]
    platform = SlackPlatform(Access(SecretStr(slack.bot_token), SecretStr(slack.app_token), api_url=slack.api_url))
    await platform.introduce()
    here = platform.workspace

    async def post(channel: str) -> MessageRef:
        stands = await platform.deliver(Post(new_id(0), Target(here, channel=channel), VIEW, READER))
        assert stands is not None
        return stands

    first, second = [await post(channel) for channel in channels]

    async def refused(delivery: Delivery) -> timedelta:
        with pytest.raises(TryLater) as told:
            await platform.deliver(delivery)
        return told.value.after

    await slack.fault("ratelimited", "chat.update", after=30)
    assert await refused(Edit(first, VIEW, READER)) == timedelta(seconds=30)
    assert timedelta(seconds=25) < await refused(Edit(second, VIEW, READER)) < timedelta(seconds=35)
    assert await slack.calls("chat.update") == {"chat.update": {"ratelimited": 1}}
    await platform.deliver(PublishHome(Target(here, user=ana, home=True), VIEW, READER))
    await platform.deliver(Remove(second))
    await post(channels[0])
    await platform.stop()
