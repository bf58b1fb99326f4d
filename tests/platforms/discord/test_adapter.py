"""The adapter over the fake Discord: what it answers when, and what it does when an answer is lost."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from bot.core.clock import SystemClock, unix_ms
from bot.core.errors import Ambiguous, CannotStart
from bot.core.ids import new_id
from bot.core.inbound import Pressed, Said
from bot.core.refs import Workspace
from bot.platforms.discord.adapter import Access, DiscordPlatform
from bot.ui.command import Command
from bot.ui.form import Form, TextField
from bot.ui.ports import Edit, Post, Target
from bot.ui.reply import OpenForm, Whisper
from bot.ui.text import Reader, User, _
from bot.ui.view import say
from tests.platforms.discord.intake import Hearing
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Rules
from tests.wire.discord.running import in_process

FORM = Form("test.tell", User("A win"), (TextField(name="words", label=User("Which?")),), User("Send"))


@pytest.fixture
async def fake() -> AsyncIterator[DiscordClient]:
    """Ana in a guild with a channel."""
    async with in_process(Rules(enforce_rates=False)) as running:
        await running.person("ana", "Ana Moreau")
        yield running


@asynccontextmanager
async def adapter(fake: DiscordClient, house: Hearing, *, answer_within: float = 2.0) -> AsyncIterator[DiscordPlatform]:
    """Connected."""
    access = Access(SecretStr(fake.token), fake.api_url, fake.gateway_url)
    platform = DiscordPlatform(access, settle_within=0.05, answer_within=answer_within)
    await platform.introduce()
    try:
        await platform.start(house)
        yield platform
    finally:
        await platform.stop()


def post(fake: DiscordClient, channel: str, *, talk: bool = False) -> Post:
    """A message with a key born now."""
    target = Target(Workspace("discord", fake.guild), channel)
    return Post(new_id(unix_ms(SystemClock().now())), target, say(User("Bonjour")), Reader(), talk)


# --- commands and shortcuts -------------------------------------------------------------------------------


async def test_the_commands_are_sent_only_when_they_changed(fake: DiscordClient) -> None:
    async def times() -> int:
        return sum(
            (await fake.calls("bulk_set_application_commands")).get("bulk_set_application_commands", {}).values()
        )

    house = Hearing()
    for _again in range(2):
        async with adapter(fake, house):
            assert await times() == 1
    house.offers = (*house.offers, Command("thanks", _("Thanks")))
    async with adapter(fake, house):
        assert await times() == 2


async def test_a_shortcut_in_a_message_s_menu_tells_what_the_message_says(fake: DiscordClient) -> None:
    house = Hearing(OpenForm(FORM))
    channel = await fake.channel("general")
    async with adapter(fake, house):
        message = await fake.say("ana", "Léo a **tout** rangé", channel)
        done = await fake.menu("ana", "Celebrate this", channel, message=message)
        assert not done["problem"]
        (pressed,) = [one for one in house.inbounds if isinstance(one, Pressed)]
        assert (pressed.wire, pressed.value) == ("test.quote", "Léo a **tout** rangé")
        assert pressed.on is not None
        assert (pressed.on.channel, pressed.on.message) == (channel, message)
        assert await fake.modal("ana") is not None


# --- three seconds ----------------------------------------------------------------------------------------


async def test_a_slow_answer_takes_the_place_of_the_waiting_sign(fake: DiscordClient) -> None:
    house = Hearing(Whisper(say(User("Voilà"))), slow=0.2)
    async with adapter(fake, house, answer_within=0.05) as platform:
        done = await fake.slash("ana", "ritual")
        assert (done["type"], done["problem"]) == (5, "")
        await platform.settle()
        (told,) = await fake.ephemerals("ana")
        assert (told["text"], told["loading"]) == ("Voilà", False)
        assert await fake.troubles("ana") == []


async def test_a_form_that_comes_too_late_is_led_to_by_a_button(fake: DiscordClient) -> None:
    house = Hearing(OpenForm(FORM), slow=0.2)
    async with adapter(fake, house, answer_within=0.05) as platform:
        await fake.slash("ana", "ritual")
        await platform.settle()
        assert await fake.modal("ana") is None
        (told,) = await fake.ephemerals("ana")
        assert not told["loading"]
        done = await fake.press("ana", told["buttons"][0]["custom_id"], message=told["id"])
        assert done["type"] == 9
        assert (await fake.modal("ana") or {})["title"] == "A win"


async def test_a_command_without_an_answer_leaves_no_waiting_sign(fake: DiscordClient) -> None:
    async with adapter(fake, Hearing()) as platform:
        done = await fake.slash("ana", "ritual")
        assert not done["problem"]
        await platform.settle()
        assert await fake.ephemerals("ana") == []


async def test_an_answer_that_was_lost_is_given_again_and_stands_once(fake: DiscordClient) -> None:
    async with adapter(fake, Hearing(Whisper(say(User("Voilà"))))) as platform:
        for when in ("before", "after"):
            await fake.fault("reset", "create_interaction_response", when=when)
            done = await fake.slash("ana", "ritual")
            assert (done["type"], done["problem"]) == (4, "")
            await platform.settle()
        assert [told["text"] for told in await fake.ephemerals("ana")] == ["Voilà", "Voilà"]


# --- what nobody knows ------------------------------------------------------------------------------------


async def test_a_post_that_may_have_arrived_is_found_long_after_the_nonce_is_forgotten(fake: DiscordClient) -> None:
    channel = await fake.channel("general")
    async with adapter(fake, Hearing()) as platform:
        asked = post(fake, channel)
        await fake.fault("reset", "create_message", when="after")
        with pytest.raises(Ambiguous):
            await platform.deliver(asked)
        await fake.move(3_600)
        found = await platform.find(asked)
        assert found is not None
        assert [one["id"] for one in await fake.posts(channel)] == [found.message]


async def test_what_was_found_and_changed_is_found_again(fake: DiscordClient) -> None:
    """Killed after the change, and before its place was noted: a second message would say the same."""
    channel = await fake.channel("general")
    async with adapter(fake, Hearing()) as platform:
        asked = post(fake, channel)
        await platform.deliver(asked)
        found = await platform.find(asked)
        assert found is not None
        await platform.deliver(Edit(found, say(User("Bonsoir")), Reader()))
        assert await platform.find(asked) == found
        assert [one["text"] for one in await fake.posts(channel)] == ["Bonsoir"]


async def test_what_was_said_below_a_card_before_it_was_found_is_heard(
    fake: DiscordClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the post and the note of its place: the team already answers below it."""
    monkeypatch.setattr("bot.platforms.discord.catch_up.NOTED_WITHIN", (0.05,))
    channel, house = await fake.channel("general"), Hearing()
    async with adapter(fake, house) as platform:
        asked = post(fake, channel, talk=True)
        made = await platform.deliver(asked)
        assert made is not None
        answer = await fake.say("ana", "j'arrive", made.message)
        await _until(lambda: bool(_said(house)))
        house.inbounds.clear()
        assert await platform.find(asked) == made
        await _until(lambda: bool(_said(house)))
        (said,) = _said(house)
        assert (said.message.message, said.thread) == (answer, made)


def _said(house: Hearing) -> list[Said]:
    return [one for one in house.inbounds if isinstance(one, Said)]


@pytest.mark.parametrize("fault", [{"kind": "status"}, {"kind": "ratelimited", "via": False}])
async def test_a_thread_that_could_not_be_opened_is_opened_later(fake: DiscordClient, fault: dict[str, object]) -> None:
    channel = await fake.channel("general")
    async with adapter(fake, Hearing()) as platform:
        asked = post(fake, channel, talk=True)
        await fake.do("fault", on="create_thread_from_message", **fault)
        with pytest.raises(Ambiguous):
            await platform.deliver(asked)
        found = await platform.find(asked)
        assert found is not None
        assert [one["id"] for one in await fake.threads("camille", channel)] == [found.message]


# --- the end ----------------------------------------------------------------------------------------------


async def test_whom_discord_shuts_out_has_to_end(fake: DiscordClient) -> None:
    async with adapter(fake, Hearing()) as platform:
        platform.check()
        await fake.do("close_gateway", code=4004)
        await _until(lambda: _is_over(platform))
        with pytest.raises(CannotStart, match="4004"):
            platform.check()


def _is_over(platform: DiscordPlatform) -> bool:
    try:
        platform.check()
    except CannotStart:
        return True
    return False


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not so():  # noqa: ASYNC110  # nobody tells
            await asyncio.sleep(0.01)
