"""What a file changes: found by comparing, and said in words."""

from dataclasses import replace

import pytest

from bot.core.people import GRANTED, Purpose, Role
from bot.setup.changes import Change, Founded, Granted, Joined, Placed, Told, compare, said
from bot.setup.described import Described, OnPlatform
from bot.ui.i18n import Localiser
from bot.ui.text import Reader

SLACK = OnPlatform("slack", ("T1",), {Purpose.SOS: "C1"}, {Role.STAFF: ("U1", "U2"), Role.ADMIN: ("U3",)})
DISCORD = OnPlatform("discord", ("1", "2"), {}, {Role.STAFF: ("7",), Role.ADMIN: ()})
HERE = Described("Les Passerelles", "fr", "Europe/Paris", (SLACK, DISCORD))


def test_the_same_changes_nothing() -> None:
    assert compare(HERE, HERE) == []


def test_the_order_in_a_list_means_nothing() -> None:
    other = replace(SLACK, roles={Role.STAFF: ("U2", "U1"), Role.ADMIN: ("U3",)})
    turned = replace(DISCORD, workspaces=("2", "1"))
    assert compare(HERE, replace(HERE, platforms=(turned, other))) == []


def test_a_new_community_gets_all_of_it() -> None:
    assert compare(None, HERE) == [
        Founded(HERE),
        Joined("slack", "T1"),
        Placed("slack", Purpose.SOS, None, "C1"),
        Granted("slack", "U3", Role.ADMIN, given=True),
        Granted("slack", "U1", Role.STAFF, given=True),
        Granted("slack", "U2", Role.STAFF, given=True),
        Joined("discord", "1"),
        Joined("discord", "2"),
        Granted("discord", "7", Role.STAFF, given=True),
    ]


def test_what_a_platforms_tables_do_not_name_nobody_has() -> None:
    bare = OnPlatform("slack", ("T1",), {Purpose.STAFF: "C2"}, {Role.STAFF: ("U3",), Role.ADMIN: ()})
    assert compare(HERE, Described("Passerelles", "en", "UTC", (bare,))) == [
        Told("name", "Les Passerelles", "Passerelles"),
        Told("language", "fr", "en"),
        Told("timezone", "Europe/Paris", "UTC"),
        Placed("slack", Purpose.SOS, "C1", None),
        Placed("slack", Purpose.STAFF, None, "C2"),
        Granted("slack", "U3", Role.ADMIN, given=False),
        Granted("slack", "U3", Role.STAFF, given=True),
        Granted("slack", "U1", Role.STAFF, given=False),
        Granted("slack", "U2", Role.STAFF, given=False),
    ]


def test_a_platform_that_the_file_does_not_name_is_left_alone() -> None:
    assert compare(HERE, replace(HERE, platforms=(SLACK,))) == []
    assert HERE.on("playground") == OnPlatform("playground", (), {}, dict.fromkeys(GRANTED, ()))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Founded(HERE), "A new community: Les Passerelles (fr, Europe/Paris)."),
        (Told("name", "A", "{B}"), "Its name: {B} (was A)."),
        (Told("language", "fr", "en"), "Its language: en (was fr)."),
        (Told("timezone", "UTC", "Europe/Paris"), "Its time zone: Europe/Paris (was UTC)."),
        (Joined("slack", "T1"), "Slack: the workspace T1 is the community’s."),
        (Placed("slack", Purpose.SOS, None, "C1"), "Slack: sos is in C1."),
        (Placed("discord", Purpose.SOS, "1", "2"), "Discord: sos is in 2 (was in 1)."),
        (Placed("slack", Purpose.WELCOME, "C1", None), "Slack: welcome is nowhere any more (was in C1)."),
        (Granted("slack", "U1", Role.STAFF, given=True), "Slack: Léo Bernard (U1) is staff."),
        (Granted("slack", "U9", Role.ADMIN, given=False), "Slack: U9 is admin no more."),
    ],
)
def test_each_change_is_said(change: Change, words: str) -> None:
    assert Localiser(Reader("en", "UTC")).plain(said(change, {("slack", "U1"): "Léo Bernard"})) == words
