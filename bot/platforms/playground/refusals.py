"""What the playground kindly says when somebody asks for something that cannot be."""

from http import HTTPStatus

from bot.ui.text import Sentence, Span, _

MALFORMED = _("That did not reach me whole. Could you reload the page and try again?")
TOO_BIG = _("That is more than I can take at once. Could you split it in two?")
NOBODY = _("I don’t know this person. Could you reload the page?")
NOT_YOURS_TO_SEE = _("This place is not open to you.")
MESSAGE_GONE = _("This message is no longer there.")
NOT_YOUR_WORDS = _("Only the person who wrote a message can change it.")
EMPTY = _("Write a word or two first.")
FILE_EMPTY = _("There is nothing in this file.")
FILE_GONE = _("A file did not reach me whole. Could you attach it once more?")
ODD_EMOJI = _("I don’t know this emoji.")
NO_SUCH_COMMAND = _("I don’t know this command.")
CLOCK_LIMIT = _("Time only moves forward, by a year at most.")
CLOCK_TOO_FAR = _("That would be more than ten years ahead, and this clock goes no further.")
NOT_SAVED = _("I could not keep that. Could you try again in a moment?")
FIELD_MISSING = _("Please fill this in.")
NOT_OFFERED = _("Please choose one of these.")
PRESS_AGAIN = _("Something got stuck on my side. Could you try again?")


class Refused(Exception):
    """Not done. `sentence` says why to the person, `status` to the page."""

    def __init__(self, sentence: Sentence, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(sentence.one)
        self.sentence = sentence
        self.status = status


def too_long(limit: int) -> Refused:
    """Somebody wrote more than `limit` characters in one message."""
    return Refused(_("That is more than {limit} characters. Could you split it in two?", limit=limit))


def file_too_large(limit: int) -> Refused:
    """A file has more than `limit` bytes."""
    return Refused(_("That file is larger than {count} MB.", count=limit // (1024 * 1024)))


def too_many_files(limit: int) -> Refused:
    """Somebody sent more than `limit` files in one message."""
    return Refused(_("{count} files at most in one message, please.", count=limit))


def field_too_long(limit: int) -> Sentence:
    """An answer in a form has more than `limit` characters."""
    return _("{limit} characters at most, please.", limit=limit)


def missing(name: Span) -> Refused:
    """A command's parameter is missing."""
    return Refused(_("Please fill in “{name}”.", name=name))


def unfit(name: Span) -> Refused:
    """A command's parameter is not of its kind."""
    return Refused(_("“{name}” does not fit. Could you have another look at it?", name=name))
