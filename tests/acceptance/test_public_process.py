"""The real process serves people's calendars: in the playground, and on a listener of its own beside Socket Mode."""

import re
from pathlib import Path

import aiohttp

from bot.runtime.addresses import Addresses, Holder
from tests.acceptance.process import a_process, free_port
from tests.acceptance.service import ServiceProcess
from tests.acceptance.slack_process import a_town
from tests.wire.slack.rules import Rules


async def read(url: str, *, status: int = 200) -> str:
    """What stands at an address."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session, session.get(url) as answer:
        assert answer.status == status
        return await answer.text()


async def test_the_playgrounds_calendar_can_be_subscribed_to(tmp_path: Path) -> None:
    async with a_process(tmp_path) as (process, browser):
        process.start()
        await process.ready()
        answer = await browser.act("ana", "command", place="dm-ana", name="ritual", values={"do": "calendar"})
        found = re.search(rf"http://127\.0\.0\.1:{process.port}/calendar/[\w.-]+\.ics", str(answer))
        assert found is not None, answer
        calendar = await read(found[0])
        assert "SUMMARY:Café du vendredi\r\n" in calendar
        assert "DTSTART;TZID=Europe/Paris:" in calendar
        await read(f"{found[0].removesuffix('.ics')}x.ics", status=404)
        assert (await process.stop())[0] == 0
        assert found[0].rpartition("/")[2] not in process.log.read_text()


async def test_beside_socket_mode_it_listens_where_a_proxy_finds_it(tmp_path: Path) -> None:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with a_town(tmp_path, Rules(), ["ana"]) as town:
        public = {"MIJOTE_PUBLIC_URL": base, "MIJOTE_HTTP_PORT": str(port)}
        process = ServiceProcess(town.process.data, {**town.process.environment, **public})
        process.start()
        await process.ready()
        await town.service.say("ana", "bonjour")
        await process.quiet(1)
        person = process.one(f"SELECT person_id FROM identity WHERE external_id = '{town.people['ana']}'")  # noqa: S608
        key = (process.data / "secret.key").read_text().strip()
        url = Addresses(base, key).of("calendar", "rituals.ics", Holder(str(person), 0))
        assert url is not None
        assert (await read(url)).startswith("BEGIN:VCALENDAR\r\n")
        await read(base, status=404)
        assert (await process.stop())[0] == 0, process.said()
