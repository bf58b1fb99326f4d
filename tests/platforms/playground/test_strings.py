"""The page's scripts and the sentences they ask for agree."""

import re

from bot.platforms.playground.server import HERE
from bot.platforms.playground.strings import STRINGS

SCRIPTS = [path.read_text() for path in sorted((HERE / "static").glob("*.js"))]


def test_every_sentence_that_a_script_asks_for_is_there() -> None:
    asked = {key for script in SCRIPTS for key in re.findall(r'\b(?:t|nodes)\("(\w+)"', script)}
    counted = {key for script in SCRIPTS for key in re.findall(r'\btn\("(\w+)"', script)}
    asked |= {f"{key}_{form}" for key in counted for form in ("one", "many")}
    assert len(asked) > 50
    assert asked - STRINGS.keys() == set()


def test_no_sentence_is_left_that_nobody_asks_for() -> None:
    scripts = "\n".join(SCRIPTS)
    families = tuple(re.findall(r"\bt\(`(\w+_)\$\{", scripts))
    unused = {
        key
        for key in STRINGS
        if f'"{key}"' not in scripts and f'"{key.rpartition("_")[0]}"' not in scripts and not key.startswith(families)
    }
    assert unused == set()
