"""Threads: started, entered, left, archived, woken up."""

from collections.abc import Sequence

from tests.wire.discord.channels import PRIVATE_THREAD, PUBLIC_THREAD, Channel
from tests.wire.discord.errors import Refused
from tests.wire.discord.events import Feed
from tests.wire.discord.messages import HAS_THREAD, Message
from tests.wire.discord.people import Person
from tests.wire.discord.permissions import BITS
from tests.wire.discord.state import World

ARCHIVE_AFTER = (60, 1440, 4320, 10080)


class Threads:
    """What happens to threads themselves; their messages are like any others."""

    def __init__(self, world: World, feed: Feed) -> None:
        self._world = world
        self._feed = feed

    def start(
        self, parent: Channel, owner: Person, name: str, kind: int = PUBLIC_THREAD, source: Message | None = None
    ) -> Channel:
        """A new thread, below a message or beside; its owner is in it. Raises Refused. Nobody is told yet."""
        active = [thread for thread in self._world.threads(guild=parent.guild) if not thread.archived]
        if len(active) >= self._world.rules.active_threads:
            raise Refused(160006)
        if source is not None and source.id in self._world.channels:
            raise Refused(160004)
        now = self._world.iso()
        ident = source.id if source is not None else self._world.ids.next()
        thread = Channel(ident, kind, name, parent.guild, parent.id, owner.id, created=now, archive_stamp=now)
        thread.members[owner.id] = now
        self._world.channels[thread.id] = thread
        if source is not None:
            source.flags |= HAS_THREAD
        return thread

    def enter(self, thread: Channel, people: Sequence[str]) -> None:
        """People come into a thread: those who write there, those whom a message there pings."""
        parent = self._world.channels[thread.parent]
        fresh = [
            one
            for one in dict.fromkeys(people)
            if one not in thread.members and self._world.may(self._world.people[one], parent, "VIEW_CHANNEL")
        ]
        if not fresh:
            return
        now = self._world.iso()
        thread.members |= dict.fromkeys(fresh, now)
        if self._world.app.bot.id in fresh and thread.type == PRIVATE_THREAD:
            self._feed.thread_created(thread, newly=False)
        self._feed.thread_members(thread, added=fresh)

    def leave(self, thread: Channel, person: str) -> None:
        """Somebody leaves, or is removed."""
        if thread.members.pop(person, None) is not None:
            self._feed.thread_members(thread, removed=[person])

    def wake(self, thread: Channel, author: Person) -> None:
        """A message opens an archived thread again. Raises Refused when it is locked."""
        if thread.locked and not self._world.permissions(author, thread) & BITS["MANAGE_THREADS"]:
            raise Refused(160005)
        if thread.archived:
            self.archive(thread, archived=False)

    def archive(self, thread: Channel, *, archived: bool) -> None:
        """Put a thread away, or open it again."""
        thread.archived = archived
        thread.archive_stamp = self._world.iso()
        self._feed.thread_changed(thread)
