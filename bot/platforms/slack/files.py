"""Files on Slack: had with our token, from Slack alone; shown by sending them unshared and posting their link.

That post is like any other: its key is in its metadata, so that it is found again. Sharing a file while it is sent
would make a message whose place Slack does not tell, and which carries no metadata.
"""

import asyncio
from contextlib import suppress
from typing import Any, TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import DeliveryFailed, FileRefused, TryLater
from bot.core.files import SharedFile, WhyNot, tidy_name, tidy_type
from bot.core.refs import MessageRef, Workspace
from bot.platforms.downloads import belongs, download
from bot.platforms.slack.errors import code_of, meanings
from bot.platforms.slack.lanes import TIER_3, TIER_4, Lanes
from bot.platforms.slack.markup import unescape
from bot.platforms.slack.payload import Json as Payload
from bot.platforms.slack.payload import an_id, at, objects, text

Json: TypeAlias = dict[str, Any]

ALT = 1000
"""Characters of an alternative text."""
HOSTS = ("slack.com", ".slack.com", ".slack-edge.com", "slack-gov.com", ".slack-gov.com")
LOOKS = (0.0, 0.3, 0.6, 1.2, 2.4)
"""Seconds before each look whether Slack has understood what we sent: until then a link to it shows nothing."""
_GONE = ("file_not_found", "file_deleted", "no_file_data")


def sent(workspace: Workspace, written: object) -> tuple[SharedFile, ...]:
    """The files of a message whose bytes Slack has."""
    return tuple(_shared(workspace, file) for file in objects(at(written, "files")) if _is_here(file))


def is_link(file: Payload) -> bool:
    """Whether a file is only an address of somewhere else (a document of Google's, say)."""
    return at(file, "is_external") is True or at(file, "mode") == "external"


def _is_here(file: Payload) -> bool:
    try:
        an_id(file, "id")
    except ValueError:
        return False
    return not is_link(file) and at(file, "mode") not in ("tombstone", "hidden_by_limit")


def _shared(workspace: Workspace, file: Payload) -> SharedFile:
    # Of a file from a connected workspace an event tells the id alone; the rest is told when it is asked for.
    size = at(file, "size")
    name = unescape(text(file, "name") or text(file, "title") or text(file, "id"))
    known = size if isinstance(size, int) and size > 0 else 0
    return SharedFile(workspace, an_id(file, "id"), tidy_name(name), tidy_type(text(file, "mimetype")), known)


class Files:
    """The files of one workspace."""

    def __init__(self, web: AsyncWebClient, http: aiohttp.ClientSession, lanes: Lanes, token: str) -> None:
        self._web = web
        self._http = http
        self.lanes = lanes
        self._token = token

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """Its bytes, at most so many. Raises FileRefused or TryLater."""
        told = await self._info(file.ref)
        size, url = at(told, "size"), text(told, "url_private_download") or text(told, "url_private")
        if isinstance(size, int) and size > most:
            raise FileRefused(f"{size} bytes, of at most {most}", WhyNot.TOO_LARGE)
        if not self._is_slacks(url):
            raise FileRefused("its address is not Slack's")  # our token must not be shown there
        content = await download(self._http, url, most, {"Authorization": f"Bearer {self._token}"})
        if len(content) != size:
            # To whoever may not see a file Slack shows its sign-in page, as if all was well.
            raise FileRefused(f"Slack gave {len(content)} bytes instead of {size}: does the app have files:read?")
        return content

    async def upload(self, name: str, content: bytes, alt: str = "") -> tuple[str, str]:
        """Send a file that nobody else sees yet: its id, and the link to post. Raises FileRefused or TryLater."""
        try:
            with meanings(repeatable=True):  # what was sent in vain, nobody ever sees
                async with self.lanes.call("files.getUploadURLExternal", TIER_4):
                    room = await self._web.files_getUploadURLExternal(
                        filename=name, length=len(content), alt_txt=alt[:ALT] or None
                    )
                ident, url = str(room["file_id"]), str(room["upload_url"])
                await self._send(url, content)
                async with self.lanes.call("files.completeUploadExternal", TIER_4):
                    await self._web.files_completeUploadExternal(files=[{"id": ident, "title": name}])
        except (TryLater, FileRefused):
            raise
        except DeliveryFailed as error:
            raise FileRefused(f"not taken: {error}") from error
        try:
            return ident, await self._link(ident)
        except DeliveryFailed:
            with suppress(DeliveryFailed):  # nobody else ever saw it, and the next try sends its own
                await self.delete(ident)
            raise

    async def _send(self, url: str, content: bytes) -> None:
        if not self._is_slacks(url):
            raise FileRefused("Slack wants it sent elsewhere")
        async with self._http.post(url, data=content, allow_redirects=False) as answer:
            if answer.status != 200:  # noqa: PLR2004  # OK
                raise TryLater(f"Slack took no file: {answer.status}")

    async def _link(self, ident: str) -> str:
        for look in LOOKS:
            await asyncio.sleep(look)
            told = await self._info(ident)
            if text(told, "mimetype"):
                return text(told, "permalink")
        raise TryLater("Slack has not understood the file yet")

    async def delete(self, ident: str) -> None:
        """Take a file away; one that is gone already is fine. Raises DeliveryFailed's meanings."""
        async with self.lanes.call("files.delete", TIER_3):
            try:
                with meanings(repeatable=True):
                    await self._web.files_delete(file=ident)
            except DeliveryFailed as error:
                if _code(error) not in _GONE:
                    raise

    async def of(self, message: MessageRef) -> str | None:
        """The file that a message of ours shows, as its metadata tells."""
        async with self.lanes.call("conversations.replies", TIER_3):
            try:
                with meanings(repeatable=True):
                    page = await self._web.conversations_replies(
                        channel=message.channel, ts=message.message, oldest=message.message, latest=message.message,
                        inclusive=True, limit=10, include_all_metadata=True,
                    )  # fmt: skip
            except DeliveryFailed as error:
                if _code(error) in ("thread_not_found", "message_not_found"):
                    return None
                raise
        found = (one for one in page["messages"] if text(one, "ts") == message.message)
        return next((text(one, "metadata", "event_payload", "file") or None for one in found), None)

    async def _info(self, ident: str) -> Payload:
        try:
            async with self.lanes.call("files.info", TIER_4):
                with meanings(repeatable=True):
                    answer = await self._web.files_info(file=ident)
        except TryLater:
            raise
        except DeliveryFailed as error:
            why = WhyNot.GONE if _code(error) in _GONE else WhyNot.OUT_OF_REACH
            raise FileRefused(str(error), why) from error
        told: Payload = answer["file"]
        if at(told, "mode") == "tombstone":
            raise FileRefused("it was deleted", WhyNot.GONE)
        return told

    def _is_slacks(self, url: str) -> bool:
        return belongs(url, HOSTS, self._web.base_url)


def _code(error: DeliveryFailed) -> str:
    return code_of(error.__cause__) if isinstance(error.__cause__, SlackApiError) else ""
