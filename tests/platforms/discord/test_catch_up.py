"""Whose direct messages are looked at after a restart."""

from bot.platforms.discord.catch_up import first_to_open, strangers
from bot.platforms.discord.payload import Json


def test_whoever_joined_last_is_looked_at_first_and_nobody_whom_we_know() -> None:
    present: list[Json] = [
        {"user": {"id": "1", "bot": False}, "joined_at": "2024-01-05T10:00:00+00:00"},
        {"user": {"id": "2", "bot": False}, "joined_at": None},
        {"user": {"id": "3", "bot": False}, "joined_at": "2026-11-20T10:00:00+00:00"},
        {"user": {"id": "4", "bot": True}, "joined_at": "2026-11-21T10:00:00+00:00"},
        {"user": {"id": "5", "bot": False}, "joined_at": "2025-03-01T10:00:00+00:00"},
    ]
    assert strangers(present, known={"5"}) == ["3", "1", "2"]


def test_so_many_are_opened_and_no_more() -> None:
    opened = {"2": "a channel", "4": "another"}.get
    people = ["1", "2", "3", "4", "5"]
    assert first_to_open(people, lambda user: opened(user, ""), 2) == ["1", "2", "3", "4"]
    assert first_to_open(people, lambda user: opened(user, ""), 0) == ["2", "4"]
    assert first_to_open(people, lambda user: opened(user, ""), 9) == people
