"""response_url: five answers within half an hour, to the person or the place an interaction came from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.wire.slack.compose import Draft, draft, flag
from tests.wire.slack.errors import Refused
from tests.wire.slack.limits import Rates
from tests.wire.slack.messages import Message
from tests.wire.slack.posting import Posting
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel, Workspace

MOST_LINKS = 20_000


@dataclass(slots=True)
class Link:
    """One response_url. `source` is the message whose button was pressed, if any."""

    person: str
    channel: str
    given: datetime
    source: Message | None = None
    ephemeral: bool = False
    uses: int = 0


class ResponseUrls:
    """Every response_url that was given out."""

    def __init__(self, workspace: Workspace, posting: Posting, rates: Rates) -> None:
        self._workspace = workspace
        self._posting = posting
        self._rates = rates
        self._links: dict[str, Link] = {}

    def give(
        self, person: str, channel: str, kind: str, source: Message | None = None, *, ephemeral: bool = False
    ) -> str:
        """A new path, to be put behind the fake's address; `kind` is `actions` or `commands`."""
        if len(self._links) > MOST_LINKS:
            self._links.clear()
        found = f"/{kind}/{self._workspace.team}/{self._workspace.ids.next('')}/{self._workspace.ids.secret()}"
        self._links[found] = Link(person, channel, self._workspace.clock.now(), source, ephemeral)
        return found

    def about(self, path: str) -> Link:
        """The link behind a path. Raises Refused when it may not be used (any more)."""
        link = self._links.get(path)
        rules = self._workspace.rules
        if link is None:
            raise Refused("no_service")
        if self._workspace.clock.now() - link.given > timedelta(seconds=rules.response_url_seconds):
            raise Refused("expired_url")
        if link.uses >= rules.response_url_uses:
            raise Refused("used_url")
        return link

    def answer(self, path: str, body: Json) -> None:
        """Do what the app asks for. Raises Refused; RateLimited counts as no use."""
        link = self.about(path)
        self._rates.message(link.channel)
        link.uses += 1
        if flag(body, "delete_original"):
            self._remove(link)
            return
        self.say(link, draft(body), body)

    def say(self, link: Link, words: Draft, body: Json) -> None:
        """Replace the source, or say something new: for one person unless it is for the channel."""
        channel = self._workspace.channels[link.channel]
        if flag(body, "replace_original") and link.source is not None:
            self._replace(link, channel, words)
        elif body.get("response_type") == "in_channel" and not link.ephemeral:
            self._posting.post(channel, self._workspace.app.bot, words)
        else:
            person = self._workspace.person(link.person)
            self._posting.whisper(channel, person, words)

    def _replace(self, link: Link, channel: Channel, words: Draft) -> None:
        if not link.ephemeral and link.source is not None:
            self._posting.change(self._workspace.message(channel, link.source.ts), words)
            return
        self._remove(link)
        person = self._workspace.person(link.person)
        link.source = self._posting.whisper(channel, person, words)

    def _remove(self, link: Link) -> None:
        if link.source is None:
            return
        if link.ephemeral:
            gone = link.source
            self._workspace.ephemerals[:] = [item for item in self._workspace.ephemerals if item[1] is not gone]
        else:
            channel = self._workspace.channels[link.channel]
            self._posting.remove(self._workspace.message(channel, link.source.ts))
