"""A file as it goes to a browser: pictures may be looked at in the page, all else is downloaded, nothing is run."""

from urllib.parse import quote

from starlette.responses import Response

from bot.core.files import IMAGES
from bot.platforms.playground.state import Attached

_PLAIN = "".join(map(chr, range(0x20, 0x7F))).replace('"', "").replace("\\", "")


def served(file: Attached, content: bytes) -> Response:
    """The bytes. Whatever its sender called it, what is no picture has no type that a browser would open by itself."""
    is_image = file.media_type in IMAGES
    plain = "".join(sign if sign in _PLAIN else "_" for sign in file.name)
    name = f"filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    return Response(
        content,
        media_type=file.media_type if is_image else "application/octet-stream",
        headers={
            "Content-Disposition": f"{'inline' if is_image else 'attachment'}; {name}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=600",
        },
    )
