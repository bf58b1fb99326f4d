"""Are the catalogues complete? `python -m tests.tools.catalogues`; `--update` writes missing entries to fill in.

Checked for each language: every sentence of the code is translated, none is left over, every placeholder is kept,
plurals have all their forms, quotes and apostrophes are curly everywhere, and French typography holds.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "bot" / "ui" / "catalogues"
SPOKEN = ("bot", "handlers", "scheduler", "storage")
METHODS: list[tuple[str, Any]] = [("**.py", "python")]
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def sentences() -> Catalog:
    """Every sentence of the code."""
    found = Catalog(charset="utf-8")
    for room in SPOKEN:
        for file, _line, message, comments, context in extract_from_dir(
            ROOT / room, method_map=METHODS, keywords=KEYWORDS
        ):
            # No line numbers: they would change the catalogue with every edit of the code.
            found.add(message, locations=[(f"{room}/{file}", 0)], auto_comments=comments, context=context)
    return found


def problems(wanted: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with one language's catalogue, in words."""
    for message in wanted:
        if not message.id:
            continue
        translated = catalogue.get(message.id)
        if translated is None or not _strings(translated) or not all(_strings(translated)):
            yield f"not translated: {_name(message)!r}"
        elif translated.fuzzy:
            yield f"marked as fuzzy: {_name(message)!r}"
        else:
            yield from _placeholders(message, translated)
            yield from _quotes((*_ids(message), *_strings(translated)))
            yield from _typography(translated, str(catalogue.locale))
    for message in catalogue:
        if message.id and wanted.get(message.id) is None:
            yield f"no longer said: {_name(message)!r}"


def _placeholders(message: Message, translated: Message) -> Iterator[str]:
    wanted = {name for text in _ids(message) for name in _names(text)}
    for text in _strings(translated):
        allowed_to_lack = {"count"} if message.pluralizable else set()
        if not wanted - allowed_to_lack <= set(_names(text)) <= wanted:
            yield f"placeholders differ: {_name(message)!r} → {text!r}"


def _quotes(texts: tuple[str, ...]) -> Iterator[str]:
    # One kind in all that people read: ’ and “ ”, as in print (« » in French). A keyboard's straight ones are for code.
    for text in texts:
        if "'" in text or '"' in text:
            yield f"straight quotes: {text!r}"


def _typography(translated: Message, language: str) -> Iterator[str]:
    # French puts a space before these signs, and a line must not begin with one of them.
    if language == "fr" and any(re.search(r" [:;!?»]|« ", text) for text in _strings(translated)):
        yield f"needs a non-breaking space: {_strings(translated)[0]!r}"


def _names(text: str) -> list[str]:
    return [name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _name(message: Message) -> str:
    return _ids(message)[0]


def read(path: Path) -> Catalog:
    """One language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def update(path: Path, wanted: Catalog) -> None:
    """Add what is missing (empty, to be filled in) and drop what is no longer said."""
    catalogue = read(path)
    written = catalogue.creation_date
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.creation_date = written  # else every run would change the file
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, omit_header=False, sort_output=True, include_lineno=False)


def main() -> int:
    """Say what is wrong; the exit status."""
    wanted = sentences()
    status = 0
    for path in sorted(CATALOGUES.glob("*.po")):
        if "--update" in sys.argv:
            update(path, wanted)
        found = list(problems(wanted, read(path)))
        for problem in found:
            print(f"{path.name}: {problem}")
        status |= bool(found)
    if not status:
        print(f"catalogues: {len(wanted)} sentences, all translated")
    return status


if __name__ == "__main__":
    sys.exit(main())
