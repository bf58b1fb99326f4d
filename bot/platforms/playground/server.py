"""The playground's HTTP: the page, its first state, its messages, its events, and the one door for what people do."""

import json
import mimetypes
from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.core.clock import MovableClock
from bot.core.errors import PressAgain
from bot.platforms.playground.actions import Actions
from bot.platforms.playground.body import BODY_LIMIT, Body
from bot.platforms.playground.guard import Guard
from bot.platforms.playground.pages import Page, Pages
from bot.platforms.playground.refusals import CLOCK_LIMIT, PRESS_AGAIN, Refused
from bot.platforms.playground.render import render_answer
from bot.platforms.playground.show import clock_json, message_json, messages_json, reader_of, state_json
from bot.platforms.playground.state import Message
from bot.platforms.playground.workspace import Workspace
from bot.ui.i18n import Words
from bot.ui.reply import Answer, Whisper
from bot.ui.text import Reader
from bot.ui.view import say

HERE = Path(__file__).parent

Done: TypeAlias = dict[str, Any]
