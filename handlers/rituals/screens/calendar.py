"""What people see of the rituals' calendar: the address that is theirs alone, or a file."""

from bot.core.files import MADE, SharedFile
from bot.core.refs import Workspace
from bot.ui.text import Code, Span, _
from bot.ui.view import Actions, Bullets, Button, Confirm, File, Note, Paragraph, Part, Title, View, say
from bot.ui.wire import wire

FILE = "rituals.ics"
MEDIA_TYPE = "text/calendar"


def address(url: str, *, is_new: bool = False) -> View:
    """One's own address, and what to do with it."""
    title = _("The rituals in your calendar")
    _scheme, _colon, rest = url.partition(":")
    question = _("The address that you have now stops working wherever you used it. Make a new one?")
    parts: tuple[Part, ...] = (
        Title(title),
        *([Paragraph(_("Here is your new address; the old one no longer works."))] if is_new else []),
        Paragraph(_("Give this address to your calendar once: it follows by itself.")),
        Paragraph(Code(url)),
        Bullets(
            (
                _("Google Calendar, on a computer: “Other calendars”, “+”, “From URL”."),
                _("Outlook: “Add calendar”, “Subscribe from web”."),
                _("iPhone, Mac, Thunderbird and others: open {address}", address=Code(f"webcal:{rest}")),
            )
        ),
        Actions((Button(_("Make a new address"), wire("rituals.new_address"), confirm=_sure(question)),)),
        Note(_("It is yours alone: whoever has it can read when the rituals take place.")),
    )
    return View(title, parts)


def _sure(question: Span) -> Confirm:
    return Confirm(question, _("Yes"), _("No"))


def by_file() -> View:
    """There is no address at which a calendar could follow."""
    return say(
        _(
            "Calendars cannot follow me by themselves here. I send you the rituals of the next twelve months as a file,"
            " in our direct message: open it with your calendar, and ask me again when something has changed."
        )
    )


def file(made_of: str) -> View:
    """The file; see ics.to_text for what it is made of."""
    shared = SharedFile(Workspace(MADE, FILE), made_of, FILE, MEDIA_TYPE, 0)
    return View(_("The rituals, for your calendar"), (File(shared),))
