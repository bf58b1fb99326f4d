"""Every deed, change and sight by name, with JSON in and out: the same in process and over HTTP."""

import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.wire.discord.acts import Acts
from tests.wire.discord.errors import Refused
from tests.wire.discord.fake import Fake
from tests.wire.discord.hands import Hands
from tests.wire.discord.planner import Planner
from tests.wire.discord.rules import Json
from tests.wire.discord.sight import Sight
from tests.wire.discord.town import Town


class Control:
    """The fake's remote control."""

    def __init__(self, fake: Fake) -> None:
        self._verbs: dict[str, Callable[..., Awaitable[Any]]] = {}
        for part in (Acts(fake), Hands(fake), Planner(fake), Town(fake), Sight(fake)):
            self._verbs |= {
                name: verb for name, verb in inspect.getmembers(part, inspect.iscoroutinefunction) if name[0] != "_"
            }

    async def do(self, name: str, args: Json) -> Any:
        """Run one. Raises LookupError, ValueError, TypeError or Refused for what cannot be done."""
        if name not in self._verbs:
            raise LookupError(f"the fake cannot {name}")
        return json.loads(json.dumps(await self._verbs[name](**args)))

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """POST /control/<name> with the arguments as JSON: `{"result"}`, or 400 with `{"error"}`."""
        body = await request.text()
        try:
            result = await self.do(request.match_info["name"], json.loads(body) if body else {})
        except (LookupError, ValueError, TypeError, Refused) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response({"result": result})
