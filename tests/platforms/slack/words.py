"""Words for Slack's tests: hostile ones, and what of a message can be read."""

from typing import Any

from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.ui.text import Mention, PlaceMention, Reader

HERE = Workspace("slack", "T0PASSERELLES")
ELSEWHERE = Workspace("slack", "T0AUTRES")
ENGLISH = Reader("en", "Europe/London")
FRENCH = Reader("fr", "Europe/Paris")

ANA = Mention(PersonRef(HERE, "U0ANA"), "Ana")
EVE = Mention(PersonRef(ELSEWHERE, "U0EVE"), "Eve <!here>")
SOS = PlaceMention(PlaceRef(HERE, "C0SOS"), "sos")
THERE = PlaceMention(PlaceRef(Workspace("discord", "1"), "2"), "aide")

HOSTILE = (
    "<!channel> <!here|here> <!everyone> <@U0ANA> <#C0SOS> <!subteam^S1> <https://evil.example|click> "
    "<!date^0^{date}|x> @here @channel @ana #sos *b* _i_ ~s~ `c` ```d``` > q :smile: &lt;b&gt; {who} %s "
    "[x](https://evil.example) 👩‍👩‍👧‍👦🏳️‍🌈"
)
TURNING = "\u202eevil\u2066 \u200f\u05d0\u05d1\u2069\u2069 \u202c"
CONTROLS = "a\x00b\x01\x1b[31mc\x7f\x9d\td"


def read(tree: object) -> str:
    """Everything that can be read in blocks, elements first to last; dates by their fallback, mentions by their id."""
    if isinstance(tree, list):
        return "".join(map(read, tree))
    if not isinstance(tree, dict):
        return ""
    own: Any = tree.get("text", "")
    said: list[str] = [own if isinstance(own, str) else read(own)]
    said += [tree.get(key, "") for key in ("fallback", "user_id", "channel_id")]
    return "".join([*said, read(tree.get("elements", []))])
