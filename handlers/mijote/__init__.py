"""`/mijote`: administrators say how the community is set up; everybody else is told what Mijote can do for them."""

from collections.abc import Sequence
from functools import partial

from bot.core.asked import Asked
from bot.core.people import Role
from bot.runtime.feature import CommandRoute, Feature, HomeSection, PersonalData, PressRoute, Screen, SubmitRoute
from bot.ui.command import Command
from bot.ui.text import _
from bot.ui.view import Button
from handlers.mijote import handlers, loads, privacy, screens, team


def feature(others: Sequence[Feature]) -> Feature:
    """The feature; it tells of the commands of the others, and offers their shortcuts as buttons."""
    offered = [(route.command, route.allow) for other in others for route in other.commands]
    buttons = [Button(one.name, one.wire) for other in others for one in other.shortcuts if not one.on_message]
    return Feature(
        name="mijote",
        commands=(
            CommandRoute(
                Command("mijote", _("What I can do for you; for administrators, the settings")),
                partial(handlers.mijote, offered),
            ),
        ),
        presses={
            "mijote.show": PressRoute(handlers.show, Role.ADMIN),
            "mijote.ask_community": PressRoute(handlers.ask_community, Role.ADMIN),
            "mijote.ask_places": PressRoute(handlers.ask_places, Role.ADMIN),
            "mijote.ask_add": PressRoute(team.ask_add, Role.ADMIN),
            "mijote.ask_take": PressRoute(team.ask_take, Role.ADMIN),
            "mijote.taken": PressRoute(team.taken, Role.ADMIN),
        },
        submits={
            "mijote.community": SubmitRoute(handlers.community, Role.ADMIN),
            "mijote.places": SubmitRoute(handlers.places, Role.ADMIN),
            "mijote.add": SubmitRoute(team.add, Role.ADMIN),
            "mijote.take": SubmitRoute(team.take, Role.ADMIN),
        },
        screens=(
            Screen(handlers.HELP, partial(loads.help_for, offered, buttons), screens.help_for),
            Screen(handlers.DATA, partial(loads.kept, buttons), screens.kept),
        ),
        listens={Asked: handlers.asked},
        home=HomeSection(loads.home, screens.home),
        personal_data=PersonalData(privacy.erase, privacy.export),
    )
