"""SOS and privacy: somebody's words are shown inertly, kept whole, told on request and forgotten on request."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from bot.core.inbound import Said
from bot.core.refs import MessageRef
from bot.runtime import personal
from bot.runtime.context import ActorCtx
from bot.runtime.doors import EVENTS
from bot.runtime.feature import PersonalData
from handlers.sos import FEATURE
from storage.repos import people, sos, sos_words
from storage.tables.all import metadata
from tests.contract.worst_cases import NASTY
from tests.drivers.seen import Seen
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
_numbers = count(1)


def spans(node: Any) -> list[Mapping[str, Any]]:
    """Every span of a rendered message."""
    if isinstance(node, Mapping):
        inner = [span for value in node.values() for span in spans(value)]
        return [node, *inner] if "t" in node else inner
    if isinstance(node, list):
        return [span for value in node for span in spans(value)]
    return []


async def everywhere(world: World, secret: str) -> list[str]:
    """The tables that hold this text."""
    found = []
    async with world.house.database.read() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(table.select())).all()
            if any(secret in str(value) for row in rows for value in row):
                found.append(table.name)
    return found


async def seen_by(world: World, *who: str) -> str:
    """All that these people see of the bot, in every place and thread."""
    words = []
    for name in who:
        actor = getattr(world, name)
        places = ["dm", "sos"] if name in ("leo", "nour", "ines") else ["dm"]
        for message in [message for place in places for message in actor.sees(place)]:
            words += [message.words, *(below.words for below in actor.sees(message.place, below=message))]
        home = world.driver.home(name)
        words += [home.words] if home else []
    return "\n".join(words)


# --- whole in the database, inert on the screen ------------------------------------------------------------


async def test_words_are_kept_whole_and_shown_cut_and_inert(world: World) -> None:
    long = f"SOS {NASTY} ".ljust(100_000, "é")
    await world.ana.says(long)
    await world.ana.says(NASTY)
    card = world.leo.last("sos")
    await world.leo.says(f"{NASTY} reçu", below=card)
    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    summary = long[:3000]  # what a form takes
    await world.leo.submits(form, summary=summary)

    ana = await world.person("ana")
    async with world.house.database.read() as connection:
        lines = await sos_words.lines_by(connection, ana.community, ana.id)
        (case,) = await sos.cases_of(connection, ana.community, ana.id)
    assert [line.text for line in lines] == [long, NASTY]
    assert case.summary == summary.strip()

    assert "…" in world.leo.again(card)
    assert len(world.leo.again(card).words) < 10_000
    for message in bot_messages(world):
        assert [span for span in spans(message["doc"]) if span["t"] in ("mention", "place", "link")] == []
        for span in spans(message["doc"]):
            assert span["t"] == "user" or "<script>" not in span.get("text", "")
    assert world.ana.sees()[-2].words == f"{NASTY} reçu"


def bot_messages(world: World) -> list[Mapping[str, Any]]:
    state = world.driver.platform.workspace.state  # type: ignore[attr-defined]  # the playground's own
    return [{"doc": message.doc} for message in state.messages.values() if message.doc]


# --- forgotten ---------------------------------------------------------------------------------------------


async def erase(world: World, who: str) -> None:
    person = await world.person(who)

    async def work(ctx: ActorCtx) -> None:
        await personal.erase(ctx, world.house.deliverer.registry, person.id)

    await world.in_unit(work)


async def story(world: World) -> Seen:
    """Ana calls and writes, Léo answers and notes, Nour too; it is resolved with a summary."""
    await world.ana.says("SECRET-ana-1, au secours")
    card = world.leo.last("sos")
    await world.ana.says("SECRET-ana-2 aussi")
    await world.leo.says("SECRET-leo-1 j'arrive", below=card)
    await world.leo.says("🔒 SECRET-leo-note", below=card)
    await world.nour.says("// SECRET-nour-note", below=card)
    await world.ana.says("bien reçu SECRET-ana-3")
    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    await world.leo.submits(form, summary="SECRET-summary de Léo")
    return card


TEAM_AND_ANA = ("ana", "leo", "nour", "ines")


async def test_a_volunteer_s_words_are_forgotten_everywhere(world: World) -> None:
    card = await story(world)
    assert await everywhere(world, "SECRET-ana") == ["sos_line"]
    await erase(world, "ana")
    for secret in ("SECRET-ana", "SECRET-summary"):
        assert await everywhere(world, secret) == []
    shown = [message.words for message in bots(world.leo.sees("sos"))]
    shown += [message.words for message in bots(world.leo.sees("sos", below=card))]
    assert not any("SECRET-ana" in words or "SECRET-summary" in words for words in shown)
    assert "(message supprimé)" in world.leo.again(card)
    assert "SOS 1 · Ana Moreau" in world.leo.again(card), "that there was a case stays, for the figures"
    assert await everywhere(world, "SECRET-leo-1") == ["sos_line"], "the words of others are theirs"
    assert await everywhere(world, "SECRET-nour-note") == ["sos_line"]


def bots(seen: Sequence[Seen]) -> list[Seen]:
    return [message for message in seen if not message.words.startswith(("SECRET-leo", "🔒 SECRET", "// SECRET"))]


async def test_a_staff_person_s_words_and_notes_are_forgotten_everywhere(world: World) -> None:
    card = await story(world)
    assert "Note interne de Léo Bernard" in await seen_by(world, "nour")
    await erase(world, "leo")
    assert await everywhere(world, "SECRET-leo") == []
    assert "SECRET-leo" not in await seen_by(world, "ana")
    below = [seen.words for seen in world.nour.sees("sos", below=card)]
    assert not any("Note interne de Léo" in words for words in below)
    assert any("Note interne de Nour" in words for words in below)
    assert "SECRET-ana-2" in await seen_by(world, "nour")
    assert await everywhere(world, "SECRET-summary") == ["sos_case"], "it is about Ana, and hers to have forgotten"


async def test_words_of_an_unanswered_question_are_forgotten_too(world: World) -> None:
    await world.ana.says("bonjour SECRET-ana")
    await world.ana.says("SECRET-ana je suis à Lyon")
    await erase(world, "ana")
    assert await everywhere(world, "SECRET-ana") == []
    await world.ana.presses("Oui, appelle quelqu’un", on=question(world))
    assert "(message supprimé)" in world.leo.last("sos")


def question(world: World) -> Seen:
    (found,) = [seen for seen in world.ana.sees() if seen.controls]
    return found


async def test_words_that_still_wait_at_the_door_are_forgotten_and_never_carried(world: World) -> None:
    for number in range(EVENTS.burst + 3):
        await _hears(world, "ana", f"SECRET-ana {number}")
    await _hears(world, "tom", "SECRET-tom, help")
    assert await everywhere(world, "SECRET-ana") == ["inbox", "sos_line"]
    await erase(world, "ana")
    assert await everywhere(world, "SECRET-ana") == []
    await world.advance(minutes=5)
    assert await everywhere(world, "SECRET-ana") == []
    assert "SECRET-ana" not in await seen_by(world, *TEAM_AND_ANA)
    assert "SECRET-tom" in await seen_by(world, "leo"), "the words of others are theirs"


async def test_words_that_were_given_up_are_forgotten_and_no_trouble_any_more(world: World) -> None:
    await world.ines.opens_home()
    world.house.dispatcher.registry.direct.insert(0, _fails)
    await _hears(world, "ana", "SECRET-ana, help")
    await world.advance(hours=2)
    world.house.dispatcher.registry.direct.remove(_fails)
    assert await everywhere(world, "SECRET-ana") == ["inbox"]
    assert "À regarder" in world.ines.home()
    await erase(world, "ana")
    assert await everywhere(world, "SECRET-ana") == []
    assert "À regarder" not in world.ines.home()


async def _hears(world: World, who: str, words: str) -> None:
    """A direct message, straight from the platform: so fast that nothing else happens meanwhile."""
    number = next(_numbers)
    message = MessageRef(world.ref(who).workspace, f"dm-{who}", f"fast-{number}")
    said = Said(key=f"fast{number}", by=world.ref(who), message=message, text=words, direct=True)
    await world.house.dispatcher.receive(said)


async def _fails(_ctx: ActorCtx, said: Said) -> None:
    raise RuntimeError(said.text)


async def test_nobody_is_asked_how_it_went_once_they_are_forgotten(world: World) -> None:
    await story(world)
    await erase(world, "ana")
    before = len(world.ana.sees())
    await world.advance(days=3)
    assert len(world.ana.sees()) == before


async def test_somebody_who_still_waits_is_not_forgotten_by_the_team(world: World) -> None:
    await world.ana.says(f"{CALL} SECRET-ana")
    await erase(world, "ana")
    await world.advance(minutes=10)
    assert "Ana Moreau attend" in world.leo.last("sos")


async def test_forgetting_twice_or_somebody_who_never_called_changes_nothing(world: World) -> None:
    card = await story(world)
    await erase(world, "ana")
    once = world.leo.again(card)
    await erase(world, "ana")
    await erase(world, "tom")
    assert world.leo.again(card).words == once.words


async def test_an_edit_that_arrives_late_brings_nothing_back(world: World) -> None:
    first = await world.ana.says(f"{CALL} SECRET-ana")
    await erase(world, "ana")
    await world.ana.edits(first, "SECRET-ana again")
    assert await everywhere(world, "SECRET-ana") == []


async def test_whoever_was_forgotten_can_call_again(world: World) -> None:
    await story(world)
    await erase(world, "ana")
    await world.advance(hours=49)
    await world.ana.says(CALL)
    assert "SOS 2 · Ana Moreau" in world.leo.last("sos")


# --- told --------------------------------------------------------------------------------------------------


async def export(world: World, who: str) -> Sequence[Mapping[str, Any]]:
    person = await world.person(who)
    assert isinstance(FEATURE.personal_data, PersonalData)
    async with world.house.database.read() as connection:
        community = await people.get_community(connection, person.community)
        return await FEATURE.personal_data.export(connection, community, person.id)


async def test_somebody_is_told_all_that_is_known_of_them_and_nothing_of_others(world: World) -> None:
    started = world.clock.now()
    await story(world)
    await world.ana.presses("😊 Très bien", on=world.ana.last())
    await world.tom.says("SECRET-tom, help")

    case, *lines = await export(world, "ana")
    assert (case["what"], case["number"], case["summary"], case["rating"]) == ("case", 1, "SECRET-summary de Léo", 3)
    assert started < case["opened_at"] < case["resolved_at"] <= started + timedelta(minutes=5)
    assert [(line["what"], line["text"]) for line in lines] == [
        ("volunteer", "SECRET-ana-1, au secours"),
        ("volunteer", "SECRET-ana-2 aussi"),
        ("volunteer", "bien reçu SECRET-ana-3"),
    ]
    assert [(line["what"], line["text"]) for line in await export(world, "leo")] == [
        ("staff", "SECRET-leo-1 j'arrive"),
        ("note", "🔒 SECRET-leo-note"),
    ]
    assert await export(world, "chidi") == []


async def test_every_case_is_told_whatever_became_of_it(world: World) -> None:
    await world.ana.says("bonjour")
    await world.ana.says("non merci")
    await story(world)
    await world.ana.says("re bonjour")
    told = await export(world, "ana")
    assert [row["number"] for row in told if row["what"] == "case"] == [None, 1, None]
    texts = [row["text"] for row in told if row["what"] == "volunteer"]
    assert texts[0] == "bonjour"
    assert texts[-1] == "re bonjour"


async def test_what_was_forgotten_is_told_as_forgotten(world: World) -> None:
    await story(world)
    await erase(world, "ana")
    case, *lines = await export(world, "ana")
    assert case["summary"] == ""
    assert {line["text"] for line in lines} == {""}
    assert all(line["deleted_at"] for line in lines)
