"""What a call or an answer wants to say, checked and put in order before anything is stored."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.slack.errors import Refused
from tests.wire.slack.kit.blocks import check_blocks, texts_too_long
from tests.wire.slack.limits import ATTACHMENTS, MARKDOWN_TEXT, METADATA_BYTES, TEXT_KEPT
from tests.wire.slack.rules import Json

NO_FALLBACK = "This content can't be displayed."
"""What a notification and a screen reader get from blocks without `text`."""
TRUE = (True, 1, "1", "true", "True")


@dataclass(slots=True)
class Draft:
    """A message before it has a place."""

    text: str = ""
    blocks: list[Json] | None = None
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""
    broadcast: bool = False
    username: str = ""
    icons: Json = field(default_factory=dict)
    client_msg_id: str = ""
    names_linked: bool = False
    urls_linked: bool = True
    unfurled: bool = True
    truncated: bool = False


def decoded(args: Mapping[str, Any], name: str, error: str) -> Any:
    """An argument that is JSON, already parsed or still a string. Raises Refused(error)."""
    value = args.get(name)
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise Refused(error) from None


def flag(args: Mapping[str, Any], name: str) -> bool:
    """A boolean argument in any of its spellings."""
    return args.get(name) in TRUE


def _off(args: Mapping[str, Any], name: str) -> bool:
    return name in args and args[name] is not None and not flag(args, name)


def draft(args: Mapping[str, Any], *, most_text: int | None = None, may_be_empty: bool = False) -> Draft:
    """The message in these arguments. Raises Refused for whatever Slack would not take."""
    text = str(args.get("text") or "")
    blocks = read_blocks(args)
    attachments = _attachments(args)
    if markdown := args.get("markdown_text"):
        if text or blocks:
            raise Refused("markdown_text_conflict")
        if len(str(markdown)) > MARKDOWN_TEXT:
            raise Refused("msg_too_long")
        text = str(markdown)
    if not (text.strip() or blocks or attachments or may_be_empty):
        raise Refused("no_text")
    if most_text is not None and len(text) > most_text:
        raise Refused("msg_too_long")
    return Draft(
        text=text[:TEXT_KEPT] or (NO_FALLBACK if blocks else ""),
        blocks=blocks,
        attachments=attachments,
        metadata=_metadata(args),
        thread_ts=str(args.get("thread_ts") or ""),
        broadcast=flag(args, "reply_broadcast"),
        username=str(args.get("username") or ""),
        icons=_icons(args),
        client_msg_id=str(args.get("client_msg_id") or ""),
        names_linked=flag(args, "link_names") or args.get("parse") == "full",
        urls_linked=args.get("parse") != "none",
        unfurled=not (_off(args, "unfurl_links") and _off(args, "unfurl_media")),
        truncated=len(text) > TEXT_KEPT,
    )


def read_blocks(args: Mapping[str, Any]) -> list[Json] | None:
    """The blocks, checked, with the ids and defaults that Slack adds later. Raises Refused."""
    blocks = decoded(args, "blocks", "invalid_blocks_format")
    if not blocks:
        return None
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    if problems := check_blocks(blocks, "message"):
        raise Refused("invalid_blocks", problems)
    if texts_too_long(blocks):
        raise Refused("msg_blocks_too_long")
    return blocks


def _attachments(args: Mapping[str, Any]) -> list[Json]:
    found = decoded(args, "attachments", "invalid_attachments") or []
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise Refused("invalid_attachments")
    if len(found) > ATTACHMENTS:
        raise Refused("too_many_attachments")
    for number, item in enumerate(found):
        blocks = item.get("blocks")
        if blocks and (problems := check_blocks(blocks, "message", f"/attachments/{number}/blocks")):
            raise Refused("invalid_blocks", problems)
    return found


def _metadata(args: Mapping[str, Any]) -> Json | None:
    """None: not given. Empty: to be removed."""
    found = decoded(args, "metadata", "invalid_metadata_format")
    if not found:
        return None if found is None else {}
    if not isinstance(found, dict) or not isinstance(found.get("event_type"), str) or not found["event_type"]:
        raise Refused("invalid_metadata_format")
    if not isinstance(found.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if not all(_plain(value) for value in found["event_payload"].values()):
        raise Refused("invalid_metadata_schema")
    if len(json.dumps(found)) > METADATA_BYTES:
        raise Refused("metadata_too_large")
    return {"event_type": found["event_type"], "event_payload": found["event_payload"]}


def _plain(value: Any, depth: int = 0) -> bool:
    """A scalar, or one level of objects and arrays of such."""
    if isinstance(value, str | int | float | bool):
        return True
    if depth > 1:
        return False
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [None]
    return all(_plain(item, depth + 1) for item in inside)


def _icons(args: Mapping[str, Any]) -> Json:
    icons: Json = {}
    if emoji := args.get("icon_emoji"):
        icons["emoji"] = emoji
    if url := args.get("icon_url"):
        icons["image_48"] = url
    return icons
