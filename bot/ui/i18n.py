"""Catalogues and formats: a sentence, a number, an instant in the reader's language and zone.

English is the source (the sentence in the code); every other language is a gettext file in `catalogues/`,
read when the process starts, so that nothing has to be compiled.
"""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.ui import text

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "fr"
FIRST_OF_MONTH = re.compile(r"\b1(?= [^\W\d])")


@cache
def languages() -> tuple[str, ...]:
    """The languages that the bot speaks, as two-letter codes."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in CATALOGUES.glob("*.po")))


def choose_language(wanted: str | None, fallback: str = DEFAULT_LANGUAGE) -> str:
    """The language to speak to somebody whose platform says `wanted` (such as "fr-FR" or "en_GB")."""
    code = (wanted or "").replace("_", "-").split("-")[0].lower()
    if code in languages():
        return code
    # Somebody whose language we lack (German, say) is more likely to read English than the community's French.
    return SOURCE_LANGUAGE if code else fallback


def known_timezone(name: str | None) -> str | None:
    """The zone that a platform tells of somebody, if we know it: one that we cannot read would break every message."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Europe", which is a folder of zones
        return None


@cache
def timezones() -> Mapping[str, str]:
    """Every IANA name that we know, by its small letters."""
    return {name.lower(): name for name in available_timezones()}


def meant_timezone(written: str) -> str | None:
    """The zone that somebody probably meant: spelled in another way, only its city, or nearly right."""
    word = written.strip().lower().replace(" ", "_")
    if word in timezones():
        return timezones()[word]
    cities = sorted(zone for zone in timezones() if zone.endswith(f"/{word}"))
    close = cities or difflib.get_close_matches(word, timezones(), n=1)
    return timezones()[close[0]] if close else None


def own_name(language: str) -> str:
    """What the speakers of a language call it, as it stands in a list."""
    return str(Locale.parse(language).get_display_name(language)).capitalize()


@cache
def _catalogue(language: str) -> Catalog:
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def translate(sentence: text.Sentence, reader: text.Reader) -> str:
    """The sentence's template in the reader's language, with the right plural; English where it is missing."""
    english = sentence.one if sentence.many is None or sentence.count == 1 else sentence.many
    if reader.language == SOURCE_LANGUAGE:
        return english
    catalogue = _catalogue(reader.language)
    message = catalogue.get(sentence.one)
    if message is None or not message.string:
        return english
    if isinstance(message.string, str):
        return message.string
    return message.string[_plural_form(reader.language, sentence.count)] or english


def _plural_form(language: str, count: int) -> int:
    # French counts 0 and 1 as singular; the languages that we have know two forms.
    return 0 if Locale.parse(language).plural_form(count) == "one" else 1


def localise(value: int | date, reader: text.Reader) -> str:
    """A number or a day, written the reader's way."""
    if isinstance(value, int):
        return format_decimal(value, locale=reader.language)
    return _first(value, format_date(value, format="full", locale=reader.language), reader)


def _first(day: date, written: str, reader: text.Reader) -> str:
    """French counts the first day of a month, "1er mars", which CLDR does not know."""
    return FIRST_OF_MONTH.sub("1er", written, count=1) if reader.language == "fr" and day.day == 1 else written


def format_moment(moment: text.Moment, reader: text.Reader) -> str:
    """An instant in the reader's zone, for platforms that cannot do it themselves (and for plain text)."""
    zone = ZoneInfo(reader.timezone)
    local: datetime = moment.instant.astimezone(zone)
    match moment.style:
        case "time":
            return format_time(local, format="short", locale=reader.language)
        case "date":
            return _first(local, format_date(local, format="long", locale=reader.language), reader)
        case "weekday":
            return _first(local, format_date(local, format="full", locale=reader.language), reader)
        case "datetime":
            # CLDR has no skeleton for both at once.
            day, hour = (format_skeleton(skeleton, local, locale=reader.language) for skeleton in ("MMMd", "Hm"))
            return f"{_first(local, day, reader)}, {hour}"
        case _:
            assert_never(moment.style)


@dataclass(frozen=True, slots=True)
class Localiser:
    """Turns spans into atoms or plain text for one reader."""

    reader: text.Reader

    def atoms(self, span: text.Span) -> tuple[text.Atom, ...]:
        """The span as atoms in the reader's language."""
        return text.resolve(span, self.reader, translate, localise)

    def plain(self, span: text.Span) -> str:
        """The span as plain text: for notifications, titles, option labels."""
        return "".join(self._plain(atom) for atom in self.atoms(span))

    def _plain(self, atom: text.Atom) -> str:
        match atom:
            case text.Words(value) | text.User(value) | text.Code(value):
                return value
            case text.Bold(inner):
                return "".join(self._plain(part) for part in text.parts_of(inner))
            case text.Link(_url, label):
                return "".join(self._plain(part) for part in text.parts_of(label))
            case text.Mention(_person, name):
                return f"@{name}"
            case text.PlaceMention(_place, name):
                return f"#{name}"
            case text.Moment():
                return format_moment(atom, self.reader)
