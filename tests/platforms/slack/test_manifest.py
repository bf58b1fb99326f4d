"""The manifest is one that Slack takes, asks for what we use and nothing else, and is in the docs as it is."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.platforms.slack.events import HEARD
from bot.platforms.slack.http import PATH
from bot.platforms.slack.manifest import EVENTS_PATH, SCOPES, as_yaml, events_url, manifest
from bot.runtime.registry import Registry
from bot.ui.command import Command, Param, Shortcut
from bot.ui.i18n import languages
from bot.ui.text import _
from bot.ui.view import Option
from bot.wiring import FEATURES
from tests.tools import slack_manifest
from tests.wire.slack.client import SlackClient
from tests.wire.slack.events import HISTORY, READ
from tests.wire.slack.state import SCOPES as KNOWN_SCOPES

Json = dict[str, Any]
REGISTRY = Registry(FEATURES)
NEEDS = {
    "app_home_opened": None,
    "message.channels": HISTORY["public"],
    "message.groups": HISTORY["private"],
    "message.im": HISTORY["im"],
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "team_join": "users:read",
    "user_change": "users:read",
}


def ours(language: str = "en", http: str | None = None) -> Json:
    return manifest(REGISTRY.declared_commands(), language, http, shortcuts=REGISTRY.declared_shortcuts())


# --- the shape that Slack takes (facts: 1.5 and 1.10) ------------------------------------------------------


def shape(made: Json) -> list[str]:
    """What Slack would refuse."""
    return [problem for check in (_display, _features, _scopes, _settings) for problem in check(made)]


def _short(where: str, text: object, most: int) -> list[str]:
    return [] if isinstance(text, str) and 0 < len(text) <= most else [f"{where}: {text!r}"]


def _unknown(where: str, found: Mapping[str, Any], *known: str) -> list[str]:
    return [f"{where}.{name} is unknown" for name in found.keys() - set(known)]


def _display(made: Json) -> list[str]:
    info = made["display_information"]
    return [
        *_unknown("", made, "_metadata", "display_information", "features", "oauth_config", "settings"),
        *_unknown("display_information", info, "name", "description", "background_color"),
        *_short("name", info["name"], 35),
        *_short("description", info["description"], 140),
        *([] if re.fullmatch(r"#[0-9a-f]{6}", info["background_color"]) else ["background_color"]),
        *([] if made["_metadata"] == {"major_version": 2, "minor_version": 1} else ["_metadata"]),
    ]


def _features(made: Json) -> list[str]:
    features = made["features"]
    problems = _unknown("features", features, "app_home", "bot_user", "shortcuts", "slash_commands")
    if not re.fullmatch(r"[a-z0-9._-]{1,80}", features["bot_user"]["display_name"]):
        problems.append("bot_user.display_name")
    for name, most in (("shortcuts", 10), ("slash_commands", 50)):
        if name in features and not 0 < len(features[name]) <= most:
            problems.append(f"{len(features[name])} {name}")
    for command in features.get("slash_commands", []):
        problems += _unknown("command", command, "command", "url", "description", "usage_hint", "should_escape")
        problems += _short("command", command["command"], 32) + _short("description", command["description"], 2000)
        problems += _short("usage_hint", command.get("usage_hint", "none"), 1000)
        problems += [] if re.fullmatch(r"/[a-z0-9_-]+", command["command"]) else [command["command"]]
    for shortcut in features.get("shortcuts", []):
        problems += _unknown("shortcut", shortcut, "name", "type", "callback_id", "description")
        problems += _short("name", shortcut["name"], 24) + _short("description", shortcut["description"], 150)
        problems += _short("callback_id", shortcut["callback_id"], 255)
        problems += [] if shortcut["type"] in ("global", "message") else [shortcut["type"]]
    return problems


def _scopes(made: Json) -> list[str]:
    scopes = made["oauth_config"]["scopes"]["bot"]
    return [
        *(f"{scope} is unknown" for scope in scopes if scope not in KNOWN_SCOPES),
        *(["scopes are repeated"] if len(set(scopes)) < len(scopes) else []),
    ]


def _settings(made: Json) -> list[str]:
    settings, scopes = made["settings"], made["oauth_config"]["scopes"]["bot"]
    events = settings["event_subscriptions"]
    urls = [events.get("request_url"), settings["interactivity"].get("request_url")]
    urls += [command.get("url") for command in made["features"].get("slash_commands", [])]
    reached = {url is not None and url.startswith("https://") for url in urls}
    return [
        *(f"{event} needs {NEEDS[event]}" for event in events["bot_events"] if NEEDS[event] not in (None, *scopes)),
        *([] if reached == {not settings["socket_mode_enabled"]} else [f"request URLs: {urls}"]),
        *([] if settings["interactivity"]["is_enabled"] is True else ["interactivity"]),
        *_unknown("settings", settings, "event_subscriptions", "interactivity", "org_deploy_enabled",
                  "socket_mode_enabled", "token_rotation_enabled"),
    ]  # fmt: skip


@pytest.mark.parametrize("http", [None, "https://mijote.example.org"])
@pytest.mark.parametrize("language", languages())
def test_slack_takes_it(language: str, http: str | None) -> None:
    made = ours(language, http)
    assert shape(made) == []
    assert yaml.safe_load(as_yaml(made)) == made


def test_the_check_itself_finds_what_is_wrong() -> None:
    made = ours()
    made["features"]["slash_commands"][0] |= {"command": "/Ünd", "url": "https://a.b", "odd": 1}
    made["features"]["shortcuts"] = []
    made["oauth_config"]["scopes"]["bot"] = ["chat:write", "chat:write", "admin"]
    assert len(shape(made)) >= 8


# --- what it asks for -------------------------------------------------------------------------------------


def test_events_and_scopes_are_those_that_we_use() -> None:
    made = ours()
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(HEARD)
    assert made["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    used = {need for need in NEEDS.values() if need} | {READ["public"], READ["private"]}
    others = {"chat:write", "chat:write.customize", "commands", "files:read", "files:write", "im:write"}
    assert set(SCOPES) - used == others


async def test_with_these_scopes_and_events_all_that_we_hear_arrives(slack: SlackClient, recorder: Any) -> None:
    made = ours()
    recorder.workspace.app.scopes = made["oauth_config"]["scopes"]["bot"]
    await slack.do("subscribe", events=sorted({event.split(".")[0] for event in HEARD}))
    await slack.person("ana", joins=True)
    for kind in ("public", "private"):
        await slack.say("ana", "Bonjour", await slack.channel(kind, kind, ["ana"]))
    ts = await slack.say("ana", "SOS")
    await slack.react("ana", ts, "tada")
    await slack.open_home("ana")
    kinds = [type(item).__name__ for item in await recorder.heard()]
    assert sorted(kinds) == ["Arrived", "HomeOpened", "Reacted", "Said", "Said", "Said"]


def test_commands_have_all_their_names_and_speak_the_language() -> None:
    size = Param("size", _("What is going on?"), "choice", required=True, options=(Option("s", _("Yes")),))
    ritual = Command(
        "ritual", _("What is going on?"), (size, Param("why", _("Send"))), (("fr", "rituel"), ("en", "ritual"))
    )
    commands = manifest([ritual], "fr")["features"]["slash_commands"]
    assert [command["command"] for command in commands] == ["/ritual", "/rituel"]
    assert {command["description"] for command in commands} == {"Que se passe-t-il ?".replace(" ?", "\u00a0?")}
    assert {command["usage_hint"] for command in commands} == {"Que se passe-t-il\u00a0? · [Envoyer]"}
    assert {command["should_escape"] for command in commands} == {True}


def test_shortcuts_are_there_when_some_are_declared() -> None:
    assert "shortcuts" not in manifest([], "en")["features"]
    assert "slash_commands" not in manifest([], "en")["features"]
    some = (Shortcut("a.b", _("Send"), _("Yes")), Shortcut("a.c", _("Send"), _("Yes"), on_message=True))
    made = manifest([], "en", shortcuts=some)["features"]["shortcuts"]
    assert [(shortcut["callback_id"], shortcut["type"]) for shortcut in made] == [("a.b", "global"), ("a.c", "message")]


# --- what Slack would not take ----------------------------------------------------------------------------


@pytest.mark.parametrize("names", [["Sos"], ["é"], ["a b"], [""], ["x" * 32], ["status"], ["remind"], ["a", "a"]])
def test_names_that_slack_refuses(names: list[str]) -> None:
    with pytest.raises(ValueError, match="would not take"):
        manifest([Command(name, _("Yes")) for name in names], "en")


def test_more_than_slack_takes() -> None:
    with pytest.raises(ValueError, match="50 commands at most, and there are 51"):
        manifest([Command(f"c{n}", _("Yes")) for n in range(51)], "en")
    with pytest.raises(ValueError, match="5 shortcuts of a kind"):
        manifest([], "en", shortcuts=[Shortcut(f"a.b:{n}", _("Yes"), _("Yes")) for n in range(6)])


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://mijote.example.org", "https://mijote.example.org/slack/events"),
        (" https://mijote.example.org/ ", "https://mijote.example.org/slack/events"),
        ("https://example.org:8443/bot/", "https://example.org:8443/bot/slack/events"),
        ("https://example.org/slack/events", "https://example.org/slack/events"),
    ],
)
def test_our_address(base: str, url: str) -> None:
    assert events_url(base) == url


@pytest.mark.parametrize(
    "base", ["", "mijote.example.org", "http://example.org", "https://", "https://a.b?c=d", "https://["]
)
def test_no_address(base: str) -> None:
    with pytest.raises(ValueError, match=r"public address|Invalid"):
        events_url(base)


# --- the copy in the docs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["slack.md", "slack.fr.md"])
def test_the_page_explains_every_right_and_no_other(page: str) -> None:
    text = (slack_manifest.DOCS / page).read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `") and ":" in line.split("|")[1]]
    named = {scope for row in rows for scope in re.findall(r"`([a-z:.]+:[a-z.]+|commands)`", row)}
    assert named | {"commands"} == set(SCOPES)
    assert set(re.findall(r"\]\(([\w.-]+)\)", text)) <= {path.name for path in slack_manifest.DOCS.iterdir()}


def test_the_manifest_names_the_address_at_which_we_listen() -> None:
    assert EVENTS_PATH == PATH


def test_a_stale_copy_is_found(tmp_path: Path) -> None:
    assert slack_manifest.stale(tmp_path) == ["slack-manifest.yaml", "slack-manifest.fr.yaml"]
    for name, text in slack_manifest.manifests().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert slack_manifest.stale(tmp_path) == []
    (tmp_path / "slack-manifest.fr.yaml").write_text("features: {}\n", encoding="utf-8")
    assert slack_manifest.stale(tmp_path) == ["slack-manifest.fr.yaml"]
