"""Commands, forms and shortcuts over the wire: the real adapter against the fake Slack."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.core.inbound import Commanded, Inbound, Pressed, Reacted, Submitted
from bot.core.refs import PlaceRef, Profile, Workspace
from bot.platforms.slack.adapter import Access, SlackPlatform
from bot.ui.command import Command, Param, Shortcut
from bot.ui.form import Form, TextField
from bot.ui.ports import Memory
from bot.ui.reply import Answer, OpenForm
from bot.ui.text import Words, _
from bot.ui.view import Option
from tests.wire.slack.client import SlackClient
from tests.wire.slack.rules import Json, Rules
from tests.wire.slack.running import in_process

SIZE = Param(
    "size", _("Yes"), "choice", required=True, options=(Option("s", Words("Petit")), Option("xl", Words("Très grand")))
)
COUNT, WHY, WHO = (
    Param("count", _("Yes"), "number", required=True),
    Param("why", _("Yes")),
    Param("who", _("Yes"), "person", required=True),
)
RITUAL = Command("ritual", _("Yes"), (SIZE, COUNT, WHY), (("fr", "rituel"),))
THANKS = Command("thanks", _("Yes"), (WHO, WHY), (("fr", "merci"),))
FORM = Form("sos.open", Words("Un formulaire"), (TextField(name="words", label=Words("Quoi ?")),), Words("Envoyer"))


@dataclass
class Heard:
    """Implements bot.ui.ports.Intake: keeps what it hears; a press opens a form."""

    inbounds: list[Inbound] = field(default_factory=list)

    async def receive(self, inbound: Inbound) -> Answer:
        self.inbounds.append(inbound)
        return Answer(OpenForm(FORM)) if isinstance(inbound, Pressed) else Answer()

    def commands(self) -> list[Command]:
        return [RITUAL, THANKS]

    def shortcuts(self) -> list[Shortcut]:
        return []

    async def listens(self, _reacted: Reacted) -> bool:
        return False

    async def memory(self, _workspace: Workspace) -> Memory:
        return Memory(None)

    async def misses(self, _workspace: Workspace, _since: datetime) -> None:
        return None

    async def caught_up(self, _workspace: Workspace) -> None:
        return None

    async def meet(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        return None

    async def follow(self, _workspace: Workspace, _people: Mapping[str, Profile]) -> None:
        return None


@pytest.fixture
async def slack() -> AsyncIterator[SlackClient]:
    async with in_process(Rules(enforce_rates=False, retry_delays=(0.05, 0.1, 0.2))) as running:
        await running.person("ana", real_name="Ana Moreau", locale="fr-FR")
        yield running


@pytest.fixture
async def heard(slack: SlackClient) -> AsyncIterator[Heard]:
    access = Access(SecretStr(slack.bot_token), SecretStr(slack.app_token), api_url=slack.api_url)
    intake, platform = Heard(), SlackPlatform(access, seconds_per_message=0)
    await platform.introduce()
    await platform.start(intake)
    yield intake
    await platform.stop()


async def opened(slack: SlackClient) -> Json:
    """The modal in front, which opens right after the acknowledgement."""

    async def there() -> bool:
        return bool(await slack.modals("ana"))

    await slack.until(there)
    (modal,) = await slack.modals("ana")
    return modal


async def test_a_whole_command_goes_straight_through(slack: SlackClient, heard: Heard) -> None:
    leo, sos = await slack.person("leo", real_name="Léo"), await slack.channel("sos", members=["ana"])
    assert (await slack.slash("ana", "/rituel", '"très grand" 12 parce que :lock: 1 < 2', sos))["problem"] == ""
    assert (await slack.slash("ana", "/merci", "@leo tu es là, @leo"))["problem"] == ""
    ritual, thanks = heard.inbounds
    assert isinstance(ritual, Commanded)
    assert ritual.command == "ritual"
    assert ritual.values == {"size": "xl", "count": "12", "why": "parce que 🔒 1 < 2"}
    assert ritual.place == PlaceRef(ritual.by.workspace, sos)
    assert isinstance(thanks, Commanded)
    assert thanks.values == {"who": leo, "why": "tu es là, @Léo"}


async def test_what_lacks_is_asked_for_and_then_it_is_the_command(slack: SlackClient, heard: Heard) -> None:
    sos = await slack.channel("sos", members=["ana"])
    assert (await slack.slash("ana", "/rituel", "petit douze parce que", sos))["problem"] == ""
    modal = await opened(slack)
    assert modal["title"]["text"] == "/rituel"
    held = modal["state"]["values"]
    assert held["size"]["value"]["selected_option"]["value"] == "s"
    assert (held["count"]["value"]["value"], held["why"]["value"]["value"]) == ("douze", "parce que")
    await slack.submit("ana")
    (modal,) = await slack.modals("ana")
    assert modal["errors"] == {"count": "Un nombre entier, s’il te plaît."}
    assert heard.inbounds == []
    await slack.submit("ana", {"count": "12"})
    assert await slack.modals("ana") == []
    (ritual,) = heard.inbounds
    assert isinstance(ritual, Commanded)
    assert ritual.values == {"size": "s", "count": "12", "why": "parce que"}
    assert ritual.place == PlaceRef(ritual.by.workspace, sos)


async def test_who_is_meant_is_asked_for_in_words(slack: SlackClient, heard: Heard) -> None:
    await slack.slash("ana", "/merci", "leo pour tout")

    async def whispered() -> bool:
        return bool(await slack.ephemerals("ana"))

    await slack.until(whispered)
    (whisper,) = await slack.ephemerals("ana")
    assert "Dis-moi qui" in whisper["text"]
    assert "/merci leo pour tout" in str(whisper["blocks"])
    assert heard.inbounds == []


async def test_a_shortcut_opens_a_form_anywhere(slack: SlackClient, heard: Heard) -> None:
    sos = await slack.channel("sos", members=["ana"])
    ts = await slack.say("ana", "Qui vient ?", sos)
    await slack.shortcut("ana", "sos.ask")
    await opened(slack)
    await slack.submit("ana", {"words": "À l'aide"})
    await slack.shortcut("ana", "sos.ask", sos, ts=ts)
    await opened(slack)
    pressed, submitted, on_message = [item for item in heard.inbounds if isinstance(item, Pressed | Submitted)]
    assert isinstance(pressed, Pressed)
    assert (pressed.wire, pressed.value, pressed.on) == ("sos.ask", "", None)
    assert isinstance(submitted, Submitted)
    assert (submitted.wire, submitted.values) == ("sos.open", {"words": "À l'aide"})
    assert isinstance(on_message, Pressed)
    assert on_message.on is not None
    assert (on_message.value, on_message.on.message) == ("Qui vient ?", ts)
