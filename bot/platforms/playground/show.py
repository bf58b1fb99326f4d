"""What a page is given (P, M, places, state of its contract), as one person may see it and in their language."""

import zlib
from collections.abc import Sequence
from typing import Any

from bot.core.clock import MovableClock, unix_ms
from bot.core.files import IMAGES
from bot.platforms.playground import palette
from bot.platforms.playground.demo import BOT_NAME
from bot.platforms.playground.state import Attached, Message, Person, Place, State
from bot.platforms.playground.strings import STRINGS
from bot.platforms.playground.tour import tours_json
from bot.ui.command import Command
from bot.ui.i18n import choose_language, languages, translate
from bot.ui.text import Reader, Sentence

LATEST = 200
BOT_HUE = 24


def reader_of(person: Person) -> Reader:
    """The language and the zone in which a person reads."""
    return Reader(choose_language(person.language), person.timezone)


def state_json(state: State, person: Person, clock: MovableClock, commands: Sequence[Command]) -> dict[str, Any]:
    """Everything that the person sees first."""
    reader = reader_of(person)
    return {
        "me": _person(person, reader),
        "people": [_person(other, reader) for other in state.people.values()],
        "community": {"name": state.community},
        "clock": clock_json(clock),
        "strings": {key: translate(sentence, reader) for key, sentence in STRINGS.items()},
        "languages": list(languages()),
        "places": [_place(state, place, person, reader) for place in state.places_of(person.id)],
        "home": state.homes.get(person.id),
        "events": events_json(state),
        "commands": palette.offered(commands, reader),
        "tours": tours_json(),
    }


def events_json(state: State) -> list[dict[str, Any]]:
    """The list of coming events, the next one first, with those that were over when it last changed left out."""
    coming = sorted(state.events.values(), key=lambda event: (event.starts_ms, event.id))
    names = ("id", "name", "description", "where", "starts_ms", "ends_ms")
    return [{name: getattr(event, name) for name in names} for event in coming]


def clock_json(clock: MovableClock) -> dict[str, int]:
    """What time it is in the playground, and how far that is ahead of the machine (milliseconds)."""
    return {"now_ms": unix_ms(clock.now()), "ahead_ms": round(clock.ahead.total_seconds() * 1000)}


def _person(person: Person, reader: Reader) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "language": person.language,
        "timezone": person.timezone,
        "roles": list(person.roles),
        "about": _sentence(person.about, reader),
        "hue": person.hue,
    }


def _place(state: State, place: Place, person: Person, reader: Reader) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "topic": _sentence(place.topic, reader),
        "kind": "dm" if place.owner else "channel",
        **unread_json(state, person.id, place.id),
    }


def unread_json(state: State, person: str, place: str) -> dict[str, Any]:
    """How much of a place the person has not read, and whether any of it is meant for them."""
    spot = (person, place)
    return {"unread": state.unread.get(spot, 0), "mention": state.unread_mentions.get(spot, 0) > 0}


def _sentence(stored: str, reader: Reader) -> str:
    """A sentence that the journal holds by its English text."""
    return translate(Sentence(stored, None, 1, {}), reader)


def message_json(state: State, message: Message, person: str) -> dict[str, Any]:
    """A message as the person sees it."""
    replies = state.replies(message.id)
    last = next(reversed(replies.values()), None)
    return {
        "id": message.id,
        "place": message.place,
        "thread": message.thread,
        "at_ms": message.at_ms,
        "author": _author(state, message),
        "text": message.text,
        "doc": message.doc,
        "files": [file_json(file) for file in message.files],
        "edited": message.edits > 0,
        "removed": message.removed,
        "reactions": [
            {
                "emoji": emoji,
                "count": len(people),
                "mine": person in people,
                "names": [state.people[one].name for one in people],
            }
            for emoji, people in message.reactions.items()
        ],
        "replies": len(replies),
        "last_reply_ms": None if last is None else last.at_ms,
    }


def file_json(file: Attached) -> dict[str, Any]:
    """A file as the page shows it; `size` in bytes."""
    image = file.media_type in IMAGES
    return {"id": file.id, "name": file.name, "size": file.size, "image": image, "alt": file.alt or file.name}


def _author(state: State, message: Message) -> dict[str, Any]:
    """Who signs. The bot may carry a person's words: then theirs is the name, and `via_bot` says so."""
    person = state.people.get(message.author)
    via_bot = bool(message.bot and message.name)
    name = message.name or (person.name if person else BOT_NAME)
    hue = person.hue if person else zlib.crc32(name.encode()) % 360 if via_bot else BOT_HUE
    return {
        "kind": "person" if via_bot or not message.bot else "bot",
        "id": message.author or None,
        "name": name,
        "hue": hue,
        "via_bot": via_bot,
    }


def messages_json(state: State, person: str, place: str, thread: str | None) -> list[dict[str, Any]]:
    """The latest messages of a place (or of a thread, its root first), oldest first."""
    return [message_json(state, message, person) for message in state.latest(place, thread, LATEST)]
