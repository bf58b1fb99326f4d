"""The worst that every screen and form of every feature may have to show: one table per kind, states in.

A feature that joins `FEATURES` adds its kinds here; tests/contract/test_worst_cases.py says what is missing. Whatever a
person may have written is marked: each of its words begins with `MARK`, which no sentence of ours contains.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import cycle, product
from typing import Any

from bot.core.errors import Right, Why
from bot.core.files import SharedFile, tidy_name
from bot.core.people import GRANTED, Purpose, Role
from bot.core.refs import PersonRef, PlaceRef, Workspace
from bot.runtime import knock, trouble
from bot.runtime.context import HOME
from bot.runtime.feature import HomeSection
from bot.runtime.knock import KnockState
from bot.runtime.registry import Registry
from bot.runtime.trouble import TroubleState
from bot.ui.form import Form
from bot.ui.happening import Happening
from bot.ui.i18n import languages
from bot.ui.text import Mention, User
from bot.ui.view import Actions, Button, Select, View
from bot.ui.wire import parse
from bot.wiring import FEATURES
from handlers.link import handlers as link_handlers
from handlers.link import screens as link
from handlers.mijote import forms as mijote_forms
from handlers.mijote import handlers as mijote_handlers
from handlers.mijote import screens as mijote
from handlers.ping import screens as ping_screens
from handlers.places import handlers as place_handlers
from handlers.places.screens import Refusal
from handlers.sos import flow, forms
from handlers.sos.rules import State
from handlers.sos.screens import (
    HISTORY_SHOWN,
    HOW_IT_WAS_SORTED,
    CallState,
    CardState,
    Chapter,
    Entry,
    FileState,
    HomeState,
    LineState,
    NoticeState,
    QuestionState,
    Waiting,
    page,
)
from tests.contract import celebration, recaps, rituals

MARK = "¤"
ELSEWHERE = Workspace("discord", "1" * 19)
COLLEAGUE = PersonRef(Workspace("playground", "playground"), "leo")
CHANNEL = PlaceRef(Workspace("playground", "playground"), "c-sos")
AT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
CASE = "f" * 32
LONGEST_ZONE = "America/Argentina/ComodRivadavia"
VERSION = 999_999_999
NUMBER = 1_000_000

SHORT = "¤Ana"
NASTY = (
    "¤<script>alert(1)</script> ¤<!channel> ¤<@U123> ¤@everyone ¤@here ¤*b* ¤_i_ ¤`c` ¤[x](https://evil.example) ¤{who}"
    " ¤{count} ¤%s ¤\u202eevil\u202c ¤\u200f\u2066 ¤\x01\x1b[31m\x7f ¤👩‍👩‍👧‍👦🏳️‍🌈 ¤e\u0301\u0301"
    " ¤&lt;b&gt; ¤:smile:"
)
MULTILINE = "¤a\n\n¤b\r\n¤c\u2028¤d\n```\n¤e\n> ¤f"
LONG = MARK * 100_000
LONG_WORDS = "¤mot " * 20_000
NAMES = (SHORT, NASTY, LONG, LONG_WORDS)
TEXTS = (*NAMES, MULTILINE)

FILES = [
    SharedFile(ELSEWHERE, "r", tidy_name(name), kind, size)
    for name, kind, size in product(TEXTS, ("image/png", "text/html"), (0, 1, 2**31 - 1))
]

EVENTS = ("opened", "claimed", "released", "handed_over", "resolved", "reopened", "rated", "followed_up", "reminded")


def _cards() -> Iterator[CardState]:
    for name, text, state, many in product(NAMES, TEXTS, (State.OPEN, State.CLAIMED, State.RESOLVED), (0, 1, 150)):
        yield CardState(
            case=CASE,
            version=VERSION,
            number=NUMBER,
            state=state,
            volunteer=name,
            words=[text] * min(many, 5),
            files=many,
            waiting_since=AT,
            claimer=name if state is State.CLAIMED else None,
            resolved_at=AT if state is State.RESOLVED else None,
            summary=text if many else "",
            rating=3 if many and state is State.RESOLVED else None,
            history=[Entry(kind, AT, name, name) for kind in EVENTS * many][: min(many, HISTORY_SHOWN)],
            earlier=max(many - HISTORY_SHOWN, 0),
            colleagues=[(f"{number:032x}", name) for number in range(many)],
            unreachable=bool(many),
            timezone="Europe/Paris",
        )


def _notices() -> Iterator[NoticeState]:
    for kind, state, name in product(EVENTS, (State.OPEN, State.CLAIMED, State.RESOLVED), NAMES):
        for rating, latest, own in product((None, 1), (True, False), (True, False)):
            yield NoticeState(kind, CASE, VERSION, NUMBER, state, name, own, name, rating, latest)


def _homes() -> Iterator[HomeState]:
    for name, claimer in product(NAMES, (None, *NAMES)):
        case = Waiting(CASE, VERSION, NUMBER, name, False, AT, claimer)
        yield HomeState(name, case if claimer else None, None)
        for many in (0, 1, 20):
            yield HomeState(name, case, [case] * many)


@cache
def registry() -> Registry:
    """All features, as the bot runs them."""
    return Registry(FEATURES)


def _buttons() -> list[Button]:
    """A button for each shortcut."""
    return [Button(one.name, one.wire) for one in registry().declared_shortcuts()]


def _asked() -> Iterator[link.Asked]:
    for name, role in product(NAMES, Role):
        yield link.Asked(CASE, name, "discord", name, role)


def _helps() -> Iterator[mijote.Help]:
    commands = [route.command for route in registry().commands.values()]
    for name, language in product(NAMES, languages()):
        yield mijote.Help(name, commands, language, _buttons())
        yield mijote.Help(name, [], language)


SCREENS: Mapping[str, list[Any]] = {
    **rituals.screens(NAMES, TEXTS),
    flow.CARD: list(_cards()),
    flow.CALL: [
        CallState(kind, CASE, VERSION, NUMBER, name, AT, AT, LONGEST_ZONE, name if kind != "reminded" else None)
        for kind, name in product(("reminded", "released", "reopened"), NAMES)
    ]
    + [
        CallState("handed_over", CASE, VERSION, NUMBER, name, AT, AT, LONGEST_ZONE, name, Mention(COLLEAGUE, name))
        for name in NAMES
    ],
    flow.LINE: [LineState(name, text, edited, CASE) for name, text, edited in product(NAMES, TEXTS, (True, False))],
    flow.NOTE: [LineState(name, text, edited=False, id=CASE) for name, text in product(NAMES, TEXTS)],
    flow.FILE: [FileState(name, file) for name, file in product(NAMES, FILES)],
    flow.NOTE_FILE: [FileState(name, file) for name, file in product(NAMES, FILES)],
    flow.NOTE_COPY: [LineState(name, text, edited=False, id=CASE) for name, text in product(NAMES, TEXTS)],
    flow.NOTICE: list(_notices()),
    flow.QUESTION: [QuestionState(CASE, name, answered) for name, answered in product(NAMES, (None, True, False))],
    flow.KIND_WORD: [True, False],
    mijote_handlers.HELP: list(_helps()),
    mijote_handlers.DATA: [mijote.Kept(name, _buttons()) for name in NAMES],
    link_handlers.ASK: list(_asked()),
    link_handlers.DONE: [
        link.Linked(CASE, [link.Account(platform, name) for platform in ("discord", "slack")], standing)
        for name, standing in product(NAMES, (True, False))
    ],
    place_handlers.REFUSED: [Refusal(CHANNEL, name, why) for name, why in product(("sos", "c" * 64), Why)]
    + [Refusal(CHANNEL, "c" * 64, Why.RIGHT_MISSING, rights) for rights in ((Right.WRITE,), tuple(Right))],
    knock.KNOCK: [KnockState(name, COLLEAGUE, waiting) for name, waiting in product(NAMES, (True, False))],
    **celebration.surfaces(NAMES, TEXTS),
    **recaps.surfaces(NAMES, TEXTS),
}
"""What the surfaces of each kind may have to show."""

HOMES: Mapping[str, list[Any]] = {
    "rituals": rituals.homes(NAMES),
    "trouble": [
        None,
        *(TroubleState(n, m, n, [why] * 5, CASE[:16]) for n, m in ((0, 1), (1, 0), (5000, 5000)) for why in TEXTS),
    ],
    "sos": list(_homes()),
    "celebration": celebration.homes(),
    "mijote": [None, mijote.HomeState(has_sos_place=True), mijote.HomeState(has_sos_place=False)],
}
"""What each feature's part of the home tab may have to show ("trouble" is the house's own)."""

FORMS: Mapping[str, list[Form]] = {
    **rituals.worst_forms(TEXTS),
    "sos.open": [forms.ask()],
    "sos.close": [forms.resolve(CASE, VERSION, NUMBER)],
    "mijote.community": [mijote_forms.community(name, "fr", zone) for name in TEXTS for zone in ("UTC", LONGEST_ZONE)],
    "mijote.places": [mijote_forms.places(dict.fromkeys(Purpose, channel)) for channel in ("", "C" * 64)],
    "mijote.add": [mijote_forms.add()],
    "mijote.take": [mijote_forms.take()],
    **celebration.dialogs(TEXTS),
    **recaps.dialogs(),
}
"""Every form, by the action that gets its answers."""


def _settings() -> Iterator[View]:
    """How a community is set up: nothing chosen yet, two platforms, more people than can be shown."""
    places = [(purpose, PlaceRef(where, "C" * 64)) for purpose in Purpose for where in (COLLEAGUE.workspace, ELSEWHERE)]
    for name, many in product(NAMES, (0, 1, 150)):
        team = [mijote.Member(Mention(COLLEAGUE, name) if number % 2 else User(name), role)
                for number, role in zip(range(many), cycle(GRANTED), strict=False)]  # fmt: skip
        granted = [(f"{number:064}", role) for number, role in zip(range(many), cycle(GRANTED), strict=False)]
        yield mijote.overview(mijote.Overview(name, "fr", LONGEST_ZONE, places[: many * 100], team, granted))
    for name, oneself, stays in product(NAMES, (True, False), (True, False)):
        yield mijote.sure(mijote.Leaving(CASE, name, oneself, stays))
    yield from map(mijote.help_for, _helps())


def _opened() -> Iterator[View]:
    """What waited for somebody whose direct messages are closed, as much of it as is opened at once."""
    for kind in (flow.LINE, flow.NOTICE, flow.CARD):
        worst = [registry().screens[kind].draw(state) for state in SCREENS[kind]]
        yield from (knock.together(worst[start::97][: knock.OPENED_AT_ONCE]) for start in range(0, len(worst), 29))


WHISPERS: Mapping[str, list[View]] = {
    "house": list(_opened()),
    "rituals": rituals.whispers(NAMES, TEXTS),
    "link": [
        link.alone("playground"),
        *(link.offered(link.Offered("W" * 14, elsewhere, AT, "fr")) for elsewhere in (["slack"], ["discord", "slack"])),
        *map(link.confirm, _asked()),
    ],
    "celebration": [*celebration.whispers(NAMES, TEXTS), *recaps.whispers()],
    "mijote": list(_settings()),
    "ping": [ping_screens.pong(name, AT) for name in NAMES],
    "sos": [
        page(action, CASE, (Chapter(User(name), text), Chapter(HOW_IT_WAS_SORTED, text)), number)
        for action, name, text, number in product(("sos.read", "sos.read_case"), NAMES, TEXTS, (0, 1, 1000))
    ],
}
"""Answers that are no surface, by feature."""


def sections() -> Mapping[str, HomeSection]:
    """Each feature's part of the home."""
    return {"trouble": trouble.SECTION} | {f.name: f.home for f in FEATURES if f.home}


LISTED: Mapping[str, list[Any]] = {"rituals.event": rituals.coming(NAMES, TEXTS)}
"""What may stand in a list of coming events."""


def happenings() -> Mapping[str, list[Happening]]:
    """All that can be listed, by kind."""
    return {kind: [registry().events[kind].draw(state) for state in states] for kind, states in LISTED.items()}


class _Views(Mapping[str, list[View]]):
    """Drawn when they are asked for: whoever collects the tests wants nothing but the kinds."""

    def __iter__(self) -> Iterator[str]:
        return iter((*SCREENS, HOME, *(f"/{name}" for name in WHISPERS)))

    def __len__(self) -> int:
        return len(SCREENS) + 1 + len(WHISPERS)

    def __getitem__(self, kind: str) -> list[View]:
        return _shown(kind)


def views() -> Mapping[str, list[View]]:
    """Everything that can be shown, by kind; what looks the same is there once."""
    return _Views()


@cache
def _shown(kind: str) -> list[View]:
    if kind.startswith("/"):
        return _once(WHISPERS[kind.removeprefix("/")])
    if kind != HOME:
        return _once([registry().screens[kind].draw(state) for state in SCREENS[kind]])
    rows = range(max(map(len, HOMES.values())))
    homes = [[(sections()[name], states[row % len(states)]) for name, states in HOMES.items()] for row in rows]
    return _once([registry().screens[HOME].draw(home) for home in homes])


def _once(shown: Sequence[View]) -> list[View]:
    kept: list[View] = []
    for view in shown:
        if view not in kept:
            kept.append(view)
    return kept


def controls(view: View) -> Iterator[Button | Select]:
    for part in view.parts:
        if isinstance(part, Actions):
            yield from part.controls


def offered() -> set[str]:
    """The actions of every control of every worst case."""
    return {parse(control.wire)[0] for shown in views().values() for view in shown for control in controls(view)}
