"""SOS under attack: whatever is forged, only the team acts for the team, and nobody for another volunteer."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.inbound import Deleted, Edited, Pressed, Said, Submitted
from bot.core.people import Role
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.platforms.playground.demo import PLACES
from bot.setup.settling import Settlement, settle_in
from bot.ui.reply import Answer, Whisper
from bot.ui.text import Sentence
from bot.ui.wire import parse, wire
from handlers.sos import FEATURE
from storage.repos import people, sos, sos_words
from storage.repos.sos import Case
from storage.unit import Unit
from tests.drivers.seen import Seen
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
TEAM_ONLY = [name for name, route in FEATURE.presses.items() if route.allow is Role.STAFF]
OWN_ONLY = [name for name in FEATURE.presses if name not in TEAM_ONLY and name != "sos.ask"]
ELSEWHERE = Workspace("playground", "elsewhere")


def case_id(card: Seen) -> str:
    """The case behind a card."""
    return parse(card.controls[0].wire)[1][0]


async def case_of(world: World, card: Seen) -> Case:
    """The case as the database has it."""
    ana = await world.person("ana")
    async with world.house.database.read() as connection:
        case = await sos.get(connection, ana.community, case_id(card))
    assert case is not None
    return case


def forgeries(case: Case, actions: list[str]) -> Iterator[str]:
    """Every action on this case, with the right version and with wrong ones."""
    for action in actions:
        for arguments in ((case.version,), (0,), (), (3, case.version)):
            yield wire(action, case.id, *arguments)


async def forges(world: World, who: str, forged: str, value: str = "") -> str:
    """Send a press that no screen offered; the sentence of the answer, as it stands in the code."""
    world.clock.move(timedelta(seconds=1))  # no door in the way
    return source((await world.driver.presses(who, forged, value, None)).answer)


def source(answer: Answer | None) -> str:
    assert answer is not None
    assert isinstance(answer.reply, Whisper), f"no whisper but {answer.reply}"
    assert isinstance(answer.reply.view.summary, Sentence)
    return answer.reply.view.summary.one


TEAM_CAN = "Only the team can do this. If you need something, write to me: I will call them."
NOT_YOURS = "This is not yours to press, or it is gone. If you need help, just write to me."
NO_COLLEAGUE = "Only somebody of the team can take a case. Choose another name."


async def claimed(world: World) -> Seen:
    """A case that Leo has."""
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    return world.leo.again(card)


async def resolved(world: World) -> Seen:
    """A case that Leo had."""
    card = await claimed(world)
    form = await world.leo.presses("C’est réglé", on=card)
    await world.leo.submits(form, summary="fait")
    return world.leo.again(card)


async def every_state(world: World) -> AsyncIterator[Seen]:
    """One case from the question to its end; each time the message that shows it."""
    await world.ana.says("bonjour")
    yield world.ana.last()
    await world.ana.presses("Oui, appelle quelqu’un", on=world.ana.last())
    card = world.leo.last("sos")
    yield card
    await world.leo.presses("Je m’en occupe", on=card)
    yield world.leo.again(card)
    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    await world.leo.submits(form, summary="fait")
    yield world.leo.again(card)


async def test_nobody_outside_the_team_acts_for_it_whatever_they_send(world: World) -> None:
    tom = (await world.person("tom")).id
    async for seen in every_state(world):
        before = await case_of(world, seen)
        for forged in forgeries(before, TEAM_ONLY):
            assert await forges(world, "ana", forged, tom) == TEAM_CAN, forged
        for action in TEAM_ONLY:
            assert await forges(world, "tom", wire(action, before.id, before.version), tom) == TEAM_CAN, action
        for forged in forgeries(before, ["sos.close"]):
            assert source((await world.ana.submits(forged, summary="closed by Ana")).answer) == TEAM_CAN
        await world.settle()
        assert await case_of(world, seen) == before


async def test_nobody_answers_closes_or_rates_for_another(world: World) -> None:
    async for seen in every_state(world):
        before = await case_of(world, seen)
        for forged in forgeries(before, OWN_ONLY):
            assert await forges(world, "tom", forged) == NOT_YOURS, forged
        for action in OWN_ONLY:
            for who in ("leo", "ines"):  # nor the team
                assert await forges(world, who, wire(action, before.id, 3)) == NOT_YOURS, action
        await world.settle()
        assert await case_of(world, seen) == before


async def test_what_a_volunteer_may_press_on_their_own_case_does_only_that(world: World) -> None:
    card = await claimed(world)
    before = await case_of(world, card)
    for rating in ("3", "0", "4", "-1", "", "x", "9" * 40):  # nothing to rate before it is resolved
        await world.ana.forges(f"sos.rate:{before.id}:{rating}")
    for action in ("sos.yes", "sos.no", "sos.again"):
        await world.ana.forges(wire(action, before.id))
    assert await case_of(world, card) == before


async def test_a_forged_rating_is_none(world: World) -> None:
    card = await resolved(world)
    for rating in ("0", "4", "-1", "", "x", "³", "9" * 40, "1.5"):
        assert await forges(world, "ana", f"sos.rate:{case_id(card)}:{rating}") == NOT_YOURS, rating
    await world.settle()
    assert (await case_of(world, card)).rating is None


FORGED_CASES = ["", "0", "f" * 32, "x" * 10_000, "%", "' or 1=1 --", "\0", "\ud800", "*", "{case}"]


async def test_a_case_that_nobody_knows_is_answered_kindly(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    before = await case_of(world, card)
    for forged in FORGED_CASES:
        for action in (*TEAM_ONLY, *OWN_ONLY):
            assert await forges(world, "leo", f"{action}:{forged}:1", before.id) == NOT_YOURS, (action, forged)
        heard = await world.leo.submits(f"sos.close:{forged}:1", summary="x")
        assert source(heard.answer) == NOT_YOURS, forged
    assert await case_of(world, card) == before


async def test_a_case_is_handed_to_nobody_but_the_team(world: World) -> None:
    card = await claimed(world)
    select = card.control("Passer à…").wire
    before = await case_of(world, card)
    others = [(await world.person(who)).id for who in ("tom", "ana", "yanis")]
    for value in (*others, "", "leo", "x" * 10_000, "f" * 32, "\0", before.id):
        assert await forges(world, "nour", select, value) == NO_COLLEAGUE, value[:40]
    assert await case_of(world, card) == before
    assert set(world.leo.again(card).control("Passer à…").options) == {"Nour Haddad", "Inès Lambert", "Maya Collins"}


async def test_a_form_that_nobody_was_shown_holds_no_call_without_words(world: World) -> None:
    nothing = ("", " ", "\u200b\u2060", "\u3164")
    for words in nothing:
        heard = await world.tom.submits("sos.open", words=words)
        assert "even “help me”" in heard.errors["words"], ascii(words)
    assert (await world.tom.submits("sos.open", colour="red")).errors
    for words in nothing:
        assert (await world.tom.commands("sos", text=words)).form, ascii(words)
    assert world.leo.sees("sos") == []


async def test_whatever_a_forged_form_holds_is_carried_whole_and_shown_cut(world: World) -> None:
    await world.tom.submits("sos.open", words="x" * 500_000, colour="red")
    card = world.leo.last("sos")
    assert "xxx…" in card
    await world.leo.submits(f"sos.close:{case_id(card)}:{(await case_of(world, card)).version}", summary="y" * 500_000)
    assert "yyy…" in world.leo.again(card)


# --- words -------------------------------------------------------------------------------------------------


def said(world: World, who: str, text: str, card: Seen) -> Said:
    """Words below the card, from somebody who could not write there by the page."""
    here = world.ref(who).workspace
    message = MessageRef(here, PLACES["sos"], f"forged-{who}")
    return Said(
        key=f"forged:{who}", by=world.ref(who), message=message, text=text, thread=replace(message, message=card.id)
    )


async def test_words_below_the_card_by_somebody_else_go_nowhere(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    before, words = await case_of(world, card), [seen.words for seen in world.ana.sees()]
    for who in ("ana", "tom", "stranger"):
        await world.house.dispatcher.receive(said(world, who, "je parle pour l'équipe", card))
    await world.settle()
    assert await case_of(world, card) == before
    assert [seen.words for seen in world.ana.sees()] == words
    assert world.leo.sees("sos", below=card) == []
    async with world.house.database.read() as connection:
        tom = await world.person("tom")
        assert await sos_words.lines_by(connection, tom.community, tom.id) == []


async def test_nobody_edits_or_deletes_another_s_words(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    more = await world.ana.says("c'est à 14h")
    here = world.ref("ana").workspace
    message = MessageRef(here, "dm-ana", more.id)
    for who in ("tom", "leo"):
        about: dict[str, Any] = {"by": world.ref(who), "message": message}
        await world.house.dispatcher.receive(Edited(key=f"e-{who}", text="annulé", **about))
        await world.house.dispatcher.receive(Deleted(key=f"d-{who}", **about))
    await world.settle()
    assert world.leo.last("sos", below=card).words == "c'est à 14h"


# --- another community in the same database ----------------------------------------------------------------


@pytest.fixture
async def mallory(world: World) -> PersonRef:
    """An administrator of another community, which the same process serves."""
    settlement = Settlement(
        workspace=ELSEWHERE,
        name="Les Autres",
        language="en",
        timezone="Europe/London",
        people={"mallory": Profile("Mallory", "en", "Europe/London")},
        roles={"mallory": Role.ADMIN},
        places={"sos": "c-sos"},
    )
    await settle_in(world.house.database, world.clock, settlement)
    return PersonRef(ELSEWHERE, "mallory")


async def _person_id(world: World, ref: PersonRef) -> str:
    async with world.house.database.read() as connection:
        known = await people.recognise(connection, ref)
    assert known is not None
    assert known.person is not None
    return known.person.id


async def test_another_community_s_team_reaches_nothing_of_ours(world: World, mallory: PersonRef) -> None:
    card = await claimed(world)
    before = await case_of(world, card)
    receive = world.house.dispatcher.receive
    theirs = await _person_id(world, mallory)
    for number, forged in enumerate(forgeries(before, [*TEAM_ONLY, *OWN_ONLY])):
        world.clock.move(timedelta(seconds=1))  # no door in the way
        pressed = Pressed(key=f"p{number}", by=mallory, wire=forged, value=theirs)
        assert source(await receive(pressed)) == NOT_YOURS, forged
    closing = Submitted(key="s", by=mallory, wire=wire("sos.close", before.id, before.version))
    assert source(await receive(closing)) == NOT_YOURS
    await receive(
        Said(
            key="w",
            by=mallory,
            message=MessageRef(ELSEWHERE, "c-sos", "x1"),
            text="I answer for you",
            thread=MessageRef(world.ref("ana").workspace, "c-sos", card.id),
        )
    )
    await world.settle()
    assert await case_of(world, card) == before
    assert world.leo.again(card) == card
    assert world.leo.sees("sos", below=card) == []


async def test_our_team_reaches_nothing_of_another_community(world: World, mallory: PersonRef) -> None:
    theirs = await _person_id(world, mallory)

    async def open_theirs(unit: Unit) -> Case:
        known = await people.recognise(unit.connection, mallory)
        assert known is not None
        now = world.clock.now()
        case = await sos.add(unit.connection, known.community.id, theirs, mallory, now)
        return await sos.change(unit.connection, case, state="open", number=1, opened_at=now, waiting_since=now)

    before = await world.house.database.write(open_theirs)
    leo = (await world.person("leo")).id
    for forged in forgeries(before, [*TEAM_ONLY, *OWN_ONLY]):
        assert await forges(world, "ines", forged, leo) == NOT_YOURS, forged
    await world.ines.submits(wire("sos.close", before.id, before.version), summary="closed from elsewhere")
    async with world.house.database.read() as connection:
        assert await sos.get(connection, before.community, before.id) == before

    card = await claimed(world)
    assert "SOS 1 " in card, "each community counts for itself"
    assert "Mallory" not in card.control("Passer à…").options
    assert await forges(world, "nour", card.control("Passer à…").wire, theirs) == NO_COLLEAGUE


def test_the_tables_of_this_file_are_complete() -> None:
    assert set(TEAM_ONLY) == {"sos.claim", "sos.release", "sos.hand_over", "sos.resolve", "sos.reopen",
                              "sos.read_case"}  # fmt: skip
    assert set(OWN_ONLY) == {"sos.yes", "sos.no", "sos.sorted", "sos.again", "sos.rate", "sos.read"}
