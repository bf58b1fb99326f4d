"""What Slack sends, as what happened: pure translation, one payload at a time. Profiles are added by the adapter.

`translate` gives None for what is not for us: the bot's own doings, other bots, Slackbot, strangers of a connected
workspace, kinds that we do not hear. It raises ValueError, one clear line, for a kind that we hear whose payload lacks
what it must have; nothing else is ever raised.

Strangers are passed over altogether: a person of another workspace who shares a channel with ours is not of the
community, so their words may neither open a case nor reach somebody in the name of ours, and they must not be
remembered as one of its people. Guests are people of the workspace, invited by its administrators, and often those who
need help most; they never administer anything (see people.py).
"""

from collections.abc import Mapping

from bot.core.inbound import Inbound
from bot.platforms.slack import events, interactions
from bot.platforms.slack.payload import Json, at

Names = Mapping[str, str]
_NOBODY: Names = {}


def translate(body: Json, names: Names = _NOBODY) -> Inbound | None:
    """What happened; None when it is not for us. Raises ValueError for a payload that is not whole.

    `names` gives the names of those who are mentioned, by id (`words.mentioned` says whose are wanted). A command comes
    as it was typed, and is completed by `commands.complete`.
    """
    match at(body, "type"):
        case "event_callback":
            return events.translate(body, names)
        case "block_actions":
            return interactions.pressed(body)
        case "view_submission":
            return interactions.submitted(body)
        case "shortcut" | "message_action":
            return interactions.shortcut(body, names)
        case None if at(body, "command") is not None:
            return interactions.commanded(body)
    return None
