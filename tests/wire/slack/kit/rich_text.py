"""The rich_text block: the only one in which user text needs no escaping."""

from collections.abc import Mapping

from tests.wire.slack.kit.check import Check, anything, array, boolean, integer, one_of, shape, string, typed

STYLE = shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)


def _inline(name: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> tuple[str, Check]:
    return name, shape({"type": one_of(name), **required}, {"style": STYLE, **(optional or {})})


INLINE: Check = typed(
    dict(
        [
            _inline("text", {"text": string(None, 1)}),
            _inline("link", {"url": string(None, 1)}, {"text": string(), "unsafe": boolean}),
            _inline("user", {"user_id": string(None, 1)}),
            _inline("usergroup", {"usergroup_id": string(None, 1)}),
            _inline("channel", {"channel_id": string(None, 1)}),
            _inline("team", {"team_id": string(None, 1)}),
            _inline("broadcast", {"range": one_of("here", "channel", "everyone")}),
            _inline("emoji", {"name": string(None, 1)}, {"unicode": string(), "skin_tone": integer(1, 6)}),
            _inline("color", {"value": string(None, 1)}),
            _inline(
                "date",
                {"timestamp": integer(), "format": string(None, 1)},
                {"url": string(), "fallback": string()},
            ),
        ]
    )
)
SECTION = shape({"type": one_of("rich_text_section"), "elements": array(INLINE)})
PARTS: Check = typed(
    {
        "rich_text_section": SECTION,
        "rich_text_list": shape(
            {
                "type": one_of("rich_text_list"),
                "style": one_of("bullet", "ordered"),
                "elements": array(typed({"rich_text_section": SECTION})),
            },
            {"indent": integer(0, 8), "offset": integer(0), "border": integer(0, 1)},
        ),
        "rich_text_preformatted": shape(
            {"type": one_of("rich_text_preformatted"), "elements": array(INLINE)},
            {"border": integer(0, 1), "language": string()},
        ),
        "rich_text_quote": shape(
            {"type": one_of("rich_text_quote"), "elements": array(INLINE)}, {"border": integer(0, 1)}
        ),
    }
)
RICH_TEXT = shape({"type": one_of("rich_text"), "elements": array(PARTS)}, {"block_id": string(255)})
RICH_CELL = shape({"type": one_of("rich_text"), "elements": array(PARTS)}, {"block_id": anything})
