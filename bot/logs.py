"""The log: one JSON object or one console line per event, on standard error, with no secret and nobody's words in it.

Our own lines and those of the libraries below us take the same way out, so that hiding happens in one place.
"""

import logging
import re
import sys
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import PurePath
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.core.clock import SystemClock

HIDDEN = "[hidden]"

ROOMS = ("bot", "handlers", "scheduler", "storage")
"""Whose finer lines are written on request. Libraries speak from `warning` on: below, they quote whole payloads."""

UNWRITTEN = frozenset(
    {"body", "content", "parameters", "payload", "text", "values"}  # what people wrote
    | {"authorization", "password", "response_url", "secret", "ticket", "token", "trigger_id"}  # what opens doors
)
"""Keys whose values never reach the log, at whatever depth."""

FIRST_KEYS = ("at", "level", "event", "action", "logger")

_SECRETS: tuple[tuple[re.Pattern[str], str], ...] = (
    # Slack's tokens: xoxb- (bot), xoxp- (person), xoxa-, xoxs-, xoxe.xoxp- (rotating), xapp- (application).
    (re.compile(r"\b(?:xox[a-z](?:\.xox[a-z])?|xapp)-[\w-]+"), HIDDEN),
    # Discord's: three parts in base64url, the first of which is the bot's id.
    (re.compile(r"(?<![\w-])[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"), HIDDEN),
    # Links that let their holder write: Slack's response_url, Discord's webhooks and interaction callbacks.
    (re.compile(r"(hooks\.slack\.com/)[^\s\"'<>]+"), rf"\1{HIDDEN}"),
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]+"), rf"\1{HIDDEN}"),
    # name=value, name: value, "name": "value", as in a query, a form or a printed dictionary.
    (re.compile(r"((?:response_url|trigger_id|ticket)[\"']?\s*[=:]\s*[\"']?)[^\s\"'&,;)}\]]+"), rf"\1{HIDDEN}"),
    # What opens somebody's feed at our public address.
    (re.compile(r"\b[0-9a-f]{32}\.\d{1,9}\.[\w-]{43}"), HIDDEN),
    # The password of a database's address.
    (re.compile(r"(\w://[^\s:/@]*:)[^\s/@]+(?=@)"), rf"\1{HIDDEN}"),
    # A failed statement's parameters are rows, that is, people's words. SQLAlchemy writes them on one line.
    (re.compile(r"(\[parameters: ).*\]"), rf"\1{HIDDEN}]"),
    # And PostgreSQL quotes the row that it refused.
    (re.compile(r"(DETAIL:\s+).*"), rf"\1{HIDDEN}"),
)


def configure(level: str, *, console: bool, stream: TextIO | None = None) -> None:
    """Send the whole process's log to `stream` (standard error by default), from `level` ("debug" to "error") on.

    With `console`, lines for a person at a terminal; without, one JSON object per line.
    """
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        _stamp,
        structlog.processors.format_exc_info,  # here, and as plain text: prettier ones print every local variable
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    last: Processor = (
        structlog.dev.ConsoleRenderer(
            colors=out.isatty(), timestamp_key="at", exception_formatter=structlog.dev.plain_traceback
        )
        if console
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide, in_order, last],
        )
    )
    at_least = logging.getLevelNamesMapping()[level.upper()]
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(at_least, logging.WARNING))
    for room in ROOMS:
        logging.getLogger(room).setLevel(at_least)
    sys.excepthook = _log_crash


def hide(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Take secrets and people's words out of a line."""
    return {str(key): HIDDEN if _unwritten(key) else _shown(value) for key, value in event.items()}


def in_order(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """When, how grave, what and where first, then the rest by name: lines that can be compared."""
    first = {key: event[key] for key in FIRST_KEYS if key in event}
    return first | {key: event[key] for key in sorted(event) if key not in first}


def _unwritten(key: object) -> bool:
    return str(key).lower() in UNWRITTEN


def _shown(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): HIDDEN if _unwritten(key) else _shown(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_shown(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return _shown(value.value)
    if isinstance(value, str | PurePath | date):
        return _without_secrets(str(value))
    if isinstance(value, BaseException):
        return _without_secrets(f"{type(value).__name__}: {value}")
    # An inbound, a row, raw bytes: somebody's words may be anywhere in it.
    return f"<{type(value).__name__}>"


def _without_secrets(text: str) -> str:
    for pattern, shown in _SECRETS:
        text = pattern.sub(shown, text)
    return text


def _stamp(_logger: Any, _method: str, event: EventDict) -> EventDict:
    event["at"] = SystemClock().now().isoformat(timespec="milliseconds")
    return event


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    structlog.get_logger("bot").critical("stopped by an error", action="crashed", exc_info=(kind, error, trace))
