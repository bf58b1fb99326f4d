"""Modals and home tabs: trigger ids, stacks of three, hashes, and what people have filled in so far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.wire.slack.errors import Refused
from tests.wire.slack.forms import fields_of, initial_state
from tests.wire.slack.kit.views import check_view, too_large
from tests.wire.slack.limits import VIEW_STACK
from tests.wire.slack.posting import dressed
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Workspace

MOST_TRIGGERS = 20_000
Values = dict[str, dict[str, Json]]


@dataclass(slots=True)
class Trigger:
    """One interaction's right to open one view."""

    person: str
    given: datetime
    view: str = ""
    """The modal in which it happened."""
    used: bool = False


@dataclass(slots=True)
class View:
    """A modal or a home tab as one person has it before them."""

    id: str
    person: str
    body: Json
    hash: str
    root: str
    previous: str = ""
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    """What the app said is wrong, by block id."""


class Views:
    """Every view of this workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._triggers: dict[str, Trigger] = {}
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    # --- triggers -------------------------------------------------------------------------------------

    def trigger(self, person: str, view: str = "") -> str:
        """A new trigger id for an interaction of this person."""
        now = self._workspace.clock.now()
        if len(self._triggers) > MOST_TRIGGERS:
            self._triggers.clear()
        found = self._workspace.ids.trigger()
        self._triggers[found] = Trigger(person, now, view)
        return found

    def _spend(self, trigger_id: Any) -> Trigger:
        trigger = self._triggers.get(trigger_id) if isinstance(trigger_id, str) else None
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        seconds = self._workspace.rules.trigger_seconds
        if self._workspace.clock.now() - trigger.given > timedelta(seconds=seconds):
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger

    # --- what the app does ----------------------------------------------------------------------------

    def open(self, trigger_id: Any, body: Any) -> View:
        """views.open: a new stack. Raises Refused."""
        self._check(body, "modal")
        trigger = self._spend(trigger_id)
        view = self._new(trigger.person, body)
        self.stacks[trigger.person] = [view]
        return view

    def push(self, trigger_id: Any, body: Any) -> View:
        """views.push: on top of the modal in which the trigger was given. Raises Refused."""
        self._check(body, "modal")
        trigger = self._spend(trigger_id)
        stack = self.stacks.get(trigger.person, [])
        if not trigger.view or all(view.id != trigger.view for view in stack):
            raise Refused("not_found")
        return self.push_on(trigger.person, body)

    def push_on(self, person: str, body: Any) -> View:
        """One more view for this person. Raises Refused."""
        self._check(body, "modal")
        stack = self.stacks.get(person, [])
        if len(stack) >= VIEW_STACK:
            raise Refused("push_limit_reached")
        view = self._new(person, body)
        view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def update(self, view: View, body: Any, hash_: str = "") -> View:
        """views.update: what was typed stays where block and action keep their ids. Raises Refused."""
        self._check(body, view.body["type"], view.body.get("external_id", ""))
        if hash_ and hash_ != view.hash:
            raise Refused("hash_conflict")
        before = view.values
        self._fill(view, body)
        for field_ in fields_of(view.body["blocks"]):
            kept = before.get(field_.block_id, {}).get(field_.action_id)
            if kept is not None and kept["type"] == field_.type:
                view.values.setdefault(field_.block_id, {})[field_.action_id] = kept
        return view

    def publish(self, person: str, body: Any, hash_: str = "") -> View:
        """views.publish: this person's home tab. Raises Refused."""
        home = self.homes.get(person)
        own = home.body.get("external_id", "") if home else ""
        self._check(body, "home", own)
        if home is None:
            home = self._new(person, body)
            self.homes[person] = home
            return home
        if hash_ and hash_ != home.hash:
            raise Refused("hash_conflict")
        self._fill(home, body)
        return home

    def find(self, view_id: str, external_id: str) -> View:
        """By id or external id. Raises not_found."""
        if view_id and external_id:
            raise Refused("invalid_arguments", ["Cannot provide both `view_id` and `external_id`"])
        for view in self.alive():
            if (view_id and view.id == view_id) or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    # --- what people do -------------------------------------------------------------------------------

    def top(self, person: str) -> View:
        """The modal in front. Raises LookupError when there is none."""
        if not self.stacks.get(person):
            raise LookupError(f"{person} has no modal open")
        return self.stacks[person][-1]

    def close_top(self, person: str) -> View:
        """Close the modal in front."""
        return self.stacks[person].pop()

    def alive(self) -> list[View]:
        """Every view that somebody has before them."""
        return [*self.homes.values(), *(view for stack in self.stacks.values() for view in stack)]

    # --- inside ---------------------------------------------------------------------------------------

    def _check(self, body: Any, kind: str, own_external_id: str = "") -> None:
        if too_large(body):
            raise Refused("view_too_large")
        if problems := check_view(body, kind):
            raise Refused("invalid_arguments", problems)
        external = body.get("external_id", "")
        taken = {view.body.get("external_id") for view in self.alive()}
        if external and external != own_external_id and external in taken:
            raise Refused("duplicate_external_id")

    def _new(self, person: str, body: Json) -> View:
        found = self._workspace.ids.next("V")
        view = View(found, person, {}, "", found)
        self._fill(view, body)
        return view

    def _fill(self, view: View, body: Json) -> None:
        view.body = {**body, "blocks": dressed(body["blocks"], self._workspace)}
        view.hash = f"{self._workspace.seconds()}.{self._workspace.ids.secret(8)}"
        view.values = initial_state(view.body["blocks"])
        view.errors = {}

    def json(self, view: View) -> Json:
        """The view object, with what has been filled in."""
        app, body = self._workspace.app, view.body
        return {
            "id": view.id,
            "team_id": self._workspace.team,
            "type": body["type"],
            "blocks": body["blocks"],
            "private_metadata": body.get("private_metadata", ""),
            "callback_id": body.get("callback_id", ""),
            "external_id": body.get("external_id", ""),
            "state": {"values": view.values},
            "hash": view.hash,
            "title": body.get("title") or {"type": "plain_text", "text": "View Title", "emoji": True},
            "clear_on_close": body.get("clear_on_close", False),
            "notify_on_close": body.get("notify_on_close", False),
            "close": body.get("close"),
            "submit": body.get("submit"),
            "previous_view_id": view.previous or None,
            "root_view_id": view.root,
            "app_id": app.id,
            "app_installed_team_id": self._workspace.team,
            "bot_id": app.bot.bot_id,
        }
