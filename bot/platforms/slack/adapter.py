"""Slack as a platform: one workspace, over Socket Mode or signed HTTP, on slack-bolt.

Bolt proves who calls and keeps the connection. Everything else happens in one middleware: what happened is stored and
handled (one unit) before the acknowledgement goes out; when that fails there is none, and Slack sends it again.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any, TypeAlias

import aiohttp
import structlog
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute

from bot.core.errors import Ambiguous, CannotStart, DeliveryFailed, NotThere, PressAgain, Revoked, TryLater
from bot.core.files import SharedFile
from bot.core.inbound import Event, Inbound, Submitted
from bot.core.refs import MessageRef, Profile, Workspace
from bot.platforms.missed import Missed
from bot.platforms.overtaken import Overtaken
from bot.platforms.serving import Serving, listen
from bot.platforms.slack import words
from bot.platforms.slack.answers import Answers
from bot.platforms.slack.bolt import bolt_app
from bot.platforms.slack.catch_up import CatchUp
from bot.platforms.slack.commands import complete
from bot.platforms.slack.deliver import Deliverer
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.events import changed_at
from bot.platforms.slack.files import Files
from bot.platforms.slack.http import receiving
from bot.platforms.slack.inbound import translate
from bot.platforms.slack.lanes import EVERY, Lanes
from bot.platforms.slack.patience import patiently
from bot.platforms.slack.people import profile_of, told_user
from bot.platforms.slack.reacted import Reactions
from bot.platforms.slack.socket import AGAIN, START_TRIES, Client, Handler
from bot.platforms.turns import Turns
from bot.ui.i18n import choose_language, known_timezone
from bot.ui.ports import Delivery, Intake, Post, PutEvent
from bot.ui.reply import Answer, Nothing, Whisper
from bot.ui.text import Reader, _
from bot.ui.view import say

log = structlog.get_logger(__name__)

Json: TypeAlias = dict[str, Any]

NAME = "slack"
API_URL = "https://slack.com/api/"
CALL_WITHIN = 20
"""Seconds for one call of the Web API; less than a delivery's lease."""
ANSWER_WITHIN = 2.5
"""Seconds until an interaction is acknowledged come what may: after three, Slack tells the person that we failed."""
ACKNOWLEDGED_WITHIN = 0.05
"""Seconds that Bolt gets to send the last acknowledgements once everything is handled."""
DRAIN_WITHIN = timedelta(seconds=8)


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach Slack: with `app_token` over Socket Mode, else over HTTP, proven by `signing_secret`."""

    bot_token: SecretStr
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    api_url: str = API_URL
    http_host: str = "127.0.0.1"
    http_port: int = 8765


class SlackPlatform:
    """Implements bot.ui.ports.Platform for the workspace whose bot token is given.

    `beside`: what else is served where we listen, when Slack talks to us over HTTP.
    """

    def __init__(
        self, access: Access, *, seconds_per_message: float = EVERY, call_within: float = CALL_WITHIN,
        beside: Sequence[BaseRoute] = (),
    ) -> None:  # fmt: skip
        self._access = access
        self._beside = beside
        self._lanes = Lanes.of(seconds_per_message)
        self._call_within = call_within
        self._turns = Turns()
        self._overtaken = Overtaken(changed_at)
        self._busy: set[asyncio.Task[Any]] = set()
        self._closing = False
        self._missed: Missed | None = None
        self._socket: Client | None = None
        self._serving: Serving | None = None

    @property
    def name(self) -> str:
        """The platform's name."""
        return NAME

    async def introduce(self) -> list[tuple[Workspace, str]]:
        """Prove the token; the workspace and its name. Before `start`. Raises CannotStart."""
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._call_within))
        # No retries of the SDK: on a dropped connection it would post a second time.
        self._web = AsyncWebClient(
            self._access.bot_token.get_secret_value(), self._access.api_url, session=self._http, retry_handlers=[],
            timeout=CALL_WITHIN,
        )  # fmt: skip
        try:
            me = await patiently(self._web.auth_test, tries=START_TRIES, again=AGAIN)
        except DeliveryFailed as error:
            await self._http.close()
            raise _refused("SLACK_BOT_TOKEN", error) from error
        self._me = AuthorizeResult.from_auth_test_response(
            bot_token=self._access.bot_token.get_secret_value(), auth_test_response=me
        )
        self._workspace = Workspace(NAME, str(me["team_id"]))
        self._directory = Directory(self._web, self._workspace.id, self._lanes)
        self._reactions = Reactions(self._web, self._lanes, self._directory, str(self._me.bot_user_id))
        self._answers = Answers(self._web, self._http, self._workspace, self._follow)
        files = Files(self._web, self._http, self._lanes, str(self._me.bot_token))
        self._deliverer = Deliverer(self._web, self._workspace, str(self._me.bot_id), self._directory, files)
        return [(self._workspace, str(me.get("team") or self._workspace.id))]

    async def start(self, intake: Intake) -> None:
        """Listen. Raises CannotStart."""
        self._intake = intake
        found = CatchUp(
            self._web, self._lanes, self._workspace, self._directory, str(self._me.bot_user_id), self._found,
            intake.follow,
        )  # fmt: skip
        missed = self._missed = Missed(found, intake, self._workspace)
        try:
            await missed.lasts()
            await missed.meets()
            if self._access.app_token is not None:
                await self._connect(self._bolt(), self._access.app_token.get_secret_value(), missed)
            else:
                listening = listen(self._access.http_host, self._access.http_port)
                self._serving = Serving(receiving(self._bolt(), self._secret(), self._beside), listening)
        except BaseException:
            await self.stop()
            raise
        missed.ends()

    @property
    def workspace(self) -> Workspace:
        """The workspace that the token serves, once introduced."""
        return self._workspace

    async def stop_intake(self) -> None:
        """Acknowledge nothing new (Slack sends it again to our next life), and let what is in flight finish."""
        self._closing = True
        if self._missed is not None:
            self._missed.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_WITHIN.total_seconds()):
                await self.settle()
                await asyncio.sleep(ACKNOWLEDGED_WITHIN)
        serving, self._serving = self._serving, None
        if serving is not None:
            await serving.stop()
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close()

    async def stop(self) -> None:
        """Stop the intake, and let go of the connections."""
        try:
            await self.stop_intake()
        finally:
            await self._http.close()

    def check(self) -> None:
        """Nothing ends it for good: the socket connects again whatever happens, and HTTP waits to be called."""

    async def settle(self) -> None:
        """Wait until everything that came in is handled and answered."""
        while self._busy:
            await asyncio.wait(self._busy)

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it, once. Raises DeliveryFailed's meanings."""
        return await self._deliverer.deliver(delivery)

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        """The message that was posted with `post.key`, if it stands."""
        return await self._deliverer.find(post)

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that somebody shared. Raises FileRefused or TryLater."""
        return await self._deliverer.files.fetch(file, most)

    # --- what comes in --------------------------------------------------------------------------------

    def _bolt(self) -> AsyncApp:
        verifying = self._access.app_token is None
        secret = self._secret() if verifying else ""
        return bolt_app(self._me, self._access.api_url, self._http, self._take, secret, verifying=verifying)

    def _secret(self) -> str:
        secret = self._access.signing_secret
        return "" if secret is None else secret.get_secret_value()

    async def _connect(self, app: AsyncApp, app_token: str, missed: Missed) -> None:
        self._socket = Client(app_token, self._web, app.logger, missed)
        Handler(app, self._socket)
        try:
            await self._socket.begin()
        except DeliveryFailed as error:
            raise _refused("SLACK_APP_TOKEN", error) from error

    async def _take(self, req: AsyncBoltRequest) -> BoltResponse:
        """Everything that Slack sends. Whatever is raised, and any status but 200, leaves it unacknowledged."""
        if self._closing:
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        task = asyncio.ensure_future(self._answer(req.body))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
        try:
            payload = await asyncio.shield(task)
        except PressAgain as error:
            log.warning("not acknowledged", action="not_acknowledged", error=str(error))
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return BoltResponse(status=HTTPStatus.OK, body=payload or "")

    async def _answer(self, body: Json) -> Json | None:
        told = told_user(body)
        if told is not None:
            self._directory.heard(told)
            await self._intake.follow(self._workspace, {str(told["id"]): profile_of(told, self._workspace.id)})
        inbound = _translated(body)
        if inbound is None:
            return None
        if isinstance(inbound, Event) or "event" in body:
            await self._receive(inbound, body)
            return None
        task = asyncio.ensure_future(self._receive(inbound, body))
        done, _pending = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        if not done:
            return self._answer_late(task, inbound, body)
        return self._answers.acknowledge(task.result(), body)

    async def caught_up(self) -> None:
        """Wait until what was missed is handled."""
        if self._missed is not None:
            await self._missed.caught_up()

    async def _found(self, event: Event) -> None:
        """Something that was missed."""
        async with self._turns.turn(event.by.user):
            known, profile = self._overtaken.put_right(event), await self._directory.profile(event.by.user)
            if known is not None and not self._directory.is_stranger(event.by.user):
                await self._intake.receive(replace(known, profile=profile))

    async def _receive(self, inbound: Inbound, body: Json) -> Answer:
        """In the order of arrival for each person, with their profile and the names that their words need."""
        async with self._turns.turn(inbound.by.user):
            mentioned = words.mentioned(body)
            names = await self._directory.names(mentioned) if mentioned else {}
            profile = await self._directory.profile(inbound.by.user)
            known = self._overtaken.put_right((names and _translated(body, names)) or inbound)
            if known is None or self._directory.is_stranger(inbound.by.user):
                return Answer()
            known, reader = await self._reactions.look(replace(known, profile=profile), self._intake), _reader(profile)
            completed = complete(known, self._intake.commands(), reader, names)
            return (
                await self._intake.receive(completed) if isinstance(completed, Inbound) else Answer(completed, reader)
            )

    def _answer_late(self, task: asyncio.Future[Answer], inbound: Inbound, body: Json) -> Json | None:
        """It takes too long to be the acknowledgement: say so at once, and the rest when it is there."""

        async def whenever() -> None:
            self._answers.late(await task, body)

        self._follow(whenever())
        waiting = Whisper(say(_("I am a little slow right now. It is under way: no need to press again.")))
        if isinstance(inbound, Submitted) or "command" in body:
            return self._answers.acknowledge(Answer(waiting, _reader(self._directory.told(inbound.by.user))), body)
        return self._answers.acknowledge(Answer(Nothing()), body)

    def _follow(self, work: Awaitable[None]) -> None:
        """Do it beside; it belongs to what must finish before we stop."""

        async def done() -> None:
            try:
                await work
            except Exception as error:  # noqa: BLE001 - an answer that got lost is pressed again
                log.warning("answer lost", action="answer_lost", error=repr(error))

        task = asyncio.create_task(done(), name="slack-answer")
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)


def _reader(profile: Profile | None) -> Reader:
    if profile is None:
        return Reader()
    return Reader(choose_language(profile.language), known_timezone(profile.timezone) or "UTC")


def _translated(body: Json, names: Mapping[str, str] | None = None) -> Inbound | None:
    try:
        return translate(body, names or {})
    except ValueError as error:
        # Sent again it would be no better: acknowledged, and told in the log.
        log.warning("not understood", action="not_understood", type=str(body.get("type")), error=str(error))
        return None


def _refused(setting: str, error: DeliveryFailed) -> CannotStart:
    if isinstance(error, Revoked):
        return CannotStart(f"Slack refuses {setting} ({error}). Copy it anew from api.slack.com/apps.")
    kind = NotThere if isinstance(error, TryLater | Ambiguous) else CannotStart
    return kind(f"Cannot start with {setting}: {error}.")
