"""Modals in the fake: opened, filled in, kept back by the client, sent, answered."""

import base64
from typing import Any

import discord
import pytest
from discord import ui

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json
from tests.wire.discord.test_fake_interactions import answering, card, raw_answer, view


def label(text: str, component: ui.Item[Any], description: str | None = None) -> ui.Label[Any]:
    return ui.Label(text=text, component=component, description=description)


def days() -> list[discord.SelectOption]:
    return [discord.SelectOption(label="Lundi", value="mon"), discord.SelectOption(label="Mardi", value="tue")]


class Form(ui.Modal):
    """Every kind of field that a modal may hold, five at a time."""

    def __init__(self, *items: ui.Item[Any], **options: Any) -> None:
        super().__init__(title="Que se passe-t-il ?", custom_id="sos.form", timeout=None, **options)
        for item in items:
            self.add_item(item)
        self.sent: list[discord.Interaction[Any]] = []
        self.answer: Any = lambda interaction: interaction.response.send_message("Merci", ephemeral=True)

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        self.sent.append(interaction)
        await self.answer(interaction)


def words(custom_id: str, **more: Any) -> ui.TextInput[Any]:
    return ui.TextInput(custom_id=custom_id, **more)


async def opened(fake: DiscordClient, bot: Bot, *items: ui.Item[Any]) -> Form:
    """A form, open before Léo."""
    form = Form(*items)
    answering(bot, lambda it: it.response.send_modal(form) if it.type.value == 3 else _nothing())
    await card(fake, bot)
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 9
    return form


async def _nothing() -> None:
    """Submissions are the form's own."""


async def test_texts_are_written_checked_and_sent(fake: DiscordClient, bot: Bot) -> None:
    what, more = words("what", min_length=3, max_length=10), words("more", required=False, default="rien")
    form = await opened(fake, bot, label("Quoi ?", what, "En deux mots"), label("Autre chose ?", more))
    modal = await fake.modal("leo")
    assert modal is not None
    assert modal["title"] == "Que se passe-t-il ?"
    assert [(field["label"], field["value"]) for field in modal["fields"]] == [
        ("Quoi ?", ""),
        ("Autre chose ?", "rien"),
    ]
    assert (await fake.submit("leo"))["client_errors"] == {"what": "This field is required"}
    assert (await fake.submit("leo", {"Quoi ?": "12345678901"}))["client_errors"].keys() == {"what"}
    outcome = await fake.submit("leo", {"Quoi ?": "La clé", "more": ""})
    assert (outcome["type"], outcome["client_errors"]) == (4, {})
    assert (what.value, more.value) == ("La clé", "")
    assert await fake.modal("leo") is None
    (whisper,) = await fake.ephemerals("leo")
    assert whisper["text"] == "Merci"
    began = whisper["interaction_metadata"]["triggering_interaction_metadata"]
    assert (form.sent[0].message.id if form.sent[0].message else 0) == int(began["interacted_message_id"])


async def test_every_other_kind_of_field(fake: DiscordClient, bot: Bot) -> None:
    day: ui.Select[Any] = ui.Select(custom_id="day", options=days())
    who: ui.UserSelect[Any] = ui.UserSelect(custom_id="who", required=False)
    radio: ui.RadioGroup[Any] = ui.RadioGroup(custom_id="how")
    radio.add_option(label="Bien", value="good")
    radio.add_option(label="Mal", value="bad")
    boxes: ui.CheckboxGroup[Any] = ui.CheckboxGroup(custom_id="needs", min_values=1, max_values=2)
    for name in ("Eau", "Pain"):
        boxes.add_option(label=name, value=name.lower())
    agree: ui.Checkbox[Any] = ui.Checkbox(custom_id="agree")
    fields: list[tuple[str, ui.Item[Any]]] = [
        ("Quel jour ?", day),
        ("Qui ?", who),
        ("Comment ?", radio),
        ("Quoi ?", boxes),
        ("D’accord ?", agree),
    ]
    await opened(fake, bot, *(label(text, item) for text, item in fields))
    missing = (await fake.submit("leo"))["client_errors"]
    assert missing.keys() == {"day", "how", "needs"}
    values: Json = {"Quel jour ?": "Mardi", "Qui ?": "ana", "Comment ?": "Bien", "Quoi ?": ["Eau"], "D’accord ?": True}
    assert (await fake.submit("leo", values))["type"] == 4
    assert (day.values, radio.value, boxes.values, agree.value) == (["tue"], "good", ["eau"], True)
    assert [member.name for member in who.values] == ["ana"]


async def test_files_and_words_between(fake: DiscordClient, bot: Bot) -> None:
    files: ui.FileUpload[Any] = ui.FileUpload(custom_id="files", max_values=2)
    await opened(fake, bot, ui.TextDisplay("Une photo aide beaucoup."), label("Photo", files))
    photo = {"name": "photo.png", "content": base64.b64encode(b"\x89PNG").decode()}
    assert (await fake.submit("leo", {"Photo": [photo] * 3}))["client_errors"] == {"files": "Choose from 1 to 2"}
    assert (await fake.submit("leo", {"Photo": photo}))["type"] == 4
    (file,) = files.values
    assert (file.filename, await file.read()) == ("photo.png", b"\x89PNG")


async def test_a_form_that_nobody_answers_stays_open(fake: DiscordClient, bot: Bot) -> None:
    form = Form(label("Quoi ?", words("what")))
    answers: list[Any] = [
        lambda interaction: interaction.response.send_modal(form),
        lambda _interaction: _nothing(),
        lambda interaction: interaction.response.edit_message(view=view()),
    ]

    async def answer(interaction: discord.Interaction[Any]) -> None:
        await answers.pop(0)(interaction)

    heard = answering(bot, answer)
    form.answer = lambda _interaction: _nothing()
    await card(fake, bot)
    await fake.press("leo", "Je prends", "sos")
    await fake.rules(ack_timeout=0.05)
    assert (await fake.submit("leo", {"what": "La clé"}))["problem"] == "Something went wrong. Try again."
    await fake.rules(ack_timeout=3)
    assert (await fake.submit("leo"))["type"] == 7  # what was written is still there
    data: Any = heard[2].data
    assert data["components"][0]["component"]["value"] == "La clé"
    assert (await fake.posts())[0]["edits"] == 1
    assert await fake.modal("leo") is None


async def test_a_modal_can_be_closed_and_opens_no_other(fake: DiscordClient, bot: Bot) -> None:
    form = await opened(fake, bot, label("Quoi ?", words("what")))
    await fake.close_modal("leo")
    with pytest.raises(LookupError, match="no modal open"):
        await fake.submit("leo")
    refused: list[int] = []

    async def another(interaction: discord.Interaction[Any]) -> None:
        try:
            await interaction.response.send_modal(Form(label("Encore ?", words("more"))))
        except discord.HTTPException as error:
            refused.append(error.code)

    form.answer = another
    await fake.press("leo", "Je prends", "sos")
    await fake.rules(ack_timeout=0.2)
    await fake.submit("leo", {"what": "La clé"})
    assert refused == [50035]


def labelled(text: str = "?", **component: Any) -> Json:
    field = {"type": 4, "custom_id": "a", "style": 1, **component}
    return {"type": 18, "label": text, "component": field}


REFUSED: list[tuple[str, Json]] = [
    ("title", {"title": "x" * 46}),
    ("custom id", {"custom_id": "x" * 101}),
    ("no items", {"components": []}),
    ("six items", {"components": [{"type": 10, "content": "?"}] * 6}),
    ("label", {"components": [labelled("x" * 46)]}),
    ("no label", {"components": [{"type": 4, "custom_id": "a", "style": 1}]}),
    ("description", {"components": [labelled() | {"description": "x" * 101}]}),
    ("placeholder", {"components": [labelled(placeholder="x" * 101)]}),
    ("value", {"components": [labelled(value="x" * 11, max_length=10)]}),
    ("no options", {"components": [labelled(type=3, options=[])]}),
    ("one choice", {"components": [labelled(type=21, options=[{"label": "?", "value": "?"}])]}),
    ("twins", {"components": [labelled(), labelled()]}),
]


@pytest.mark.parametrize("change", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_what_discord_refuses_in_a_modal(fake: DiscordClient, bot: Bot, change: Json) -> None:
    refused: list[tuple[int, int]] = []
    data: Json = {"title": "?", "custom_id": "a", "components": [{"type": 10, "content": "?"}], **change}

    async def answer(interaction: discord.Interaction[Any]) -> None:
        refused.append(await raw_answer(fake, interaction, {"type": 9, "data": data}))
        await interaction.response.defer()

    answering(bot, answer)
    await card(fake, bot)
    assert (await fake.press("leo", "Je prends", "sos"))["type"] == 6
    assert refused == [(400, 50035)]
