"""Events of Slack, and what a channel's history says happened meanwhile: nobody waits for the answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.core.inbound import Arrived, Deleted, Edited, Event, HomeOpened, Inbound, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.slack import files, words
from bot.platforms.slack.emoji import reaction
from bot.platforms.slack.payload import Json, a_token, a_ts, an_id, at, installed_in, message, somebody, text
from bot.platforms.slack.people import is_member

HEARD = (
    "app_home_opened",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "team_join",
    "user_change",
)
"""The events that we subscribe to."""

Names = Mapping[str, str]


def translate(body: Json, names: Names) -> Inbound | None:
    """What an Events API envelope says happened. See inbound.translate."""
    event = at(body, "event")
    match at(event, "type"):
        case "message" | "app_mention":
            return _message(body, event, names)
        case "reaction_added" | "reaction_removed" as kind:
            return _reacted(body, event, added=kind == "reaction_added")
        case "team_join":
            return _arrived(body, event)
        case "app_home_opened" if at(event, "tab") == "home":
            return _home_opened(body, event)
    return None


def caught_up(  # what an envelope would have told
    workspace: Workspace, channel: str, written: Json, names: Names, *, bot: str, direct: bool, shared: bool = False
) -> tuple[Event, ...]:
    """What a message of a channel's history (or of a thread) says happened: it was said, and perhaps edited later.

    `bot` is our own user id; `shared`: with another workspace. The keys are those of the events, so that overlap is
    harmless. Raises ValueError.
    """
    body = {"authorizations": [{"is_bot": True, "user_id": bot}], "is_ext_shared_channel": shared}
    if at(written, "subtype") not in words.SPOKEN or at(written, "hidden") is True:
        return ()
    by, said = _author(body, workspace, written), words.of(written, names)
    if by is None or not (said or files.sent(workspace, written)):
        return ()
    first = _said(by, channel, written, said, direct=direct)
    if not at(written, "edited"):
        return (first,)
    return first, _edit(by, channel, written, said, a_ts(written, "edited", "ts"), direct=direct)


# --- messages ---------------------------------------------------------------------------------------------


def _author(body: Json, workspace: Workspace, written: object) -> PersonRef | None:
    """Who wrote a message; None when it was no person of ours.

    `user_team` is the author's; `team` too where that is missing. `source_team` may be another one for people of ours.
    """
    if at(written, "bot_id") is not None:
        return None
    return somebody(body, workspace, written, "user", team=at(written, "user_team") or at(written, "team"))


def _message(body: Json, event: Json, names: Names) -> Event | None:
    workspace = installed_in(body)
    match at(event, "subtype"):
        case "message_changed" if at(event, "message", "subtype") == "tombstone":
            return _deleted(body, workspace, event, "message")
        case "message_changed":
            return _edited(body, workspace, event, names)
        case "message_deleted":
            return _deleted(body, workspace, event, "previous_message")
        case subtype if subtype not in words.SPOKEN or at(event, "hidden") is True:
            return None
    by, said = _author(body, workspace, event), words.of(event, names)
    if by is None or not (said or files.sent(workspace, event)):
        return None
    return _said(by, an_id(event, "channel"), event, said, direct=_direct(event))


def _direct(event: Json) -> bool:
    kind = text(event, "channel_type")
    return kind == "im" if kind else text(event, "channel").startswith("D")


def _said(by: PersonRef, channel: str, written: Json, said: str, *, direct: bool) -> Said:
    ref = message(by.workspace, channel, written, "ts")
    root = message(by.workspace, channel, written, "thread_ts") if at(written, "thread_ts") else ref
    # One message may come as message.*, as app_mention, again, and from the channel's history: one key for all of them.
    key = f"m:{channel}:{ref.message}"
    thread = None if root == ref else root
    sent = files.sent(by.workspace, written)
    return Said(key=key, by=by, message=ref, text=said, direct=direct, thread=thread, files=sent)


def _edited(body: Json, workspace: Workspace, event: Json, names: Names) -> Edited | None:
    after, before = at(event, "message"), at(event, "previous_message")
    by, said = _author(body, workspace, after), words.of(after, names)
    if by is None or at(after, "subtype") not in words.SPOKEN:
        return None
    sent = files.sent(workspace, after)
    if not said and not sent and not files.sent(workspace, before):
        return None
    if before is not None and said == words.of(before, names) and sent == files.sent(workspace, before):
        return None  # an unfurled link, a counted reply: no word has changed
    when = a_ts(after, "edited", "ts") if at(after, "edited") else a_ts(event, "ts")
    return _edit(by, an_id(event, "channel"), after, said, when, direct=_direct(event))


def _edit(by: PersonRef, channel: str, written: Json, said: str, when: str, *, direct: bool) -> Edited:
    ref = message(by.workspace, channel, written, "ts")
    sent = files.sent(by.workspace, written)
    return Edited(key=f"e:{channel}:{ref.message}:{when}", by=by, message=ref, text=said, direct=direct, files=sent)


def _deleted(body: Json, workspace: Workspace, event: Json, which: str) -> Deleted | None:
    by = _author(body, workspace, at(event, "previous_message"))
    if by is None:
        return None
    ts = a_ts(event, which, "ts")
    channel = an_id(event, "channel")
    # A message with replies leaves a tombstone, and is deleted for good with its last reply: one thing, told twice.
    return Deleted(key=f"d:{channel}:{ts}", by=by, message=MessageRef(workspace, channel, ts))


# --- all others -------------------------------------------------------------------------------------------


def _reacted(body: Json, event: Json, *, added: bool) -> Reacted | None:
    workspace = installed_in(body)
    by = somebody(body, workspace, event, "user")
    if by is None or at(event, "item", "type") != "message":
        return None
    name = text(event, "reaction")
    if not name:
        raise ValueError("reaction is missing")
    ref = message(workspace, an_id(event, "item", "channel"), event, "item", "ts")
    return Reacted(key=a_token(body, "event_id"), by=by, message=ref, emoji=reaction(name), added=added)


def reactions_on(on: MessageRef, written: object, since: datetime, *, bot: str) -> list[Event]:
    """All reactions that stand on a message, as they were found when we looked for what happened since then (UTC)."""
    found: list[Event] = []
    told = at(written, "reactions")
    for one in told if isinstance(told, list) else ():
        name, users = text(one, "name"), at(one, "users")
        for user in users if name and isinstance(users, list) else ():
            if isinstance(user, str) and user != bot:
                key = f"r:{on.channel}:{on.message}:{user}:{name}:found:{int(since.timestamp())}"
                by = PersonRef(on.workspace, user)
                found.append(Reacted(key=key, by=by, message=on, emoji=reaction(name), added=True))
    return found


def with_words(reacted: Reacted, written: Json, names: Names, *, bot: str) -> Reacted:
    """A reaction with the message on which it was put, as Slack shows it. Raises ValueError."""
    body = {"authorizations": [{"is_bot": True, "user_id": bot}]}
    if at(written, "subtype") not in words.SPOKEN:
        return reacted
    author = _author(body, reacted.message.workspace, written)
    return reacted if author is None else replace(reacted, author=author, text=words.of(written, names))


def _arrived(body: Json, event: Json) -> Arrived | None:
    workspace, user = installed_in(body), at(event, "user")
    by = somebody(body, workspace, user, "id")
    if by is None or not is_member(user, workspace.id):
        return None
    return Arrived(key=a_token(body, "event_id"), by=by)


def _home_opened(body: Json, event: Json) -> HomeOpened | None:
    by = somebody(body, installed_in(body), event, "user")
    return None if by is None else HomeOpened(key=a_token(body, "event_id"), by=by)


def changed_at(event: Edited) -> str:
    """When it was changed, in Slack's time."""
    return event.key.rpartition(":")[2]
