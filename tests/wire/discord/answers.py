"""Small things about HTTP that several parts of the fake need."""

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

from aiohttp import web

VIA = {"Via": "1.1 google"}
"""discord.py takes a 429 without it for a ban by Cloudflare."""


def reset(request: web.Request) -> None:
    """Cut the connection the hard way: the other side sees a reset, not an end."""
    if request.transport is None:
        return
    raw = request.transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


def answered(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """A JSON answer. discord.py wants the content type bare, without a charset."""
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        headers={**VIA, **(headers or {})},
        content_type="application/json",
    )
