"""A home for those whose platform has no home tab: it is the answer, and nothing is kept of it."""

from pathlib import Path

from bot.core.inbound import HomeOpened
from bot.ui.i18n import Localiser
from bot.ui.reply import Whisper
from storage.repos import surfaces
from tests.world import open_world


async def test_home_is_whispered_when_asked_so(database_url: str, tmp_path: Path) -> None:
    async with open_world(database_url, tmp_path) as world:
        answer = await world.house.dispatcher.receive(HomeOpened(key="i:1", by=world.ref("ana"), whisper=True))
        assert isinstance(answer.reply, Whisper)
        words = Localiser(answer.reader)
        assert any("Ana" in words.plain(part.text) for part in answer.reply.view.parts if hasattr(part, "text"))
        async with world.house.database.read() as connection:
            assert await surfaces.everything(connection, ["playground"]) == []
