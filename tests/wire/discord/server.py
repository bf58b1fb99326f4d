"""The fake Discord as a server on this machine, in process or on its own: python -m tests.wire.discord.server --port N.

The first line of its output is JSON: what a bot must know to connect. It never listens beyond 127.0.0.1.
"""

import argparse
import asyncio
import json
import signal
import sys

from aiohttp import web

from tests.wire.discord.control import Control
from tests.wire.discord.fake import Fake
from tests.wire.discord.rest_api import RestApi
from tests.wire.discord.rules import Rules

HOST = "127.0.0.1"
MOST_BODY = 120_000_000
"""Bytes of one request: ten files, or one in base64."""
LONGEST_LIFE = 3 * 3600.0


def application(fake: Fake, control: Control) -> web.Application:
    """Every path of the fake."""
    app = web.Application(client_max_size=MOST_BODY)
    app.add_routes(
        [
            *RestApi(fake).routes(),
            web.get("/gateway", fake.gateway.connect),
            web.get("/gateway/", fake.gateway.connect),
            web.get("/gateway/resume", fake.gateway.connect),
            web.post("/control/{name}", control.handle),
        ]
    )
    return app


class Server:
    """A fake that listens."""

    def __init__(self, fake: Fake) -> None:
        self.fake = fake
        self.control = Control(fake)
        self._runner = web.AppRunner(application(fake, self.control), access_log=None, shutdown_timeout=1)

    async def start(self, port: int = 0) -> int:
        """Listen; port 0 takes a free one. The answer is the port."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        found = int(self._runner.addresses[0][1])
        self.fake.world.base_url = f"http://{HOST}:{found}"
        return found

    async def stop(self) -> None:
        """Stop listening and let go of everything."""
        await self.fake.close()
        await self._runner.cleanup()


async def serve(args: argparse.Namespace) -> None:
    """Run until told to stop, until stdin ends (if asked), or for three hours."""
    rules = Rules()
    rules.change(json.loads(args.rules))
    server = Server(Fake(rules, seed=args.seed))
    await server.start(args.port)
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    if args.until_stdin_ends:
        await _watch_stdin(over)
    sys.stdout.write(json.dumps(await server.control.do("info", {})) + "\n")
    sys.stdout.flush()
    try:
        await asyncio.wait_for(over.wait(), LONGEST_LIFE)
    except TimeoutError:
        pass
    finally:
        await server.stop()


class _UntilTheEnd(asyncio.Protocol):
    """Sets an event when what it reads from ends."""

    def __init__(self, over: asyncio.Event) -> None:
        self._over = over

    def connection_lost(self, exc: Exception | None) -> None:
        """The other side is gone."""
        del exc
        self._over.set()


async def _watch_stdin(over: asyncio.Event) -> None:
    await asyncio.get_running_loop().connect_read_pipe(lambda: _UntilTheEnd(over), sys.stdin)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--rules", default="{}", help="JSON: figures of tests/wire/discord/rules.py")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--until-stdin-ends", action="store_true", help="never outlive the test that started it")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
