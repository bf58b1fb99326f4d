"""The adapter against the fake Slack: how it starts, what it refuses, in which order people are heard, how it ends."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlencode

import aiohttp
import pytest
from pydantic import SecretStr

from bot.core.clock import SystemClock, monotonic
from bot.core.errors import CannotStart, PressAgain
from bot.core.inbound import Arrived, Commanded, Edited, HomeOpened, Inbound, Pressed, Reacted, Said
from bot.core.refs import MessageRef, Profile, Workspace
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.ui.command import Command, Shortcut
from bot.ui.form import Form, TextField
from bot.ui.ports import Memory
from bot.ui.reply import Answer, FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Words
from bot.ui.view import say
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Rules
from tests.wire.slack.running import in_process

WORDS = Words("Here I am.")
FORM = Form("toy.form", Words("A toy"), (TextField(name="name", label=Words("Name")),), Words("Send"))


@dataclass
class Heard:
    """Implements bot.ui.ports.Intake: hears, and answers as told."""

    inbounds: list[Inbound] = field(default_factory=list)
    answer: Answer = field(default_factory=Answer)
    trouble: Exception | None = None
    held: asyncio.Event | None = None
    remembered: Memory = field(default_factory=lambda: Memory(None))
    met: dict[str, Profile] = field(default_factory=dict)
    followed: dict[str, Profile] = field(default_factory=dict)

    async def receive(self, inbound: Inbound) -> Answer:
        if self.held is not None:
            await self.held.wait()
        if self.trouble is not None:
            raise self.trouble
        self.inbounds.append(inbound)
        return self.answer

    def shortcuts(self) -> list[Shortcut]:
        return []

    async def listens(self, _reacted: Reacted) -> bool:
        return False

    async def memory(self, _workspace: Workspace) -> Memory:
        return self.remembered

    async def misses(self, _workspace: Workspace, _since: datetime) -> None:
        return None

    async def caught_up(self, _workspace: Workspace) -> None:
        return None

    async def meet(self, _workspace: Workspace, people: Mapping[str, Profile]) -> None:
        self.met.update(people)

    async def follow(self, _workspace: Workspace, people: Mapping[str, Profile]) -> None:
        assert all(profile.roles is None for profile in people.values()), "Slack has no roles to follow"
        self.followed.update(people)

    def commands(self) -> list[Command]:
        return [Command("toy", Words("A toy"))]  # type: ignore[arg-type]  # any words do


@pytest.fixture
async def slack() -> AsyncIterator[SlackClient]:
    async with in_process(Rules(enforce_rates=False, retry_delays=(0.05, 0.1, 0.2))) as running:
        await running.person("ana", real_name="Ana Moreau", locale="fr-FR", tz="Europe/Paris")
        await running.person("ben", real_name="Ben", locale="en-GB", tz="Europe/London", is_admin=True)
        yield running


def access(slack: SlackClient) -> Access:
    return Access(SecretStr(slack.bot_token), SecretStr(slack.app_token), api_url=slack.api_url)


@pytest.fixture
async def heard(slack: SlackClient) -> AsyncIterator[Heard]:
    """The adapter over Socket Mode."""
    intake, platform = Heard(), SlackPlatform(access(slack), seconds_per_message=0)
    await platform.introduce()
    await platform.start(intake)
    yield intake
    await platform.stop()


# --- how it starts ---------------------------------------------------------------------------------------


async def test_it_says_which_workspace_it_serves(slack: SlackClient) -> None:
    platform = SlackPlatform(access(slack))
    ((workspace, name),) = await platform.introduce()
    assert (workspace.platform, workspace.id) == ("slack", slack.team)
    assert name
    await platform.stop()


async def test_a_wrong_token_is_one_clear_line(slack: SlackClient) -> None:
    with pytest.raises(CannotStart, match=r"SLACK_BOT_TOKEN.*invalid_auth") as caught:
        await SlackPlatform(replace(access(slack), bot_token=SecretStr("xoxb-wrong"))).introduce()
    assert "\n" not in str(caught.value)
    platform = SlackPlatform(replace(access(slack), app_token=SecretStr("xapp-wrong")))
    await platform.introduce()
    with pytest.raises(CannotStart, match="SLACK_APP_TOKEN"):
        await platform.start(Heard())


async def test_nobody_at_home_is_one_clear_line() -> None:
    nowhere = Access(SecretStr("xoxb-a"), SecretStr("xapp-b"), api_url="http://127.0.0.1:9/api/")
    with pytest.raises(CannotStart, match="cannot be reached"):
        await SlackPlatform(nowhere).introduce()


# --- what comes in ---------------------------------------------------------------------------------------


async def test_words_come_with_who_says_them(slack: SlackClient, heard: Heard) -> None:
    ts = await slack.say("ana", "au secours & vite 🔒")
    assert await slack.idle()
    (said,) = heard.inbounds
    assert isinstance(said, Said)
    assert (said.text, said.direct, said.message.message) == ("au secours & vite 🔒", True, ts)
    assert said.profile is not None
    assert (said.profile.name, said.profile.language, said.profile.timezone) == ("Ana Moreau", "fr", "Europe/Paris")
    assert not said.profile.is_admin


async def test_one_person_is_heard_in_order_whatever_their_profile_takes(slack: SlackClient, heard: Heard) -> None:
    await slack.fault("slow", "users.info", seconds=0.3)
    for number in range(10):
        await slack.say("ana", f"mot {number}")
    assert await slack.idle()
    assert [said.text for said in heard.inbounds if isinstance(said, Said)] == [f"mot {number}" for number in range(10)]


async def test_without_a_profile_the_words_come_all_the_same(slack: SlackClient, heard: Heard) -> None:
    await slack.fault("error", "users.info", error="user_not_found", times=5)
    await slack.say("ana", "au secours")
    assert await slack.idle()
    assert heard.inbounds[0].profile is None


async def test_who_names_a_crowd_is_heard_at_once_all_the_same(slack: SlackClient, heard: Heard) -> None:
    names = [f"anne{number}" for number in range(100)]
    for name in names:
        await slack.person(name, real_name=name.title())
    await slack.fault("slow", "users.info", times=1000, seconds=30)
    began = monotonic()
    await slack.say("ben", " ".join(f"@{name}" for name in names))
    await slack.say("ben", "au secours")
    await slack.until(lambda: _heard(heard, 2), within=20)
    assert monotonic() - began < 10
    assert (await slack.do("in_flight")) < 30


async def _heard(heard: Heard, count: int) -> bool:
    return len(heard.inbounds) == count


async def test_a_stranger_is_passed_over_also_where_slack_does_not_say_so(slack: SlackClient, heard: Heard) -> None:
    await slack.person("eve", team="T00000OTHER", is_stranger=True)
    shared = await slack.channel("together", members=["ana", "eve"], shared=True)
    await slack.open_home("eve")
    await slack.react("eve", await slack.say("ana", "bonjour", shared), "tada", shared)
    await slack.open_home("ana")
    assert await slack.idle()
    assert {type(one) for one in heard.inbounds} == {Said, HomeOpened}
    assert {one.by.user for one in heard.inbounds} == {await slack.do("person_id", who="ana")}


async def test_a_changed_name_is_known_at_once(slack: SlackClient, heard: Heard) -> None:
    await slack.say("ana", "un")
    await slack.change("ana", real_name="Ana Moreau-Diallo")
    await slack.say("ana", "deux")
    assert await slack.idle()
    profile = heard.inbounds[-1].profile
    assert profile is not None
    assert profile.name == "Ana Moreau-Diallo"
    assert [(one.name, one.is_member) for one in heard.followed.values()] == [("Ana Moreau-Diallo", True)]


async def test_what_could_not_be_kept_is_not_acknowledged_and_comes_again(slack: SlackClient, heard: Heard) -> None:
    heard.trouble = PressAgain("the database is away")
    await slack.say("ana", "au secours")
    await asyncio.sleep(0.1)
    assert heard.inbounds == []
    heard.trouble = None
    assert await slack.idle()
    (said,) = heard.inbounds
    assert said.key.startswith("m:")


async def test_odd_payloads_are_acknowledged_and_told_in_the_log(slack: SlackClient, heard: Heard) -> None:
    for event in (
        {"type": "message"},
        {"type": "message", "channel": {"id": "nowhere"}, "ts": None, "user": ["U"]},
        {"type": "new_kind"},
    ):
        await slack.do("emit", event=event)
    assert await slack.idle()
    assert heard.inbounds == []
    assert await slack.do("lost") == []


# --- what is answered ------------------------------------------------------------------------------------


async def test_a_command_is_answered_to_this_person_alone(slack: SlackClient, heard: Heard) -> None:
    heard.answer = Answer(Whisper(say(WORDS)))
    assert not (await slack.slash("ana", "/toy"))["problem"]
    assert isinstance(heard.inbounds[0], Commanded)
    (whisper,) = await slack.ephemerals("ana")
    assert "Here I am." in json.dumps(whisper["blocks"])
    assert await slack.ephemerals("ben") == []


async def test_a_form_opens_refuses_kindly_and_closes(slack: SlackClient, heard: Heard) -> None:
    heard.answer = Answer(OpenForm(FORM))
    await slack.slash("ana", "/toy")
    await slack.until(lambda: _open(slack, 1))
    heard.answer = Answer(FieldErrors({"name": Words("A name, please."), "elsewhere": Words("And more.")}))
    await slack.submit("ana", {"name": "x"})
    (modal,) = await slack.modals("ana")
    assert modal["errors"] == {"name": "A name, please. And more."}
    heard.answer = Answer(Whisper(say(WORDS)))
    await slack.submit("ana", {"name": "y"})
    (modal,) = await slack.modals("ana")
    assert "Here I am." in json.dumps(modal["blocks"])


async def _open(slack: SlackClient, count: int) -> bool:
    return len(await slack.modals("ana")) == count


async def test_who_waits_too_long_is_told_in_time_and_hears_the_rest(
    slack: SlackClient, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.slack.adapter.ANSWER_WITHIN", 0.05)
    heard.held, heard.answer = asyncio.Event(), Answer(Whisper(say(WORDS)))
    assert not (await slack.slash("ana", "/toy"))["problem"]
    (waiting,) = await slack.ephemerals("ana")
    assert "no need to press again" in waiting["text"] or "pas besoin" in waiting["text"].lower()
    heard.held.set()
    await slack.until(lambda: _whispers(slack, 2))


@pytest.fixture
async def impatient(slack: SlackClient, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """A form is open, and the next answer comes too late."""
    heard.answer = Answer(OpenForm(FORM))
    await slack.slash("ana", "/toy")
    await slack.until(lambda: _open(slack, 1))
    monkeypatch.setattr("bot.platforms.slack.adapter.ANSWER_WITHIN", 0.05)
    heard.held = asyncio.Event()
    return heard


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Whisper(say(WORDS)), ["Here I am."]),
        (FieldErrors({"name": Words("Nothing was changed: press again.")}), ["press again", "my own words"]),
        (OpenForm(FORM), ["A toy"]),
    ],
)
async def test_a_form_that_was_answered_too_late_tells_the_rest(
    slack: SlackClient, impatient: Heard, reply: Reply, words: list[str]
) -> None:
    impatient.answer = Answer(reply)
    assert not (await slack.submit("ana", {"name": "my own words"}))["problem"]
    assert "pas besoin" in json.dumps((await slack.modals("ana"))[0])
    assert impatient.held is not None
    impatient.held.set()

    async def told() -> bool:
        (modal,) = await slack.modals("ana")
        return all(word in json.dumps(modal) for word in words)

    await slack.until(told)


async def test_a_command_that_would_ask_and_took_too_long_says_so(slack: SlackClient, impatient: Heard) -> None:
    await slack.slash("ana", "/toy")
    assert impatient.held is not None
    impatient.held.set()
    await slack.until(lambda: _whispers(slack, 2))
    assert "Appuie encore une fois" in (await slack.ephemerals("ana"))[-1]["text"]


async def _whispers(slack: SlackClient, count: int) -> bool:
    return len(await slack.ephemerals("ana")) == count


# --- over HTTP -------------------------------------------------------------------------------------------


@pytest.fixture
async def served(slack: SlackClient, unused_tcp_port: int) -> AsyncIterator[Heard]:
    """The adapter over signed HTTP."""
    over_http = replace(
        access(slack), app_token=None, signing_secret=SecretStr(slack.signing_secret), http_port=unused_tcp_port
    )
    intake, platform = Heard(), SlackPlatform(over_http, seconds_per_message=0)
    await platform.introduce()
    await platform.start(intake)
    await slack.do("over_http", url=f"http://127.0.0.1:{unused_tcp_port}/slack/events")
    yield intake
    await platform.stop()


@pytest.fixture
def unused_tcp_port() -> int:
    import socket  # noqa: PLC0415

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


async def test_over_http_the_same_things_happen(slack: SlackClient, served: Heard) -> None:
    assert await slack.do("verify_url")
    assert await slack.do("ssl_check") == 200
    await slack.say("ana", "au secours")
    assert await slack.idle()
    served.answer = Answer(Whisper(say(WORDS)))
    await slack.slash("ana", "/toy")
    assert [type(one) for one in served.inbounds] == [Said, Commanded]
    assert len(await slack.ephemerals("ana")) == 1


async def test_what_slack_did_not_sign_is_refused(slack: SlackClient, served: Heard, unused_tcp_port: int) -> None:
    body = urlencode({"payload": json.dumps({"type": "block_actions"})})
    good = await slack.do("sign", body=body)
    old = await slack.do("sign", body=body, timestamp=str(int(good["X-Slack-Request-Timestamp"]) - 360))
    forged = {**good, "X-Slack-Signature": "v0=" + "0" * 64}
    words = {**good, "X-Slack-Request-Timestamp": "yesterday"}
    url = f"http://127.0.0.1:{unused_tcp_port}/slack/events"
    async with aiohttp.ClientSession() as http:
        for headers in (old, forged, words, {}):
            typed = {"Content-Type": "application/x-www-form-urlencoded", **headers}
            async with http.post(url, data=body, headers=typed) as response:
                assert response.status == 401, headers
        async with http.post(url, data=b"\xff\xfe", headers=good) as response:
            assert response.status in (400, 401)
    assert served.inbounds == []


# --- what was missed -------------------------------------------------------------------------------------


async def test_at_the_first_start_the_members_are_met_and_nothing_is_dug_up(slack: SlackClient) -> None:
    await slack.fault("drop", "message")
    await slack.say("ana", "bien avant")
    intake = Heard()
    async with connected(slack, intake) as platform:
        await platform.caught_up()
    assert sorted(profile.name for profile in intake.met.values()) == ["Ana Moreau", "Ben"]
    assert not [one for one in intake.inbounds if isinstance(one, Said) and one.text == "bien avant"]


async def test_what_was_said_while_nobody_listened_is_heard_later_those_who_talk_with_us_first(
    slack: SlackClient,
) -> None:
    await slack.fault("drop", "message", times=50)
    room = await slack.channel("sos", members=["ben"])
    root = await slack.say("ben", "la fiche", room)
    ana, ben = [await slack.do("person_id", who=who) for who in ("ana", "ben")]
    here = Workspace("slack", slack.team)
    since = SystemClock().now() - timedelta(minutes=1)
    await slack.say("ben", "en privé")
    first = await slack.say("ana", "au secours <vite>")
    await slack.edit("ana", first, "au secours, vite")
    await slack.say("ben", "j'arrive", room, thread=root)
    await slack.say("ben", "hors sujet", room)
    await slack.do("no_faults")
    await slack.person("zoe", real_name="Zoé")
    memory = Memory(since, (MessageRef(here, room, root),), (ana,), frozenset({ana, ben}))
    intake = Heard(remembered=memory)
    async with connected(slack, intake) as platform:
        await platform.caught_up()
    said = [(type(one), getattr(one, "text", "")) for one in intake.inbounds]
    assert said == [
        (Said, "au secours, vite"), (Edited, "au secours, vite"), (Said, "la fiche"), (Said, "j'arrive"),
        (Said, "en privé"), (Arrived, ""),
    ]  # fmt: skip
    assert all(one.profile is not None for one in intake.inbounds)
    assert not intake.met


async def test_catching_up_obeys_the_rate_limits_and_outlives_an_outage(slack: SlackClient) -> None:
    await slack.say("ana", "au secours")
    await slack.fault("ratelimited", "conversations.list", after=1)
    await slack.fault("status", "users.list", status=503)
    intake = Heard(remembered=Memory(SystemClock().now() - timedelta(minutes=1)))
    async with connected(slack, intake) as platform:
        await asyncio.wait_for(platform.caught_up(), 20)
    assert "au secours" in [one.text for one in intake.inbounds if isinstance(one, Said)]


@asynccontextmanager
async def connected(slack: SlackClient, intake: Heard) -> AsyncIterator[SlackPlatform]:
    platform = SlackPlatform(access(slack), seconds_per_message=0)
    await platform.introduce()
    await platform.start(intake)
    yield platform
    await platform.stop()


# --- how it ends -----------------------------------------------------------------------------------------


async def test_what_is_in_flight_is_finished_and_nothing_new_is_acknowledged(slack: SlackClient) -> None:
    intake, platform = Heard(held=asyncio.Event()), SlackPlatform(access(slack), seconds_per_message=0)
    await platform.introduce()
    await platform.start(intake)
    await slack.say("ana", "un")
    await asyncio.sleep(0.1)
    stopping = asyncio.create_task(platform.stop_intake())
    await asyncio.sleep(0.05)
    await slack.say("ben", "deux")
    await asyncio.sleep(0.1)
    assert not stopping.done()
    assert intake.held is not None
    intake.held.set()
    await stopping
    assert [said.text for said in intake.inbounds if isinstance(said, Said)] == ["un"]
    await platform.stop()

    again, next_life = Heard(), SlackPlatform(access(slack), seconds_per_message=0)
    await next_life.introduce()
    await next_life.start(again)
    assert await slack.idle()
    assert [said.text for said in again.inbounds if isinstance(said, Said)] == ["deux"]
    await next_life.stop()


async def test_a_farewell_of_the_socket_loses_nothing(slack: SlackClient, heard: Heard) -> None:
    for number, reason in enumerate(("warning", "refresh_requested", "too_many_websockets")):
        await slack.say("ana", f"avant {number}")
        await slack.disconnect(reason)
        await slack.say("ana", f"après {number}")
    await slack.drop_sockets()
    await slack.say("ana", "fin")

    async def all_heard() -> bool:
        return len({said.key for said in heard.inbounds}) == 7

    await slack.until(all_heard, within=25)
    assert not [one for one in heard.inbounds if isinstance(one, Pressed)]
