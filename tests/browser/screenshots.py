"""Plays the story of a call for help, in French and in English, and photographs it: `make screenshots`.

What the README shows goes to docs/pictures/; all other views go to test-results/, to be looked at.
"""

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import Final, Literal, NamedTuple

from playwright.async_api import Browser, ViewportSize, expect

from tests.acceptance.cli import ROOT
from tests.browser.chromium import DESKTOP, PHONE, SMALL_PHONE, launched, new_context, program
from tests.browser.png import shrink
from tests.browser.server import Server
from tests.browser.visitor import Visitor

SHOWN = ROOT / "docs" / "pictures"
OTHERS = ROOT / "test-results" / "pictures"
SHARP = 2


class View(NamedTuple):
    """A picture to take: who looks where. `thread` opens the thread below the message that has these words."""

    name: str
    person: str
    place: str
    thread: str = ""


SIZES = {"desktop": (DESKTOP, 1), "phone": (PHONE, SHARP), "small": (SMALL_PHONE, SHARP)}
VIEWS: Final = (
    View("ana", "ana", "dm-ana"),
    View("card", "leo", "c-sos"),
    View("thread", "leo", "c-sos", "SOS 1"),
    View("home", "leo", "home"),
    View("tom", "tom", "dm-tom"),
    View("general", "tom", "c-general"),
)
README: Final = {("thread", "desktop", "light"): "playground-card.png", ("ana", "phone", "light"): "playground-phone.png"}
