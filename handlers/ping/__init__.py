"""Ping: is Mijote there? The smallest feature of the house, to be imitated (docs/add-a-feature.md)."""

from bot.runtime.feature import CommandRoute, Feature, NothingPersonal
from bot.ui.command import Command
from bot.ui.text import _
from handlers.ping import handlers

FEATURE = Feature(
    name="ping",
    commands=(CommandRoute(Command("ping", _("See whether I am awake")), handlers.ping),),
    personal_data=NothingPersonal(),
)
