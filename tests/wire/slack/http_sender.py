"""The Events API, interactivity and slash commands over HTTP: signed requests to the app's own server."""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp

from tests.wire.slack.deliveries import Answer
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Workspace

MOST_REDIRECTS = 2
REASONS = {"timeout": "http_timeout", "connection_failed": "connection_failed"}


def signed(secret: str, body: bytes, timestamp: str) -> dict[str, str]:
    """The two headers that prove a request is Slack's; `timestamp` is seconds since 1970 as text."""
    base = b"v0:" + timestamp.encode() + b":" + body
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


@dataclass(slots=True)
class HttpSender:
    """Implements tests.wire.slack.deliveries.Carrier. The URL must be of this machine."""

    workspace: Workspace
    url: str = ""
    session: aiohttp.ClientSession | None = None
    requests: int = 0
    _headers: dict[str, str] = field(
        default_factory=lambda: {"User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)", "Accept": "*/*"}
    )

    def point(self, url: str) -> None:
        """Send to this URL from now on. Raises ValueError for another machine's."""
        if not url.startswith(("http://127.0.0.1:", "http://localhost:", "http://[::1]:")):
            raise ValueError(f"the fake speaks to this machine only, not to {url}")
        self.url = url

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        """One signed request; any 2xx is an acknowledgement."""
        headers = {}
        match kind:
            case "events_api":
                body, headers["Content-Type"] = json.dumps(payload).encode(), "application/json"
                if attempt:
                    headers["X-Slack-Retry-Num"] = str(attempt)
                    headers["X-Slack-Retry-Reason"] = REASONS.get(reason, reason)
            case "interactive":
                body = urlencode({"payload": json.dumps(payload)}).encode()
            case _:
                body = urlencode({key: value for key, value in payload.items() if value is not None}).encode()
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        headers |= signed(self.workspace.app.signing_secret, body, str(self.workspace.seconds()))
        return await self._post(body, headers)

    async def verify(self) -> bool:
        """The check of a new request URL: does the app echo the challenge?"""
        challenge = secrets.token_hex(16)
        body = json.dumps({"token": "deprecated", "challenge": challenge, "type": "url_verification"}).encode()
        headers = {"Content-Type": "application/json"}
        headers |= signed(self.workspace.app.signing_secret, body, str(self.workspace.seconds()))
        status, text, _headers = await self._exchange(body, headers)
        echoed = json.loads(text).get("challenge") if text.startswith("{") else text
        return status == 200 and echoed == challenge

    async def ssl_check(self) -> int:
        """The probe of a slash command's certificate; the answer is the HTTP status."""
        body = urlencode({"ssl_check": "1", "token": "deprecated"}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        headers |= signed(self.workspace.app.signing_secret, body, str(self.workspace.seconds()))
        return (await self._exchange(body, headers))[0]

    async def raw(self, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        """Send exactly this: forged signatures, stale timestamps, nonsense. Answers status and text."""
        status, text, _headers = await self._exchange(body, headers)
        return status, text

    async def close(self) -> None:
        """Close the connections."""
        if self.session is not None:
            await self.session.close()

    async def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        try:
            status, text, back = await self._exchange(body, headers)
        except TimeoutError:
            return Answer(problem="timeout")
        except aiohttp.TooManyRedirects:
            return Answer(problem="too_many_redirects")
        except aiohttp.ClientError:
            return Answer(problem="connection_failed")
        no_retry = back.get("x-slack-no-retry") == "1"
        if not 200 <= status < 300:
            return Answer(problem="http_error", no_retry=no_retry)
        return Answer(_payload(text, back.get("content-type", "")))

    async def _exchange(self, body: bytes, headers: dict[str, str]) -> tuple[int, str, dict[str, str]]:
        if self.session is None:
            self.session = aiohttp.ClientSession()
        self.requests += 1
        async with self.session.post(
            self.url,
            data=body,
            headers={**self._headers, **headers},
            max_redirects=MOST_REDIRECTS,
            timeout=aiohttp.ClientTimeout(self.workspace.rules.ack_timeout),
        ) as response:
            back = {name.lower(): value for name, value in response.headers.items()}
            return response.status, await response.text(), back


def _payload(text: str, content_type: str) -> Json | None:
    """What the app answered: JSON, or plain words for a slash command, or nothing."""
    if not text.strip():
        return None
    if "json" not in content_type and not text.lstrip().startswith("{"):
        return {"text": text}
    try:
        found = json.loads(text)
    except ValueError:
        return {"text": text}
    return found if isinstance(found, dict) else None
