"""Behind the scenes: who is there, which channels, what the app may do, what goes wrong, how time passes."""

import dataclasses
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tests.wire.slack.fake import Fake
from tests.wire.slack.faults import Fault
from tests.wire.slack.http_sender import signed
from tests.wire.slack.people import CHANGEABLE, Person
from tests.wire.slack.rules import Json
from tests.wire.slack.state import PREFIXES, SCOPES, Channel

MOST_PEOPLE = 20_000
MOST_CHANNELS = 20_000


class Town:
    """The workspace's own changes; those that a real administrator makes also make their events."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self._space = fake.workspace

    # --- people ---------------------------------------------------------------------------------------

    async def person(self, handle: str, *, joins: bool = False, ident: str = "", team: str = "", **fields: Any) -> str:
        """Somebody in the workspace; with `joins` they join just now. The answer is their id."""
        if len(self._space.people) >= MOST_PEOPLE:
            raise ValueError(f"at most {MOST_PEOPLE} people")
        found = Person(ident or self._space.ids.named("U", handle), handle, team or self._space.team)
        self._space.people[found.id] = found
        _change(found, {"real_name": handle.title(), "email": f"{handle}@example.org", **fields})
        found.updated = self._space.seconds()
        if joins:
            self._fake.feed.joined_team(found)
        return found.id

    async def change(self, who: str, **fields: Any) -> None:
        """Another name, time zone or role, or `deleted=True`: the app hears of it."""
        person = self._space.person(who)
        _change(person, fields)
        person.updated = self._space.seconds()
        self._fake.feed.person_changed(person)

    # --- channels -------------------------------------------------------------------------------------

    async def channel(
        self,
        name: str,
        kind: str = "public",
        members: Sequence[str] = (),
        *,
        bot: bool = True,
        ident: str = "",
        shared: bool = False,
    ) -> str:
        """A channel with these members, and the bot unless told otherwise; `shared` with another workspace."""
        if len(self._space.channels) >= MOST_CHANNELS:
            raise ValueError(f"at most {MOST_CHANNELS} channels")
        found = ident or self._space.ids.named(PREFIXES[kind], name)
        inside = {self._space.person(who).id: None for who in members}
        if bot:
            inside[self._space.app.bot.id] = None
        creator = next(iter(inside), "")
        self._space.channels[found] = Channel(found, name, kind, self._space.seconds(), creator, inside, shared=shared)
        return found

    async def dm(self, who: str) -> str:
        """The id of a person's direct messages with the bot."""
        return self._space.direct(self._space.person(who)).id

    async def join(self, who: str, where: str, inviter: str = "") -> None:
        """Somebody joins a channel; "mijote" is the bot."""
        by = self._space.person(inviter).id if inviter else ""
        self._fake.rooms.enter(self._space.channel(where), self._space.person(who), by)

    async def leave(self, who: str, where: str) -> None:
        """Somebody leaves a channel, or is removed from it."""
        self._fake.rooms.leave(self._space.channel(where), self._space.person(who))

    async def archive(self, where: str, by: str = "slackbot", *, archived: bool = True) -> None:
        """Archive a channel, or take it back."""
        self._fake.rooms.archive(self._space.channel(where), self._space.person(by), archived=archived)

    async def rename(self, where: str, name: str) -> None:
        """Give a channel another name."""
        self._fake.rooms.rename(self._space.channel(where), name)

    # --- the app --------------------------------------------------------------------------------------

    async def scopes(self, grant: Sequence[str] = (), revoke: Sequence[str] = ()) -> list[str]:
        """Change what the app may do; the answer is what it may do now. `connections:write` is the app token's."""
        app = self._space.app
        if "connections:write" in (*grant, *revoke):
            app.app_scopes = ["connections:write"] if "connections:write" in grant else []
        kept = [scope for scope in app.scopes if scope not in revoke]
        app.scopes = kept + [scope for scope in grant if scope not in kept and scope != "connections:write"]
        return app.scopes

    async def all_scopes(self) -> list[str]:
        """The scopes of the start."""
        self._space.app.scopes = list(SCOPES)
        return self._space.app.scopes

    async def revoke(self, error: str = "token_revoked") -> None:
        """The tokens are worth nothing any more; `account_inactive` is what a removed app gets."""
        self._space.app.revoked = error
        tokens = {"oauth": [], "bot": [self._space.app.bot.id]}
        self._fake.feed.app_event({"type": "tokens_revoked", "tokens": tokens})

    async def restore(self) -> None:
        """The tokens are good again."""
        self._space.app.revoked = ""

    async def subscribe(self, events: Sequence[str] | None) -> None:
        """Send these event types only; None sends all."""
        self._space.app.events = None if events is None else set(events)

    async def emit(self, event: Json) -> str:
        """Send an event as given, to test what nothing here makes. The answer is its event_id."""
        return str(self._fake.deliveries.put(event)["event_id"])

    # --- how it is reached ----------------------------------------------------------------------------

    async def over_http(self, url: str) -> None:
        """Send everything to this request URL from now on; empty goes back to Socket Mode."""
        if url:
            self._fake.http.point(url)
        else:
            self._fake.http.url = ""

    async def verify_url(self) -> bool:
        """Slack's check of the request URL."""
        return await self._fake.http.verify()

    async def ssl_check(self) -> int:
        """Slack's probe of a command's certificate; the answer is the HTTP status."""
        return await self._fake.http.ssl_check()

    async def send_raw(self, body: str, headers: dict[str, str]) -> Json:
        """Send exactly this to the request URL: `{"status", "text"}`."""
        status, text = await self._fake.http.raw(body.encode(), headers)
        return {"status": status, "text": text}

    async def sign(self, body: str, timestamp: str = "") -> dict[str, str]:
        """The headers with which Slack would send this body now (or then)."""
        return signed(self._space.app.signing_secret, body.encode(), timestamp or str(self._space.seconds()))

    async def disconnect(self, reason: str = "refresh_requested") -> int:
        """Say goodbye to every socket. After `link_disabled` nobody connects until `enable`."""
        return await self._fake.sockets.disconnect_all(reason)

    async def drop_sockets(self, most: int = 100) -> int:
        """Reset the sockets' connections without a word."""
        return self._fake.sockets.drop(most)

    async def refuse_sockets(self, times: int) -> None:
        """Refuse the next connections after their tickets were given."""
        self._fake.sockets.refusals = times

    async def enable(self, *, enabled: bool = True) -> None:
        """Turn Socket Mode on or off, without a word."""
        self._fake.sockets.enabled = enabled

    # --- faults, rules, time --------------------------------------------------------------------------

    async def fault(self, kind: str, on: str = "*", **how: Any) -> None:
        """Script a fault (tests/wire/slack/faults.py lists them)."""
        self._fake.faults.add(Fault(kind, on, **how))

    async def no_faults(self) -> None:
        """Nothing goes wrong any more."""
        self._fake.faults.clear()

    async def faults_left(self) -> int:
        """How many times something will still go wrong."""
        return self._fake.faults.left()

    async def rules(self, **values: Any) -> Json:
        """Change deadlines, patience and generosity (tests/wire/slack/rules.py)."""
        self._fake.rules.change(values)
        return dataclasses.asdict(self._fake.rules)

    async def move(self, seconds: float) -> None:
        """Let Slack's time pass: trigger ids, response_urls, rates, scheduled messages; not the waits of deliveries."""
        self._fake.clock.move(timedelta(seconds=seconds))


def _change(person: Person, fields: Json) -> None:
    if unknown := fields.keys() - set(CHANGEABLE):
        raise ValueError(f"a person has no {sorted(unknown)}")
    for name, value in fields.items():
        setattr(person, name, value)
