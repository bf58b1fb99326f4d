"""Debian's Chromium, made quiet: it talks to our server and to nobody else."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, BrowserContext, ViewportSize, async_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOUR_CLOSED = """localStorage.setItem("mijote.tour", '{"step":0,"closed":true}')"""
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
SMALL_PHONE = ViewportSize(width=320, height=568)


def program() -> str | None:
    """Where Chromium is; None where there is none."""
    return shutil.which("chromium")


@asynccontextmanager
async def launched(path: str) -> AsyncIterator[Browser]:
    """A running browser, without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


async def new_context(
    browser: Browser,
    size: ViewportSize = DESKTOP,
    *,
    sharpness: float = 1,
    tour: bool = False,
    locale: str = "sv-SE",
) -> BrowserContext:
    """A browser of one's own, as on another machine; below 500 pixels in width it is a phone.

    Its own language (if not told) and time zone are nobody's: the page must show those of the person who acts.
    """
    phone = size["width"] < 500
    context = await browser.new_context(
        viewport=size,
        device_scale_factor=sharpness,
        locale=locale,
        timezone_id="Pacific/Auckland",
        is_mobile=phone,
        has_touch=phone,
    )
    if not tour:
        await context.add_init_script(TOUR_CLOSED)
    return context
