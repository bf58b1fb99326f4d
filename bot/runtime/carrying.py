"""Carrying files: fetched where they were shared, handed to where they are shown; told in words when that cannot be.

Their bytes are in no database of ours, and in our memory only for so long; a few at a time, since each may be large.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeAlias

import structlog

from bot.core.errors import FileRefused, TryLater, in_one_line
from bot.core.files import MADE, MOST_BYTES, SharedFile, WhyNot
from bot.core.refs import MessageRef
from bot.ui.ports import Platform, Post
from bot.ui.text import Span, _
from bot.ui.view import Note, file_of

log = structlog.get_logger(__name__)

AT_ONCE = 4
FETCH_WITHIN, PLACE_WITHIN = timedelta(seconds=15), timedelta(seconds=5)
"""Together with what the showing takes, less than a delivery's lease."""
AGAIN = timedelta(seconds=5)
TURNS = 4
"""How often somebody's file is tried to be fetched. Words wait behind it, so there is an end."""
TURNS_TO_HAND_OVER = 8
"""How often it is offered before words go in its place. They are refused too while all is, and then nothing is lost."""
_MEGABYTE = 1024 * 1024


Maker: TypeAlias = Callable[[str], bytes]
"""Makes the file that a text describes: the same text, the same bytes. Runs in a thread."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Posts what shows a file. `most`: the largest that is carried, in bytes; `makers` by their names."""

    platforms: Mapping[str, Platform]
    most: int = MOST_BYTES
    makers: Mapping[str, Maker] = field(default_factory=dict)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def post(self, platform: Platform, post: Post, turn: int) -> MessageRef | None:
        """Show it, with the file if it has one. `turn`: how often that was begun. Raises DeliveryFailed's meanings."""
        file = file_of(post.view)
        if file is None:
            return await platform.deliver(post)
        try:
            async with self._place():
                content = await self._fetch(file, is_last=turn >= TURNS)
                return await self._hand_over(platform, replace(post, content=content), turn)
        except FileRefused as error:
            log.info("file told in words", action="file_refused", why=error.why_not, error=str(error), surface=post.key)
            return await platform.deliver(self._in_words(post, error.why_not))

    async def _fetch(self, file: SharedFile, *, is_last: bool) -> bytes:
        if file.workspace.platform == MADE:
            return await asyncio.to_thread(self.makers[file.workspace.id], file.ref)
        if file.size > self.most:
            raise FileRefused(f"{file.size} bytes, of at most {self.most}", WhyNot.TOO_LARGE)
        source = self.platforms.get(file.workspace.platform)
        if source is None:
            raise FileRefused(f"nobody serves {file.workspace.platform} any more")
        try:
            async with asyncio.timeout(FETCH_WITHIN.total_seconds()):
                return await source.fetch(file, self.most)
        except FileRefused:
            raise
        except Exception as error:  # whatever went wrong there, nothing was shown here
            if is_last:
                raise FileRefused(f"not fetched: {in_one_line(error)}") from error
            raise TryLater(f"not fetched yet: {in_one_line(error)}", AGAIN) from error

    async def _hand_over(self, platform: Platform, post: Post, turn: int) -> MessageRef | None:
        if turn > TURNS_TO_HAND_OVER:  # each time nobody knew what became of it: no dead letter for that
            raise FileRefused("nobody knows what became of it, time after time")
        try:
            return await platform.deliver(post)
        except TryLater as error:
            if turn >= TURNS_TO_HAND_OVER:
                raise FileRefused(f"never taken: {error}") from error
            raise

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(PLACE_WITHIN.total_seconds()):
                await self.places.acquire()
        except TimeoutError as error:
            raise TryLater("other files are on their way", AGAIN) from error
        try:
            yield
        finally:
            self.places.release()

    def _in_words(self, post: Post, why: WhyNot) -> Post:
        parts = (*post.view.parts, Note(self._reason(why)))
        return replace(post, view=replace(post.view, parts=parts), content=None)

    def _reason(self, why: WhyNot) -> Span:
        match why:
            case WhyNot.TOO_LARGE:
                most = self.most // _MEGABYTE
                return _("I carry {count} MB at most: ask for a smaller one, or for a link to it.", count=most)
            case WhyNot.GONE:
                return _("This file was taken back before I could pass it on.")
            case WhyNot.OUT_OF_REACH:
                return _("I could not pass this file on: ask for it once more, or for a link to it.")
