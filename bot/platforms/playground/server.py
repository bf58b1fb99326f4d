"""The playground's HTTP: the page, its first state, its messages, its events, and the one door for what people do."""

import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final, TypeAlias

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.core.clock import MovableClock
from bot.core.errors import PressAgain
from bot.platforms.playground import body
from bot.platforms.playground.actions import MOVE_LIMIT, Actions
from bot.platforms.playground.body import Body
from bot.platforms.playground.guard import Guard
from bot.platforms.playground.pages import Page, Pages
from bot.platforms.playground.refusals import CLOCK_LIMIT, MALFORMED, PRESS_AGAIN, Refused
from bot.platforms.playground.render import render_answer
from bot.platforms.playground.served import served
from bot.platforms.playground.show import clock_json, file_json, message_json, messages_json, reader_of, state_json
from bot.platforms.playground.tour import first_people
from bot.platforms.playground.uploads import LARGEST
from bot.platforms.playground.workspace import Workspace
from bot.ui.i18n import Localiser
from bot.ui.reply import Answer, Whisper
from bot.ui.text import Reader
from bot.ui.view import say

HERE = Path(__file__).parent
WEDNESDAY: Final = "wednesday"

Result: TypeAlias = dict[str, Any]


class Server:
    """The routes, over the workspace and people's actions. `beside`: what else is served, behind the same guard."""

    def __init__(
        self, workspace: Workspace, actions: Actions, pages: Pages, clock: MovableClock,
        beside: Sequence[BaseRoute] = (),
    ) -> None:  # fmt: skip
        self._beside = beside
        self._workspace = workspace
        self._actions = actions
        self._pages = pages
        self._clock = clock
        self._templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True)
        self._doings: dict[str, Callable[[str, Body], Awaitable[Result]]] = {
            "say": self._say,
            "edit": self._edit,
            "delete": self._delete,
            "react": self._react,
            "read": self._read,
            "press": self._press,
            "submit": self._submit,
            "command": self._command,
            "home": self._home,
            "clock": self._move_clock,
        }

    def app(self) -> ASGIApp:
        """The whole application, behind its guard."""
        # Some machines' registries call JavaScript plain text, which a browser then refuses to run.
        mimetypes.add_type("text/javascript", ".js")
        routes = [
            Route("/", self._page),
            Route("/healthz", self._healthz),
            Route("/api/state", self._state),
            Route("/api/messages", self._messages),
            Route("/api/events", self._events),
            Route("/api/act", self._act, methods=["POST"]),
            Route("/api/files", self._upload, methods=["POST"]),
            Route("/api/files/{file}", self._file),
            Mount("/static", StaticFiles(directory=HERE / "static", check_dir=False)),
            *self._beside,
        ]
        return Guard(Starlette(routes=routes))

    async def _page(self, _request: Request) -> Response:
        return HTMLResponse(self._templates.get_template("index.html").render(first=first_people()))

    async def _healthz(self, _request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def _state(self, request: Request) -> Response:
        try:
            person = self._actions.person(request.query_params.get("as", ""))
        except Refused as refused:
            return _refusal(refused, Reader())
        commands = self._actions.commands()
        return JSONResponse(state_json(self._workspace.state, person, self._clock, commands))

    async def _messages(self, request: Request) -> Response:
        person, place = request.query_params.get("as", ""), request.query_params.get("place", "")
        try:
            root = self._actions.look(person, place, request.query_params.get("thread") or None)
        except Refused as refused:
            return _refusal(refused, self._reader(person))
        return JSONResponse({"messages": messages_json(self._workspace.state, person, place, root)})

    async def _events(self, request: Request) -> Response:
        try:
            person = self._actions.person(request.query_params.get("as", ""))
        except Refused as refused:
            return _refusal(refused, Reader())
        page = self._pages.open(person.id)
        return StreamingResponse(self._stream(page), media_type="text/event-stream")

    async def _stream(self, page: Page) -> AsyncIterator[bytes]:
        try:
            async for frame in page.frames():
                yield frame
        finally:
            self._pages.close(page)

    async def _act(self, request: Request) -> Response:
        person = ""
        try:
            asked = await body.read(request)
            person = self._actions.person(asked.text("as")).id
            doing = self._doings.get(asked.text("do"), _unknown)
            result = await doing(person, asked)
        except Refused as refused:
            return _refusal(refused, self._reader(person))
        return JSONResponse({"ok": True, **result})

    async def _upload(self, request: Request) -> Response:
        person, name = request.query_params.get("as", ""), request.query_params.get("name", "")
        try:
            self._actions.person(person)
            content = await body.raw(request, LARGEST)
            file = await self._actions.upload(person, name, request.headers.get("content-type", ""), content)
        except Refused as refused:
            return _refusal(refused, self._reader(person))
        return JSONResponse({"ok": True, "file": file_json(file)})

    async def _file(self, request: Request) -> Response:
        person = request.query_params.get("as", "")
        try:
            file, content = self._actions.file(person, request.path_params["file"])
        except Refused as refused:
            return _refusal(refused, self._reader(person))
        return served(file, content)

    def _reader(self, person: str) -> Reader:
        known = self._workspace.state.people.get(person)
        return Reader() if known is None else reader_of(known)

    async def _say(self, person: str, asked: Body) -> Result:
        place, text, thread = asked.text("place"), asked.text("text"), asked.optional("thread")
        key, files = asked.key(), asked.list_of_texts("files") if "files" in asked else []
        message = await self._actions.say(person, place, text, thread=thread, key=key, files=files)
        return {"message": message_json(self._workspace.state, message, person)}

    async def _edit(self, person: str, asked: Body) -> Result:
        message = await self._actions.edit(person, asked.text("message"), asked.text("text"))
        return {"message": message_json(self._workspace.state, message, person)}

    async def _delete(self, person: str, asked: Body) -> Result:
        await self._actions.delete(person, asked.text("message"))
        return {}

    async def _react(self, person: str, asked: Body) -> Result:
        message = await self._actions.react(person, asked.text("message"), asked.text("emoji"), on=asked.flag("on"))
        return {"message": message_json(self._workspace.state, message, person)}

    async def _read(self, person: str, asked: Body) -> Result:
        await self._actions.read(person, asked.text("place"))
        return {}

    async def _press(self, person: str, asked: Body) -> Result:
        wire, value, message = asked.text("wire"), asked.optional("value") or "", asked.optional("message")
        return await self._answered(
            person, self._actions.press(person, wire, message=message, value=value, key=asked.key())
        )

    async def _submit(self, person: str, asked: Body) -> Result:
        sent = self._actions.submit(person, asked.text("wire"), asked.texts("values"), key=asked.key())
        try:
            return {"answer": render_answer(await sent)}
        except PressAgain as error:
            # An error, not a whisper: a whisper would close the form and lose what was written in it.
            raise Refused(PRESS_AGAIN, HTTPStatus.CONFLICT) from error

    async def _command(self, person: str, asked: Body) -> Result:
        place, name, values = asked.text("place"), asked.text("name"), asked.texts("values")
        return await self._answered(person, self._actions.command(person, place, name, values, key=asked.key()))

    async def _home(self, person: str, asked: Body) -> Result:
        return await self._answered(person, self._actions.home(person, key=asked.key()))

    async def _answered(self, person: str, asking: Awaitable[Answer]) -> Result:
        try:
            answer = await asking
        except PressAgain:
            answer = Answer(Whisper(say(PRESS_AGAIN)), self._reader(person))
        return {"answer": render_answer(answer)}

    async def _move_clock(self, person: str, asked: Body) -> Result:
        if asked.optional("to") == WEDNESDAY:
            await self._actions.move_clock(person, WEDNESDAY, key=asked.key())
        else:
            minutes = asked.number("minutes")
            if not 0 < minutes <= MOVE_LIMIT.days * 24 * 60:
                raise Refused(CLOCK_LIMIT)
            await self._actions.move_clock(person, timedelta(minutes=minutes), key=asked.key())
        return {"clock": clock_json(self._clock)}


async def _unknown(_person: str, _asked: Body) -> Result:
    raise Refused(MALFORMED)


def _refusal(refused: Refused, reader: Reader) -> Response:
    sentence = Localiser(reader).plain(refused.sentence)
    return JSONResponse({"ok": False, "error": sentence}, refused.status)
