"""The bench as a test: `make bench`. While measuring, it checks that every message is handed on once."""

import pytest

from tests.bench.__main__ import machine, run, table
from tests.bench.measure import APPS, Load


@pytest.mark.long
async def test_mijote_beside_a_bare_app(capsys: pytest.CaptureFixture[str]) -> None:
    figures = await run(1, Load())
    with capsys.disabled():
        print(f"\n\n{machine()} One round.\n\n{table(figures)}\n")
    assert figures.keys() == APPS.keys()
