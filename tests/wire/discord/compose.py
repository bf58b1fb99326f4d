"""What a body of a message asks for: read and checked, before anything is stored."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.discord.errors import Problems, Refused
from tests.wire.discord.kit.components import check_components, numbered, walk
from tests.wire.discord.kit.embeds import check_embeds
from tests.wire.discord.mentions import Allowed, read_allowed
from tests.wire.discord.messages import COMPONENTS_V2, EPHEMERAL, SILENT, SUPPRESS_EMBEDS, Attachment, Message
from tests.wire.discord.rules import Json
from tests.wire.discord.state import World

CONTENT = 2_000
NONCE = 25
MOST_FILES = 10
MOST_KEPT = 10_000
FILE_BYTES = 10 * 1024 * 1024
SETTABLE = SUPPRESS_EMBEDS | EPHEMERAL | SILENT | COMPONENTS_V2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    name: str
    content: bytes


@dataclass(slots=True)
class Draft:
    """What a message shall be; None leaves as it is what an edit does not name."""

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    attachments: list[Attachment] | None = None
    flags: int | None = None
    allowed: Allowed = field(default_factory=Allowed)
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reference: Json | None = None


def compose(
    world: World,
    body: Mapping[str, Any],
    uploads: Mapping[int, Upload],
    old: Message | None = None,
    default: Allowed | None = None,
) -> Draft:
    """Read a body: a new message, or an edit of `old`. `default` are the mentions allowed when it says nothing.

    Raises Refused.
    """
    problems = Problems()
    flags = _flags(body, old)
    draft = Draft(flags=flags)
    draft.content = _content(body, problems)
    draft.embeds = _list(body, "embeds")
    draft.components = _list(body, "components")
    v2 = bool((flags if flags is not None else old.flags if old else 0) & COMPONENTS_V2)
    if draft.embeds is not None:
        check_embeds(draft.embeds, problems)
    if draft.components is not None:
        check_components(draft.components, problems, v2=v2)
    if v2:
        _no_legacy(draft, old, problems)
    draft.allowed = read_allowed(body.get("allowed_mentions"), default or Allowed(), ("allowed_mentions",), problems)
    _nonce(draft, body, problems)
    draft.attachments = _attachments(world, body, uploads, old, problems)
    draft.reference = _reference(body, problems)
    problems.settle()
    if draft.components is not None:
        kept = draft.attachments if draft.attachments is not None else old.attachments if old else []
        _resolve(draft.components, kept, problems)
        numbered(draft.components)
        problems.settle()
    return draft


def _flags(body: Mapping[str, Any], old: Message | None) -> int | None:
    given = body.get("flags")
    if given is None:
        return None if old else 0
    flags = int(given) & SETTABLE
    if old is None:
        return flags
    kept = old.flags & ~SUPPRESS_EMBEDS
    return kept | (flags & (SUPPRESS_EMBEDS | COMPONENTS_V2))  # V2 once is V2 for ever


def _content(body: Mapping[str, Any], problems: Problems) -> str | None:
    if "content" not in body:
        return None
    content = str(body["content"] or "").strip()
    if len(content) > CONTENT:
        problems.add(("content",), "BASE_TYPE_MAX_LENGTH", f"Must be {CONTENT} or fewer in length.")
    return content


def _list(body: Mapping[str, Any], name: str) -> list[Json] | None:
    return None if name not in body else body[name] or []


def _no_legacy(draft: Draft, old: Message | None, problems: Problems) -> None:
    code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    becoming = old is not None and not old.v2
    for name in ("content", "embeds"):
        given = getattr(draft, name)
        standing = getattr(old, name) if becoming and given is None else None
        if given or standing:
            words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            problems.add((name,), code, words)


def _nonce(draft: Draft, body: Mapping[str, Any], problems: Problems) -> None:
    nonce = body.get("nonce")
    if isinstance(nonce, str) and len(nonce) > NONCE:
        problems.add(("nonce",), "NONCE_TYPE_TOO_LONG", f"Must be {NONCE} or fewer in length.")
    draft.nonce = nonce
    draft.enforce_nonce = bool(body.get("enforce_nonce")) and nonce is not None


def _reference(body: Mapping[str, Any], problems: Problems) -> Json | None:
    given = body.get("message_reference")
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("message_id"):
        problems.add(("message_reference", "message_id"), "BASE_TYPE_REQUIRED", "This field is required")
        return None
    return {key: value for key, value in given.items() if value is not None}


# --- files --------------------------------------------------------------------------------------------


def _attachments(
    world: World, body: Mapping[str, Any], uploads: Mapping[int, Upload], old: Message | None, problems: Problems
) -> list[Attachment] | None:
    named = body.get("attachments")
    if named is None and not uploads:
        return None
    if any(len(upload.content) > FILE_BYTES for upload in uploads.values()):
        raise Refused(40005)
    standing = {file.id: file for file in (old.attachments if old else ())}
    kept = list(standing.values()) if named is None else []
    descriptions: dict[int, Json] = {}
    for number, item in enumerate(named or []):
        ident = str(item.get("id", ""))
        if ident in standing:
            kept.append(standing[ident])
        elif ident.isdecimal() and int(ident) in uploads:
            descriptions[int(ident)] = item
        else:
            problems.add(("attachments", number), "ATTACHMENT_NOT_FOUND", "Uploaded attachment not found")
    kept += [attach(world, upload, descriptions.get(number, {})) for number, upload in sorted(uploads.items())]
    if len(kept) > MOST_FILES:
        problems.add(("attachments",), "BASE_TYPE_MAX_LENGTH", f"Must be {MOST_FILES} or fewer in length.")
    return kept


def attach(world: World, upload: Upload, item: Mapping[str, Any]) -> Attachment:
    """A file that was sent, under a name fit for an address."""
    wanted = str(item.get("filename") or upload.name)
    name = re.sub(r"[^\w.-]", "", re.sub(r"\s+", "_", wanted)) or "unknown"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    found = Attachment(world.ids.next(), name, upload.content, kind, str(item.get("description") or ""))
    if len(world.files) >= MOST_KEPT:
        world.files.clear()
    world.files[found.id] = found.content
    return found


def _resolve(components: list[Json], files: list[Attachment], problems: Problems) -> None:
    """What components show must have been sent along."""
    names = {f"attachment://{file.name}" for file in files}
    for item, at in walk(components, ("components",)):
        shown = [(item, at), *((one, (*at, "items", number)) for number, one in enumerate(item.get("items") or []))]
        for holder, place in shown:
            for key in ("file", "media"):
                url = str((holder.get(key) or {}).get("url", ""))
                if url.startswith("attachment://") and url not in names:
                    code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
                    problems.add((*place, key, "url"), code, "The referenced attachment was not found")
                elif key == "file" and url and not url.startswith("attachment://"):
                    words = "Only attachment:// references are allowed"
                    problems.add((*place, key, "url"), "UNFURLED_MEDIA_ITEM_ATTACHMENT_REFERENCE_REQUIRED", words)
