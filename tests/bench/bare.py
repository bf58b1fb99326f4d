"""The bench's yardstick, in a process of its own: python -m tests.bench.bare [durable].

Slack's own framework with one listener: it acknowledges each message by itself, and posts one message for it, over one
shared HTTP session. `durable`: with one transaction for each message before the post, as one would first write it.
How to reach Slack stands in the usual environment variables. SIGTERM stops it.
"""

import asyncio
import json
import os
import signal
import sqlite3
import sys
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

TABLE = "CREATE TABLE IF NOT EXISTS message (channel TEXT, ts TEXT, body TEXT, PRIMARY KEY (channel, ts))"


async def post(event: dict[str, Any], client: AsyncWebClient) -> None:
    """The same words, in the same place."""
    await client.chat_postMessage(channel=event["channel"], text=event["text"], thread_ts=event.get("thread_ts"))


def durable() -> Any:
    """A listener that keeps each message before it posts."""
    database = sqlite3.connect("durable.db", isolation_level=None, check_same_thread=False)
    for words in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", TABLE):
        database.execute(words)
    one_at_a_time = asyncio.Lock()

    def keep(event: dict[str, Any]) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO message VALUES (?, ?, ?)", (event["channel"], event["ts"], json.dumps(event)))
        database.execute("COMMIT")

    async def keep_then_post(event: dict[str, Any], client: AsyncWebClient) -> None:
        async with one_at_a_time:
            await asyncio.to_thread(keep, event)
        await post(event, client)

    return keep_then_post


async def main(kind: str) -> None:
    """Serve until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    token = os.environ.pop("SLACK_BOT_TOKEN")  # Bolt would read it too, and warn that it is there twice
    async with aiohttp.ClientSession() as http:
        client = AsyncWebClient(token, os.environ["SLACK_API_URL"], session=http)
        app = AsyncApp(client=client)
        app.event("message")(durable() if kind == "durable" else post)
        handler = AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=client)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # the SDK's
        await stop.wait()
        await handler.close_async()  # type: ignore[no-untyped-call]  # the SDK's


if __name__ == "__main__":
    asyncio.run(main("".join(sys.argv[1:])))
