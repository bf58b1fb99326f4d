"""A ritual's length and place: asked in a form, shown before it is saved. It begins on a Wednesday, 10:00 in Paris."""

from tests.features.ritual_steps import card, say
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_how_long_it_lasts_and_where_people_meet(world: World) -> None:
    preview = (await say(world.ines, world, "chaque mercredi à 11h")).whisper
    assert "Durée: 1 heure" in preview
    form = await world.ines.presses("Durée et lieu", on=preview)
    heard = (await world.ines.submits(form, minutes="90", where="Salle 3 <!channel>")).whisper
    assert "Durée: 1 h 30" in heard
    assert "Salle 3 <!channel> (" in heard
    shown = (await world.ines.presses("Planifier", on=heard)).whisper
    assert "Durée: 1 h 30" in shown
    form = await world.ines.presses("Modifier", on=await card(world))
    values = {"name": "Thé", "text": "Un thé ?", "place": world.channel("general")}
    preview = (await world.ines.submits(form, when="chaque mercredi à 12h", **values)).whisper
    assert "Salle 3" in preview  # what is not asked again stays
    form = await world.ines.presses("Durée et lieu", on=preview)
    heard = (await world.ines.submits(form, minutes="60", where="")).whisper
    assert "Salle 3" not in (await world.ines.presses("Enregistrer", on=heard)).whisper
    assert "Durée: 1 heure" in await card(world, "thé")


async def test_an_edition_says_where_people_meet(world: World) -> None:
    preview = (await say(world.ines, world, "chaque mercredi à 11h")).whisper
    form = await world.ines.presses("Durée et lieu", on=preview)
    heard = (await world.ines.submits(form, minutes="90", where="Salle 3")).whisper
    await world.ines.presses("Planifier", on=heard)
    await world.advance(hours=1)
    first = world.ana.sees("general")[-1]
    assert "On se retrouve ici" in first
    assert "Salle 3." in first
    form = await world.ines.presses("Modifier", on=await card(world))
    values = {"name": "Thé", "text": "Un thé, {lieu} ?", "place": world.channel("general")}
    preview = (await world.ines.submits(form, when="chaque mercredi à 11h", **values)).whisper
    form = await world.ines.presses("Durée et lieu", on=preview)
    heard = (await world.ines.submits(form, minutes="60", where="Salle 4")).whisper
    assert "Un thé, Salle 4 ?" in heard  # as it will be written, before it is saved
    await world.ines.presses("Enregistrer", on=heard)
    await world.advance(days=7)
    *_, before, later = world.ana.sees("general")
    assert "Salle 3" in before  # it was there
    assert "Un thé, Salle 4 ?" in later
    assert "On se retrouve" not in later
