"""What a page sent: read at most so many bytes, cleaned, and asked for field by field."""

import json
import re
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.requests import Request

from bot.platforms.playground.refusals import MALFORMED, TOO_BIG, Refused, file_too_large

BODY_LIMIT = 1024 * 1024
KEY_LIMIT = 200
DEPTH = 3
"""An object of texts within an object is all that a page sends; what is nested deeper is not ours."""

T = TypeVar("T")

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


class Body:
    """A JSON object from a page. Each question raises Refused when the answer is not of its kind."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """A text that must be there."""
        return self._of(name, str)

    def optional(self, name: str) -> str | None:
        """A text, or None."""
        return None if self._fields.get(name) is None else self._of(name, str)

    def flag(self, name: str) -> bool:
        """A yes or a no."""
        return self._of(name, bool)

    def number(self, name: str) -> int:
        """A whole number."""
        if isinstance(self._fields.get(name), bool):
            raise Refused(MALFORMED)
        return self._of(name, int)

    def texts(self, name: str) -> dict[str, str]:
        """Texts by name."""
        values = self._of(name, dict)
        if not all(isinstance(value, str) for value in values.values()):
            raise Refused(MALFORMED)
        return values

    def list_of_texts(self, name: str) -> list[str]:
        """Texts, in order."""
        values: list[Any] = self._of(name, list)
        if not all(isinstance(value, str) for value in values):
            raise Refused(MALFORMED)
        return values

    def key(self) -> str:
        """The key that the page made for this one action."""
        key = self.text("key")
        if not 0 < len(key) <= KEY_LIMIT:
            raise Refused(MALFORMED)
        return key

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def _of(self, name: str, kind: type[T]) -> T:
        value = self._fields.get(name)
        if not isinstance(value, kind):
            raise Refused(MALFORMED)
        return value


async def read(request: Request) -> Body:
    """The body of a request. Raises Refused when it is too big or no JSON object."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(MALFORMED, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    content = await _read(request, BODY_LIMIT, Refused(TOO_BIG, HTTPStatus.REQUEST_ENTITY_TOO_LARGE))
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refused(MALFORMED) from error
    if not isinstance(fields, dict):
        raise Refused(MALFORMED)
    return Body(_clean(fields))


async def raw(request: Request, most: int) -> bytes:
    """The bytes of a file. Raises Refused when there are more than `most`."""
    return bytes(await _read(request, most, file_too_large(most)))


async def _read(request: Request, most: int, refused: Refused) -> bytearray:
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > most:
            raise refused
    return read


def _clean(value: Any, depth: int = DEPTH) -> Any:
    """The same, with what no file and no database can hold (NUL, halves of characters) made visible."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value)
    if isinstance(value, dict | list) and not depth:
        raise Refused(MALFORMED)
    if isinstance(value, dict):
        return {_clean(name): _clean(inner, depth - 1) for name, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner, depth - 1) for inner in value]
    return value
