"""Coming into channels and going out of them, with the line in the channel and the event for the app."""

from dataclasses import dataclass

from tests.wire.slack.compose import Draft
from tests.wire.slack.events import Feed
from tests.wire.slack.people import Person
from tests.wire.slack.posting import Posting
from tests.wire.slack.state import Channel, Workspace


@dataclass(slots=True)
class Rooms:
    """Membership."""

    workspace: Workspace
    feed: Feed
    posting: Posting

    def enter(self, channel: Channel, person: Person, inviter: str = "") -> None:
        """Somebody becomes a member."""
        if person.id in channel.members:
            return
        channel.members[person.id] = None
        self._line(channel, person, "channel_join", f"<@{person.id}> has joined the channel")
        self.feed.membership("member_joined_channel", person, channel, inviter)

    def leave(self, channel: Channel, person: Person) -> None:
        """Somebody goes, or is removed. The bot itself hears `channel_left`."""
        if person.id not in channel.members:
            return
        self._line(channel, person, "channel_leave", f"<@{person.id}> has left the channel")
        if person is self.workspace.app.bot:
            kind = "channel_left" if channel.kind == "public" else "group_left"
            self.feed.channel_event(kind, channel, {"channel": channel.id})
        else:
            self.feed.membership("member_left_channel", person, channel)
        del channel.members[person.id]

    def archive(self, channel: Channel, by: Person, *, archived: bool) -> None:
        """Close a channel for writing, or open it again."""
        channel.archived = archived
        kind = "channel_archive" if archived else "channel_unarchive"
        self.feed.channel_event(kind, channel, {"channel": channel.id, "user": by.id})

    def rename(self, channel: Channel, name: str) -> None:
        """Another name; the id stays."""
        channel.name = name
        fields = {"id": channel.id, "name": name, "created": channel.created}
        self.feed.channel_event("channel_rename", channel, {"channel": fields})

    def _line(self, channel: Channel, person: Person, subtype: str, words: str) -> None:
        message = self.posting.compose(channel, person, Draft(text=words))
        message.subtype = subtype
        message.pinged = []
        self.workspace.store(message)
        self.feed.posted(message)
