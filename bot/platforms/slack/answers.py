"""The immediate answer to an interaction: in the acknowledgement where Slack takes it there, else beside it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import DeliveryFailed
from bot.core.refs import Workspace
from bot.platforms.slack.forms import render_form, values_of, whisper_modal
from bot.platforms.slack.patience import patiently
from bot.platforms.slack.render import render_view
from bot.ui.form import Form
from bot.ui.i18n import Localiser
from bot.ui.reply import Answer, FieldErrors, Nothing, OpenForm, Reply, Whisper
from bot.ui.text import Reader, Span, User, _, join, shorten
from bot.ui.view import Quote, View, say

log = structlog.get_logger(__name__)

Json: TypeAlias = dict[str, Any]
Later: TypeAlias = Callable[[Awaitable[None]], None]

ERROR_LENGTH = 300
"""Characters below a field: more would push the form off a phone."""
TRIES = 3
AGAIN = timedelta(milliseconds=300)


class Answers:
    """Answers people. What goes beside the acknowledgement is handed to `later`; it may be lost with the process."""

    def __init__(self, web: AsyncWebClient, http: aiohttp.ClientSession, workspace: Workspace, later: Later) -> None:
        self._web = web
        self._http = http
        self._workspace = workspace
        self._later = later

    def acknowledge(self, answer: Answer, body: Json) -> Json | None:
        """The acknowledgement's payload. `body` is what Slack sent."""
        match answer.reply:
            case Nothing():
                return None
            case Whisper(view):
                return self._whisper(view, answer.reader, body)
            case OpenForm(form):
                return self._open(form, answer.reader, body)
            case FieldErrors(errors):
                return self._errors(errors, answer.reader, body)

    def late(self, answer: Answer, body: Json) -> None:
        """Answer a person whose interaction was acknowledged, with a word of patience, before we knew the answer."""
        if isinstance(answer.reply, Nothing):
            return
        if body.get("type") == "view_submission":
            self._later(self._show_instead(self._instead(answer, body), body))
        elif "response_url" in body:
            self._later(self._respond(_in_words(answer.reply), answer.reader, body))

    def _instead(self, answer: Answer, body: Json) -> Json:
        """What now stands where the form was. What was written in it is not lost."""
        match answer.reply:
            case OpenForm(form):
                return render_form(form, answer.reader, self._workspace)
            case FieldErrors():
                said, written = _in_words(answer.reply), filter(None, values_of(body["view"]).values())
                told = View(said.summary, (*said.parts, *(Quote(User(words)) for words in written)))
            case other:
                told = _in_words(other)
        return whisper_modal(told, answer.reader, self._workspace)

    # --------------------------------------------------------------------------------------------------

    def _whisper(self, view: View, reader: Reader, body: Json) -> Json | None:
        if "command" in body:
            return {"response_type": "ephemeral", **self._message(view, reader)}
        if body.get("type") == "view_submission":
            return {"response_action": "update", "view": whisper_modal(view, reader, self._workspace)}
        if body.get("response_url"):
            self._later(self._respond(view, reader, body))
        elif _is_inside(body):
            # In the place of the words from which the person acts: Slack piles up three modals at most.
            self._later(self._show_instead(whisper_modal(view, reader, self._workspace), body))
        else:
            self._later(self._show(whisper_modal(view, reader, self._workspace), body))
        return None

    def _open(self, form: Form, reader: Reader, body: Json) -> Json | None:
        view = render_form(form, reader, self._workspace)
        if body.get("type") == "view_submission":
            return {"response_action": "update", "view": view}
        self._later(self._show(view, body))
        return None

    def _errors(self, errors: Mapping[str, Span], reader: Reader, body: Json) -> Json | None:
        if body.get("type") != "view_submission":
            return self._whisper(_in_words(FieldErrors(errors)), reader, body)
        words = Localiser(reader)
        inputs = [block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"]
        if not inputs:
            return self._whisper(_in_words(FieldErrors(errors)), reader, body)
        said: dict[str, str] = {}
        for name, span in errors.items():
            # Slack refuses errors for blocks that the form does not have: they go below the first question.
            place = name if name in inputs else inputs[0]
            said[place] = shorten(f"{said.get(place, '')} {words.plain(span)}".strip(), ERROR_LENGTH)
        return {"response_action": "errors", "errors": said}

    def _message(self, view: View, reader: Reader) -> Json:
        shown = render_view(view, reader, self._workspace)
        return {"text": shown.text, "blocks": shown.blocks}

    async def _respond(self, view: View, reader: Reader, body: Json) -> None:
        """Through the response_url: for this person alone, in the thread they are in."""
        said = {"response_type": "ephemeral", "replace_original": False, **self._message(view, reader)}
        thread = (body.get("container") or {}).get("thread_ts") or (body.get("message") or {}).get("thread_ts")
        if thread:
            said["thread_ts"] = thread
        async with self._http.post(body["response_url"], json=said) as response:
            if not response.ok:
                log.warning("whisper not heard", action="whisper_failed", status=response.status)

    async def _show_instead(self, view: Json, body: Json) -> None:
        """In the place of a modal: that needs no trigger."""
        try:
            await patiently(partial(self._web.views_update, view_id=body["view"]["id"], view=view), tries=TRIES)
        except DeliveryFailed as error:
            log.warning("not told in time", action="answer_lost", error=str(error))

    async def _show(self, view: Json, body: Json) -> None:
        """A modal, on top of the one from which the person acts."""
        inside = _is_inside(body)
        method = self._web.views_push if inside else self._web.views_open
        ask = partial(method, trigger_id=body.get("trigger_id"), view=view)
        try:
            # Again is no harm: a trigger opens one form. It lives three seconds; whoever sees nothing presses again.
            await patiently(ask, tries=TRIES, again=AGAIN)
        except DeliveryFailed as error:
            if inside and "push_limit_reached" in str(error):
                await self._show_instead(view, body)
            else:
                log.warning("form not opened", action="form_failed", error=str(error))


def _is_inside(body: Json) -> bool:
    """Whether the person acts from a modal."""
    return (body.get("view") or {}).get("type") == "modal"


def _in_words(reply: Reply) -> View:
    """A reply as a whisper, where there is no other way any more."""
    match reply:
        case Whisper(view):
            return view
        case FieldErrors(errors):
            return say(join(*_between(errors.values())))
        case _form:
            return say(_("I took so long that Slack does not let me ask you any more. Please press again."))


def _between(spans: Any) -> list[Span | str]:
    pieces: list[Span | str] = []
    for span in spans:
        pieces += [" ", span] if pieces else [span]
    return pieces
