"""What people ask of Mijote itself, for whichever feature answers it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.refs import MessageRef, PersonRef


class Topic(StrEnum):
    """What is asked: who Mijote is and what it does, or what it keeps of whoever asks."""

    ITSELF = "itself"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Asked:
    """Announced when a direct message asks Mijote about itself and says nothing else.

    An edit of that message announces it again: answer once per `message`.
    """

    topic: Topic
    person: str
    ref: PersonRef
    message: MessageRef
