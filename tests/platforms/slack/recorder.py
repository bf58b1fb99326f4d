"""The fake Slack without a network: what it would send to the app is kept, as JSON, and acknowledged."""

import json
from collections.abc import Mapping
from typing import Any

from bot.core.inbound import Inbound
from bot.core.refs import PersonRef, Workspace
from bot.platforms.slack.inbound import translate
from tests.wire.slack.client import SlackClient
from tests.wire.slack.compose import Draft
from tests.wire.slack.control import Control
from tests.wire.slack.deliveries import Answer
from tests.wire.slack.fake import Fake
from tests.wire.slack.rules import Json

HOME = Workspace("slack", "T000MIJOTE")

CARD: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "sos.claim:7:1",
                "text": {"type": "plain_text", "text": "Je prends"},
            },
            {
                "type": "button",
                "action_id": "link",
                "url": "https://example.org",
                "text": {"type": "plain_text", "text": "Voir"},
            },
            {
                "type": "static_select",
                "action_id": "sos.hand_over:7:1",
                "options": [{"text": {"type": "plain_text", "text": "Zoé"}, "value": "zoe"}],
            },
        ],
    }
]


FORM: Json = {
    "type": "modal",
    "callback_id": "sos.open",
    "title": {"type": "plain_text", "text": "Au secours"},
    "submit": {"type": "plain_text", "text": "Envoyer"},
    "blocks": [
        {
            "type": "input",
            "block_id": "text",
            "optional": True,
            "label": {"type": "plain_text", "text": "Quoi ?"},
            "element": {"type": "plain_text_input", "action_id": "value", "multiline": True},
        },
        {
            "type": "input",
            "block_id": "place",
            "label": {"type": "plain_text", "text": "Où ?"},
            "element": {
                "type": "static_select",
                "action_id": "value",
                "options": [{"text": {"type": "plain_text", "text": "Ici"}, "value": "here"}],
            },
        },
    ],
}


def by(user: str) -> PersonRef:
    """Somebody of the fake's workspace."""
    return PersonRef(HOME, user)


class Recorder(Fake):
    """A fake whose app takes everything."""

    def __init__(self) -> None:
        super().__init__()
        self.base_url = "http://127.0.0.1"
        self.sent: list[Json] = []
        space = self.workspace
        info = {
            "url": "",
            "api_url": "",
            "bot_token": "",
            "app_token": "",
            "signing_secret": "",
            "team": space.team,
            "bot": space.app.bot.id,
        }
        self.hand = SlackClient(Control(self).do, info)

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:  # noqa: ARG002
        self.sent.append(json.loads(json.dumps(payload)))
        return Answer()

    async def bodies(self) -> list[Json]:
        """What was sent since the last time, in order."""
        await self.hand.idle()
        taken, self.sent = self.sent, []
        return taken

    async def heard(self, names: Mapping[str, str] | None = None) -> list[Inbound]:
        """The same, translated; without what is not for us."""
        found = [translate(body, names or {}) for body in await self.bodies()]
        return [inbound for inbound in found if inbound is not None]

    async def card(self, where: str) -> str:
        """A card of the bot's in a channel; the answer is its ts."""
        posted = self.posting.post(self.workspace.channel(where), self.workspace.app.bot, draft("Une carte", CARD))
        await self.bodies()
        return posted.ts


def without(body: Json, *path: str | int) -> Json:
    """A copy of a payload that lacks what stands at this path."""
    copy, inner = _inside(body, path)
    del inner[path[-1]]
    return copy


def put(body: Json, value: Any, *path: str | int) -> Json:
    """A copy of a payload with something else at this path."""
    copy, inner = _inside(body, path)
    inner[path[-1]] = value
    return copy


def _inside(body: Json, path: tuple[str | int, ...]) -> tuple[Json, Any]:
    copy: Json = json.loads(json.dumps(body))
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    return copy, inner


def draft(text: str, blocks: list[Json] | None = None, username: str = "") -> Draft:
    """What the bot posts."""
    return Draft(text=text, blocks=blocks, username=username)
