"""Our public address: what people's own programs read there. No page says what else there is, and nothing is logged."""

from collections.abc import Sequence
from hashlib import sha256
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.core.errors import PressAgain
from bot.ui.ports import ComeBack, Public, Published

FRESH = 900
"""Seconds for which a program need not ask again."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
AWAY = 60
"""Seconds after which whoever finds us without a database may try again."""


def routes(public: Public) -> Sequence[BaseRoute]:
    """What is served at our public address: `/calendar/<secret>.ics`, say. A later public page has its place here."""

    async def feed(request: Request) -> Response:
        try:
            found = await public.feed(request.path_params["feed"], request.path_params["file"])
        except PressAgain:
            return _later(HTTPStatus.SERVICE_UNAVAILABLE, AWAY)
        if isinstance(found, ComeBack):
            return _later(HTTPStatus.TOO_MANY_REQUESTS, max(1, round(found.after.total_seconds())))
        if found is None:  # whatever the reason
            return PlainTextResponse("Not Found", HTTPStatus.NOT_FOUND, {**HEADERS, "Cache-Control": "no-store"})
        return _served(found, request.headers.get("if-none-match", ""))

    return [Route("/{feed}/{file}", feed)]


def _served(found: Published, known: str) -> Response:
    tag = f'"{sha256(found.content).hexdigest()[:32]}"'
    headers = {**HEADERS, "ETag": tag, "Cache-Control": f"private, max-age={FRESH}"}
    if _is_known(tag, known):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{found.file}"'
    return Response(found.content, headers=headers, media_type=found.media_type)


def _is_known(tag: str, known: str) -> bool:
    """Whether If-None-Match names what we would send; proxies make weak tags of strong ones."""
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in known.split(","))


def _later(status: HTTPStatus, seconds: int) -> Response:
    headers = {**HEADERS, "Cache-Control": "no-store", "Retry-After": str(seconds)}
    return PlainTextResponse("later, please", status, headers)
