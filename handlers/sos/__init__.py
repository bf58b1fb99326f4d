"""SOS: a volunteer in distress writes, the team sees it, somebody takes it, they talk, it is resolved."""

from bot.core.people import PersonChanged, PersonReachable, PersonUnreachable, Role
from bot.core.places import NotShown, PlaceChanged, Shown
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
from bot.runtime.linking import Linking, MayLink, Parted
from bot.ui.command import Command, Param, Shortcut
from bot.ui.text import _
from handlers.sos import distress, fallback, flow, follow, linked, loads, pages, privacy, screens, team, volunteer

FEATURE = Feature(
    name="sos",
    commands=(
        CommandRoute(
            Command(
                "sos",
                _("Call the team for help, at any hour"),
                (Param("text", _("What is going on? A few words are enough"), label=_("words")),),
            ),
            volunteer.command,
        ),
    ),
    shortcuts=(Shortcut("sos.ask", _("I need help"), _("Call the team for help, at any hour")),),
    presses={
        "sos.ask": PressRoute(volunteer.ask),
        "sos.yes": PressRoute(volunteer.yes),
        "sos.no": PressRoute(volunteer.no),
        "sos.sorted": PressRoute(volunteer.sorted_out),
        "sos.again": PressRoute(volunteer.again),
        "sos.rate": PressRoute(volunteer.rate),
        "sos.read": PressRoute(pages.read_line),
        "sos.read_case": PressRoute(pages.read_case, Role.STAFF),
        "sos.claim": PressRoute(team.claim, Role.STAFF),
        "sos.release": PressRoute(team.release, Role.STAFF),
        "sos.hand_over": PressRoute(team.hand_over, Role.STAFF),
        "sos.resolve": PressRoute(team.resolve, Role.STAFF),
        "sos.reopen": PressRoute(team.reopen, Role.STAFF),
    },
    submits={
        "sos.open": SubmitRoute(volunteer.submitted),
        "sos.close": SubmitRoute(team.close, Role.STAFF),
    },
    timers={flow.REMIND: follow.remind, flow.FOLLOW_UP: follow.follow_up},
    screens=(
        Screen(flow.CARD, loads.card, screens.card),
        Screen(flow.CALL, loads.call, screens.call),
        Screen(flow.LINE, loads.line, screens.line),
        Screen(flow.NOTE, loads.note, screens.note),
        Screen(flow.NOTE_COPY, loads.note, screens.note_copy),
        Screen(flow.FILE, loads.file, screens.file, file=True),
        Screen(flow.NOTE_FILE, loads.note_file, screens.note_file, file=True),
        Screen(flow.NOTICE, loads.notice, screens.notice),
        Screen(flow.QUESTION, loads.question, screens.question),
        Screen(flow.KIND_WORD, loads.kind_word, screens.kind_word),
    ),
    direct=volunteer.said_directly,
    below={
        flow.CARD: BelowRoute(team.said_below_card, Role.STAFF),
        flow.CALL: BelowRoute(team.said_below_call, Role.STAFF),
    },
    prepare=distress.prepare,
    edited=follow.edited,
    deleted=follow.deleted,
    listens={
        PersonChanged: follow.person_changed,
        PlaceChanged: follow.place_changed,
        PersonUnreachable: follow.reach_changed,
        PersonReachable: follow.reach_changed,
        NotShown: fallback.not_shown,
        Shown: fallback.shown,
        MayLink: linked.may_link,
        Linking: linked.linking,
        Parted: linked.parted,
    },
    home=HomeSection(loads.home, screens.home),
    personal_data=PersonalData(privacy.erase, privacy.export),
)
