"""`/ritual`, told as stories on every platform. It begins on Wednesday 18 November 2026, 10:00 in Paris."""

from tests.features.ritual_steps import card, plan, say
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def test_planned_in_a_sentence_shown_before_it_is_saved_and_held(world: World) -> None:
    before = len(world.ana.sees("general"))
    heard = await say(world.ines, world, "chaque mercredi à 11h")
    preview = heard.whisper
    assert "Voici ce que j’ai compris" in preview
    assert "Quand: chaque mercredi à 11 h" in preview
    assert "mercredi 18 novembre 2026 à 11 h" in preview
    assert "mercredi 16 décembre 2026 à 11 h" in preview
    assert "23 décembre" not in preview
    assert "Rien n’est encore enregistré" in preview
    await world.advance(hours=2)
    assert len(world.ana.sees("general")) == before  # nothing was saved, nothing came
    shown = (await world.ines.presses("Planifier", on=preview)).whisper
    assert "C’est planifié" in shown
    assert "mercredi 25 novembre 2026 à 11 h" in shown
    assert "mercredi 18 novembre" not in shown
    await world.advance(days=7)
    held = world.ana.last("general")
    assert "Café du mercredi" in held
    assert "Un café, mercredi 25 novembre 2026 ? Prochain : mercredi 2 décembre 2026." in held
    await world.advance(days=7)
    assert len(world.ana.sees("general")) == before + 2


async def test_skipped_and_taken_back(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    heard = (await world.ines.presses("Sauter le prochain", on=shown)).whisper
    assert "sauté" in heard
    assert "mercredi 18 novembre 2026 à 11 h" not in heard
    assert "Ne plus sauter le mercredi 18 novembre 2026" in [control.label for control in heard.controls]
    later = (await world.ines.commands("ritual", do="show", words="café du mercredi")).whisper
    back = (await world.ines.presses("Ne plus sauter le mercredi 18 novembre 2026", on=later)).whisper
    assert "finalement, ça a lieu" in back
    assert not any("Ne plus sauter" in control.label for control in back.controls)
    before = len(world.ana.sees("general"))
    await world.advance(hours=2)
    assert len(world.ana.sees("general")) == before + 1


async def test_what_was_skipped_comes_back_only_where_it_still_would_take_place(world: World) -> None:
    skipped = (await world.ines.presses("Sauter le prochain", on=await plan(world, "chaque mercredi à 11h"))).whisper
    form = await world.ines.presses("Modifier", on=skipped)
    values = {"name": "Thé", "text": "Un thé ?", "place": world.channel("general")}
    heard = await world.ines.submits(form, when="chaque jeudi à 11h", **values)
    thursdays = (await world.ines.presses("Enregistrer", on=heard.whisper)).whisper
    assert not any("Ne plus sauter" in control.label for control in thursdays.controls)


async def test_moved_once(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    form = await world.ines.presses("Déplacer le prochain", on=shown)
    assert "déjà passé" in (await world.ines.submits(form, to="aujourd’hui à 9h")).errors["to"]
    assert "suivant" in (await world.ines.submits(form, to="mercredi 25 novembre à 11h")).errors["to"]
    heard = (await world.ines.submits(form, to="jeudi à 18h30")).whisper
    assert "jeudi 19 novembre 2026 à 18 h 30 (déplacé à la main)" in heard
    assert "mercredi 25 novembre 2026 à 11 h" in heard
    before = len(world.ana.sees("general"))
    await world.advance(hours=30)
    assert len(world.ana.sees("general")) == before
    await world.advance(hours=4)
    assert len(world.ana.sees("general")) == before + 1


async def test_deleted_and_taken_back(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    asked = (await world.ines.commands("ritual", do="delete", words="café du mercredi")).whisper
    assert "je redemande" in asked
    gone = (await world.ines.presses("Supprimer", on=asked)).whisper
    assert "est supprimé" in gone
    before = len(world.ana.sees("general"))
    await world.advance(days=1)
    assert len(world.ana.sees("general")) == before
    assert "Le revoilà" in (await world.ines.presses("Revenir en arrière", on=gone)).whisper
    await world.advance(days=7)
    assert len(world.ana.sees("general")) == before + 1


async def test_edited_without_losing_or_doubling_todays(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    form = await world.ines.presses("Modifier", on=shown)
    values = {"name": "Thé", "text": "Un thé ?", "place": world.channel("general")}
    heard = await world.ines.submits(form, when="chaque mercredi à 9h", **values)
    before = len(world.ana.sees("general"))
    assert "Thé" in (await world.ines.presses("Enregistrer", on=heard.whisper)).whisper
    assert len(world.ana.sees("general")) == before + 1  # nine o'clock has passed: now, then
    form = await world.ines.presses("Modifier", on=await card(world, "thé"))
    heard = await world.ines.submits(form, when="chaque mercredi à 17h", **values)
    await world.ines.presses("Enregistrer", on=heard.whisper)
    await world.advance(days=1)
    assert len(world.ana.sees("general")) == before + 1
    await world.advance(days=7)
    assert len(world.ana.sees("general")) == before + 2
