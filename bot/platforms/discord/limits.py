"""What Discord's rate limits do to us, in the log: the waiting itself is left to discord.py's buckets."""

import re
from types import SimpleNamespace

import aiohttp
import structlog

log = structlog.get_logger(__name__)

_SECRET = re.compile(r"/(webhooks|interactions)/\d+/[^/]+")
_NUMBER = re.compile(r"/\d+(?=/|$)")


def observed() -> aiohttp.TraceConfig:
    """Looks at every answer of Discord's REST API."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_look)
    return trace


async def _look(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, answered: aiohttp.TraceRequestEndParams
) -> None:
    """A bucket that is empty holds up whoever comes next; a 429 is one that we did not foresee."""
    headers = answered.response.headers
    where = {"method": answered.method, "route": route_of(answered.url.path), "bucket": headers.get(BUCKET, "")}
    if answered.response.status == TOO_MANY:
        log.warning(
            "rate limited", action="rate_limited", **where,
            scope=headers.get("X-RateLimit-Scope", "cloudflare"), seconds=_seconds(headers.get("Retry-After")),
        )  # fmt: skip
    elif headers.get("X-RateLimit-Remaining") == "0":
        seconds = _seconds(headers.get("X-RateLimit-Reset-After"))
        log.info("bucket empty", action="bucket_empty", **where, seconds=seconds)


BUCKET, TOO_MANY = "X-RateLimit-Bucket", 429


def route_of(path: str) -> str:
    """Which kind of call it is, without ids and without what lets others answer in our name."""
    return _NUMBER.sub("/…", _SECRET.sub(r"/\1/…", path)).removeprefix("/api/v10")


def _seconds(told: str | None) -> float | None:
    try:
        return None if told is None else float(told)
    except ValueError:
        return None
