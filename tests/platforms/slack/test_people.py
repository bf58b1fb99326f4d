"""Who is of the workspace, and what Slack tells of them."""

from typing import Any

import pytest

from bot.core.refs import Profile
from bot.platforms.slack.people import is_guest, is_member, profile_of, told_profile, told_user
from tests.platforms.slack.recorder import Recorder
from tests.wire.slack.client import SlackClient

TEAM = "T000MIJOTE"
ANA: dict[str, Any] = {"id": "U1", "team_id": TEAM, "name": "ana", "real_name": "Ana Moreau", "tz": "Europe/Paris"}


@pytest.mark.parametrize(
    ("told", "member"),
    [
        ({}, True),
        ({"is_restricted": True}, True),
        ({"is_ultra_restricted": True, "is_restricted": True}, True),
        ({"is_bot": True}, False),
        ({"is_workflow_bot": True}, False),
        ({"id": "USLACKBOT"}, False),
        ({"id": None}, False),
        ({"deleted": True}, False),
        ({"is_stranger": True}, False),
        ({"team_id": "T2"}, False),
        ({"team_id": None}, False),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T2", TEAM]}}, True),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T2"]}}, False),
        ({"team_id": "T2", "enterprise_user": "odd"}, False),
    ],
)
def test_who_is_of_the_workspace(told: dict[str, Any], member: bool) -> None:
    assert is_member({**ANA, **told}, TEAM) == member


@pytest.mark.parametrize("odd", [None, "U1", 7, [], {}])
def test_what_is_no_user_object_is_nobody(odd: object) -> None:
    assert not is_member(odd, TEAM)
    assert not is_guest(odd)


@pytest.mark.parametrize(
    ("told", "profile"),
    [
        ({}, Profile("Ana Moreau", None, "Europe/Paris")),
        ({"profile": {"display_name": " Ana M. ", "real_name": "Ana"}}, Profile("Ana M.", None, "Europe/Paris")),
        ({"profile": {"display_name": " ", "real_name": "Anaïs"}}, Profile("Anaïs", None, "Europe/Paris")),
        ({"real_name": None, "profile": "odd"}, Profile("ana", None, "Europe/Paris")),
        ({"real_name": 7, "name": None, "tz": None}, Profile("", None, None)),
        ({"locale": "en-GB"}, Profile("Ana Moreau", "en", "Europe/Paris")),
        ({"is_admin": True}, Profile("Ana Moreau", None, "Europe/Paris", is_admin=True)),
        ({"is_owner": True}, Profile("Ana Moreau", None, "Europe/Paris", is_admin=True)),
        ({"is_admin": "true"}, Profile("Ana Moreau", None, "Europe/Paris")),
        ({"is_admin": True, "is_restricted": True}, Profile("Ana Moreau", None, "Europe/Paris")),
        ({"is_admin": True, "is_stranger": True}, Profile("Ana Moreau", None, "Europe/Paris")),
        ({"is_admin": True, "team_id": "T2"}, Profile("Ana Moreau", None, "Europe/Paris")),
        ({"is_admin": True, "deleted": True}, Profile("Ana Moreau", None, "Europe/Paris", is_member=False)),
    ],
)
def test_what_a_user_object_tells(told: dict[str, Any], profile: Profile) -> None:
    assert profile_of({**ANA, **told}, TEAM) == profile


async def test_events_that_bring_a_profile(recorder: Recorder, slack: SlackClient) -> None:
    ana = await slack.person("ana", joins=True, display_name="Ana")
    await slack.change("ana", display_name="Ana M.", is_admin=True, tz="America/Montreal")
    await slack.change("ana", deleted=True)
    await slack.say("ana", "Bonjour")
    joined, changed, left, said = await recorder.bodies()
    assert told_profile(joined, TEAM) == Profile("Ana", None, "Europe/Paris")
    assert told_profile(changed, TEAM) == Profile("Ana M.", None, "America/Montreal", is_admin=True)
    user = told_user(left)
    assert user is not None
    assert (user["id"], is_member(user, TEAM)) == (ana, False)
    assert told_profile(said, TEAM) is None
    assert told_user({"event": {"type": "user_change", "user": "U1"}}) is None
