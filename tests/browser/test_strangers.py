"""What comes from strangers stays harmless: hostile words are only words, other sites cannot drive the playground."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.async_api import Browser, Error, expect

from tests.browser.chromium import PHONE, new_context
from tests.browser.conftest import Visits
from tests.browser.server import Server

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("browser page"),
]

HOSTILE = [
    "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>",
    "<b>gras</b> **gras** [lien](javascript:alert(1)) <https://example.org|clique> &lt;i&gt; {name} %s",
    "@everyone <!channel> <@leo> @Léo Bernard <#c-sos>",
    "facture\u202egnp.exe \u2066\u200f fin",
]
ATTEMPTS = """
async (playground) => {
  const order = JSON.stringify({as: "ana", key: "stranger", do: "say", place: "c-general", text: "coucou d'ailleurs"});
  const outcome = async (attempt) => { try { return await attempt(); } catch { return "refused"; } };
  const form = document.createElement("form");
  const field = document.createElement("input");
  Object.assign(form, {method: "post", enctype: "text/plain", action: `${playground}/api/act`, target: "inside"});
  Object.assign(field, {name: order.slice(0, -1) + ', "x": "', value: '"}'});
  form.append(field);
  document.body.append(form);
  form.submit();
  return {
    simple: await outcome(async () => (await fetch(`${playground}/api/act`, {
      method: "POST", body: order, mode: "no-cors"})).type),
    json: await outcome(async () => (await fetch(`${playground}/api/act`, {
      method: "POST", body: order, headers: {"Content-Type": "application/json", "X-Mijote": "1"}})).text()),
    read: await outcome(async () => (await fetch(`${playground}/api/state?as=leo`)).text()),
    listen: await new Promise((settle) => {
      const source = new EventSource(`${playground}/api/events?as=leo`);
      source.onmessage = () => settle("heard");
      source.onerror = () => { source.close(); settle("refused"); };
    }),
  };
}
"""


async def test_hostile_words_are_only_words(visit: Visits) -> None:
    ana = await visit("ana", "c-general")
    yanis = await visit("yanis", "c-general")
    for words in HOSTILE:
        await ana.writes(words)
        message = yanis.log.get_by_role("article").last
        await expect(message.locator(".text")).to_have_text(words)
        assert await message.locator(".text").evaluate("(text) => text.childElementCount") == 0
        assert await message.locator(".text").evaluate("(text) => getComputedStyle(text).unicodeBidi") == "plaintext"
    assert await yanis.page.evaluate("window.hacked") is None
    await expect(yanis.log.locator(".mention")).to_have_count(0)


async def test_hostile_words_stay_words_on_a_card_and_in_its_thread(visit: Visits) -> None:
    ana = await visit("ana", "dm-ana")
    leo = await visit("leo", "c-sos")
    await ana.writes(f"au secours {' '.join(HOSTILE)}")
    card = leo.card("Ana Moreau")
    quoted = card.locator("blockquote bdi")
    await expect(quoted).to_have_text(f"au secours {' '.join(HOSTILE)}")
    assert await quoted.evaluate("(words) => words.childElementCount") == 0

    await ana.writes(HOSTILE[0])
    await leo.presses("Je m’en occupe", on=card)
    await card.get_by_role("button", name="1 réponse").click()
    carried = leo.by("Ana Moreau", in_=leo.thread_log).locator(".doc bdi")
    await expect(carried).to_have_text(HOSTILE[0])
    assert await carried.evaluate("(words) => words.childElementCount") == 0
    assert await leo.page.evaluate("window.hacked") is None


async def test_a_huge_message_is_cut_and_can_be_shown_whole(visit: Visits) -> None:
    huge = "A" * 3_000 + " mot" * 24_250
    tom = await visit("tom", "c-entraide", PHONE)
    await tom.writes(huge + "s")
    await expect(tom.main.get_by_role("alert")).to_contain_text("That’s 1 character too many.")
    await tom.writes(huge)
    text = tom.log.get_by_role("article").last.locator(".text")
    await expect(text).to_have_text(f"{huge[:4_000]}…")
    assert await tom.overflow() == []
    await tom.presses("Show all", on=tom.log)
    await expect(text).to_have_text(huge)
    assert await tom.overflow() == []
    await tom.presses("Show less", on=tom.log)
    await expect(text).to_have_text(f"{huge[:4_000]}…")


async def test_a_huge_call_for_help_fits_on_its_card(visit: Visits, server: Server) -> None:
    leo = await visit("leo", "c-sos", PHONE)
    words = "au secours " + "je suis perdue " * 6_000
    server.act({"as": "marieange", "key": "huge", "do": "say", "place": "dm-marieange", "text": words})
    quoted = leo.card("Marie-Ange Hoarau").locator("blockquote")
    await expect(quoted).to_contain_text("au secours je suis perdue")
    shown = await quoted.inner_text()
    assert shown.endswith("…")
    assert 1_400 < len(shown) <= 1_500  # the card then says where to read the rest
    assert await leo.overflow() == []


async def test_another_site_cannot_drive_the_playground(chromium: Browser, server: Server) -> None:
    context = await new_context(chromium)
    with _another_site() as site:
        page = await context.new_page()
        statuses: list[int] = []
        page.on("response", lambda answer: statuses.append(answer.status) if answer.url.endswith("/api/act") else None)
        await page.goto(site)
        async with page.expect_response(lambda answer: answer.frame != page.main_frame):  # the form's
            outcome = await page.evaluate(ATTEMPTS, server.url)
        frame = page.frames[1]
        with pytest.raises(Error, match="ERR_BLOCKED_BY_RESPONSE"):
            await frame.goto(server.url)
    await context.close()
    assert outcome == {"simple": "refused", "json": "refused", "read": "refused", "listen": "refused"}
    assert set(statuses) == {403}
    assert "coucou d'ailleurs" not in [message["text"] for message in server.messages("ana", "c-general")]


@contextmanager
def _another_site() -> Iterator[str]:
    """A page at another port of this machine, with a frame in it."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><link rel=icon href=data:,><iframe name=inside></iframe>")

        def log_message(self, *_parts: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{site.server_port}/"
        finally:
            site.shutdown()
            thread.join()
