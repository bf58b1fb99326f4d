"""Tact, asked about the same message twice: it was sent once, whatever the hour and the budget say."""

from bot.runtime import tact
from bot.runtime.context import Ctx
from tests.runtime.bench import Bench


async def test_the_very_same_is_never_sent_twice(bench: Bench) -> None:
    ana = await bench.person("ana")
    answers: list[object] = []

    async def ask(ctx: Ctx) -> None:
        answers.extend([await tact.ask(ctx, ana.id, "test.kind", subject) for subject in ("a", "a", "b")])

    await bench.in_unit(ask)
    assert answers == [None, tact.NEVER, None]
