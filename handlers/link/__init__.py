"""Linking: somebody who has an account on Slack and one on Discord is one person, for as long as they like."""

from bot.runtime.feature import CommandRoute, Feature, PersonalData, PressRoute, Screen
from bot.ui.command import Command, Param
from bot.ui.text import _
from handlers.link import handlers, loads, privacy, screens

FEATURE = Feature(
    name="link",
    commands=(
        CommandRoute(
            Command(
                screens.COMMAND,
                _("Link your accounts on Slack and Discord, so that they are one person"),
                (Param("code", _("The code that I showed you on the other side"), label=_("code")),),
                screens.NAMES,
            ),
            handlers.command,
        ),
    ),
    presses={
        "link.yes": PressRoute(handlers.yes),
        "link.no": PressRoute(handlers.no),
        "link.agree": PressRoute(handlers.agree),
        "link.refuse": PressRoute(handlers.no),
        "link.undo": PressRoute(handlers.undo),
    },
    timers={handlers.EXPIRED: handlers.expired},
    screens=(
        Screen(handlers.ASK, loads.ask, screens.ask),
        Screen(handlers.DONE, loads.linked, screens.linked),
    ),
    personal_data=PersonalData(privacy.erase, privacy.export),
)
