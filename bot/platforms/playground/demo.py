"""The demo community: « Les Passerelles », an invented French association, as it is found on the first start.

Its people bring workshops on climate and on living together to schools, town halls and companies. What people
wrote is theirs, in their language; what describes them goes through the catalogue.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.clock import unix_ms
from bot.core.ids import new_id
from bot.platforms.playground.history import VERSION
from bot.platforms.playground.journal import Entry
from bot.platforms.playground.state import message_id
from bot.ui.text import Sentence, _

COMMUNITY = "Les Passerelles"
TIMEZONE = "Europe/Paris"
BOT_NAME = "Mijote"

PARIS = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    language: str
    timezone: str
    roles: tuple[str, ...]
    hue: int
    about: Sentence


@dataclass(frozen=True, slots=True)
class _Channel:
    name: str
    topic: Sentence
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A message from before the first start: so many hours before it."""

    hours: float
    place: str
    by: str
    text: str
    reactions: tuple[tuple[str, tuple[str, ...]], ...] = ()


_VOLUNTEER = ("volunteer",)
_STAFF = ("staff",)

_PEOPLE = {
    "ana": _Person("Ana Moreau", "fr", PARIS, _VOLUNTEER, 12, _("Lyon. Her third workshop in a school is coming up.")),
    "yanis": _Person(
        "Yanis Benali", "fr", PARIS, _VOLUNTEER, 150, _("Marseille. Just trained, first workshop still ahead.")
    ),
    "marieange": _Person(
        "Marie-Ange Hoarau", "fr", "Indian/Reunion", _VOLUNTEER, 320, _("Saint-Denis, where the day starts early.")
    ),
    "tom": _Person(
        "Tom Becker", "en", "Europe/London", _VOLUNTEER, 205, _("London. Runs workshops in companies, in English.")
    ),
    "chidi": _Person("Chidi Okafor", "en", "America/Toronto", _VOLUNTEER, 265, _("Toronto. Awake while Paris sleeps.")),
    "leo": _Person("Léo Bernard", "fr", PARIS, _STAFF, 95, _("Team. Looks after volunteers who are stuck.")),
    "nour": _Person("Nour Haddad", "fr", PARIS, _STAFF, 180, _("Team. Looks after training and newcomers.")),
    "ines": _Person(
        "Inès Lambert", "fr", PARIS, ("admin", "staff"), 45, _("Team. Coordinates, and settles how Mijote works.")
    ),
    "maya": _Person(
        "Maya Collins", "en", "Europe/London", _STAFF, 60, _("Team. In London, for those who work in English.")
    ),
}

_CHANNELS = {
    "c-sos": _Channel("sos-anim", _("Calls for help, seen by the team only"), ("staff", "admin")),
    "c-general": _Channel("général", _("What concerns everybody")),
    "c-bravo": _Channel("bravo-du-mercredi", _("Every Wednesday, what went well")),
    "c-entraide": _Channel("entraide", _("Questions and tips between volunteers")),
    "c-staff": _Channel("équipe", _("Between us, the team"), ("staff",)),
}

_DM_TOPIC = _("Just you and Mijote")

_EARLIER = (
    _Earlier(
        170,
        "c-bravo",
        "marieange",
        "Atelier climat au collège de Saint-Denis : 27 élèves, et une qui demande si elle peut devenir anim' !",
        (("🎉", ("ana", "tom", "nour")), ("❤️", ("leo",))),
    ),
    _Earlier(
        169,
        "c-bravo",
        "tom",
        "First workshop in a bank here in London. They stayed half an hour longer to talk. So proud of the team.",
        (("👏", ("chidi", "ines")),),
    ),
    _Earlier(
        74,
        "c-general",
        "nour",
        "Bienvenue à Yanis, qui vient de finir sa formation ! Si tu passes par Marseille, propose-lui un café.",
        (("👋", ("ana", "marieange", "leo")),),
    ),
    _Earlier(73, "c-general", "yanis", "Merci tout le monde. J'ai hâte, et un peu le trac aussi."),
    _Earlier(
        72.5,
        "c-general",
        "ana",
        "Le trac, on l'a eu aussi. Je t'ai gardé mes notes de premier atelier, je te les envoie ce soir.",
        (("🙏", ("yanis",)),),
    ),
    _Earlier(
        50,
        "c-entraide",
        "chidi",
        "Does anyone have the card game in English, A4 version? My printer only does A4.",
    ),
    _Earlier(
        49,
        "c-entraide",
        "tom",
        "Yes, I redid the layout last month. I'll drop it in the shared folder tonight.",
        (("🙏", ("chidi",)),),
    ),
    _Earlier(
        26,
        "c-entraide",
        "ana",
        "Astuce testée hier : commencer par le tour des prénoms en cercle, debout. Les 4e se sont détendus d'un coup.",
        (("🌱", ("marieange", "yanis")),),
    ),
    _Earlier(
        5,
        "c-general",
        "ines",
        "La mairie de Villeurbanne nous ouvre sa salle pour l'assemblée de printemps. La date arrive.",
        (("🎉", ("leo", "nour", "ana")),),
    ),
)

ROLES = {person: about.roles for person, about in _PEOPLE.items()}
"""Each person's roles, for whoever puts the bot together."""

PLACES = {"sos": "c-sos", "celebrations": "c-bravo", "staff": "c-staff", "general": "c-general"}
"""Which channel serves which purpose, for whoever puts the bot together."""


@dataclass(frozen=True, slots=True)
class Celebrated:
    """A message of the journal's first line that somebody liked; people by id."""

    message: str
    place: str
    words: str
    author: str
    by: str


def celebrated() -> Celebrated:
    """The oldest of the earlier messages: a success, which three people have celebrated."""
    oldest = max(_EARLIER, key=lambda earlier: earlier.hours)
    return Celebrated(message_id(1), oldest.place, oldest.text, oldest.by, oldest.reactions[0][1][-1])


def newcomers(known: Collection[str]) -> list[Entry]:
    """Journal lines for those of the community who came with a later version than the journal's first line."""
    return [
        {
            "t": "joined",
            "person": _person_row(person, about),
            "place": _place_row(f"dm-{person}", BOT_NAME, _DM_TOPIC, (), person),
        }
        for person, about in _PEOPLE.items()
        if person not in known
    ]


def seed(now: datetime) -> Entry:
    """The journal's first line: the community as it stands at `now` (UTC)."""
    return {
        "t": "seed",
        "version": VERSION,
        "journal": new_id(unix_ms(now)),
        "community": COMMUNITY,
        "timezone": TIMEZONE,
        "people": [_person_row(person, about) for person, about in _PEOPLE.items()],
        "places": [
            *(_place_row(place, about.name, about.topic, about.roles) for place, about in _CHANNELS.items()),
            *(_place_row(f"dm-{person}", BOT_NAME, _DM_TOPIC, (), person) for person in _PEOPLE),
        ],
        "messages": [
            {
                "place": earlier.place,
                "by": earlier.by,
                "at_ms": unix_ms(now - timedelta(hours=earlier.hours)),
                "text": earlier.text,
                "reactions": {emoji: list(people) for emoji, people in earlier.reactions},
            }
            for earlier in sorted(_EARLIER, key=lambda earlier: -earlier.hours)
        ],
    }


def _person_row(person: str, about: _Person) -> Entry:
    return {
        "id": person,
        "name": about.name,
        "language": about.language,
        "timezone": about.timezone,
        "roles": list(about.roles),
        "about": about.about.one,
        "hue": about.hue,
    }


def _place_row(place: str, name: str, topic: Sentence, roles: tuple[str, ...], owner: str = "") -> Entry:
    return {"id": place, "name": name, "topic": topic.one, "roles": list(roles), "owner": owner}
