"""Ping, the smallest feature, and its whole test: who asks, what they see, and what nobody else sees."""

from bot.core.people import Role
from bot.runtime.feature import NothingPersonal
from handlers import ping
from tests.world import World


async def test_each_gets_an_answer_in_their_language_and_at_their_hour(world: World) -> None:
    heard = await world.ana.commands("ping")
    assert heard.whisper.words == "Je suis là, Ana. Chez toi, il est 10:00."
    heard = await world.chidi.commands("ping")  # a minute of Paris is a minute of Toronto
    assert heard.whisper.words == "Here I am, Chidi. It is 4:00\u202fAM where you are."


async def test_nobody_else_sees_it(world: World) -> None:
    await world.ana.commands("ping")
    assert world.ana.sees() == []
    assert world.leo.sees("sos") == []


def test_everybody_may_ask_and_nothing_is_kept() -> None:
    (command,) = ping.FEATURE.commands
    assert command.allow is Role.VOLUNTEER
    assert isinstance(ping.FEATURE.personal_data, NothingPersonal)
