"""The door: only pages of this machine's own playground come in, and what goes out can run no foreign script.

Any web page that somebody has open could send requests to a port of their machine (directly, or by DNS rebinding): so
the Host must be a name of the machine itself, and whatever changes something must come from our own page.
"""

import re
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HEADER = "X-Mijote"
LOOPBACK_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.ASCII)
SAFE_METHODS = ("GET", "HEAD")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Wraps the application; everything passes here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer 403."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)  # a file's policy is stricter than that of the page
                headers.setdefault("Cache-Control", "no-cache" if _is_static(scope) else "no-store")
            await send(message)

        app = self._app if _welcome(scope) else PlainTextResponse("forbidden", HTTPStatus.FORBIDDEN)
        await app(scope, receive, send_guarded)


def _is_static(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/static/")


def _welcome(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    host = headers.get("host", "").lower()
    if not LOOPBACK_HOST.fullmatch(host):
        return False
    if scope["method"] in SAFE_METHODS:
        return True
    origin = headers.get("origin")
    # A browser always says where a POST comes from; a program may not, and then must say so on purpose.
    return headers.get(OWN_HEADER) == "1" if origin is None else origin.lower() == f"http://{host}"
