"""The real process serves people's calendars beside Socket Mode; that the playground does is seen in tests/browser."""

from pathlib import Path

import aiohttp

from bot.runtime.addresses import Addresses, Holder
from tests.acceptance.process import free_port
from tests.acceptance.service import ServiceProcess
from tests.acceptance.slack_process import a_town
from tests.wire.slack.rules import Rules


async def read(url: str, *, status: int = 200) -> str:
    """What stands at an address."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session, session.get(url) as answer:
        assert answer.status == status
        return await answer.text()


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
        for nothing in (base, url.replace(".ics", "x.ics")):
            await read(nothing, status=404)
        assert (await process.stop())[0] == 0, process.said()
        assert url.rpartition("/")[2] not in process.log.read_text()
