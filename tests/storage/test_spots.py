"""Spots: which messages are shown one after the other."""

import pytest

from storage.repos.surfaces import Spot
from tests.storage.rows import DISCORD, SLACK


@pytest.mark.parametrize(
    ("spot", "stream"),
    [
        (Spot(SLACK, channel="C1"), "slack:T1:C1"),
        (Spot(SLACK, channel="C1", parent="p"), "slack:T1:C1"),
        (Spot(SLACK, user="U1"), "slack:T1:dm:U1"),
        (Spot(SLACK, user="U1", home=True), "slack:T1:home:U1"),
        (Spot(DISCORD, channel="C1"), "discord:G1:C1"),
    ],
)
def test_streams(spot: Spot, stream: str) -> None:
    assert spot.stream == stream
