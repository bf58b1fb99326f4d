"""Closed direct messages: what is said to somebody waits for them, they alone open it, and nobody else reads a word."""

from typing import Any

import pytest

from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Seen
from tests.world import Actor, World

WORLDS = ["discord sqlite"]

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
SECRET = "je passe te prendre devant la gare"
CLOSED = "ne peut pas recevoir de message direct"
OPEN = "Ouvrir mon message"
EVERYBODY_ELSE = ("leo", "nour", "ines", "tom", "chidi")


def discord(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


async def taken(world: World) -> Seen:
    """Ana has called, Léo is on it, and then her direct messages are closed; the card."""
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await discord(world).behind("close_dms", who="ana")
    return card


def knocks(world: World, who: str = "ana") -> list[Seen]:
    """What somebody sees that tells of a message, in private threads and in the open."""
    found = [seen for thread in discord(world).threads_of(who, "general") for seen in Actor(world, who).sees(thread)]
    return [
        seen for seen in [*found, *Actor(world, who).sees("general")] if any(c.label == OPEN for c in seen.controls)
    ]


def nobody_else_reads(world: World, words: str) -> None:
    for who in EVERYBODY_ELSE:
        actor = Actor(world, who)
        threads = discord(world).threads_of(who, "general")
        assert not any(words in seen for thread in threads for seen in actor.sees(thread))
        assert not any(words in seen for seen in actor.sees("general"))
        assert not any(words in seen for seen in actor.sees())


async def test_what_is_said_waits_out_of_sight_and_she_alone_opens_it(world: World) -> None:
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    assert CLOSED in world.leo.again(card)
    (knock,) = knocks(world)
    assert SECRET not in knock
    assert "Ana" in knock
    assert all(not knocks(world, who) for who in EVERYBODY_ELSE), "a private thread"
    assert discord(world).pinged("ana", "general"), "she hears of it"

    opened = (await world.ana.presses(OPEN, on=knock)).whisper
    assert SECRET in opened
    assert opened.author == "Léo Bernard"
    nobody_else_reads(world, SECRET)
    assert SECRET in (await world.ana.presses(OPEN, on=knocks(world)[0])).whisper, "once more, when she likes"


async def test_several_messages_are_one_knock_and_the_next_after_that_is_another(world: World) -> None:
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    await world.leo.says("tu m'attends là-bas ?", below=card)
    (knock,) = knocks(world)
    opened = (await world.ana.presses(OPEN, on=knock)).whisper
    assert SECRET in opened
    assert "là-bas" in opened
    await world.leo.says("je suis là", below=card)
    (again,) = knocks(world)
    assert again.id != knock.id
    opened = (await world.ana.presses(OPEN, on=again)).whisper
    assert "je suis là" in opened
    assert SECRET not in opened, "she has read that one"


async def test_once_direct_messages_work_again_it_all_goes_there(world: World) -> None:
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    await discord(world).behind("close_dms", who="ana", closed=False)
    await world.leo.says("je suis là", below=card)
    assert any(SECRET in seen for seen in world.ana.sees())
    assert any("je suis là" in seen for seen in world.ana.sees())
    assert knocks(world) == []
    assert discord(world).threads_of("ana", "general") == []
    assert CLOSED not in world.leo.again(card)


@pytest.mark.long  # tests/runtime/test_knock.py has it too
async def test_what_she_opened_is_not_said_twice(world: World) -> None:
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    await world.ana.presses(OPEN, on=knocks(world)[0])
    await discord(world).behind("close_dms", who="ana", closed=False)
    await world.leo.says("je suis là", below=card)
    assert not any(SECRET in seen for seen in world.ana.sees())
    assert any("je suis là" in seen for seen in world.ana.sees())


@pytest.mark.long  # the same
async def test_what_is_taken_back_is_not_there_to_be_opened(world: World) -> None:
    card = await taken(world)
    said = await world.leo.says(SECRET, below=card)
    await world.leo.deletes(said)
    assert knocks(world) == []


async def test_where_private_threads_are_impossible_she_is_mentioned(world: World) -> None:
    await discord(world).behind("bot_permissions", revoke=["CREATE_PRIVATE_THREADS"])
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    (knock,) = knocks(world, "tom")
    assert SECRET not in knock, "everybody sees that there is a message, and not what it says"
    refused = await world.tom.presses(OPEN, on=knock)
    assert "only they can open it" in refused.whisper
    assert SECRET in (await world.ana.presses(OPEN, on=knock)).whisper
    nobody_else_reads(world, SECRET)


async def test_a_forged_press_opens_nothing(world: World) -> None:
    card = await taken(world)
    await world.leo.says(SECRET, below=card)
    (knock,) = knocks(world)
    wire = knock.control(OPEN).wire
    assert "only they can open it" in (await world.tom.forges(wire)).whisper
    mine = wire.replace(discord(world).ref("ana").user, discord(world).ref("tom").user)
    assert SECRET not in (await world.tom.forges(mine)).whisper


async def test_whoever_left_the_server_is_not_met_there(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await discord(world).behind("leave", who="ana")
    await world.settle()
    await world.leo.says(SECRET, below=card)
    assert CLOSED in world.leo.again(card)
    nobody_else_reads(world, SECRET)
    assert all(not knocks(world, who) for who in EVERYBODY_ELSE)


@pytest.mark.parametrize(
    ("on", "fault"),
    [
        ("create_thread", {"kind": "reset", "when": "after"}),
        pytest.param("create_thread", {"kind": "status", "status": 502, "when": "before"}, marks=pytest.mark.long),
        pytest.param("add_thread_member", {"kind": "reset", "when": "before"}, marks=pytest.mark.long),
    ],
)
async def test_a_lost_answer_makes_no_second_knock(world: World, on: str, fault: dict[str, Any]) -> None:
    card = await taken(world)
    await discord(world).behind("fault", on=on, **fault)
    await world.leo.says(SECRET, below=card)
    await world.advance(minutes=2)
    assert await discord(world).behind("faults_left") == 0
    (knock,) = knocks(world)
    assert SECRET in (await world.ana.presses(OPEN, on=knock)).whisper


async def test_a_file_is_named_to_her_alone_and_comes_once_direct_messages_work_again(world: World) -> None:
    card = await taken(world)
    await world.leo.says("le plan", below=card, files=[("plan.pdf", b"%PDF")])
    opened = (await world.ana.presses(OPEN, on=knocks(world)[0])).whisper
    assert "plan.pdf" in opened
    assert "dès que je pourrai t’écrire" in opened
    nobody_else_reads(world, "plan.pdf")
    await discord(world).behind("close_dms", who="ana", closed=False)
    await world.leo.says("tu l'as ?", below=card)
    assert [seen.files for seen in world.ana.sees() if seen.files] == [{"plan.pdf": b"%PDF"}]
    assert not any("le plan" in seen for seen in world.ana.sees()), "she has read that"
