"""The events that changes of the workspace make, and which of them the app may hear.

An app hears of messages where it is a member and has the scope; its own doings make events too.
"""

from dataclasses import dataclass

from tests.wire.slack.deliveries import Deliveries
from tests.wire.slack.messages import Message, message_json
from tests.wire.slack.people import Person, user_json
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel, Workspace

HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history", "mpim": "mpim:history"}
READ = {"public": "channels:read", "private": "groups:read", "im": "im:read", "mpim": "mpim:read"}
CHANNEL_TYPE = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}


@dataclass(slots=True)
class Feed:
    """Tells the app what happened."""

    workspace: Workspace
    deliveries: Deliveries

    # --- messages -------------------------------------------------------------------------------------

    def posted(self, message: Message) -> None:
        """A new message; the bot's name in it makes a second event."""
        channel = self.workspace.channels[message.channel]
        event = self._message(message) | {
            "channel": channel.id,
            "channel_type": CHANNEL_TYPE[channel.kind],
            "event_ts": message.ts,
        }
        if message.is_reply:
            parent = channel.messages.get(message.thread_ts)
            event["parent_user_id"] = parent.author.id if parent else ""
        self._in_channel(channel, event)
        app = self.workspace.app
        if app.bot.id in message.mentions.users and channel.kind != "im" and not message.by_bot:
            mention = {key: value for key, value in event.items() if key != "channel_type"}
            self._in_channel(channel, mention | {"type": "app_mention"}, "app_mentions:read")

    def changed(self, message: Message, before: Json) -> None:
        """A message reads differently now."""
        after = self._message(message)
        self._about_message(message, {"subtype": "message_changed", "message": after, "previous_message": before})

    def removed(self, message: Message, before: Json, *, tombstone: bool) -> None:
        """A message is gone, or only its replies are left."""
        if tombstone:
            self.changed(message, before)
            return
        fields = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
        self._about_message(message, fields)

    def seen(self, message: Message) -> Json:
        """The message as events show it: take it before a change."""
        return self._message(message)

    def _message(self, message: Message) -> Json:
        return message_json(message, self.workspace.app.id, all_metadata=True)

    def _about_message(self, message: Message, fields: Json) -> None:
        channel = self.workspace.channels[message.channel]
        ts = self.workspace.next_ts(channel)
        event = {
            "type": "message",
            "channel": channel.id,
            "channel_type": CHANNEL_TYPE[channel.kind],
            "hidden": True,
            "ts": ts,
            "event_ts": ts,
        }
        self._in_channel(channel, event | fields)

    def reacted(self, kind: str, person: Person, name: str, message: Message) -> None:
        """`reaction_added` or `reaction_removed`."""
        channel = self.workspace.channels[message.channel]
        event = {
            "type": kind,
            "user": person.id,
            "reaction": name,
            "item": {"type": "message", "channel": channel.id, "ts": message.ts},
            "item_user": message.author.id,
            "event_ts": self.workspace.event_ts(),
        }
        self._in_channel(channel, event, "reactions:read")

    # --- people ---------------------------------------------------------------------------------------

    def joined_team(self, person: Person) -> None:
        """Somebody new in the workspace."""
        self._emit({"type": "team_join", "user": self._user(person)}, "users:read")

    def person_changed(self, person: Person) -> None:
        """A profile, a role or a deactivation."""
        event = {"type": "user_change", "user": self._user(person), "cache_ts": self.workspace.seconds()}
        self._emit(event, "users:read")

    def _user(self, person: Person) -> Json:
        return user_json(person, self.workspace.clock.now(), email="users:read.email" in self.workspace.app.scopes)

    def membership(self, kind: str, person: Person, channel: Channel, inviter: str = "") -> None:
        """`member_joined_channel` or `member_left_channel`, where the bot is a member."""
        event: Json = {
            "type": kind,
            "user": person.id,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "public" else "G",
            "team": self.workspace.team,
        }
        if inviter:
            event["inviter"] = inviter
        self._in_channel(channel, event, READ[channel.kind])

    def home_opened(self, person: Person, tab: str, view: Json | None) -> None:
        """A person looks at the app's home or messages tab."""
        channel = self.workspace.direct(person)
        event: Json = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": tab}
        if view is not None:
            event["view"] = view
        self._emit(event)

    def channel_event(self, kind: str, channel: Channel, fields: Json) -> None:
        """`channel_archive`, `channel_unarchive`, `channel_rename` and their like."""
        self._in_channel(channel, {"type": kind, **fields}, READ[channel.kind])

    def app_event(self, event: Json) -> None:
        """Anything else, as given: tokens_revoked, app_uninstalled, link_shared."""
        self._emit(event)

    # --------------------------------------------------------------------------------------------------

    def _in_channel(self, channel: Channel, event: Json, scope: str = "") -> None:
        if self.workspace.in_it(channel):
            self._emit(event, scope or HISTORY[channel.kind])

    def _emit(self, event: Json, scope: str = "") -> None:
        app = self.workspace.app
        if app.revoked and event["type"] not in ("tokens_revoked", "app_uninstalled"):
            return
        if (not scope or scope in app.scopes) and (app.events is None or event["type"] in app.events):
            self.deliveries.put({"event_ts": self.workspace.event_ts(), **event})
