"""Application commands in the fake: synced, translated, typed, completed, offered to those who may."""

from typing import Any, Literal

import discord
import pytest
from discord import app_commands

from tests.wire.discord.bots import Bot
from tests.wire.discord.client import DiscordClient
from tests.wire.discord.rules import Json

FRENCH = {"case": "dossier", "close": "fermer", "reason": "raison", "Make a case": "En faire un dossier"}


class Translator(app_commands.Translator):
    """French for a few words."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        del context
        return FRENCH.get(string.message) if locale is discord.Locale.french else None


@pytest.fixture
async def heard(bot: Bot, fake: DiscordClient) -> list[Json]:
    """A tree of commands, synced; what was typed is written down and answered."""
    said: list[Json] = []
    tree = bot.tree

    async def note(interaction: discord.Interaction[Any], **options: Any) -> None:
        said.append(options)
        await interaction.response.send_message("Noté", ephemeral=True)

    @tree.command(description="Say anything")
    async def say(
        interaction: discord.Interaction[Any],
        words: app_commands.Range[str, 2, 10],
        times: app_commands.Range[int, 1, 5] = 1,
        mood: Literal["good", "bad"] = "good",
        loud: bool = False,
    ) -> None:
        await note(interaction, words=words, times=times, mood=mood, loud=loud)

    @tree.command(description="Show anything")
    async def show(
        interaction: discord.Interaction[Any],
        who: discord.Member,
        where: discord.TextChannel,
        role: discord.Role | None = None,
        any_: discord.Member | discord.Role | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        named = [one.name if one else None for one in (who, where, role, any_)]
        await note(interaction, named=named, file=file.filename if file else None)

    group = app_commands.Group(name="case", description="Cases", guild_only=True)

    @group.command(name="close", description="Close a case")
    async def close(interaction: discord.Interaction[Any], case: str, reason: str = "") -> None:
        await note(interaction, case=case, reason=reason)

    @close.autocomplete("case")
    async def complete(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        del interaction
        return [app_commands.Choice(name=f"SOS {current}{number}", value=f"{current}{number}") for number in range(3)]

    tree.add_command(group)

    @tree.context_menu(name="Make a case")
    async def make(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await note(interaction, message=message.content)

    @tree.context_menu(name="Who is it")
    @app_commands.default_permissions(manage_guild=True)
    async def who_is(interaction: discord.Interaction[Any], member: discord.Member) -> None:
        await note(interaction, member=member.name)

    await tree.set_translator(Translator())
    await tree.sync()
    await fake.person("ana", "Ana Moreau")
    await fake.person("leo", locale="en-GB")
    await fake.channel("sos")
    await fake.role("Équipe")
    return said


async def test_typed_options_arrive_as_what_they_are(fake: DiscordClient, heard: list[Json]) -> None:
    said = {"words": "Bonjour", "times": 3, "mood": "bad", "loud": True}
    assert (await fake.slash("ana", "say", said, "sos"))["type"] == 4
    file = {"name": "plan.pdf", "content": ""}
    shown = {"who": "leo", "where": "sos", "role": "Équipe", "any_": "Équipe", "file": file}
    assert (await fake.slash("ana", "/show", shown, "sos"))["type"] == 4
    assert heard == [said, {"named": ["leo", "sos", "Équipe", "Équipe"], "file": "plan.pdf"}]
    assert [message["text"] for message in await fake.messages("ana", "sos")] == ["Noté", "Noté"]
    assert await fake.messages("leo", "sos") == []


@pytest.mark.usefixtures("heard")
async def test_the_client_keeps_back_what_does_not_fit(fake: DiscordClient) -> None:
    cases: list[tuple[Json, set[str]]] = [
        ({}, {"words"}),
        ({"words": "x", "times": 9}, {"words", "times"}),
        ({"words": "xx", "mood": "so so"}, {"mood"}),
    ]
    for options, kept_back in cases:
        assert (await fake.slash("ana", "say", options, "sos"))["client_errors"].keys() == kept_back
    with pytest.raises(LookupError, match="no command"):
        await fake.slash("ana", "sing", where="sos")
    with pytest.raises(LookupError, match="no such options"):
        await fake.slash("ana", "say", {"words": "xx", "colour": "red"}, "sos")


async def test_subcommands_translations_and_completion(fake: DiscordClient, heard: list[Json]) -> None:
    assert await fake.offered("ana", "sos") == ["say", "show", "dossier", "En faire un dossier"]
    assert await fake.offered("leo", "sos") == ["say", "show", "case", "Make a case"]
    # the group is for guilds alone, and the permissions that a command asks for count only there
    assert await fake.offered("ana") == ["say", "show", "En faire un dossier", "Who is it"]
    completed = await fake.autocomplete("ana", "dossier fermer", "case", "1", "sos")
    assert [choice["name"] for choice in completed["choices"]] == ["SOS 10", "SOS 11", "SOS 12"]
    await fake.slash("ana", "dossier fermer", {"case": "12", "raison": "réglé"}, "sos")
    await fake.slash("leo", "case close", {"case": "13"}, "sos")
    assert heard == [{"case": "12", "reason": "réglé"}, {"case": "13", "reason": ""}]
    with pytest.raises(LookupError, match="only a beginning"):
        await fake.slash("leo", "case", where="sos")


async def test_menus_of_messages_and_of_people(fake: DiscordClient, heard: list[Json]) -> None:
    ident = await fake.say("ana", "La clé a disparu", "sos")
    await fake.menu("ana", "En faire un dossier", "sos", message=ident)
    with pytest.raises(LookupError):
        await fake.menu("ana", "Who is it", "sos", target="leo")
    await fake.menu("camille", "Who is it", "sos", target="leo")  # she owns the guild
    assert heard == [{"message": "La clé a disparu"}, {"member": "leo"}]


async def test_a_sync_counts_only_new_names(fake: DiscordClient, bot: Bot, heard: list[Json]) -> None:
    assert heard == []
    before = {command["name"]: command["id"] for command in await fake.do("commands")}
    await fake.rules(command_creates=5)
    await bot.tree.sync()
    assert {command["name"]: command["id"] for command in await fake.do("commands")} == before
    assert [command.name for command in await bot.tree.fetch_commands()] == list(before)

    @bot.tree.command(name="more", description="One more")
    async def _more(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.defer()

    with pytest.raises(discord.HTTPException) as refused:
        await bot.tree.sync()
    assert refused.value.code == 30034


async def test_a_guilds_own_commands(fake: DiscordClient, bot: Bot) -> None:
    guild = discord.Object(int(fake.guild))

    @bot.tree.command(name="ici", description="Here alone", guild=guild)
    async def _here(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Ici")

    await bot.tree.sync(guild=guild)
    await fake.channel("sos")
    await fake.person("ana")
    assert await fake.offered("ana") == []
    assert (await fake.slash("ana", "/ici", where="sos"))["type"] == 4
    assert [message["type"] for message in await fake.posts()] == [20]


def command(**change: Any) -> Json:
    return {"name": "sos", "description": "?", **change}


def option(name: str = "a", **more: Any) -> Json:
    return {"type": 3, "name": name, "description": "?", **more}


LONG_CHOICES = [{"name": str(number), "value": "x" * 400} for number in range(25)]
REFUSED: list[tuple[str, list[Json]]] = [
    ("name", [command(name="SOS")]),
    ("long name", [command(name="x" * 33)]),
    ("spaces", [command(name="au secours")]),
    ("description", [command(description="x" * 101)]),
    ("no description", [{"name": "sos"}]),
    ("a menu with a description", [command(type=3)]),
    ("twins", [command(), command()]),
    ("a locale that is none", [command(name_localizations={"fr-FR": "sos"})]),
    ("a translation", [command(name_localizations={"fr": "Au secours"})]),
    ("26 options", [command(options=[option(f"o{number}") for number in range(26)])]),
    ("order", [command(options=[option("a"), option("b", required=True)])]),
    ("choices and completion", [command(options=[option(choices=[{"name": "?", "value": "?"}], autocomplete=True)])]),
    ("8,000 characters", [command(options=[option(choices=LONG_CHOICES)])]),
]


@pytest.mark.parametrize("commands", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
async def test_what_discord_refuses_in_commands(fake: DiscordClient, caller: Bot, commands: list[Any]) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await caller.http.bulk_upsert_global_commands(int(fake.app_id), commands)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert await fake.do("commands") == []


async def test_the_command_that_nobody_answers(fake: DiscordClient, bot: Bot) -> None:
    await bot.http.bulk_upsert_global_commands(int(fake.app_id), [{"name": "lent", "description": "?"}])
    await fake.person("ana")
    await fake.rules(ack_timeout=0.05)
    assert (await fake.slash("ana", "lent"))["problem"] == "The application did not respond"
    assert await fake.troubles("ana") == ["The application did not respond"]
