"""Files on the playground: kept beside the journal, given to those who see the message, and never run."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.core.errors import FileRefused
from bot.core.files import SharedFile, WhyNot
from bot.core.inbound import Said
from bot.platforms.playground import uploads
from bot.platforms.playground.attachments import FOLDER
from bot.platforms.playground.history import MOST_UPLOADS
from bot.platforms.playground.refusals import Refused
from bot.platforms.playground.workspace import REF
from bot.ui.text import User
from bot.ui.view import File, View
from tests.features.pictures import PNG
from tests.platforms.playground.helpers import ENGLISH, RecordingIntake, post, room
from tests.platforms.playground.site import OWN, Site, site


def names(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(path.name for path in folder.iterdir())


async def upload(place: Site, who: str, name: str, content: bytes, kind: str, status: int = 200) -> Any:
    headers = {**OWN, "Content-Type": kind}
    query = {"as": who, "name": name}
    async with place.http.post("/api/files", params=query, data=BytesIO(content), headers=headers) as response:
        assert response.status == status
        return await response.json()


async def fetched(place: Site, who: str, file: str, status: int = 200) -> tuple[bytes, dict[str, str]]:
    async with place.http.get(f"/api/files/{file}", params={"as": who}) as response:
        assert response.status == status
        return await response.read(), dict(response.headers)


async def test_a_picture_is_seen_by_those_who_see_its_message(tmp_path: Path) -> None:
    intake = RecordingIntake()
    async with site(tmp_path, intake) as place:
        file = (await upload(place, "ana", "photo.png", PNG, "image/png"))["file"]
        assert file == {"id": file["id"], "name": "photo.png", "size": len(PNG), "image": True, "alt": "photo.png"}
        assert (await fetched(place, "ana", file["id"]))[0] == PNG
        await fetched(place, "leo", file["id"], 404)  # not even the team, before it is sent
        message = (await place.act("ana", "say", place="dm-ana", text="", files=[file["id"]]))["message"]
        assert message["files"] == [file]
        content, headers = await fetched(place, "ana", file["id"])
        assert (content, headers["Content-Type"]) == (PNG, "image/png")
        await fetched(place, "leo", file["id"], 403)
        await place.platform.settle()
    (said,) = intake.received
    assert isinstance(said, Said)
    assert said.files == (SharedFile(REF, file["id"], "photo.png", "image/png", len(PNG)),)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html"),
        ("a.svg", "image/svg+xml"),
        ("a.js", "text/javascript"),
        ("a.png", "image/png, text/html"),
        ("a.pdf", "application/pdf"),
    ],
)
async def test_what_could_run_is_only_downloaded(tmp_path: Path, name: str, kind: str) -> None:
    async with site(tmp_path) as place:
        file = (await upload(place, "ana", name, b"<script>alert(1)</script>", kind))["file"]
        await place.act("ana", "say", place="c-general", text="", files=[file["id"]])
        _content, headers = await fetched(place, "leo", file["id"])
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment; ")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


async def test_a_name_cannot_leave_its_header_nor_its_folder(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        nasty = '../../x"; filename=evil\r\nSet-Cookie: a=b\x00é.png'
        file = (await upload(place, "ana", nasty, b"x", "text/plain"))["file"]
        await place.act("ana", "say", place="c-general", text="", files=[file["id"]])
        _content, headers = await fetched(place, "leo", file["id"])
        assert "Set-Cookie" not in headers
        assert headers["Content-Disposition"].count('"') == 2
        for odd in ("..%2F..%2Fplayground.jsonl", "x", "0" * 32):
            await fetched(place, "leo", odd, 404)
    assert names(tmp_path) == ["playground-files", "playground.jsonl"]


async def test_only_our_own_page_sends_files(tmp_path: Path) -> None:
    async with site(tmp_path) as place:
        for headers in ({}, {"Origin": "http://evil.example"}):
            async with place.http.post("/api/files?as=ana&name=x", data=b"x", headers=headers) as response:
                assert response.status == 403
        await upload(place, "nobody", "x", b"x", "text/plain", 404)
        await upload(place, "ana", "x", b"", "text/plain", 400)


async def test_what_is_too_large_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 1024 * 1024)
    monkeypatch.setattr("bot.platforms.playground.server.LARGEST", 1024 * 1024)
    async with site(tmp_path) as place:
        answer = await upload(place, "ana", "film.mp4", bytes(1024 * 1024 + 1), "video/mp4", 400)
    assert answer["error"] == "Ce fichier dépasse 1\N{NO-BREAK SPACE}Mo."
    assert not (tmp_path / FOLDER).exists()


async def test_nobody_sends_a_file_of_somebody_else_or_one_that_is_not_there(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        mine = await place.actions.upload("ana", "a.txt", "text/plain", b"a")
        for who, files in (("leo", [mine.id]), ("ana", ["0" * 32]), ("ana", ["../x"])):
            with pytest.raises(Refused):
                await place.actions.say(who, "c-general", "x", files=files)
        with pytest.raises(Refused):
            await place.actions.say("ana", "c-general", "x", files=[mine.id] * 11)
        await place.actions.say("ana", "c-general", "", files=[mine.id])
        with pytest.raises(Refused):
            await place.actions.say("ana", "c-general", "", files=[mine.id])  # once


async def test_files_outlive_a_restart_and_go_with_their_message(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        kept = await place.actions.upload("ana", "kept.txt", "text/plain", b"kept")
        said = await place.actions.say("ana", "c-general", "", files=[kept.id])
        draft = await place.actions.upload("ana", "draft.txt", "text/plain", b"draft")
    (tmp_path / FOLDER / f"{'f' * 32}.part").write_bytes(b"torn")
    async with room(tmp_path) as place:
        assert names(tmp_path / FOLDER) == sorted([kept.id, draft.id])
        assert place.actions.file("leo", kept.id)[1] == b"kept"
        await place.actions.edit("ana", said.id, "with words")
        await place.actions.edit("ana", said.id, "")
        await place.actions.delete("ana", said.id)
        assert names(tmp_path / FOLDER) == [draft.id]
        with pytest.raises(FileRefused) as refused:
            await place.fetch(SharedFile(REF, kept.id, "kept.txt", "text/plain", 4), 100)
        assert refused.value.why_not is WhyNot.GONE


async def test_a_file_goes_with_its_message_also_where_people_answered_below(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        file = await place.actions.upload("ana", "a.txt", "text/plain", b"a")
        said = await place.actions.say("ana", "c-general", "regarde", files=[file.id])
        await place.actions.say("leo", "c-general", "merci", thread=said.id)
        await place.actions.delete("ana", said.id)
        assert names(tmp_path / FOLDER) == []


async def test_of_files_that_are_never_sent_the_oldest_go(tmp_path: Path) -> None:
    async with room(tmp_path) as place:
        sent = [await place.actions.upload("ana", "a.txt", "text/plain", b"a") for _ in range(MOST_UPLOADS + 3)]
        await place.actions.upload("leo", "a.txt", "text/plain", b"a")
        kept = set(names(tmp_path / FOLDER))
    assert kept >= {file.id for file in sent[3:]}
    assert len(kept) == MOST_UPLOADS + 1


async def test_the_bots_file_is_kept_once_per_key(tmp_path: Path) -> None:
    shared = SharedFile(REF, "x", "plan.pdf", "application/pdf", 4)
    view = View(User("plan.pdf"), (File(shared),))
    async with room(tmp_path) as place:
        delivery = post("k", user="ana", view=view)
        with_bytes = type(delivery)(delivery.key, delivery.target, view, ENGLISH, content=b"%PDF")
        first, again = await place.deliver(with_bytes), await place.deliver(with_bytes)
        assert first == again
        assert len(names(tmp_path / FOLDER)) == 1
        (message,) = [one for one in place.workspace.state.messages.values() if one.files]
        assert [file.name for file in message.files] == ["plan.pdf"]
