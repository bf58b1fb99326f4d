"""Bytes from an address: if it is the service's own, no more than asked for, and what went wrong as its meaning."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from bot.core.errors import FileRefused, TryLater, in_one_line
from bot.core.files import WhyNot

PIECE = 64 * 1024
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


def belongs(url: str, hosts: Sequence[str], api_url: str) -> bool:
    """Whether an address is one of the service's own: https at a host, or below one that begins with a dot.

    Or it stands where its API was said to be (a proxy, tests).
    """
    try:
        asked, api = urlsplit(url), urlsplit(api_url)
        host, port = (asked.hostname or "").lower(), asked.port
    except ValueError:
        return False
    if asked.username is not None or asked.password is not None:
        return False
    if (asked.scheme, asked.netloc) == (api.scheme, api.netloc):
        return True
    is_theirs = any(host.endswith(known) if known.startswith(".") else host == known for known in hosts)
    return asked.scheme == "https" and port in (None, 443) and is_theirs


async def download(http: aiohttp.ClientSession, url: str, most: int, headers: Mapping[str, str] | None = None) -> bytes:
    """What stands there, at most so many bytes. Redirects are not followed. Raises FileRefused or TryLater."""
    try:
        async with http.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
                raise TryLater(f"the file's server said {answer.status}")
            if answer.status != HTTPStatus.OK:
                why = WhyNot.GONE if answer.status in _GONE else WhyNot.OUT_OF_REACH
                raise FileRefused(f"the file's server said {answer.status}", why)
            read = bytearray()
            async for piece in answer.content.iter_chunked(PIECE):
                read += piece
                if len(read) > most:  # whatever was announced
                    raise FileRefused(f"more than {most} bytes", WhyNot.TOO_LARGE)
            return bytes(read)
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise TryLater(f"the file did not come: {in_one_line(error)}") from error
