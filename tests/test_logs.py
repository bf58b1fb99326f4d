"""The log: one line per event, and neither secrets nor people's words in it, whoever writes."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import logs
from bot.core.errors import PressAgain
from bot.core.inbound import Said
from bot.core.refs import MessageRef, PersonRef, Workspace

SLACK_BOT = "xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx"
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
FAILED_STATEMENT = "[SQL: INSERT]\n[parameters: ('au secours',)]"
SPACE = Workspace("playground", "demo")


@pytest.fixture(autouse=True)
def _log_is_put_back() -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers, root.level
    rooms = {room: logging.getLogger(room).level for room in logs.ROOMS}
    yield
    root.handlers, sys.excepthook = handlers, hook
    root.setLevel(level)
    for room, before in rooms.items():
        logging.getLogger(room).setLevel(before)
    structlog.reset_defaults()


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    logs.configure("info", console=False, stream=stream)
    return stream


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_one_object_in_one_order(out: io.StringIO) -> None:
    log = structlog.get_logger("bot.runtime.dispatch")
    with structlog.contextvars.bound_contextvars(inbound="i1"):
        log.warning("database away", tries=2, action="press_again")
    (line,) = lines(out)
    assert list(line) == ["at", "level", "event", "action", "logger", "inbound", "tries"]
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "warning",
        "event": "database away",
        "action": "press_again",
        "logger": "bot.runtime.dispatch",
        "inbound": "i1",
        "tries": 2,
    }


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (f"auth failed for {SLACK_BOT}.", "auth failed for [hidden]."),
        ("xoxp-1-2-3 xoxa-2-x xoxs-1-y", "[hidden] [hidden] [hidden]"),
        ("xoxe.xoxp-1-Mi0y", "[hidden]"),
        ("xapp-1-A0123-456-abcdef", "[hidden]"),
        (f"login: {DISCORD}", "login: [hidden]"),
        (f"Authorization: Bot {DISCORD}", "Authorization: Bot [hidden]"),
        ("wss://wss.slack.com/link/?ticket=ab-12&app_id=9", "wss://wss.slack.com/link/?ticket=[hidden]&app_id=9"),
        ("POST https://hooks.slack.com/actions/T1/2/aBc failed", "POST https://hooks.slack.com/[hidden] failed"),
        ("{'response_url': 'https://other.example/x'}", "{'response_url': '[hidden]'}"),
        ('{"trigger_id": "13345.738.11f0", "a": 1}', '{"trigger_id": "[hidden]", "a": 1}'),
        ("trigger_id=13345.738&a=1", "trigger_id=[hidden]&a=1"),
        ("/api/v10/webhooks/12/aW50ZXJhY3Rpb24/messages", "/api/v10/webhooks/12/[hidden]/messages"),
        ("/interactions/12/aW50ZXJhY3Rpb24/callback", "/interactions/12/[hidden]/callback"),
        (f"GET /calendar/{'0a' * 16}.12.{'aB-_' * 10}abc.ics", "GET /calendar/[hidden].ics"),
        ("postgresql+psycopg://ana:s3cr3t@db/mijote", "postgresql+psycopg://ana:[hidden]@db/mijote"),
        ("[SQL: INSERT]\n[parameters: ('au secours [1]', 2)]\n(more)", "[SQL: INSERT]\n[parameters: [hidden]]\n(more)"),
        ("refused\nDETAIL:  Failing row contains (au secours).", "refused\nDETAIL:  [hidden]"),
        # and what only looks like a secret stays readable
        ("mijote.runtime.delivery_of_a_quite_long_name", "mijote.runtime.delivery_of_a_quite_long_name"),
        ("0193b2c4d5e67f8091a2b3c4d5e6f708 at http://127.0.0.1:8765/", None),
        ("the ticket office, 2.5.1, a.b.c", None),
    ],
)
def test_secrets_are_hidden_wherever_they_stand(out: io.StringIO, said: str, written: str | None) -> None:
    log = structlog.get_logger("bot")
    log.error(said)
    log.error("seen", where=said, deep={"list": [said, (said,)]})
    log.error("raised", error=ValueError(said))
    logging.getLogger("slack_sdk").error("%s", said)
    shown = said if written is None else written
    ours, nested, raised, foreign = lines(out)
    assert (ours["event"], foreign["event"]) == (shown, shown)
    assert (nested["where"], nested["deep"]) == (shown, {"list": [shown, [shown]]})
    assert raised["error"] == f"ValueError: {shown}"


@pytest.mark.parametrize("key", ["text", "payload", "values", "body", "content", "response_url", "trigger_id", "Token"])
def test_some_keys_are_never_written(out: io.StringIO, key: str) -> None:
    structlog.get_logger("bot").error("seen", **{key: "au secours"}, deep={"inner": {key: ["au secours"]}})
    (line,) = lines(out)
    assert (line[key], line["deep"]) == ("[hidden]", {"inner": {key: "[hidden]"}})
    assert "secours" not in out.getvalue()


def test_an_object_shows_its_kind_and_not_its_words(out: io.StringIO) -> None:
    said = Said(key="k", by=PersonRef(SPACE, "ana"), message=MessageRef(SPACE, "dm", "1"), text="au secours")
    structlog.get_logger("bot").error("seen", inbound=said, raw=b"au secours", file=Path("data/m.db"))
    (line,) = lines(out)
    assert (line["inbound"], line["raw"], line["file"]) == ("<Said>", "<bytes>", "data/m.db")


def fail_at_the_database(statement: str) -> None:
    raise PressAgain(f"with {SLACK_BOT}") from ValueError(statement)


@pytest.mark.parametrize("console", [False, True])
def test_a_traceback_is_kept_without_secrets_or_local_variables(console: bool) -> None:
    out = io.StringIO()
    logs.configure("info", console=console, stream=out)
    try:
        fail_at_the_database(FAILED_STATEMENT)
    except PressAgain:
        structlog.get_logger("bot").exception("commit failed", action="commit_failed")
        logging.getLogger("asyncio").exception("never retrieved")
    written = out.getvalue()
    assert written.count("Traceback (most recent call last)") == 2
    assert written.count("fail_at_the_database") >= 2
    assert written.count("[parameters: [hidden]]") == 2
    assert "secours" not in written
    assert SLACK_BOT not in written


def test_the_console_has_one_plain_line_per_event() -> None:
    out = io.StringIO()
    logs.configure("info", console=True, stream=out)
    structlog.get_logger("bot").info("started", action="started", token=SLACK_BOT)
    (line,) = out.getvalue().splitlines()
    assert "started" in line
    assert "token=[hidden]" in line
    assert "\x1b" not in line


@pytest.mark.parametrize(
    ("level", "ours", "theirs"),
    [
        ("debug", ["debug", "info", "warning", "error"], ["warning", "error"]),
        ("info", ["info", "warning", "error"], ["warning", "error"]),
        ("warning", ["warning", "error"], ["warning", "error"]),
        ("error", ["error"], ["error"]),
    ],
)
def test_libraries_never_go_into_detail(level: str, ours: list[str], theirs: list[str]) -> None:
    out = io.StringIO()
    logs.configure(level, console=False, stream=out)
    for each in ("debug", "info", "warning", "error"):
        getattr(structlog.get_logger("scheduler.loop"), each)("x")
        getattr(logging.getLogger("bot.platforms"), each)("x")
        getattr(logging.getLogger("slack_sdk.web"), each)("x")
    written = [(line["logger"], line["level"]) for line in lines(out)]
    for name, expected in (("scheduler.loop", ours), ("bot.platforms", ours), ("slack_sdk.web", theirs)):
        assert [one for logger, one in written if logger == name] == expected


def test_a_crash_is_a_line_of_the_log_too(out: io.StringIO) -> None:
    try:
        fail_at_the_database(FAILED_STATEMENT)
    except PressAgain as error:
        sys.excepthook(type(error), error, error.__traceback__)
    (line,) = lines(out)
    assert (line["level"], line["action"]) == ("critical", "crashed")
    assert "fail_at_the_database" in line["exception"]
    assert "secours" not in out.getvalue()
