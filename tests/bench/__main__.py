"""Runs the bench and prints its table: python -m tests.bench [--rounds N] [--write docs/benchmarks.md].

The programs take turns, so that a busy minute of the machine meets all of them; the table holds the medians.
"""

import argparse
import asyncio
import os
import platform
import sqlite3
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measure import APPS, Figures, Load, measure

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
"""The part of the page that `--write` replaces."""
ROWS = {
    "messages a second, at saturation": "per_second",
    "acknowledged within, 20 messages a second, p50 (ms)": "ack_p50",
    "p99 (ms)": "ack_p99",
    "handed on within, 20 messages a second, p50 (ms)": "reply_p50",
    "p99 (ms) ": "reply_p99",
    "processor seconds for 1,000 messages": "cpu",
    "memory at rest (MiB)": "idle_mib",
    "start until connected (s)": "start",
    "(the fake Slack: processor seconds for 1,000 messages)": "slack_cpu",
}


async def run(rounds: int, load: Load) -> dict[str, Figures]:
    """The medians of each program."""
    found: dict[str, list[Figures]] = {name: [] for name in APPS}
    for number in range(rounds):
        for name in APPS:
            with TemporaryDirectory(prefix="mijote-bench-") as folder:
                found[name].append(await measure(name, Path(folder), load))
            said = f"round {number + 1}, {name}: {found[name][-1].per_second:.0f} messages a second"
            print(f"{said}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    return {name: _medians(runs) for name, runs in found.items()}


def _medians(runs: list[Figures]) -> Figures:
    return Figures(**{name: median(getattr(one, name) for one in runs) for name in asdict(runs[0])})


def table(figures: dict[str, Figures]) -> str:
    """In Markdown, each figure with its ratio to the bare program's."""
    lines = [f"| | {' | '.join(figures)} |", f"|---|{'---:|' * len(figures)}"]
    for label, name in ROWS.items():
        base = getattr(figures["bare"], name)
        cells = [_cell(getattr(one, name), base) for one in figures.values()]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(value: float, base: float) -> str:
    shown = f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return shown if value == base else f"{shown} (×{value / base:.2f})"


def machine() -> str:
    """On what it ran, and when."""
    cpu = next(
        (line.split(": ")[1] for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
         if line.startswith("model name")), platform.processor(),
    )  # fmt: skip
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{datetime.now(UTC):%Y-%m-%d}, {cpu}, {os.cpu_count()} cores, {python}; load at the end {load}."


def write(page: Path, found: str) -> None:
    """Replace the figures of the page. Raises ValueError when it has no place for them."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} has no place for the figures: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n\n{found}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=Load().messages)
    parser.add_argument("--seconds", type=int, default=Load().seconds, help="at 20 messages a second")
    parser.add_argument("--write", type=Path, metavar="PAGE")
    args = parser.parse_args()
    figures = asyncio.run(run(args.rounds, Load(args.messages, args.seconds)))
    found = f"{machine()} Medians of {args.rounds} rounds.\n\n{table(figures)}"
    print(found)
    if args.write is not None:
        write(args.write, found)


if __name__ == "__main__":
    main()
