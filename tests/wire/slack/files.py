"""Files: sent by people, or uploaded by the app in three steps (an address, the bytes, the sharing)."""

import mimetypes
import re
from dataclasses import dataclass, field

from tests.wire.slack.errors import Refused
from tests.wire.slack.people import Person
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Workspace

MOST_BYTES = 50_000_000
"""Of all files together."""


@dataclass(slots=True)
class Stored:
    """One file. Before `done` it is only promised."""

    id: str
    name: str
    length: int
    owner: Person
    ticket: str = ""
    content: bytes | None = None
    title: str = ""
    done: bool = False
    looks: int = 0
    """How often it was asked about: Slack takes a moment to understand what it was sent."""
    channels: list[str] = field(default_factory=list)


class Files:
    """All files of the workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.all: dict[str, Stored] = {}

    def promise(self, name: str, length: int, owner: Person) -> Stored:
        """Room for a file that will come by its ticket. Raises Refused."""
        if sum(file.length for file in self.all.values()) + length > MOST_BYTES:
            raise Refused("storage_limit_reached")
        found = Stored(self._workspace.ids.next("F"), name, length, owner, self._workspace.ids.secret(32), title=name)
        self.all[found.id] = found
        return found

    def give(self, name: str, content: bytes, owner: Person) -> Stored:
        """A file that is there at once."""
        found = self.promise(name, len(content), owner)
        found.content, found.done, found.looks = content, True, self._workspace.rules.file_looks
        return found

    def linked(self, text: str) -> list[Stored]:
        """The app's own files to which a text of its own links, once they are understood."""
        links = {self.permalink(file): file for file in self.all.values()}
        named = [links[link] for link in re.findall(r"<([^|>]+)", text) if link in links]
        return [file for file in named if file.done and file.looks >= self._workspace.rules.file_looks]

    def delete(self, file: Stored) -> None:
        """It is gone; a message that showed it says so."""
        del self.all[file.id]
        for message in list(self._workspace.all_messages()):
            for shown in message.files:
                if shown["id"] == file.id:
                    shown.clear()
                    shown.update({"id": file.id, "mode": "tombstone"})

    def permalink(self, file: Stored) -> str:
        """Its page in Slack."""
        slug = re.sub(r"[^a-z0-9.]+", "_", file.name.lower())
        return f"https://{self._workspace.domain}.slack.com/files/{file.owner.id}/{file.id}/{slug}"

    def take(self, ticket: str, content: bytes) -> Stored:
        """The bytes of a promised file. Raises LookupError for a strange ticket, ValueError for a wrong length."""
        for file in self.all.values():
            if file.ticket == ticket and not file.done:
                if len(content) != file.length:
                    raise ValueError(f"{len(content)} bytes instead of {file.length}")
                file.content = content
                return file
        raise LookupError(ticket)

    def json(self, file: Stored, base_url: str) -> Json:
        """The file object."""
        understood = file.looks >= self._workspace.rules.file_looks
        mimetype = mimetypes.guess_type(file.name)[0] or "application/octet-stream" if understood else ""
        place = f"{base_url}/files-pri/{self._workspace.team}-{file.id}"
        return {
            "id": file.id,
            "created": self._workspace.seconds(),
            "name": file.name,
            "title": file.title,
            "mimetype": mimetype,
            "filetype": file.name.rpartition(".")[2],
            "pretty_type": mimetype,
            "user": file.owner.id,
            "size": file.length,
            "mode": "hosted",
            "is_external": False,
            "is_public": False,
            "url_private": f"{place}/{file.name}",
            "url_private_download": f"{place}/download/{file.name}",
            "permalink": self.permalink(file),
            "channels": file.channels,
            "file_access": "visible",
        }
