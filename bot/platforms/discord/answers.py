"""The immediate answer to an interaction, within Discord's three seconds; a later one replaces the waiting sign."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import discord
from discord.http import HTTPClient, Route

from bot.core.refs import Workspace
from bot.platforms.discord.forms import Draft, Unfinished, Values, errors_view, next_view, render_form
from bot.platforms.discord.ids import CustomId
from bot.platforms.discord.inbound import InteractionType
from bot.platforms.discord.patience import patiently
from bot.platforms.discord.payload import Json, at, text
from bot.platforms.discord.render import EPHEMERAL, Shown, render_view
from bot.ui.reply import Answer, FieldErrors, Nothing, OpenForm, Whisper
from bot.ui.text import Reader

Body: TypeAlias = dict[str, Any]

MESSAGE, DEFERRED, DEFERRED_UPDATE, MODAL = 4, 5, 6, 9
"""The types of callback."""
ANSWERED = 40060
TRIES, AGAIN = 4, timedelta(seconds=0.2)
"""How often the first answer is tried within the three seconds that there are for it."""
DRAFTS = 1_000
"""Forms that are being filled in; the oldest is forgotten, and its person told so."""


class Answers:
    """Answers interactions; keeps what people have written in forms that are not sent yet."""

    def __init__(self, http: HTTPClient, application: str) -> None:
        self._http = http
        self._application = application
        self._drafts: OrderedDict[str, Draft] = OrderedDict()

    def draft(self, user: str, wire: str) -> Draft | None:
        """What somebody has written in this form; None: nothing, or they have opened another one since."""
        draft = self._drafts.get(user)
        return draft if draft is not None and draft.form.wire == wire else None

    def keep(self, user: str, draft: Draft) -> None:
        """Remember what somebody has written so far."""
        self._drafts.pop(user, None)
        self._drafts[user] = draft
        if len(self._drafts) > DRAFTS:
            self._drafts.popitem(last=False)

    def fill(self, user: str, wire: str, values: Values) -> None:
        """What somebody sent, in case it comes back with errors."""
        draft = self.draft(user, wire)
        if draft is not None:
            self.keep(user, Draft(draft.form, values))

    def body(self, answer: Answer, event: Json, user: str, here: Workspace, values: Values) -> Body:
        """The callback that says the answer to `event`; `values` are what a form held."""
        match answer.reply:
            case Nothing():
                # A command has no message to leave as it is: it gets a sign, which is taken away at once.
                return {"type": DEFERRED_UPDATE} if at(event, "message") is not None else waiting()
            case Whisper(view):
                return whisper(render_view(view, answer.reader, here))
            case OpenForm(form):
                self.keep(user, Draft(form))
                if at(event, "type") == InteractionType.MODAL:  # no form may follow a form
                    return whisper(next_view(Unfinished(Draft(form), 0), answer.reader, here))
                return {"type": MODAL, "data": render_form(form, answer.reader, here)}
            case FieldErrors(errors):
                wire = CustomId.read(text(event, "data", "custom_id")).wire
                return whisper(errors_view(errors, values, self.draft(user, wire), answer.reader, here))

    def page(self, user: str, asked: CustomId, reader: Reader, here: Workspace) -> Body | None:
        """A page of the form that somebody is filling in, once more; None: it is forgotten."""
        draft = self.draft(user, asked.wire)
        if draft is None:
            return None
        return {"type": MODAL, "data": render_form(draft.form, reader, here, asked.number, draft.values)}

    async def call_back(self, event: Json, body: Mapping[str, Any]) -> None:
        """The first answer. Raises DeliveryFailed's meanings."""
        path = "/interactions/{interaction_id}/{interaction_token}/callback"
        route = Route("POST", path, interaction_id=event["id"], interaction_token=event["token"])

        async def ask() -> None:
            try:
                await self._http.request(route, json=dict(body))
            except discord.HTTPException as error:
                if error.code != ANSWERED:  # our own first try got through, and its answer was lost
                    raise

        await patiently(ask, tries=TRIES, again=AGAIN)

    async def replace(self, event: Json, body: Body) -> None:
        """What is said instead of the waiting sign; where there is nothing to say, the sign goes.

        Raises DeliveryFailed's meanings.
        """
        path = "/webhooks/{application_id}/{interaction_token}/messages/@original"
        about = {"application_id": self._application, "interaction_token": event["token"]}
        if body["type"] == MESSAGE:
            await patiently(partial(self._http.request, Route("PATCH", path, **about), json=body["data"]))
        else:
            await patiently(partial(self._http.request, Route("DELETE", path, **about)))

    def late(self, body: Body, user: str, reader: Reader, here: Workspace) -> Body:
        """The same answer for somebody who sees the waiting sign: no form may follow it, so a button leads there."""
        if body["type"] != MODAL:
            return body
        form = CustomId.read(body["data"]["custom_id"])
        draft = self.draft(user, form.wire)
        return body if draft is None else whisper(next_view(Unfinished(draft, form.number), reader, here))


def whisper(shown: Shown) -> Body:
    """A message for the person alone who acted."""
    return {"type": MESSAGE, "data": shown.body(ephemeral=True)}


def waiting() -> Body:
    """A sign that it is under way, for this person alone."""
    return {"type": DEFERRED, "data": {"flags": EPHEMERAL}}
