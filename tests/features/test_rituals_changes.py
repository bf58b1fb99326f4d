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


async def test_a_proposal_leads_to_a_pause(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await world.advance(days=21, hours=2)
    form = await world.ines.presses("Mettre en pause", on=world.ines.last())
    assert "jusqu’à ce que quelqu’un le reprenne" in (await world.ines.submits(form, until="")).whisper


async def test_an_answered_one_is_left_alone(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    before = len(world.ines.sees())
    for _week in range(4):
        await world.advance(days=7)
        await world.ana.says("Présente !", below=world.ana.last("general"))
    assert len(world.ines.sees()) == before


async def test_a_thread_for_the_agenda_when_it_is_wanted(world: World) -> None:
    shown = await plan(world, "chaque mercredi à 11h")
    row = (await world.ines.presses("À tour de rôle", on=shown)).whisper
    form = await world.ines.presses("Préparation", on=row)
    await world.ines.submits(form, days="2", checklist="", agenda="yes")
    await world.advance(hours=2)
    edition = world.ana.last("general")
    assert "De quoi aimerais-tu parler" in world.ana.last("general", below=edition)


async def test_a_new_name_is_followed_wherever_it_stands(world: World) -> None:
    await plan(world, "chaque mercredi à 11h")
    await world.advance(days=21, hours=2)
    told = world.ines.last()
    form = await world.ines.presses("Modifier", on=await card(world))
    values = {"name": "Thé", "text": "Un thé ?", "place": world.channel("general")}
    heard = await world.ines.submits(form, when="chaque mercredi à 11h", **values)
    await world.ines.presses("Enregistrer", on=heard.whisper)
    assert "« Thé »" in world.ines.again(told)


async def test_english_is_answered_in_english(world: World) -> None:
    heard = await say(world.maya, world, "every other Thursday at 9am", name="Tea", text="Tea? Next: {next}.")
    assert "When: every other Thursday at 9:00" in heard.whisper
    assert "Thursday, November 19, 2026 at 9:00" in heard.whisper
    assert "Thursday, December 3, 2026 at 9:00" in heard.whisper
    assert "It is planned" in (await world.maya.presses("Plan it", on=heard.whisper)).whisper


async def test_the_list_opens_each(world: World) -> None:
    assert "Rien ne revient encore" in (await world.ines.commands("ritual")).whisper
    await plan(world, "chaque mercredi à 11h")
    await plan(world, "en semaine à 9h", name="Point du matin")
    listed = (await world.ines.commands("ritual")).whisper
    assert "#1 Café du mercredi" in listed
    assert "mercredi 18 novembre 2026 à 11 h." in listed
    assert "#2 Point du matin" in listed
    assert "jeudi 19 novembre 2026 à 9 h." in listed
    opened = await world.ines.chooses("Point du matin", from_="En ouvrir un", on=listed)
    assert "du lundi au vendredi" in opened.whisper
    assert "Lequel" in (await world.ines.commands("ritual", do="skip")).whisper


async def test_a_length_that_is_none_of_these_and_a_place_too_long_are_refused(world: World) -> None:
    form = await world.ines.presses("Durée et lieu", on=(await say(world.ines, world, "chaque jeudi à 11h")).whisper)
    heard = await world.ines.submits(form, minutes="7", where="x" * 101)
    assert "minutes" in heard.errors
    assert "100" in heard.errors["where"]
