"""Files on the page: chosen, pasted, dropped, taken out again; seen as pictures, or downloaded, by those concerned."""

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Locator, expect

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visits
from tests.browser.visitor import Visitor
from tests.features.pictures import PNG

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser files"),
]

PHOTO = FilePayload(name="projecteur.png", mimeType="image/png", buffer=PNG)
PAGE = FilePayload(name=f"{'page' * 20}.html", mimeType="text/html", buffer=b"<script>alert(1)</script>")
LISTENING = "new Promise((done) => setTimeout(done, 100))"
"""A key is faster than the browser's learning that a test waits for its dialog."""
TRANSFER = """(area, [kind, encoded]) => {
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], "collé.png", { type: "image/png" }));
  const how = { bubbles: true, cancelable: true };
  area.dispatchEvent(kind === "paste"
    ? new ClipboardEvent(kind, { ...how, clipboardData: transfer })
    : new DragEvent(kind, { ...how, dataTransfer: transfer }));
}"""


def tray(page: Visitor) -> Locator:
    return page.main.get_by_role("list", name=re.compile("Fichiers à envoyer|Files to be sent"))


async def is_seen(picture: Locator) -> None:
    """Wait until it has come, as a picture."""
    await expect(picture).to_have_js_property("complete", value=True)
    await expect(picture).not_to_have_js_property("naturalWidth", value=0)


async def attaches(page: Visitor, *files: FilePayload) -> None:
    """Choose files for the message that is being written."""
    async with page.page.expect_file_chooser() as opening:
        await page.main.get_by_role("button", name=re.compile("Joindre des fichiers|Attach files")).click()
    await (await opening.value).set_files(list(files))
    for file in files:
        await expect(tray(page)).to_contain_text(file["name"])


async def test_a_photo_reaches_the_team_and_a_file_comes_back(visit: Visits, tmp_path: Path) -> None:
    ana = await visit("ana", "dm-ana", PHONE)
    await attaches(ana, PHOTO)
    await is_seen(tray(ana).locator("img"))
    await ana.writes("SOS, le projecteur est mort")
    await expect(tray(ana)).to_have_count(0)
    own = ana.by("Ana Moreau", "le projecteur est mort").get_by_role("img", name="projecteur.png")
    await expect(own).to_be_visible()
    assert await ana.overflow() == []

    leo = await visit("leo", "c-sos")
    card = leo.card("Ana Moreau")
    await expect(card).to_contain_text("1 fichier, dans le fil")
    await leo.presses("Je m’en occupe", on=card)
    picture = leo.thread_log.get_by_role("img", name="projecteur.png")
    await is_seen(picture)
    await leo.thread.locator("input[type=file]").set_input_files([PAGE])
    await expect(leo.thread.locator(".tray")).to_contain_text(PAGE["name"])
    await leo.thread.get_by_role("textbox").press("Enter")

    await expect(leo.by("Léo Bernard", in_=leo.thread_log)).to_contain_text(PAGE["name"])
    assert await leo.overflow() == []
    link = ana.log.get_by_role("link", name=re.compile("^Télécharger page"))
    async with ana.page.expect_download() as coming:
        await link.click()
    kept = tmp_path / "page.html"
    await (await coming.value).save_as(kept)
    assert kept.read_bytes() == PAGE["buffer"]
    assert await ana.overflow() == []


@pytest.mark.parametrize("kind", ["paste", "drop"])
async def test_what_is_pasted_or_dropped_is_attached_and_can_be_taken_out(visit: Visits, kind: str) -> None:
    page = await visit("chidi", "c-general")
    await page.composer.evaluate(TRANSFER, [kind, b64encode(PNG).decode()])
    await expect(tray(page).get_by_role("button", name="Remove collé.png")).to_be_visible()
    await page.page.reload()
    await page.settles()
    await expect(tray(page)).to_contain_text("collé.png")  # it is kept with the draft
    await tray(page).get_by_role("button", name="Remove collé.png").click()
    await expect(tray(page)).to_have_count(0)
    await expect(page.composer).to_be_focused()


async def test_files_are_within_reach_of_the_keyboard(visit: Visits) -> None:
    page = await visit("chidi", "c-entraide")
    button = page.main.get_by_role("button", name="Attach files")
    await page.tabs_to(button)
    async with page.page.expect_file_chooser() as opening:
        await page.page.evaluate(LISTENING)
        await page.page.keyboard.press("Enter")
    await (await opening.value).set_files([PHOTO, PAGE])
    await expect(tray(page)).to_contain_text(PAGE["name"])
    await page.composer.press("Enter")
    sent = page.by("Chidi Okafor").last
    await expect(sent.get_by_role("link", name="Open projecteur.png")).to_be_visible()
    await expect(sent.get_by_role("link", name=re.compile("^Download (page)+.html, 1"))).to_be_visible()


@pytest.mark.long
async def test_too_many_and_empty_files_are_told_in_words(visit: Visits) -> None:
    page = await visit("chidi", "c-general")
    many = [FilePayload(name=f"{number}.txt", mimeType="text/plain", buffer=b"x") for number in range(11)]
    await page.main.locator("input[type=file]").set_input_files(many)
    await expect(page.main.get_by_role("alert")).to_contain_text("Only 10 files fit into one message.")
    await expect(tray(page).get_by_role("listitem")).to_have_count(10)
    visit.forgiven.add("status of 400")
    await tray(page).get_by_role("button").first.click()
    await page.main.locator("input[type=file]").set_input_files(
        [FilePayload(name="vide.txt", mimeType="text/plain", buffer=b"")]
    )
    await expect(page.main.get_by_role("alert")).to_contain_text("vide.txt could not be sent: There is nothing in this")
