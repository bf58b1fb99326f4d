"""Files on Discord: had from its own servers, shown as what they are: a picture in a gallery, all else to download."""

import re
from typing import Any, TypeAlias

import aiohttp
from discord.http import HTTPClient, Route

from bot.core.errors import DeliveryFailed, FileRefused, Gone, TryLater
from bot.core.files import SharedFile, WhyNot, tidy_name, tidy_type
from bot.core.refs import MessageRef
from bot.platforms.discord.errors import meanings
from bot.platforms.discord.payload import Json as Payload
from bot.platforms.discord.payload import at, objects, snowflake, text
from bot.platforms.downloads import belongs, download
from bot.ui.text import shorten

Json: TypeAlias = dict[str, Any]

HOSTS = ("cdn.discordapp.com", "media.discordapp.net")
WITHIN = aiohttp.ClientTimeout(total=20)
GALLERY, FILE = 12, 13
"""Types of components."""
_UNFIT = re.compile(r"[^A-Za-z0-9.-]+")
_NAMED = 80
ALT = 1024


def sent(message: MessageRef, event: Payload) -> tuple[SharedFile, ...]:
    """The attachments of a message. One that cannot be asked for is passed over: the words beside it are not."""
    return tuple(_shared(message, one) for one in objects(at(event, "attachments")) if _is_whole(one))


def _is_whole(attachment: Payload) -> bool:
    try:
        snowflake(attachment, "id")
    except ValueError:
        return False
    return True


def _shared(message: MessageRef, attachment: Payload) -> SharedFile:
    # Addresses of attachments stop working after a day: where it is, is asked for when it is wanted.
    ref = f"{message.channel}:{message.message}:{snowflake(attachment, 'id')}"
    size = at(attachment, "size")
    name = tidy_name(text(attachment, "title") or text(attachment, "filename"))
    known = size if isinstance(size, int) and size > 0 else 0
    return SharedFile(message.workspace, ref, name, tidy_type(text(attachment, "content_type")), known)


class Files:
    """The files of all guilds."""

    def __init__(self, http: HTTPClient) -> None:
        self._http = http
        self._session: aiohttp.ClientSession | None = None

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        """Its bytes, at most so many. Raises FileRefused or TryLater."""
        channel, message, ident = file.ref.split(":")
        try:
            with meanings(repeatable=True):
                told: Payload = await self._http.get_message(int(channel), int(message))
        except TryLater:
            raise
        except DeliveryFailed as error:
            why = WhyNot.GONE if isinstance(error, Gone) else WhyNot.OUT_OF_REACH
            raise FileRefused(str(error), why) from error
        url = next((text(one, "url") for one in objects(at(told, "attachments")) if text(one, "id") == ident), "")
        if not url:
            raise FileRefused("it was taken out of its message", WhyNot.GONE)
        if not belongs(url, HOSTS, Route.BASE):
            raise FileRefused("its address is not Discord's")
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=WITHIN)
        return await download(self._session, url, most)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()


def attached(body: Json, file: SharedFile) -> Json:
    """A message that shows a file beside its words. What is attached is seen only where a component shows it."""
    place = {"url": f"attachment://{_fit(file.name)}"}
    shown: Json = {"type": FILE, "file": place}
    if file.is_image:
        shown = {"type": GALLERY, "items": [{"media": place, "description": shorten(file.alt or file.name, ALT)}]}
    components = [*body["components"], shown]
    return {**body, "components": components, "attachments": [{"id": 0, "filename": _fit(file.name)}]}


def form(body: str, file: SharedFile, content: bytes) -> list[Json]:
    """The parts of a request that brings a file."""
    return [
        {"name": "payload_json", "value": body, "content_type": "application/json"},
        {"name": "files[0]", "value": content, "filename": _fit(file.name), "content_type": file.media_type},
    ]


def _fit(name: str) -> str:
    """A name that Discord leaves as it is, so that what shows the file finds it; its own stands in the words."""
    stem, dot, ending = name.rpartition(".")
    ending = _UNFIT.sub("", ending)[:10]
    kept = _UNFIT.sub("-", stem if dot else name).strip("-.")[:_NAMED] or "file"
    return f"{kept}.{ending}" if dot and ending else kept
