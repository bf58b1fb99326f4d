"""Prints how well direct messages are read on the labelled sentences, by part and language.

Run it with `python -m tests.tools.distress_report`. It never prints a sentence: those of the part `kept` stay unseen.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handlers.sos.distress import Reading, read

DATA = Path(__file__).parents[1] / "data"
SENTENCES = DATA / "sos_sentences.tsv"
"""Calls for help, and what asks for nothing."""
ASKED_OF_MIJOTE = DATA / "bot_sentences.tsv"
"""Questions to Mijote itself ("bot") and about one's own data ("data"), and what resembles them ("help", "none")."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One labelled sentence: its language, what it is ("help", "none" …), and for what it is kept ("dev" or "kept")."""

    language: str
    label: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over some sentences: of those that call for help, and of those that ask for nothing."""

    help: int
    help_calls: int
    help_missed: int
    none: int
    none_calls: int
    none_asked: int

    @property
    def precision(self) -> float:
        """Of the cases opened at once, the share that are calls for help; 1.0 when none is opened."""
        opened = self.help_calls + self.none_calls
        return self.help_calls / opened if opened else 1.0

    @property
    def recall(self) -> float:
        """Of the calls for help, the share for which a case is opened at once."""
        return self.help_calls / self.help

    @property
    def reached(self) -> float:
        """Of the calls for help, the share that are opened or at least asked about: one minus the miss rate."""
        return 1 - self.help_missed / self.help

    @property
    def disturbed(self) -> float:
        """Of the messages that ask for nothing, the share that are asked about or opened."""
        return (self.none_calls + self.none_asked) / self.none

    def __str__(self) -> str:
        return (
            f"help {self.help:4}  none {self.none:4} | CALLS precision {self.precision:.3f} recall {self.recall:.3f}"
            f" | reached {self.reached:.3f} (missed {self.help_missed})"
            f" | none asked or opened {self.disturbed:.3f} (opened {self.none_calls})"
        )


def sentences(part: str, file_of: Path = SENTENCES) -> list[Sentence]:
    """The labelled sentences of one part."""
    with file_of.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Sentence(**row) for row in rows if row["part"] == part]


def measure(these: Iterable[Sentence]) -> Figures:
    """Read every sentence and count."""
    readings = [(sentence.label, read(sentence.text)) for sentence in these]
    helps = [reading for label, reading in readings if label == "help"]
    nones = [reading for label, reading in readings if label == "none"]
    return Figures(
        help=len(helps),
        help_calls=helps.count(Reading.CALLS),
        help_missed=sum(reading not in (Reading.CALLS, Reading.UNCLEAR) for reading in helps),
        none=len(nones),
        none_calls=nones.count(Reading.CALLS),
        none_asked=nones.count(Reading.UNCLEAR),
    )


def report() -> str:
    """The table: each part, then each language in it."""
    lines = []
    for part in ("dev", "kept"):
        these = sentences(part)
        lines.append(f"{part:4} all  {measure(these)}")
        lines += [
            f"{part:4} {language:4} {measure(one for one in these if one.language == language)}"
            for language in sorted({one.language for one in these})
        ]
    return "\n".join(lines)


def read_as(part: str, label: str) -> Counter[Reading]:
    """How the sentences of one kind, in and around questions to Mijote itself, are read."""
    return Counter(read(one.text) for one in sentences(part, ASKED_OF_MIJOTE) if one.label == label)


def report_of_questions() -> str:
    """The table of questions to Mijote itself: what each kind of sentence is read as."""
    return "\n".join(
        f"{part:4} {label:4} {read_as(part, label).total():4} | "
        + "  ".join(f"{reading.value} {count}" for reading, count in sorted(read_as(part, label).items()))
        for part in ("dev", "kept")
        for label in ("bot", "data", "help", "none")
    )


if __name__ == "__main__":
    print(report())
    print(report_of_questions())
