"""The weekly celebration: successes are collected all week, and told in one thread, with everybody's consent."""

from bot.core.achieved import Achieved
from bot.core.people import CommunityChanged, PersonChanged, Role
from bot.core.places import PlaceChanged
from bot.runtime.feature import (
    BelowRoute,
    CommandRoute,
    Feature,
    HomeSection,
    PersonalData,
    PressRoute,
    ReactedRoute,
    Screen,
    SubmitRoute,
)
from bot.ui.command import Command, Param, Shortcut
from bot.ui.text import _
from handlers.celebration import (
    dates,
    desk,
    drawing,
    edition,
    export,
    flow,
    loads,
    markdown,
    own,
    pdf,
    plans,
    privacy,
    recap,
    recap_desk,
    screens,
    summary,
    telling,
)
from handlers.celebration.periods import Span

FEATURE = Feature(
    name="celebration",
    commands=(
        CommandRoute(
            Command(
                "bravo",
                _("Celebrate somebody for what they did"),
                (
                    Param("who", _("Whom do you celebrate?"), "person", label=_("whom")),
                    Param("with", _("And who else?"), "person", label=_("with")),
                    Param("and", _("And who else still?"), "person", label=_("and")),
                    Param("why", _("What went well? A sentence is enough"), label=_("why")),
                ),
            ),
            telling.bravo,
        ),
    ),
    shortcuts=(
        Shortcut("celebration.tell", _("Tell a success"), _("Celebrate somebody for what they did")),
        Shortcut("celebration.quote", _("Celebrate this"), _("Celebrate what somebody did, or wrote"), on_message=True),
    ),
    presses={
        "celebration.tell": PressRoute(telling.ask),
        "celebration.quote": PressRoute(telling.quote),
        "celebration.mine": PressRoute(own.page),
        "celebration.choose": PressRoute(own.choose),
        "celebration.take_back": PressRoute(own.take_back),
        "celebration.desk": PressRoute(desk.show, Role.STAFF),
        "celebration.unsung": PressRoute(desk.unsung, Role.STAFF),
        "celebration.look": PressRoute(desk.look, Role.STAFF),
        "celebration.earlier": PressRoute(desk.earlier, Role.STAFF),
        "celebration.later": PressRoute(desk.later, Role.STAFF),
        "celebration.hold": PressRoute(desk.hold, Role.STAFF),
        "celebration.leave_out": PressRoute(desk.leave_out, Role.STAFF),
        "celebration.take_in": PressRoute(desk.take_in, Role.STAFF),
        "celebration.ask_edit": PressRoute(desk.ask_edit, Role.STAFF),
        "celebration.ask_settings": PressRoute(desk.ask_settings, Role.ADMIN),
        "celebration.ask_holidays": PressRoute(dates.ask_holidays, Role.ADMIN),
        "celebration.skip": PressRoute(dates.skip, Role.STAFF),
        "celebration.unskip": PressRoute(dates.unskip, Role.STAFF),
        "celebration.ask_pause": PressRoute(dates.ask_pause, Role.STAFF),
        "celebration.resume": PressRoute(dates.resume, Role.STAFF),
        "celebration.recaps": PressRoute(recap_desk.show, Role.STAFF),
        "celebration.switch_recap": PressRoute(recap_desk.switch, Role.ADMIN),
        "celebration.ask_export": PressRoute(recap_desk.ask, Role.STAFF),
        "celebration.export_again": PressRoute(recap_desk.again, Role.STAFF),
    },
    submits={
        "celebration.report": SubmitRoute(telling.report),
        "celebration.edit": SubmitRoute(desk.edit, Role.STAFF),
        "celebration.settings": SubmitRoute(desk.settings, Role.ADMIN),
        "celebration.holidays": SubmitRoute(dates.holidays, Role.ADMIN),
        "celebration.paused": SubmitRoute(dates.paused, Role.STAFF),
        "celebration.export": SubmitRoute(recap_desk.make, Role.STAFF),
    },
    timers={
        plans.EDITION_TIMER: edition.due,
        flow.PREVIEW_TIMER: edition.preview,
        flow.TELL_TIMER: edition.tell,
        recap.FOLLOW_TIMER: recap.follow,
        recap.TIMERS[Span.MONTH]: recap.due,
        recap.TIMERS[Span.YEAR]: recap.due,
    },
    screens=(
        Screen(flow.HEADER, loads.header, screens.header),
        Screen(flow.PART, loads.part, screens.part),
        Screen(flow.NOTICE, loads.notice, screens.notice),
        Screen(flow.PICTURE, loads.picture, screens.picture, file=True),
        Screen(flow.WHY, loads.why, screens.why),
        Screen(flow.PREVIEW, loads.preview, screens.preview),
        Screen(recap.RECAP, summary.recap, screens.recap),
        Screen(recap.PART, summary.part, screens.recap_part),
        Screen(recap.PICTURE, summary.picture, screens.picture, file=True),
        Screen(export.FILE, export.file, screens.file, file=True),
        Screen(export.OUTDATED, export.outdated, screens.outdated),
    ),
    below={flow.HEADER: BelowRoute(own.answered)},
    edited=telling.edited,
    deleted=telling.deleted,
    reacted=ReactedRoute(telling.reacted, telling.listens, on=flow.THREAD),
    listens={
        Achieved: telling.achieved,
        CommunityChanged: edition.community_changed,
        PersonChanged: edition.person_changed,
        PlaceChanged: edition.place_changed,
    },
    makers={
        screens.DRAWING: drawing.draw,
        screens.MAKERS[screens.MARKDOWN]: markdown.write,
        screens.MAKERS[screens.PDF]: pdf.write,
    },
    begins=flow.begin,
    home=HomeSection(loads.home, screens.home),
    personal_data=PersonalData(privacy.erase, privacy.export),
)
