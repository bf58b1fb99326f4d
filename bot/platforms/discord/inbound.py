"""What Discord's gateway sends, as what happened: pure translation, one event at a time.

`translate` gives None for what is not for us: bots and webhooks (our own messages among them), kinds that we do not
hear, direct messages of people who share no guild with us. It raises ValueError, one clear line, for an event that we
hear and that lacks what it must have. Profiles are added by the adapter.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import IntEnum
from typing import Protocol

from bot.core.inbound import (
    Arrived,
    Commanded,
    Deleted,
    Edited,
    Inbound,
    Pressed,
    Reacted,
    Said,
    Submitted,
)
from bot.core.refs import MessageRef, PersonRef, PlaceRef, Workspace
from bot.platforms.discord import files, words
from bot.platforms.discord.payload import Json, at, guild, objects, snowflake, text

SPOKEN = (0, 19, None)
"""The types of message that are somebody's words: plain ones and answers."""

EPHEMERAL = 1 << 6
"""The flag of a message that one person alone sees."""

COMPLETED_ONBOARDING, STARTED_ONBOARDING = 1 << 1, 1 << 3
"""Flags of a member: the questions that a server asks its newcomers."""


class InteractionType(IntEnum):
    """What somebody did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Map(Protocol):
    """What an event alone does not tell."""

    def parent(self, channel: str) -> str | None:
        """The channel of a thread; None: it is no thread."""
        ...

    def home(self, user: str) -> str | None:
        """The guild, of ours, to which somebody who writes a direct message belongs."""
        ...

    def author(self, message: str) -> str | None:
        """Who wrote a message that we heard, as far as it is remembered."""
        ...

    def partner(self, channel: str) -> str | None:
        """Whose direct messages with us a channel holds, as far as it is known."""
        ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event happened: the guild (of a direct message: the person's), and whether it was in private."""

    workspace: Workspace
    direct: bool


def translate(kind: str, event: Json, where: Map) -> Inbound | None:
    """What happened; None when it is not for us. Raises ValueError for an event that is not whole."""
    match kind:
        case "MESSAGE_CREATE":
            return said(event, where)
        case "MESSAGE_UPDATE":
            return edited(event, where)
        case "MESSAGE_DELETE":
            return _deleted(event, where)
        case "MESSAGE_REACTION_ADD" | "MESSAGE_REACTION_REMOVE":
            return reacted(event, where, added=kind.endswith("ADD"))
        case "GUILD_MEMBER_ADD" | "GUILD_MEMBER_UPDATE":
            return arrived(event)
        case "INTERACTION_CREATE":
            return _interaction(event, where)
    return None


# --- messages ---------------------------------------------------------------------------------------------


def said(event: Json, where: Map) -> Said | None:
    """Somebody wrote."""
    by, spot = _author(event), None
    if by is not None and at(event, "type") in SPOKEN:
        spot = _spot(event, by, where)
    if by is None or spot is None:
        return None
    message, what = _message(spot, event, "id"), words.of(event)
    sent = files.sent(message, event)
    if not what and not sent:
        return None
    return Said(
        key=f"m:{message.message}",
        by=PersonRef(spot.workspace, by),
        message=message,
        text=what,
        direct=spot.direct,
        thread=_answered(spot, event) if spot.direct else _thread(spot, message.channel, where),
        files=sent,
    )


def edited(event: Json, where: Map) -> Edited | None:
    """Somebody changed a message; what Discord itself adds to one (a preview, say) is no change."""
    when, by = text(event, "edited_timestamp"), _author(event)
    spot = _spot(event, by, where) if by and when else None
    if by is None or spot is None:
        return None
    message, what = _message(spot, event, "id"), words.of(event)
    sent = files.sent(message, event)
    if not what and not sent and at(event, "content") is None:
        return None
    return Edited(
        key=f"e:{message.message}:{when}",
        by=PersonRef(spot.workspace, by),
        message=message,
        text=what,
        direct=spot.direct,
        files=sent,
    )


def changed_at(event: Edited) -> str:
    """When it was changed, in Discord's time."""
    return event.key.split(":", 2)[2]


def _deleted(event: Json, where: Map) -> Deleted | None:
    # Discord does not say whose message it was, nor who took it away.
    by = where.author(snowflake(event, "id"))
    if by is None and at(event, "guild_id") is None:
        by = where.partner(snowflake(event, "channel_id"))
    spot = _spot(event, by, where) if by else None
    if by is None or spot is None:
        return None
    message = _message(spot, event, "id")
    return Deleted(key=f"d:{message.message}", by=PersonRef(spot.workspace, by), message=message)


def _author(event: Json) -> str | None:
    if at(event, "author", "bot") is True or at(event, "webhook_id") is not None or at(event, "author") is None:
        return None
    return snowflake(event, "author", "id")


def _spot(event: Json, by: str, where: Map) -> Spot | None:
    if at(event, "guild_id") is not None:
        return Spot(guild(snowflake(event, "guild_id")), direct=False)
    home = where.home(by)
    return None if home is None else Spot(guild(home), direct=True)


def _message(spot: Spot, event: Json, *path: str) -> MessageRef:
    return MessageRef(spot.workspace, snowflake(event, "channel_id"), snowflake(event, *path))


def _placed(message: MessageRef, where: Map) -> MessageRef:
    # A forum's post begins with a message that has its thread's id: it stands in the forum.
    forum = where.parent(message.channel) if message.channel == message.message else None
    return message if forum is None else replace(message, channel=forum)


def _answered(spot: Spot, event: Json) -> MessageRef | None:
    # Direct messages have no threads: an answer to a message stands below it.
    if at(event, "message_reference", "message_id") is None:
        return None
    return MessageRef(
        spot.workspace, snowflake(event, "channel_id"), snowflake(event, "message_reference", "message_id")
    )


def _thread(spot: Spot, channel: str, where: Map) -> MessageRef | None:
    # A thread that was opened below a message has that message's id.
    parent = where.parent(channel)
    return None if parent is None else MessageRef(spot.workspace, parent, channel)


# --- reactions and members --------------------------------------------------------------------------------


def reacted(event: Json, where: Map, *, added: bool) -> Reacted | None:
    """Somebody put an emoji on a message, or took it back."""
    if at(event, "member", "user", "bot") is True:
        return None
    by = snowflake(event, "user_id")
    spot = _spot(event, by, where)
    emoji = text(event, "emoji", "name")
    if spot is None or not emoji:
        return None
    message = _placed(_message(spot, event, "message_id"), where)
    turn = text(event, "turn")  # the place of this event in its session: the same person may do it again
    sign = "+" if added else "-"
    return Reacted(
        key=f"r:{message.message}:{by}:{emoji}:{sign}:{turn}",
        by=PersonRef(spot.workspace, by),
        message=message,
        emoji=emoji,
        added=added,
        thread=None if spot.direct else _thread(spot, message.channel, where),
    )


def with_words(reacted: Reacted, written: Json) -> Reacted:
    """A reaction with the message on which it was put, as Discord shows it. Raises ValueError."""
    author, said = _author(written), words.of(written)
    if author is None or at(written, "type") not in SPOKEN:
        return reacted
    return replace(reacted, author=PersonRef(reacted.message.workspace, author), text=said)


def arrived(event: Json) -> Arrived | None:
    """Somebody is there and may act: with Membership Screening or onboarding, that is later than their joining."""
    flags = at(event, "flags")
    onboarding = isinstance(flags, int) and bool(flags & STARTED_ONBOARDING) and not flags & COMPLETED_ONBOARDING
    if at(event, "user", "bot") is True or at(event, "pending") is True or onboarding:
        return None
    by = PersonRef(guild(snowflake(event, "guild_id")), snowflake(event, "user", "id"))
    return Arrived(key=f"arrived:{by.user}:{_instant(text(event, 'joined_at'))}", by=by)


def _instant(when: str) -> str:
    """The same instant in one spelling: Discord writes its digits in more than one."""
    try:
        return datetime.fromisoformat(when).astimezone(UTC).isoformat(timespec="milliseconds")
    except ValueError:
        return when


# --- interactions -----------------------------------------------------------------------------------------


def _interaction(event: Json, where: Map) -> Inbound | None:
    user = at(event, "member", "user") or at(event, "user")
    by = snowflake(user, "id")
    spot = _spot(event, by, where)
    if spot is None:
        return None
    key, who, data = f"i:{snowflake(event, 'id')}", PersonRef(spot.workspace, by), at(event, "data")
    match at(event, "type"):
        case InteractionType.COMPONENT:
            values = at(data, "values")
            value = str(values[0]) if isinstance(values, list) and values else ""
            return Pressed(
                key=key, by=who, wire=text(data, "custom_id"), value=value, on=_pressed_on(spot, event, where)
            )
        case InteractionType.MODAL:
            return Submitted(key=key, by=who, wire=text(data, "custom_id"), values=answers(data))
        case InteractionType.COMMAND:
            place = PlaceRef(spot.workspace, snowflake(event, "channel_id"))
            values = {text(one, "name"): str(at(one, "value")) for one in objects(at(data, "options"))}
            return Commanded(key=key, by=who, command=text(data, "name"), values=values, place=place)
    return None


def on_message(event: Json, commanded: Commanded, wire: str) -> Pressed:
    """A shortcut that was used on a message, which comes along. Raises ValueError."""
    ident, here = snowflake(event, "data", "target_id"), commanded.by.workspace
    written: Json = at(event, "data", "resolved", "messages", ident) or {}
    author = _author(written) if at(written, "type") in SPOKEN else None
    return Pressed(
        key=commanded.key,
        by=commanded.by,
        profile=commanded.profile,
        wire=wire,
        value=words.of(written),
        on=MessageRef(here, snowflake(event, "channel_id"), ident),
        author=None if author is None else PersonRef(here, author),
    )


def _pressed_on(spot: Spot, event: Json, where: Map) -> MessageRef | None:
    """The message that everybody there sees; None for a whisper."""
    flags = at(event, "message", "flags")
    if at(event, "message", "id") is None or (isinstance(flags, int) and flags & EPHEMERAL):
        return None
    return _placed(_message(spot, event, "message", "id"), where)


def answers(data: object) -> dict[str, str]:
    """What was answered in a modal, by field; "" where nothing was. A choice is its first value."""
    found: dict[str, str] = {}
    for row in objects(at(data, "components")):
        for field in (*objects(at(row, "components")), *objects([at(row, "component")])):
            values = at(field, "values")
            value = values[0] if isinstance(values, list) and values else at(field, "value")
            found[text(field, "custom_id")] = value if isinstance(value, str) else ""
    return found
