"""What the bot shows, once per key: deliveries become lines of the journal, failures become our meanings."""

from dataclasses import asdict
from typing import Any

from bot.core.clock import Clock, unix_ms
from bot.core.errors import Bug, FileRefused, Gone, NotAllowed, TryLater
from bot.core.files import SharedFile, WhyNot
from bot.core.ids import new_id
from bot.core.refs import EVENTS, MessageRef
from bot.platforms.playground.events import Events
from bot.platforms.playground.journal import Entry
from bot.platforms.playground.render import mentioned, render_view
from bot.platforms.playground.state import Attached, Doc, Message
from bot.platforms.playground.workspace import REF, Workspace, ref_of
from bot.ui.ports import Delivery, Edit, Post, PublishHome, PutEvent, Remove, Target
from bot.ui.text import Reader
from bot.ui.view import Face, View, file_of


class Deliverer:
    """Shows the bot's deliveries in the workspace."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._events = Events(workspace, clock)

    def deliver(self, delivery: Delivery) -> MessageRef | None:
        """Show it. Raises Gone, NotAllowed, Bug, or TryLater when the journal cannot be written."""
        match delivery:
            case Post(target=Target(home=True)) | PublishHome():
                self._home(delivery.target, _doc(delivery.view, delivery.reader))
            case Post():
                return self._post(delivery)
            case Edit():
                self._edit(delivery)
                return delivery.message
            case PutEvent():
                stands, entry = self._events.put(delivery)
                self._record(entry)
                return stands
            case Remove(message=MessageRef(channel=channel)) if channel == EVENTS:
                self._record(self._events.remove(delivery.message))
            case Remove():
                self._remove(delivery.message)
        return None

    def find(self, post: Post | PutEvent) -> MessageRef | None:
        """The message that was posted with `post.key`, even if it has been removed since; an event that stands."""
        if isinstance(post, PutEvent):
            return self._events.find(post)
        state = self._workspace.state
        made = state.keys.get(_key(post.key))
        if made is None:
            return None
        message = state.messages.get(made)
        return MessageRef(REF, self._place(post.target), made) if message is None else ref_of(message)

    def _post(self, post: Post) -> MessageRef:
        known = self.find(post)
        if known is not None:
            return known
        place = self._place(post.target)
        doc = _doc(post.view, post.reader)
        entry: Entry = {
            "t": "posted",
            "id": self._workspace.next_id(),
            "place": place,
            "thread": self._root(post.target.thread, place),
            "at_ms": unix_ms(self._clock.now()),
            "key": _key(post.key),
            **_signature(post.view.face),
            "mentions": mentioned(doc),
            "doc": doc,
            **self._attached(post),
        }
        self._record(entry)
        return MessageRef(REF, place, entry["id"])

    def _attached(self, post: Post) -> dict[str, Any]:
        file = file_of(post.view)
        if file is None or post.content is None:
            return {}
        kept = Attached(new_id(unix_ms(self._clock.now())), file.name, file.media_type, len(post.content), file.alt)
        try:
            self._workspace.attachments.keep(kept.id, post.content)
        except OSError as error:
            raise TryLater(str(error)) from error
        return {"files": [asdict(kept)]}

    def fetch(self, file: SharedFile, most: int) -> bytes:
        """The bytes of a file that stands in a message. Raises FileRefused."""
        if file.ref not in self._workspace.state.files:
            raise FileRefused("it was taken back", WhyNot.GONE)
        content = self._workspace.attachments.read(file.ref)
        if content is None:
            raise FileRefused("its bytes are gone", WhyNot.GONE)
        if len(content) > most:
            raise FileRefused(f"{len(content)} bytes, of at most {most}", WhyNot.TOO_LARGE)
        return content

    def _place(self, target: Target) -> str:
        place = f"dm-{target.user}" if target.user else target.channel
        if not place and target.thread is not None:
            place = target.thread.channel
        if target.workspace != REF or place not in self._workspace.state.places:
            raise Gone(f"there is no place {place!r}")
        return place

    def _root(self, thread: MessageRef | None, place: str) -> str | None:
        if thread is None:
            return None
        root = self._message(thread)
        if root.place != place:
            raise Bug(f"the thread {thread.message} is not in {place}")
        return root.thread or root.id

    def _edit(self, edit: Edit) -> None:
        message = self._own(edit.message)
        doc = _doc(edit.view, edit.reader)
        if doc != message.doc:
            self._record({"t": "updated", "id": message.id, "doc": doc})

    def _remove(self, ref: MessageRef) -> None:
        if ref.message in self._workspace.state.messages:
            self._record({"t": "removed", "id": self._own(ref).id})

    def _home(self, target: Target, doc: Doc) -> None:
        state = self._workspace.state
        if target.user not in state.people:
            raise Gone(f"there is nobody called {target.user!r}")
        if state.homes.get(target.user) != doc:
            self._record({"t": "home", "by": target.user, "doc": doc})

    def _own(self, ref: MessageRef) -> Message:
        message = self._message(ref)
        if not message.bot:
            raise NotAllowed(f"{ref.message} was written by a person")
        return message

    def _message(self, ref: MessageRef) -> Message:
        message = self._workspace.state.messages.get(ref.message)
        if message is None or ref.workspace != REF:
            raise Gone(f"there is no message {ref.message!r}")
        return message

    def _record(self, entry: Entry | None) -> None:
        """Write a line; None: nothing changes."""
        try:
            if entry is not None:
                self._workspace.record(entry)
        except OSError as error:
            raise TryLater(str(error)) from error


def _doc(view: View, reader: Reader) -> Doc:
    try:
        return render_view(view, reader)
    except Exception as error:
        # Whatever fails while a view becomes a document is our own mistake; trying again would not mend it.
        raise Bug(f"the view cannot be rendered: {error!r}") from error


def _signature(face: Face | None) -> dict[str, Any]:
    if face is None:
        return {"name": "", "author": ""}
    known = face.person is not None and face.person.workspace == REF
    return {"name": face.name, "author": face.person.user if known and face.person else ""}


def _key(delivery_key: str) -> str:
    """Deliveries and people's messages share one table of keys."""
    return f"bot:{delivery_key}"
