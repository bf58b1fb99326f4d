"""What people see of the celebration: the thread, the private notice, the team's desk, the home tab."""

from handlers.celebration.screens.dates import Dates, Skipped
from handlers.celebration.screens.desk import Desk, Preview, Unsung, Waiting, card, desk, preview, unsung
from handlers.celebration.screens.home import Home, Team, home
from handlers.celebration.screens.notice import Given, Mine, Notice, Page, noted, notice, page, why
from handlers.celebration.screens.picture import DRAWING, Week, picture, week
from handlers.celebration.screens.thread import Header, Shown, Told, header, part

__all__ = [
    "DRAWING",
    "Dates",
    "Desk",
    "Given",
    "Header",
    "Home",
    "Mine",
    "Notice",
    "Page",
    "Preview",
    "Shown",
    "Skipped",
    "Team",
    "Told",
    "Unsung",
    "Waiting",
    "Week",
    "card",
    "desk",
    "header",
    "home",
    "noted",
    "notice",
    "page",
    "part",
    "picture",
    "preview",
    "unsung",
    "week",
    "why",
]
