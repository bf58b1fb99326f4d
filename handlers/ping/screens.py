"""What people see of a ping; state in, view out."""

from datetime import datetime

from bot.core.words import first_name
from bot.ui.text import Moment, _
from bot.ui.view import View, say


def pong(name: str, now: datetime) -> View:
    """The answer to a ping; the moment shows in the reader's own time zone."""
    return say(_("Here I am, {name}. It is {time} where you are.", name=first_name(name), time=Moment(now)))
