"""SOS when several people act at the very same moment: one outcome, nobody's words lost, nobody met by an error."""

import asyncio

from bot.ui.reply import Nothing, Whisper
from bot.ui.text import Sentence
from storage.repos import sos_words
from tests.drivers.seen import Heard, Seen
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = ON_THE_PLAYGROUND

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
TEAM = ("leo", "nour", "ines")


async def together(world: World, wire: str, *who: str, value: str = "") -> dict[str, Heard]:
    """Everybody presses at once."""
    answers = await asyncio.gather(*(world.driver.presses(one, wire, value, None) for one in who))
    await world.settle()
    return dict(zip(who, answers, strict=True))


def told(heard: Heard) -> str:
    """The sentence of a whisper, as it stands in the code; "" for any other answer."""
    reply = heard.answer.reply if heard.answer else None
    if not isinstance(reply, Whisper):
        return ""
    assert isinstance(reply.view.summary, Sentence)
    return reply.view.summary.one


def silent(heard: Heard) -> bool:
    """The messages say it all."""
    return heard.answer is not None and isinstance(heard.answer.reply, Nothing)


async def called(world: World) -> Seen:
    await world.ana.says(CALL)
    return world.leo.last("sos")


async def test_of_those_who_take_it_at_once_exactly_one_has_it(world: World) -> None:
    card = await called(world)
    answers = await together(world, card.control("Je m’en occupe").wire, *TEAM)
    winners = [who for who, answer in answers.items() if silent(answer)]
    assert len(winners) == 1
    assert {told(answers[who]) for who in TEAM if who not in winners} == {"{who} already has this one."}
    name = (await world.person(winners[0])).name
    assert f"{name} s’en occupe" in world.leo.again(card)
    assert sum("est avec toi" in seen for seen in world.ana.sees()) == 1


async def test_one_person_who_presses_twice_at_once_takes_it_once(world: World) -> None:
    card = await called(world)
    wire = card.control("Je m’en occupe").wire
    answers = await asyncio.gather(*(world.driver.presses("leo", wire, "", None) for _ in range(4)))
    await world.settle()
    assert sorted(map(told, answers)) == ["", *["You already have this one. Thank you!"] * 3]
    assert world.leo.again(card).words.count("a pris") <= 1


async def test_of_two_who_close_at_once_one_summary_is_kept(world: World) -> None:
    card = await called(world)
    heard = {who: await getattr(world, who).presses("C’est réglé", on=card) for who in ("leo", "nour")}
    assert all(one.form for one in heard.values())
    answers = await asyncio.gather(
        *(world.driver.submits(who, one.form, {"summary": f"par {who}"}) for who, one in heard.items())
    )
    await world.settle()
    first, second = sorted(map(told, answers))
    assert first == ""
    assert "sorted meanwhile" in second
    shown = world.leo.again(card)
    assert ("par leo" in shown) != ("par nour" in shown)


async def test_the_volunteer_closes_while_somebody_takes_it(world: World) -> None:
    card = await called(world)
    sorted_out = world.ana.last().control("C’est réglé, merci").wire
    await asyncio.gather(
        world.driver.presses("ana", sorted_out, "", None),
        world.driver.presses("leo", card.control("Je m’en occupe").wire, "", None),
    )
    await world.settle()
    assert "Réglé" in world.leo.again(card), "whichever came first, Ana no longer needs anybody"


async def test_two_volunteers_who_call_at_once_each_get_a_case_and_a_number(world: World) -> None:
    volunteers = ("ana", "tom", "chidi", "yanis", "marieange")
    answers = await asyncio.gather(
        *(world.driver.commands(who, "sos", {"text": f"help, says {who}"}) for who in volunteers)
    )
    await world.settle()
    assert {told(answer) for answer in answers} == {
        "The team is being called. Their answer will come in our direct messages."
    }
    cards = world.leo.sees("sos")
    assert len(cards) == len(volunteers)
    for number in range(1, len(volunteers) + 1):
        assert sum(f"SOS {number} " in card for card in cards) == 1
    for who in volunteers:
        assert sum(f"help, says {who}" in card for card in cards) == 1


async def test_a_volunteer_who_sends_a_form_twice_at_once_opens_one_case_and_loses_no_word(world: World) -> None:
    answers = await asyncio.gather(
        *(world.driver.submits("ana", "sos.open", {"words": f"au secours {n}"}) for n in range(4))
    )
    await world.settle()
    assert len({told(answer) for answer in answers}) == 1
    (card,) = world.leo.sees("sos")
    ana = await world.person("ana")
    async with world.house.database.read() as connection:
        lines = await sos_words.lines_by(connection, ana.community, ana.id)
    assert sorted(line.text for line in lines) == [f"au secours {n}" for n in range(4)]
    assert "SOS 1 " in card


async def test_the_team_answers_while_the_volunteer_writes(world: World) -> None:
    card = await called(world)
    await asyncio.gather(
        *(world.driver.says("ana", "dm", f"et aussi {n}", None) for n in range(5)),
        *(world.driver.says("leo", "sos", f"j'arrive {n}", card.id) for n in range(5)),
    )
    await world.settle()
    carried = [seen.words for seen in world.leo.sees("sos", below=card) if seen.words.startswith("et aussi")]
    assert carried == [f"et aussi {n}" for n in range(5)]
    answers = [seen.words for seen in world.ana.sees() if seen.words.startswith("j'arrive")]
    assert answers == [f"j'arrive {n}" for n in range(5)]
    assert "Léo Bernard s’en occupe" in world.leo.again(card)
