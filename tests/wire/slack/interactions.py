"""What people's clicks and commands send to the app, and what its immediate answer does."""

from dataclasses import dataclass
from typing import Any

from tests.wire.slack.compose import draft
from tests.wire.slack.errors import Refused
from tests.wire.slack.fake import Fake
from tests.wire.slack.forms import Field
from tests.wire.slack.messages import Message, message_json
from tests.wire.slack.people import Person
from tests.wire.slack.response_urls import Link
from tests.wire.slack.rules import Json
from tests.wire.slack.state import Channel
from tests.wire.slack.views import View


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an interaction ended. `problem` is what the person was told when the app failed them."""

    payload: Json | None = None
    problem: str = ""
    trigger_id: str = ""
    client_errors: dict[str, str] | None = None
    """Slack's own client did not send the form."""

    def json(self) -> Json:
        """For tests in another process."""
        return {
            "payload": self.payload,
            "problem": self.problem,
            "trigger_id": self.trigger_id,
            "client_errors": self.client_errors or {},
        }


class Interactions:
    """Sends interactions: never twice, and whoever waits is told when nobody answers."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake

    # --- buttons and selects --------------------------------------------------------------------------

    async def on_message(self, person: Person, message: Message, field: Field, held: Json, values: Json) -> Outcome:
        """Somebody used an element of a message; `ephemeral` ones are nobody else's."""
        channel = self._fake.workspace.channels[message.channel]
        ephemeral = any(item is message for _who, item in self._fake.workspace.ephemerals)
        url = self._fake.links.give(person.id, channel.id, "actions", message, ephemeral=ephemeral)
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        fields: Json = {
            "container": container,
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "response_url": self._fake.base_url + url,
            "state": {"values": values},
        }
        if not ephemeral:
            fields["message"] = message_json(message, self._fake.workspace.app.id, all_metadata=True)
        return await self._act(person, field, held, fields)

    async def on_view(self, person: Person, view: View, field: Field, held: Json) -> Outcome:
        """Somebody used an element of a modal or of the home tab."""
        fields = {"container": {"type": "view", "view_id": view.id}, "view": self._fake.views.json(view)}
        return await self._act(person, field, held, fields, "" if view.body["type"] == "home" else view.id)

    async def _act(self, person: Person, field: Field, held: Json, fields: Json, view: str = "") -> Outcome:
        action = {
            **held,
            "type": field.type,
            "action_id": field.action_id,
            "block_id": field.block_id,
            "action_ts": self._fake.workspace.event_ts(),
        }
        if field.type == "button":
            action["text"] = field.element["text"]
            action |= {"value": field.element["value"]} if "value" in field.element else {}
        payload = self._payload("block_actions", person, view) | fields | {"actions": [action]}
        return await self._send(person, payload)

    async def suggest(self, person: Person, field: Field, words: str, fields: Json) -> Outcome:
        """Somebody types in an external select."""
        payload = self._payload("block_suggestion", person, "") | fields
        payload |= {"action_id": field.action_id, "block_id": field.block_id, "value": words}
        return await self._send(person, payload)

    # --- views ----------------------------------------------------------------------------------------

    async def submit(self, person: Person, view: View) -> Outcome:
        """Somebody sends a form; the answer may close, change or refuse it."""
        view.errors = {}
        payload = self._payload("view_submission", person, view.id)
        outcome = await self._send(person, payload | {"view": self._fake.views.json(view), "response_urls": []})
        if not outcome.problem:
            try:
                self._answer_form(person, view, outcome.payload or {})
            except Refused as refusal:
                return self._failed(person, outcome, f"{refusal.code}: {'; '.join(refusal.problems)}")
        return outcome

    def _answer_form(self, person: Person, view: View, answer: Json) -> None:
        views = self._fake.views
        match answer.get("response_action"):
            case None:
                if view in views.stacks.get(person.id, []):
                    views.stacks[person.id].remove(view)
            case "clear":
                views.stacks[person.id] = []
            case "update":
                views.update(view, answer.get("view"))
            case "push":
                views.push_on(person.id, answer.get("view"))
            case "errors":
                view.errors = _errors(view, answer.get("errors"))
            case other:
                raise Refused("invalid_response_action", [str(other)])

    async def close(self, person: Person, view: View, *, everything: bool) -> Outcome:
        """Somebody closes a modal (or, by its x, all of them): the app hears of it if it asked to."""
        if not view.body.get("notify_on_close"):
            return Outcome()
        payload = self._payload("view_closed", person, "") | {"view": self._fake.views.json(view)}
        return await self._send(person, payload | {"is_cleared": everything})

    # --- commands and shortcuts -----------------------------------------------------------------------

    async def command(self, person: Person, channel: Channel, command: str, words: str) -> Outcome:
        """Somebody types a slash command; the answer is shown to them, or to everybody."""
        space = self._fake.workspace
        trigger = self._fake.views.trigger(person.id)
        url = self._fake.links.give(person.id, channel.id, "commands")
        payload = {
            "token": "deprecated",
            "team_id": space.team,
            "team_domain": space.domain,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": person.id,
            "user_name": person.handle,
            "command": command,
            "text": words,
            "api_app_id": space.app.id,
            "is_enterprise_install": "false",
            "response_url": self._fake.base_url + url,
            "trigger_id": trigger,
        }
        answer = await self._fake.send("slash_commands", payload, 0, "")
        outcome = Outcome(answer.payload, trigger_id=trigger)
        if answer.problem:
            what = "operation_timeout" if answer.problem == "timeout" else "dispatch_failed"
            return self._failed(person, outcome, what)
        if answer.payload:
            try:
                self._fake.links.say(
                    Link(person.id, channel.id, space.clock.now()), draft(answer.payload), answer.payload
                )
            except Refused as refusal:
                return self._failed(person, outcome, refusal.code)
        return outcome

    async def shortcut(self, person: Person, callback_id: str, message: Message | None) -> Outcome:
        """Somebody uses a shortcut, of the whole workspace or of one message."""
        kind = "shortcut" if message is None else "message_action"
        payload = self._payload(kind, person, "")
        payload |= {"callback_id": callback_id, "action_ts": self._fake.workspace.event_ts()}
        if message is not None:
            channel = self._fake.workspace.channels[message.channel]
            url = self._fake.links.give(person.id, channel.id, "actions", message)
            payload |= {
                "channel": {"id": channel.id, "name": _channel_name(channel)},
                "message": message_json(message, self._fake.workspace.app.id, all_metadata=True),
                "message_ts": message.ts,
                "response_url": self._fake.base_url + url,
            }
        return await self._send(person, payload)

    # --------------------------------------------------------------------------------------------------

    def _payload(self, kind: str, person: Person, view: str) -> Json:
        space = self._fake.workspace
        found: Json = {
            "type": kind,
            "user": {
                "id": person.id,
                "username": person.handle,
                "name": person.handle,
                "team_id": person.team,
            },
            "api_app_id": space.app.id,
            "token": "deprecated",
            "team": {"id": space.team, "domain": space.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if kind not in ("view_closed", "block_suggestion"):
            found["trigger_id"] = self._fake.views.trigger(person.id, view)
        return found

    async def _send(self, person: Person, payload: Json) -> Outcome:
        answer = await self._fake.send("interactive", payload, 0, "")
        outcome = Outcome(answer.payload, trigger_id=payload.get("trigger_id", ""))
        return self._failed(person, outcome, answer.problem) if answer.problem else outcome

    def _failed(self, person: Person, outcome: Outcome, what: str) -> Outcome:
        self._fake.trouble(person.id, what)
        return Outcome(outcome.payload, what, outcome.trigger_id)


def _channel_name(channel: Channel) -> str:
    return "directmessage" if channel.kind == "im" else channel.name


def _errors(view: View, errors: Any) -> dict[str, str]:
    """The app's errors by block id. Raises Refused when one is for no input block of this view."""
    if not isinstance(errors, dict) or not errors:
        raise Refused("invalid_errors")
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if unknown := errors.keys() - inputs:
        raise Refused("invalid_errors", [f"no input block {sorted(unknown)}"])
    return {str(block): str(words) for block, words in errors.items()}
