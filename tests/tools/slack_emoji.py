"""Remake Slack's emoji table: `python -m tests.tools.slack_emoji emoji.json`, from the package emoji-datasource.

`npm pack emoji-datasource` fetches it; emoji.json and LICENSE are in the folder `package` of the archive.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parents[2] / "bot" / "platforms" / "slack" / "emoji.txt"


def head() -> list[str]:
    """The comment with which the table begins: where it comes from, and its licence."""
    lines = TABLE.read_text(encoding="ascii").splitlines()
    return [line for line in lines if line.startswith("#")]


def rows(emoji: Iterable[Mapping[str, Any]]) -> list[str]:
    """A line for each emoji: its code points in UTF-32, then all of its names."""
    return sorted(
        " ".join(["".join(point.zfill(8) for point in one["unified"].split("-")), *one["short_names"]]) for one in emoji
    )


def main() -> int:
    """Write the table anew; the exit status."""
    emoji = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [*head(), *rows(emoji)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{TABLE.name}: {len(emoji)} emoji. Does its head name the right version?")
    return 0


if __name__ == "__main__":
    sys.exit(main())
