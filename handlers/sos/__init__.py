"""SOS: a volunteer in distress writes, the team sees it, somebody takes it, they talk, it is resolved."""

from bot.core.people import PersonReachable, PersonUnreachable, Role
from bot.runtime.feature import (
    BelowRoute,
    CommandRoute,
    Feature,
    HomeSection,
    PersonalData,
    PressRoute,
    Screen,
    SubmitRoute,
)
from bot.ui.command import Command, Param
from bot.ui.text import _
from handlers.sos import flow, handlers, loads, privacy, screens

FEATURE = Feature(
    name="sos",
    commands=(
        CommandRoute(
            Command(
                "sos",
                _("Call the team for help, at any hour"),
                (Param("text", _("What is going on? A few words are enough")),),
            ),
            handlers.command,
        ),
    ),
    presses={
        "sos.ask": PressRoute(handlers.ask),
        "sos.yes": PressRoute(handlers.yes),
        "sos.no": PressRoute(handlers.no),
        "sos.sorted": PressRoute(handlers.sorted_out),
        "sos.again": PressRoute(handlers.again),
        "sos.rate": PressRoute(handlers.rate),
        "sos.claim": PressRoute(handlers.claim, Role.STAFF),
        "sos.release": PressRoute(handlers.release, Role.STAFF),
        "sos.hand_over": PressRoute(handlers.hand_over, Role.STAFF),
        "sos.resolve": PressRoute(handlers.resolve, Role.STAFF),
        "sos.reopen": PressRoute(handlers.reopen, Role.STAFF),
    },
    submits={
        "sos.open": SubmitRoute(handlers.submitted),
        "sos.close": SubmitRoute(handlers.close, Role.STAFF),
    },
    timers={flow.REMIND: handlers.remind, flow.FOLLOW_UP: handlers.follow_up},
    screens=(
        Screen(flow.CARD, loads.card, screens.card),
        Screen(flow.CALL, loads.call, screens.call),
        Screen(flow.LINE, loads.line, screens.line),
        Screen(flow.NOTE, loads.note, screens.note),
        Screen(flow.NOTICE, loads.notice, screens.notice),
        Screen(flow.QUESTION, loads.question, screens.question),
        Screen(flow.KIND_WORD, loads.kind_word, screens.kind_word),
    ),
    direct=handlers.said_directly,
    below={flow.CARD: BelowRoute(handlers.said_below_card, Role.STAFF)},
    edited=handlers.edited,
    deleted=handlers.deleted,
    listens={PersonUnreachable: handlers.reach_changed, PersonReachable: handlers.reach_changed},
    home=HomeSection(loads.home, screens.home),
    personal_data=PersonalData(privacy.erase, privacy.export),
)
