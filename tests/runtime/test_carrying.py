"""Carrying files: their bytes arrive, or a word of why not; never a dead letter, never twice, never one too large."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.core.errors import Ambiguous, FileRefused, NotAllowed, TryLater
from bot.core.files import MOST_BYTES, SharedFile, WhyNot
from bot.core.people import Community
from bot.runtime.carrying import TURNS, TURNS_TO_HAND_OVER
from bot.runtime.feature import Screen
from bot.ui.i18n import Localiser
from bot.ui.text import Reader, User
from bot.ui.view import Face, File, View
from storage.unit import Connection
from tests.databases import Databases
from tests.drivers.faulty import After, Before, Message
from tests.runtime.bench import HERE, Bench, Pages, feature, open_bench

TEAM = "c-sos"
PHOTO = SharedFile(HERE, "f1", "photo.png", "image/png", 5)


@dataclass
class Album(Pages):
    """Shows files instead of words."""

    files: dict[str, SharedFile] = field(default_factory=dict)

    async def file(self, _connection: Connection, _community: Community, subject: str) -> SharedFile | None:
        return self.files.get(subject)

    def screen(self) -> Screen:
        return Screen("test.page", self.file, _shown, file=True)


def _shown(file: SharedFile) -> View:
    return View(User(file.name), (File(file),), face=Face("Ana"))


@pytest.fixture
async def album(databases: Databases) -> AsyncIterator[Bench]:
    """A bench that shows files."""
    url, pages = databases.fresh_url("sqlite"), Album(files={"a": PHOTO})
    async with open_bench(url, feature(screens=(pages.screen(),)), pages=pages) as bench:
        bench.platform.files["f1"] = b"photo"
        yield bench
    databases.drop(url)


def only(bench: Bench) -> Message:
    (message,) = bench.platform.messages.values()
    return message


def words(message: Message) -> str:
    """All that its parts say besides the file."""
    said = Localiser(Reader("en"))
    return " ".join(said.plain(part.text) for part in message.view.parts if hasattr(part, "text"))


async def test_the_bytes_arrive(album: Bench) -> None:
    await album.show("a", "")
    await album.settle()
    assert only(album).content == b"photo"
    assert words(only(album)) == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileRefused("gone", WhyNot.GONE), "taken back"),
        (FileRefused("too large", WhyNot.TOO_LARGE), "8 MB at most"),
        (FileRefused("no"), "could not pass this file on"),
    ],
)
async def test_what_cannot_be_had_is_told_in_words(album: Bench, error: FileRefused, said: str) -> None:
    album.platform.next_fetches.append(Before(error))
    await album.show("a", "")
    await album.settle()
    assert only(album).content is None
    assert said in words(only(album))
    assert await album.letters() == 0


async def test_what_is_announced_as_too_large_is_not_even_fetched(album: Bench) -> None:
    assert isinstance(album.pages, Album)
    album.pages.files["a"] = SharedFile(HERE, "f1", "film.mp4", "video/mp4", MOST_BYTES + 1)
    await album.show("a", "")
    await album.settle()
    assert album.platform.fetches == 0
    assert "8 MB at most" in words(only(album))


async def test_what_does_not_come_is_asked_for_again_and_told_in_the_end(album: Bench) -> None:
    album.platform.next_fetches.extend([Before(TryLater("away"))] * (TURNS - 1))
    await album.show("a", "")
    await album.pass_time(minutes=1)
    assert only(album).content == b"photo"
    await album.in_unit(lambda ctx: ctx.remove("test.page", "a"))
    await album.settle()
    album.platform.next_fetches.extend([Before(OSError("broken"))] * TURNS)
    await album.show("a", "")
    await album.pass_time(minutes=1)
    assert "could not pass this file on" in words(only(album))


async def test_words_are_shown_where_the_file_is_refused(album: Bench) -> None:
    album.platform.next.append(Before(FileRefused("no right to attach")))
    await album.show("a", "")
    await album.settle()
    assert only(album).content is None
    assert await album.letters() == 0


async def test_a_place_that_is_never_ready_for_the_file_gets_words(album: Bench) -> None:
    album.platform.next.extend([Before(TryLater("busy"))] * TURNS_TO_HAND_OVER)
    await album.show("a", "")
    await album.pass_time(minutes=2)
    assert only(album).content is None
    assert len(album.platform.tried) == TURNS_TO_HAND_OVER + 1


async def test_a_file_of_which_nobody_ever_knows_is_told_in_words_and_is_no_dead_letter(album: Bench) -> None:
    album.platform.next.extend([Before(Ambiguous("reset"))] * TURNS_TO_HAND_OVER)
    await album.show("a", "")
    await album.pass_time(hours=1)
    assert "could not pass this file on" in words(only(album))
    assert await album.letters() == 0


async def test_a_place_that_takes_nothing_at_all_makes_a_dead_letter_as_ever(album: Bench) -> None:
    album.platform.next.extend([Before(FileRefused("no")), Before(NotAllowed("nothing either"))])
    await album.show("a", "")
    await album.settle()
    assert await album.letters("dead") == 1


async def test_a_lost_answer_makes_no_second_file(album: Bench) -> None:
    album.platform.next.append(After(Ambiguous("reset")))
    await album.show("a", "")
    await album.pass_time(minutes=1)
    assert only(album).content == b"photo"
    assert album.platform.fetches == 1


async def test_a_file_stays_as_it_was_sent(album: Bench) -> None:
    await album.show("a", "")
    await album.settle()
    assert isinstance(album.pages, Album)
    album.pages.files["a"] = SharedFile(HERE, "f1", "other.png", "image/png", 5)
    await album.change("a", "")
    await album.settle()
    assert only(album).words == "photo.png"
    assert len(album.platform.tried) == 1
    assert await album.letters() == 0


async def test_nobody_who_has_it_any_more_is_no_trouble(album: Bench) -> None:
    assert isinstance(album.pages, Album)
    album.pages.files["a"] = SharedFile(type(HERE)("elsewhere", "x"), "f1", "photo.png", "image/png", 5)
    await album.show("a", "")
    await album.settle()
    assert "could not pass this file on" in words(only(album))
