"""What features tell each other of help that did good."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Helped:
    """Announced when somebody says that the help they got was great. Nothing of whom it was for, nor with what.

    `helper` is a person's id; `subject` names what it was about, for those who must tell a repeat.
    """

    helper: str
    subject: str
