"""Rituals on the playground: what is refused, pauses, edits, delays. It begins on a Wednesday, 10:00."""

from datetime import timedelta

from tests.features.ritual_steps import card, plan, say
from tests.world import World

WORLDS = ["playground sqlite"]


async def test_what_is_not_understood_is_said_where_it_was_typed(world: World) -> None:
    heard = await say(world.leo, world, "chaque mercrdi à 10h", text="Bonjour {prénom}")
    assert "« mercredi »" in heard.errors["when"].replace("\N{NO-BREAK SPACE}", " ")
    assert "{prénom}" in heard.errors["text"]
    assert "{hôte}" in heard.errors["text"]


async def test_the_team_plans_and_nobody_else(world: World) -> None:
    assert "planifiés par l’équipe" in (await world.ana.commands("ritual", do="add", words="chaque jour à 9h")).whisper
    await plan(world, "chaque mercredi à 11h")
    heard = await world.ana.commands("ritual", do="list")
    assert "Café" not in heard.whisper


async def test_holidays_are_shown_with_their_reason_and_respected(world: World) -> None:
    preview = (await say(world.ines, world, "chaque vendredi à 9h")).whisper
    form = await world.ines.presses("Jours fériés et retards", on=preview)
    preview = (
        await world.ines.submits(form, holidays="before", calendar="FR", late="latest", zone="Europe/Paris")
    ).whisper
    await world.ines.presses("Planifier", on=preview)
    await world.advance(days=32)
    shown = await card(world)
    assert "jeudi 24 décembre 2026 à 9 h, au lieu du vendredi 25 décembre 2026 (Noël)" in shown
    await world.advance(days=4)
    assert "Un café, vendredi 25 décembre 2026" in world.ana.last("general")


async def test_run_now_keeps_the_others(world: World) -> None:
    await plan(world, "un jeudi sur deux à 11h à partir du 26 novembre")
    heard = (await world.ines.commands("ritual", do="run", words="café du mercredi")).whisper
    assert "C’est parti" in heard
    assert "jeudi 26 novembre 2026" in heard
    assert "Un café, mercredi 18 novembre 2026" in world.ana.last("general")
    assert "une fois par jour" in (await world.ines.commands("ritual", do="run", words="#1")).whisper
    assert "jeudi 10 décembre 2026" in await card(world)
    past = (await world.ines.commands("ritual", do="history", words="1")).whisper
    assert "a eu lieu, lancé par Inès Lambert" in past


async def test_paused_until_a_day_or_until_somebody_resumes_it(world: World) -> None:
    await plan(world, "chaque jour à 11h")
    heard = (await world.ines.commands("ritual", do="pause", words="café du mercredi jusqu’au 20 novembre")).whisper
    assert "En pause jusqu’au vendredi 20 novembre 2026" in heard
    before = len(world.ana.sees("general"))
    await world.advance(hours=30)
    assert len(world.ana.sees("general")) == before
    await world.advance(hours=24)
    assert len(world.ana.sees("general")) == before + 1
    form = await world.ines.presses("Mettre en pause", on=await card(world))
    assert "mot" in (await world.ines.submits(form, until="quand il pleut")).errors["until"]
    heard = (await world.ines.submits(form, until="")).whisper
    assert "jusqu’à ce que quelqu’un le reprenne" in heard
    await world.advance(days=3)
    assert len(world.ana.sees("general")) == before + 1
    assert "C’est reparti" in (await world.ines.presses("Reprendre", on=heard)).whisper
    await world.advance(days=1)
    assert len(world.ana.sees("general")) == before + 2


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


async def test_every_other_week_stays_the_same_week_when_only_words_change(world: World) -> None:
    await plan(world, "un jeudi sur deux à 11h à partir du 26 novembre")
    form = await world.ines.presses("Modifier", on=await card(world))
    heard = await world.ines.submits(
        form, name="Thé", text="Un thé ?", when="un jeudi sur deux à 12h", place=world.channel("general")
    )
    assert "jeudi 26 novembre 2026 à 12 h" in heard.whisper
    assert "jeudi 19 novembre" not in heard.whisper


async def test_late_is_said(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    world.clock.move(timedelta(hours=5))
    await world.settle()
    assert "Un peu en retard" in world.ana.last("general")
    past = (await world.ines.commands("ritual", do="history", words="1")).whisper
    assert "a eu lieu, en retard" in past


async def test_a_sentence_alone_plans_a_new_one_and_a_name_alone_opens_it(world: World) -> None:
    form = await world.ines.commands("ritual", words="chaque mercredi à 11h")
    assert "Quand revient-il" in form.questions
    await plan(world, "chaque mercredi à 11h")
    assert "Les prochaines dates" in (await world.ines.commands("ritual", words="Café du mercredi")).whisper
