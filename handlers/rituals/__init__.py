"""Rituals: what comes back in a channel by itself, planned in one sentence, hosted in turns."""

from bot.core.people import PersonChanged, PersonUnreachable, Role
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
from handlers.rituals import changes, commands, drafts, due, flow, hosts, loads, privacy, quiet
from handlers.rituals.screens import everybody

FEATURE = Feature(
    name="rituals",
    commands=(CommandRoute(commands.COMMAND, commands.ritual),),
    presses={
        "rituals.list": PressRoute(changes.show_all, Role.STAFF),
        "rituals.open": PressRoute(changes.show, Role.STAFF),
        "rituals.history": PressRoute(changes.history, Role.STAFF),
        "rituals.add": PressRoute(drafts.ask_add, Role.STAFF),
        "rituals.edit": PressRoute(drafts.edit, Role.STAFF),
        "rituals.change": PressRoute(drafts.change, Role.STAFF),
        "rituals.rules": PressRoute(drafts.ask_rules, Role.STAFF),
        "rituals.save": PressRoute(drafts.save, Role.STAFF),
        "rituals.skip": PressRoute(changes.skip, Role.STAFF),
        "rituals.unskip": PressRoute(changes.unskip, Role.STAFF),
        "rituals.ask_move": PressRoute(changes.ask_move, Role.STAFF),
        "rituals.run": PressRoute(changes.run, Role.STAFF),
        "rituals.ask_pause": PressRoute(changes.ask_pause, Role.STAFF),
        "rituals.resume": PressRoute(changes.resume, Role.STAFF),
        "rituals.delete": PressRoute(changes.delete, Role.STAFF),
        "rituals.restore": PressRoute(changes.restore, Role.STAFF),
        "rituals.hosts": PressRoute(hosts.show, Role.STAFF),
        "rituals.ask_host": PressRoute(hosts.ask_host, Role.STAFF),
        "rituals.drop_host": PressRoute(hosts.drop_host, Role.STAFF),
        "rituals.by_team": PressRoute(hosts.by_team, Role.STAFF),
        "rituals.prepare": PressRoute(hosts.ask_prepare, Role.STAFF),
        "rituals.decline": PressRoute(hosts.decline),
        "rituals.ask_away": PressRoute(hosts.ask_away),
    },
    submits={
        "rituals.said": SubmitRoute(drafts.said, Role.STAFF),
        "rituals.ruled": SubmitRoute(drafts.ruled, Role.STAFF),
        "rituals.paused": SubmitRoute(changes.paused, Role.STAFF),
        "rituals.moved": SubmitRoute(changes.moved, Role.STAFF),
        "rituals.hosting": SubmitRoute(hosts.hosting, Role.STAFF),
        "rituals.prepared": SubmitRoute(hosts.prepared, Role.STAFF),
        "rituals.away": SubmitRoute(hosts.away),
    },
    timers={flow.DUE: due.due, flow.PREP_DUE: due.prep_due, quiet.QUIET_DUE: quiet.quiet_due},
    screens=(
        Screen(flow.EDITION, loads.edition, everybody.edition),
        Screen(flow.PREP, loads.prep, everybody.prep),
        Screen(flow.NOBODY, loads.nobody, everybody.nobody),
        Screen(flow.AGENDA, loads.agenda, everybody.agenda),
        Screen(flow.QUIET, loads.quiet, everybody.quiet),
    ),
    below={flow.EDITION: BelowRoute(quiet.said_below)},
    reacted=ReactedRoute(quiet.reacted, quiet.listens),
    listens={PersonChanged: flow.person_changed, PersonUnreachable: flow.unreachable},
    home=HomeSection(loads.home, everybody.home),
    personal_data=PersonalData(privacy.erase, privacy.export),
)
