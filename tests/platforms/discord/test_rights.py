"""What the bot asks for: the invite link holds it, Discord knows it, and what a channel lacks of it is named."""

from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.core.errors import CannotStart, Right
from bot.platforms.discord.rights import RIGHTS, application_of, invite_link, lines, missing, permissions
from bot.ui.i18n import Localiser
from bot.ui.rights import NAMES
from bot.ui.text import Reader
from tests.wire.discord.permissions import BITS, bits


def test_the_link_asks_for_the_table_and_nothing_else() -> None:
    link = urlsplit(invite_link("81384788765712384"))
    assert (link.scheme, link.netloc, link.path) == ("https", "discord.com", "/oauth2/authorize")
    asked = parse_qs(link.query)
    assert asked["client_id"] == ["81384788765712384"]
    assert asked["scope"] == ["bot applications.commands"]
    wanted = [
        "VIEW_CHANNEL", "SEND_MESSAGES", "SEND_MESSAGES_IN_THREADS", "CREATE_PUBLIC_THREADS", "READ_MESSAGE_HISTORY",
        "CREATE_PRIVATE_THREADS", "MANAGE_THREADS", "ATTACH_FILES", "CREATE_EVENTS",
    ]  # fmt: skip
    assert asked["permissions"] == [str(bits(wanted))]
    assert not permissions() & (BITS["ADMINISTRATOR"] | BITS["MENTION_EVERYONE"] | BITS["MANAGE_GUILD"])


def test_every_right_has_a_name_and_a_reason_in_each_language() -> None:
    assert set(RIGHTS) == set(NAMES) == set(Right)
    english, french = (
        [Localiser(Reader(language)).plain(one) for one in lines("81384788765712384")] for language in ("en", "fr")
    )
    assert any("Create Private Threads: reach somebody" in line for line in english)
    assert any("Créer des fils privés" in line for line in french)
    for name in ("Server Members Intent", "Message Content Intent"):
        assert any(name in line for line in english)
        assert any(name in line for line in french)
    assert sum(a == b for a, b in zip(english, french, strict=True)) == 1, "the link alone is the same"


@pytest.mark.parametrize("right", RIGHTS)
def test_what_is_missing_in_a_channel_is_named(right: Right) -> None:
    held = discord.Permissions(permissions())
    assert missing(held) == ()
    held.update(**{RIGHTS[right].flag: False})
    assert missing(held) == ((right,) if RIGHTS[right].everywhere else ())


def test_a_channel_that_we_cannot_see_lacks_just_that() -> None:
    assert missing(discord.Permissions.none()) == (Right.SEE,)


def test_a_token_tells_its_application() -> None:
    assert application_of("ODEzODQ3ODg3NjU3MTIzODQ.GabcdE.x") == "81384788765712384"


@pytest.mark.parametrize("token", ["", "x", "é.é", "bm90IGEgbnVtYmVy.G.x", "xoxb-1-2"])
def test_what_is_no_token_of_discord_is_said_in_one_line(token: str) -> None:
    with pytest.raises(CannotStart, match=r"^DISCORD_BOT_TOKEN does not tell its application: .*--application ID\.$"):
        application_of(token)
