"""Words for Discord's tests: hostile ones, and the people and places they could be taken for."""

from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.ui.text import Mention, PlaceMention, Reader

HERE = Workspace("discord", "1111")
ELSEWHERE = Workspace("slack", "T0AUTRES")
ENGLISH = Reader("en", "Europe/London")
FRENCH = Reader("fr", "Europe/Paris")

ANA = Mention(PersonRef(HERE, "2222"), "Ana")
EVE = Mention(PersonRef(ELSEWHERE, "3333"), "Eve *@here*")
SOS = PlaceMention(PlaceRef(HERE, "4444"), "sos")
THERE = PlaceMention(PlaceRef(ELSEWHERE, "5555"), "aide")

HOSTILE = (
    "@everyone @here <@2222> <@!2222> <@&6666> <#4444> </sos:7> <id:customize> <t:0:R> <:fête:88888888888888888> "
    "<a:x:88888888888888888> :smile: :wave::skin-tone-3: **b** *i* _i_ __u__ ~~s~~ ||hid|| `c` ``c`` ```block``` "
    "[x](https://evil.example) [x](<https://evil.example>) <https://evil.example> <ana@example.org> \\*b\\* "
    "\\ \\\\ {who} %s &lt;b&gt; 👩‍👩‍👧‍👦🏳️‍🌈\n"
    "# h\n## h\n### h\n-# s\n- r\n * r\n+ r\n1. r\n 23. r\n> q\n>>> q\n```\ncode\n"
)
TURNING = "\u202eevil\u2066 \u200f\u05d0\u05d1\u2069\u2069 \u202c"
CONTROLS = "a\x00b\x01\x1b[31mc\x7f\x9d\td"
