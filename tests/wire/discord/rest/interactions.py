"""Answers to interactions: the callback, and followups and edits by token."""

from typing import Any

from tests.wire.discord.errors import Refused
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import EPHEMERAL, LOADING, Message
from tests.wire.discord.rest.call import Call, Route
from tests.wire.discord.rules import Json


def _callback(call: Call) -> Json | None:
    interaction = call.fake.interactions.fresh(call.params["interaction_id"], call.params["interaction_token"])
    kind = call.fields.get("type")
    data = call.fields.get("data") or {}
    if not isinstance(kind, int) or not isinstance(data, dict):
        raise Refused(50035)
    call.fake.responses.first(interaction, kind, data, call.uploads)
    if call.query.get("with_response") in ("1", "true", "True"):
        return _told(call, interaction)
    return None


def _told(call: Call, interaction: Interaction) -> Json:
    about: Json = {"id": interaction.id, "type": interaction.kind}
    resource: Json = {"type": interaction.answer}
    message = interaction.original
    if message is not None:
        about |= {
            "response_message_id": message.id,
            "response_message_loading": bool(message.flags & LOADING),
            "response_message_ephemeral": bool(message.flags & EPHEMERAL),
        }
        resource["message"] = call.world.message_json(message)
    return {"interaction": about, "resource": resource}


def _held(call: Call) -> Interaction:
    return call.fake.interactions.held(call.params["webhook_id"], call.params["webhook_token"])


def _message(call: Call, interaction: Interaction) -> Message:
    return call.fake.responses.find(interaction, call.params.get("message_id", "@original"))


def _follow_up(call: Call) -> Json:
    message = call.fake.responses.follow_up(_held(call), dict(call.fields), call.uploads)
    return call.world.message_json(message)


def _get(call: Call) -> Json:
    return call.world.message_json(_message(call, _held(call)))


def _edit(call: Call) -> Json:
    interaction = _held(call)
    message = _message(call, interaction)
    return call.world.message_json(call.fake.responses.edit(interaction, message, dict(call.fields), call.uploads))


def _delete(call: Call) -> Any:
    call.fake.responses.remove(_message(call, _held(call)))


HOOK = "/webhooks/{webhook_id}/{webhook_token}"
ORIGINAL, ONE = f"{HOOK}/messages/@original", f"{HOOK}/messages/{{message_id}}"
CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
ROUTES = {
    "create_interaction_response": Route("POST", CALLBACK, _callback, token=True),
    "execute_webhook": Route("POST", HOOK, _follow_up, token=True),
    "get_original_webhook_message": Route("GET", ORIGINAL, _get, token=True),
    "update_original_webhook_message": Route("PATCH", ORIGINAL, _edit, token=True),
    "delete_original_webhook_message": Route("DELETE", ORIGINAL, _delete, token=True),
    "get_webhook_message": Route("GET", ONE, _get, token=True),
    "update_webhook_message": Route("PATCH", ONE, _edit, token=True),
    "delete_webhook_message": Route("DELETE", ONE, _delete, token=True),
}
