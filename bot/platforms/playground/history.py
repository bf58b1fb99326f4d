"""How each line of the journal changes the workspace's state. The same lines always give the same state.

seed      the community as it is found on the first start, and the journal's id
joined    somebody came to the community after the first start
said, edited, deleted, reacted    what people do: each is also owed to the bot until an `acked`
uploaded  a person has sent a file, for a message that they are writing
acked     the bot has taken an inbound
posted, updated, removed, home, event, event_removed    what the bot does
read      a person has seen all of a place
clock     the workspace's clock was moved forward
"""

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

from bot.platforms.playground.change import Change, list_event
from bot.platforms.playground.journal import Entry
from bot.platforms.playground.state import FURTHEST_AHEAD, Attached, Message, Person, Place, State, message_id

VERSION = 1
MOST_UPLOADS = 20
"""Files that a person may have sent without putting them into a message: then the oldest goes."""
THE_BOTS = ("acked", "posted", "updated", "removed", "home", "event", "event_removed")


def apply(state: State, entry: Entry) -> Change:
    """Change `state` by one line. Raises KeyError, TypeError or ValueError for a line that makes no sense."""
    change = Change()
    _LINES[entry["t"]](state, entry, change)
    state.heard = state.heard or entry["t"] in THE_BOTS
    return change


def inbound_key(entry: Entry) -> str:
    """The key under which the bot hears of what a person did; the same after every restart."""
    match entry["t"]:
        case "said":
            return f"m:{entry['id']}"
        case "edited":
            return f"e:{entry['id']}:{entry['n']}"
        case "deleted":
            return f"d:{entry['id']}"
        case "reacted":
            return f"r:{entry['id']}:{entry['emoji']}:{entry['by']}:{entry['n']}"
        case other:
            raise ValueError(other)


def _seed(state: State, entry: Entry, _change: Change) -> None:
    if entry["version"] != VERSION:
        raise ValueError(entry["version"])
    state.journal = entry.get("journal") or _fingerprint(entry)
    state.community, state.timezone = entry["community"], entry["timezone"]
    for row in entry["people"]:
        _add_person(state, row)
    for row in entry["places"]:
        _add_place(state, row)
    for number, row in enumerate(entry["messages"], 1):
        message = Message(message_id(number), number, row["place"], None, row["at_ms"])
        message.author, message.text = row["by"], row["text"]
        message.reactions = {emoji: list(people) for emoji, people in row["reactions"].items()}
        _add(state, message, Change())
    # What was there before one arrived is not news.
    state.marks = {(p, place): state.last_number for place, people in state.audience.items() for p in people}
    state.unread.clear()
    state.unread_mentions.clear()


def _add_person(state: State, row: Entry) -> Person:
    person = Person(**{**row, "roles": tuple(row["roles"])})
    state.people[person.id] = person
    return person


def _add_place(state: State, row: Entry) -> None:
    place = Place(**{**row, "roles": tuple(row["roles"])})
    state.places[place.id] = place
    state.timelines[place.id] = {}
    state.audience[place.id] = tuple(p.id for p in state.people.values() if _allowed(p, place))


def _joined(state: State, entry: Entry, _change: Change) -> None:
    person = _add_person(state, entry["person"])
    for place in state.places.values():
        if _allowed(person, place):
            state.audience[place.id] += (person.id,)
            state.marks[person.id, place.id] = state.last_number
    _add_place(state, entry["place"])


def _fingerprint(seed: Entry) -> str:
    """The id of a journal from before journals had one: it was sown at a millisecond of its own."""
    return hashlib.sha256(json.dumps(seed, sort_keys=True).encode()).hexdigest()[:32]


def _owe(state: State, entry: Entry) -> None:
    """The bot must hear of what a person did."""
    key = inbound_key(entry)
    state.pending[key] = entry
    state.told.add(key)


def _allowed(person: Person, place: Place) -> bool:
    if place.owner:
        return place.owner == person.id
    return not place.roles or any(role in place.roles for role in person.roles)


def _said(state: State, entry: Entry, change: Change) -> None:
    message = _message(entry)
    message.author, message.text = entry["by"], entry["text"]
    state.keys[entry["key"]] = message.id
    _attach(state, message, entry)
    _owe(state, entry)
    _add(state, message, change)


def _posted(state: State, entry: Entry, change: Change) -> None:
    message = _message(entry)
    message.bot, message.doc = True, entry["doc"]
    message.name, message.author = entry["name"], entry["author"]
    message.mentions = tuple(entry["mentions"])
    _attach(state, message, entry)
    state.keys[entry["key"]] = message.id
    _add(state, message, change)


def _attach(state: State, message: Message, entry: Entry) -> None:
    message.files = tuple(Attached(**row) for row in entry.get("files", ()))
    for file in message.files:
        state.uploads.pop(file.id, None)
        state.files[file.id] = message.id


def _uploaded(state: State, entry: Entry, change: Change) -> None:
    state.uploads[entry["file"]["id"]] = (entry["by"], Attached(**entry["file"]))
    theirs = [ident for ident, (by, _file) in state.uploads.items() if by == entry["by"]]
    for ident in theirs[:-MOST_UPLOADS]:
        del state.uploads[ident]
        change.dropped.append(ident)


def _detach(state: State, message: Message, change: Change) -> None:
    for file in message.files:
        del state.files[file.id]
        change.dropped.append(file.id)
    message.files = ()


def _message(entry: Entry) -> Message:
    return Message(entry["id"], int(entry["id"][1:]), entry["place"], entry["thread"], entry["at_ms"])


def _add(state: State, message: Message, change: Change) -> None:
    state.last_number = message.number
    state.messages[message.id] = message
    if message.thread is None:
        state.timelines[message.place][message.id] = message
    else:
        state.threads.setdefault(message.thread, {})[message.id] = message
    change.shown.append(message)
    if message.thread is not None:
        change.shown.append(state.messages[message.thread])
    _count(state, message, 1, change)


def _count(state: State, message: Message, by: int, change: Change) -> None:
    """Count a message in (1) or out (-1) of what each person has not read; one's own words are no news."""
    direct = bool(state.places[message.place].owner)
    for person in state.audience[message.place]:
        spot = (person, message.place)
        if person == message.author or message.number <= state.marks.get(spot, 0):
            continue
        state.unread[spot] = state.unread.get(spot, 0) + by
        if direct or person in message.mentions:
            state.unread_mentions[spot] = state.unread_mentions.get(spot, 0) + by
        change.unread.append(spot)


def _edited(state: State, entry: Entry, change: Change) -> None:
    message = state.messages[entry["id"]]
    message.text, message.edits = entry["text"], entry["n"]
    _owe(state, entry)
    change.shown.append(message)


def _updated(state: State, entry: Entry, change: Change) -> None:
    message = state.messages[entry["id"]]
    message.doc = entry["doc"]
    # A card is kept true all day long: nobody wants to read "edited" on it. On a person's words it matters.
    message.edits += 1 if message.name else 0
    change.shown.append(message)


def _deleted(state: State, entry: Entry, change: Change) -> None:
    message = state.messages[entry["id"]]
    _owe(state, entry)
    if state.replies(message.id):
        message.text, message.removed = None, True
        _detach(state, message, change)
        message.reactions.clear()
        change.shown.append(message)
    else:
        _vanish(state, message, change)


def _removed(state: State, entry: Entry, change: Change) -> None:
    message = state.messages[entry["id"]]
    for reply in [*state.replies(message.id).values()]:
        _vanish(state, reply, change)
    _vanish(state, message, change)


def _vanish(state: State, message: Message, change: Change) -> None:
    del state.messages[message.id]
    _detach(state, message, change)
    _count(state, message, -1, change)
    change.vanished.append(message)
    if message.thread is None:
        del state.timelines[message.place][message.id]
        state.threads.pop(message.id, None)
        return
    del state.threads[message.thread][message.id]
    root = state.messages[message.thread]
    if root.removed and not state.replies(root.id):
        _vanish(state, root, change)
    else:
        change.shown.append(root)


def _reacted(state: State, entry: Entry, change: Change) -> None:
    message, emoji, person = state.messages[entry["id"]], entry["emoji"], entry["by"]
    people = message.reactions.setdefault(emoji, [])
    if entry["on"]:
        people.append(person)
    else:
        people.remove(person)
    if not people:
        del message.reactions[emoji]
    message.turns[f"{emoji}:{person}"] = entry["n"]
    _owe(state, entry)
    change.shown.append(message)


def _acked(state: State, entry: Entry, _change: Change) -> None:
    del state.pending[entry["key"]]


def _read(state: State, entry: Entry, change: Change) -> None:
    spot = (entry["by"], entry["place"])
    state.marks[spot] = entry["upto"]
    state.unread.pop(spot, None)
    state.unread_mentions.pop(spot, None)
    change.unread.append(spot)


def _home(state: State, entry: Entry, change: Change) -> None:
    state.homes[entry["by"]] = entry["doc"]
    change.home = entry["by"]


def _event(state: State, entry: Entry, change: Change) -> None:
    change.events = True
    if entry["t"] == "event_removed":
        state.events.pop(entry["id"], None)
    else:
        list_event(state, entry)


def _clock(state: State, entry: Entry, _change: Change) -> None:
    if not 0 <= entry["ahead_ms"] <= FURTHEST_AHEAD // timedelta(milliseconds=1):
        raise ValueError(entry["ahead_ms"])
    state.ahead_ms = entry["ahead_ms"]
    state.clock_keys.add(entry["key"])


_LINES: dict[str, Callable[[State, Entry, Change], None]] = {
    "seed": _seed,
    "joined": _joined,
    "said": _said,
    "edited": _edited,
    "deleted": _deleted,
    "reacted": _reacted,
    "uploaded": _uploaded,
    "acked": _acked,
    "posted": _posted,
    "updated": _updated,
    "removed": _removed,
    "home": _home,
    "event": _event,
    "event_removed": _event,
    "read": _read,
    "clock": _clock,
}
