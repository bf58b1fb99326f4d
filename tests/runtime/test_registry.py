"""The registry: every name claimed once, every feature's table in order."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bot.core.errors import DuplicateDefinition
from bot.runtime.context import HOME
from bot.runtime.feature import (
    BelowRoute,
    CommandRoute,
    Feature,
    NothingPersonal,
    PersonalData,
    PressRoute,
    Screen,
    SubmitRoute,
)
from bot.runtime.registry import Registry
from bot.ui.command import Command
from bot.ui.i18n import Localiser, languages
from bot.ui.text import Reader, _
from bot.wiring import FEATURES
from handlers import sos
from tests.contract.worst_cases import FORMS, offered, views


async def anything(*_arguments: Any) -> Any:
    """A handler, a loader or a listener that is never called here."""


def _draw(_state: Any) -> Any: ...


COMMAND = CommandRoute(Command("hello", _("x")), anything)

TABLES: dict[str, Callable[[], dict[str, Any]]] = {
    "commands": lambda: {"commands": (COMMAND,)},
    "presses": lambda: {"presses": {"a.press": PressRoute(anything)}},
    "submits": lambda: {"submits": {"a.submit": SubmitRoute(anything)}},
    "timers": lambda: {"timers": {"a.timer": anything}},
    "below": lambda: {"below": {"a.card": BelowRoute(anything)}},
    "screens": lambda: {"screens": (Screen("a.card", anything, _draw),)},
}


def made(name: str, **tables: Any) -> Feature:
    return Feature(name=name, personal_data=NothingPersonal(), **tables)


@pytest.mark.parametrize("table", TABLES)
def test_two_features_may_not_claim_one_name(table: str) -> None:
    Registry([made("a", **TABLES[table]()), made("b")])
    with pytest.raises(DuplicateDefinition, match=r"hello|a\."):
        Registry([made("a", **TABLES[table]()), made("b", **TABLES[table]())])


def test_nor_one_feature_the_same_screen_or_command_twice() -> None:
    screen = Screen("a.card", anything, _draw)
    with pytest.raises(DuplicateDefinition, match=r"a\.card"):
        Registry([made("a", screens=(screen, screen))])
    with pytest.raises(DuplicateDefinition, match="hello"):
        Registry([made("a", commands=(COMMAND, COMMAND))])


def test_nor_the_house_s_own_home_nor_another_s_name() -> None:
    with pytest.raises(DuplicateDefinition, match=HOME):
        Registry([made("a", screens=(Screen(HOME, anything, _draw),))])
    with pytest.raises(DuplicateDefinition, match="sos"):
        Registry([*FEATURES, made("sos")])


def test_a_fact_may_be_listened_to_by_several() -> None:
    async def other(*_arguments: Any) -> None: ...

    registry = Registry([made("a", listens={int: anything}), made("b"), made("c", listens={int: other, str: other})])
    assert registry.listeners(int) == [anything, other]
    assert registry.listeners(bytes) == []


# --- the features that we have ----------------------------------------------------------------------------


def names(feature: Feature) -> Iterable[str]:
    yield from feature.presses
    yield from feature.submits
    yield from feature.timers
    yield from feature.below
    yield from (screen.kind for screen in feature.screens)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_every_name_begins_with_its_feature_s(feature: Feature) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", feature.name)
    for name in names(feature):
        assert re.fullmatch(rf"{feature.name}\.[a-z][a-z_]*", name), name


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_every_feature_says_what_it_knows_of_people(feature: Feature) -> None:
    stores = feature.direct or feature.below or feature.timers or feature.submits
    assert isinstance(feature.personal_data, PersonalData if stores else PersonalData | NothingPersonal)


def test_words_below_are_those_below_a_surface_of_ours() -> None:
    registry = Registry(FEATURES)
    assert set(registry.below) <= set(registry.screens)


def test_whatever_the_screens_offer_is_declared() -> None:
    registry = Registry(FEATURES)
    assert offered() <= set(registry.presses)
    assert set(FORMS) <= set(registry.submits)
    assert set(views()) >= set(registry.screens)


@pytest.mark.parametrize("language", languages())
def test_every_command_fits_every_platform(language: str) -> None:
    """Discord is the strictest: names of 32, descriptions of 100, 25 parameters with 25 choices each."""
    words = Localiser(Reader(language, "Europe/Paris"))
    for command in Registry(FEATURES).declared_commands():
        for name in (command.name, *(name for _language, name in command.names), *(p.name for p in command.params)):
            assert re.fullmatch(r"[a-z][a-z0-9_-]{0,31}", name)
        descriptions = [command.description, *(param.description for param in command.params)]
        assert all(0 < len(words.plain(description)) <= 100 for description in descriptions)
        assert len(command.params) <= 25
        assert len({param.name for param in command.params}) == len(command.params)
        assert all(len(param.options) <= 25 for param in command.params)
        asked = [param.required for param in command.params]
        assert asked == sorted(asked, reverse=True), "Discord wants the required ones first"


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_every_shortcut_presses_what_its_feature_takes_and_fits(feature: Feature) -> None:
    for shortcut in feature.shortcuts:
        assert shortcut.wire in feature.presses
        for language in languages():
            words = Localiser(Reader(language, "Europe/Paris"))
            assert 0 < len(words.plain(shortcut.name)) <= 24
            assert 0 < len(words.plain(shortcut.description)) <= 150


def test_a_call_for_help_is_open_to_everybody() -> None:
    (command,) = sos.FEATURE.commands
    assert command.allow.value == "volunteer"
    assert {name for name, route in sos.FEATURE.presses.items() if route.allow.value != "volunteer"} == {
        "sos.claim", "sos.release", "sos.hand_over", "sos.resolve", "sos.reopen", "sos.read_case",
    }  # fmt: skip
