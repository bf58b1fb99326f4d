"""A recording Slack for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.platforms.slack.recorder import Recorder
from tests.wire.slack.client import SlackClient


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    found = Recorder()
    yield found
    await found.close()


@pytest.fixture
def slack(recorder: Recorder) -> SlackClient:
    """The hand of the people in it."""
    return recorder.hand
