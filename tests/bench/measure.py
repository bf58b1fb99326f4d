"""Measures one program: starts a fake Slack and the program, each in its own process, and writes to it as people do."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from bot.core.clock import monotonic
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json, Rules
from tests.wire.slack.running import in_own_process

ROOT = Path(__file__).parents[2]
START_WITHIN = 30.0
"""Seconds."""
SETTLED = 1.0
"""Seconds after the start until memory is looked at."""
PEOPLE = 32
"""Who write at once; as many cases are open."""
AHEAD = 32
"""Messages that wait for their acknowledgement, at saturation."""
PER_SECOND = 20
DONE_WITHIN = 180.0
AGAIN = 0.5
EVERYTHING = 100_000
HANDED_ON = re.compile(r"word (\d+) (\d+)")
"""Whoever wrote it, by number, and which of their messages it is."""


@dataclass(frozen=True, slots=True)
class App:
    """A program of the bench."""

    as_people_run_it: Sequence[str]
    under_load: Sequence[str]
    """The same without any pace or door of its own."""


_PYTHON = (sys.executable, "-m")
_MIJOTE = App((*_PYTHON, "bot", "run"), (*_PYTHON, "tests.bench.mijote"))
APPS = {
    "bare": App((*_PYTHON, "tests.bench.bare"), (*_PYTHON, "tests.bench.bare")),
    "durable": App((*_PYTHON, "tests.bench.bare", "durable"), (*_PYTHON, "tests.bench.bare", "durable")),
    "mijote, to the team": _MIJOTE,
    "mijote, to volunteers": _MIJOTE,
}
"""Slack's own framework alone; the same with one durable transaction for each message; Mijote, which carries what
volunteers write into the team's channel, and what the team answers there into many direct messages."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much is written: messages at saturation, and seconds at a pace of 20 messages a second."""

    messages: int = 3000
    seconds: int = 15


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run found. Times in milliseconds, but for `start` (seconds) and `cpu` (seconds per 1,000 messages)."""

    per_second: float
    cpu: float
    ack_p50: float
    ack_p99: float
    reply_p50: float
    reply_p99: float
    idle_mib: float
    start: float
    slack_cpu: float
    """What the fake needs itself for 1,000 messages: it shares the machine."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody of the bench: whoever writes, where, below which message, in words that tell one from another."""

    number: int
    who: str
    where: str = "dm"
    thread: str = ""

    @property
    def words(self) -> str:
        """What each of their messages begins with; the fake adds its number."""
        return f"word {self.number}"


async def measure(app: str, folder: Path, load: Load) -> Figures:
    """One run of one of APPS, in an empty folder."""
    async with in_own_process(Rules(enforce_rates=False)) as slack:
        channel, team = await _people(slack)
        env = {"BENCH_SOS": channel, "BENCH_TEAM": json.dumps(team)}
        start, idle = await _at_rest(slack, APPS[app].as_people_run_it, folder)
        async with _running(APPS[app].under_load, slack, folder, env) as (process, _start):
            writers = [Writer(number, f"v{number}") for number in range(PEOPLE)]
            if app.startswith("mijote"):
                cards = await _cases(slack, channel)
                if app == "mijote, to volunteers":
                    writers = [Writer(one.number, f"s{one.number}", channel, cards[one.number]) for one in writers]
            acks, replies = await _paced(slack, writers[0], load.seconds)
            per_second, cpu, slack_cpu = await _saturated(slack, process.pid, writers, load.messages)
    return Figures(
        per_second=per_second, cpu=cpu, slack_cpu=slack_cpu, start=start, idle_mib=idle,
        ack_p50=acks[49], ack_p99=acks[98], reply_p50=replies[49], reply_p99=replies[98],
    )  # fmt: skip


async def _at_rest(slack: SlackClient, command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Seconds until it is connected for the second time in its life (so that its database is there), and memory."""
    async with _running(command, slack, folder, {}):
        await asyncio.sleep(SETTLED)
    async with _running(command, slack, folder, {}) as (process, start):
        await asyncio.sleep(SETTLED)
        return start, _memory(process.pid)


async def _people(slack: SlackClient) -> tuple[str, dict[str, str]]:
    team = {await slack.person(f"s{number}"): f"S{number}" for number in range(PEOPLE)}
    for number in range(PEOPLE):
        await slack.person(f"v{number}")
    channel = await slack.channel("sos", members=[f"s{number}" for number in range(PEOPLE)])
    return channel, team


@asynccontextmanager
async def _running(
    command: Sequence[str], slack: SlackClient, folder: Path, env: dict[str, str]
) -> AsyncIterator[tuple[asyncio.subprocess.Process, float]]:
    """The process, and how many seconds it took until it was connected."""
    access = {
        "SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token,
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip

    async def connected() -> bool:
        assert process.returncode is None, "the program ended"
        return bool((await slack.sockets())["open"])

    async def gone() -> bool:
        return not (await slack.sockets())["open"]

    await slack.until(gone)
    began = monotonic()
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env={**os.environ, **access, **env}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await slack.until(connected, within=START_WITHIN)
        yield process, monotonic() - began
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), START_WITHIN)


async def _cases(slack: SlackClient, channel: str) -> dict[int, str]:
    """Every volunteer calls for help; the card of each."""
    await asyncio.gather(*(slack.say(f"v{number}", f"SOS, case {number} !") for number in range(PEOPLE)))
    found: dict[int, str] = {}

    async def shown() -> bool:
        for message in await slack.posts(channel):
            case = re.search(r"case (\d+) !", json.dumps(message["blocks"]))
            if case is not None and message.get("thread_ts", message["ts"]) == message["ts"]:
                found[int(case[1])] = message["ts"]
        return len(found) == PEOPLE

    await slack.until(shown, within=START_WITHIN)
    await slack.idle(within=START_WITHIN)
    return found


async def _paced(slack: SlackClient, writer: Writer, seconds: int) -> tuple[list[float], list[float]]:
    """Messages at a steady pace: percentiles of how long each waits to be acknowledged, and to be handed on, in ms."""
    count = PER_SECOND * seconds
    await slack.flood(writer.who, writer.words, count, writer.where, per_second=PER_SECOND, thread=writer.thread)
    written, shown = await _handed_on(slack, [writer], count)
    stamps = set(written.values())
    sent = [one for one in await slack.deliveries(10 * count) if one["type"] == "message"]
    acks = [(one["acked"] - one["created"]) * 1000 for one in sent if float(one["ts"] or 0) in stamps]
    assert len(acks) == count
    replies = [(shown[key] - written[key]) * 1000 for key in written]
    return quantiles(acks, n=100), quantiles(replies, n=100)


async def _saturated(
    slack: SlackClient, pid: int, writers: Sequence[Writer], messages: int
) -> tuple[float, float, float]:
    """As fast as it goes: messages per second, and the processor time per 1,000 of the program and of the fake."""
    each = messages // len(writers)
    count = each * len(writers)
    crowd = [Writer(one.number + 1000, one.who, one.where, one.thread) for one in writers]  # in words of their own
    pids = (pid, int((await slack.do("info"))["pid"]))
    before = [_cpu(one) for one in pids]
    await asyncio.gather(
        *(slack.flood(one.who, one.words, each, one.where, thread=one.thread, ahead=AHEAD) for one in crowd)
    )
    written, shown = await _handed_on(slack, crowd, each)
    cpu, slack_cpu = ((_cpu(one) - was) * 1000 / count for one, was in zip(pids, before, strict=True))
    return count / (max(shown.values()) - min(written.values())), cpu, slack_cpu


async def _handed_on(
    slack: SlackClient, writers: Sequence[Writer], each: int
) -> tuple[dict[str, float], dict[str, float]]:
    """When each message was written, and when the bot's message with its words was there: Slack's own seconds."""
    keys = {f"{writer.number} {number}" for writer in writers for number in range(each)}

    shown: list[tuple[str, float]] = []

    async def all_there() -> bool:
        await asyncio.sleep(AGAIN)  # to look is work for the fake
        posted = (await slack.calls("chat.postMessage")).get("chat.postMessage", {})
        if sum(posted.values()) >= len(keys):
            shown[:] = [(key, float(one["ts"])) for one in await slack.posts() if (key := _key(one)) in keys]
        return len(shown) >= len(keys)

    await slack.until(all_there, within=DONE_WITHIN)
    assert len(shown) == len(keys), "something was handed on twice"
    written: dict[str, float] = {}
    for writer in writers:
        whose = {"who": writer.who, "where": writer.where}
        seen = await (
            slack.do("thread", **whose, ts=writer.thread)
            if writer.thread
            else slack.do("messages", **whose, limit=EVERYTHING)
        )
        written |= {key: float(one["ts"]) for one in seen if not one.get("bot_id") and (key := _key(one)) in keys}
    return written, dict(shown)


def _key(message: Json) -> str:
    found = HANDED_ON.search(json.dumps(message.get("blocks")) + message["text"])
    return f"{found[1]} {found[2]}" if found else ""


# --- what the system says of a process ----------------------------------------------------------------------


def _cpu(pid: int) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Resident memory in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024
