"""Is every screen, form and home of every feature in the table of worst cases? And does the table deserve its name?"""

import re
from dataclasses import replace

from bot.runtime.context import HOME
from bot.runtime.knock import KNOCK
from bot.ui.i18n import Localiser, languages
from bot.ui.text import Reader
from bot.ui.view import Bullets, Select
from bot.ui.wire import WIRE_LIMIT, parse
from bot.wiring import FEATURES
from handlers.sos import flow
from tests.contract.worst_cases import (
    FORMS,
    HOMES,
    LISTED,
    MARK,
    NAMES,
    SCREENS,
    TEXTS,
    WHISPERS,
    controls,
    offered,
    registry,
    views,
)


def test_every_kind_of_surface_has_its_worst_cases() -> None:
    assert set(SCREENS) == {KNOCK, *(screen.kind for feature in FEATURES for screen in feature.screens)}
    assert set(views()) == {*SCREENS, HOME, *(f"/{name}" for name in WHISPERS)}
    assert all(views().values())


def test_every_kind_of_event_has_its_worst_cases() -> None:
    assert set(LISTED) == {event.kind for feature in FEATURES for event in feature.events}


def test_every_home_has_its_worst_cases() -> None:
    assert set(HOMES) == {"trouble", *(feature.name for feature in FEATURES if feature.home)}


def test_every_form_has_its_worst_cases() -> None:
    assert set(FORMS) == set(registry().submits)
    for action, forms in FORMS.items():
        assert {parse(form.wire)[0] for form in forms} == {action}


def test_every_feature_without_a_surface_has_its_answers_here() -> None:
    silent = {f.name for f in FEATURES if not f.screens and not f.home}
    assert silent <= set(WHISPERS)


def test_every_control_is_declared_and_every_declared_press_is_offered_somewhere() -> None:
    assert offered() == set(registry().presses)


def test_every_wire_id_fits_everywhere() -> None:
    wires = [control.wire for shown in views().values() for view in shown for control in controls(view)]
    wires += [form.wire for forms in FORMS.values() for form in forms]
    assert max(map(len, wires)) <= WIRE_LIMIT
    assert min(map(len, wires)) > 0


def test_the_worst_is_as_bad_as_it_can_be() -> None:
    assert {100_000} == {len(text) for text in TEXTS if len(text) > 1000}
    assert all(word.startswith(MARK) for text in NAMES for word in text.split() if not word.startswith("```"))
    for must in ("<script>", "<!channel>", "@everyone", "\u202e", "\x01", "{who}", "👩‍👩‍👧‍👦"):
        assert any(must in text for text in TEXTS)
    cards = views()[flow.CARD]
    rows = {len(part.rows) for card in cards for part in card.parts if isinstance(part, Bullets)}
    options = {len(c.options) for card in cards for c in controls(card) if isinstance(c, Select)}
    assert {0, 1} <= rows
    assert max(rows) > 1
    assert {1, 100} <= options


WORD = re.compile(r"[\w-]{1,32}")
"""What Discord takes as a name."""


def test_every_parameter_of_a_command_has_a_name_of_its_own_in_each_language() -> None:
    for command in registry().declared_commands():
        for language in languages():
            names = [Localiser(Reader(language)).plain(param.shown) for param in command.params if param.label]
            assert len(set(names)) == len(command.params), f"/{command.name} in {language}: {names}"
            for name in names:
                assert WORD.fullmatch(name), name
                assert name == name.lower()


def test_no_sentence_of_ours_contains_the_mark() -> None:
    assert MARK not in repr(views()[flow.KIND_WORD])
    for form in (form for forms in FORMS.values() for form in forms):
        asked = tuple(replace(field, initial="") for field in form.fields)  # which may be somebody's words
        assert MARK not in repr(replace(form, fields=asked))
