"""The next date of a ritual among the platform's events. It begins on Wednesday 18 November 2026, 10:00 in Paris."""

from datetime import UTC, datetime, timedelta

from tests.drivers.seen import Listed, Seen
from tests.features.ritual_steps import card, plan, say
from tests.features.worlds import ON_THE_PLAYGROUND
from tests.world import World

WORLDS = [*ON_THE_PLAYGROUND, "discord sqlite"]

THURSDAY = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


async def listed(world: World, when: str = "chaque jeudi à 11h") -> Seen:
    """Inès plans a ritual that is shown among the events; its card."""
    preview = (await say(world.ines, world, when)).whisper
    assert "Parmi les événements: non" in preview
    preview = (await world.ines.presses("Montrer parmi les événements", on=preview)).whisper
    assert "Parmi les événements: oui" in preview
    assert not [event for event in world.events() if event.ours]  # nothing is saved yet
    return (await world.ines.presses("Planifier", on=preview)).whisper


def only(world: World) -> Listed:
    (found,) = [event for event in world.events() if event.ours]
    return found


async def test_the_next_date_stands_among_the_events_and_after_it_the_one_after(world: World) -> None:
    shown = await listed(world)
    assert "Parmi les événements: oui" in shown
    first = only(world)
    assert (first.name, first.starts_at, first.ends_at) == ("Café du mercredi", THURSDAY, THURSDAY + timedelta(hours=1))
    assert first.where.startswith("#")
    said = first.description.replace("\N{NO-BREAK SPACE}", " ")
    assert "Un café, jeudi 19 novembre 2026 ? Prochain : jeudi 26 novembre 2026" in said
    await world.advance(hours=25, minutes=10)
    running, following = world.events()
    assert running == first  # it is under way, and ends by itself
    assert following.starts_at == THURSDAY + WEEK
    await world.advance(hours=2)
    assert only(world) == following


async def test_it_follows_whatever_becomes_of_the_date(world: World) -> None:
    shown = await listed(world)
    first = only(world)
    form = await world.ines.presses("Déplacer le prochain", on=shown)
    moved = (await world.ines.submits(form, to="jeudi à 18h30")).whisper
    assert (only(world).id, only(world).starts_at) == (first.id, datetime(2026, 11, 19, 17, 30, tzinfo=UTC))
    skipped = (await world.ines.presses("Sauter le prochain", on=moved)).whisper
    assert only(world).starts_at == THURSDAY + WEEK
    back = (await world.ines.presses("Ne plus sauter le jeudi 19 novembre 2026", on=skipped)).whisper
    assert only(world).starts_at == THURSDAY
    form = await world.ines.presses("Mettre en pause", on=back)
    paused = (await world.ines.submits(form, until="1er décembre")).whisper
    assert only(world).starts_at == THURSDAY + 2 * WEEK
    await world.ines.presses("Reprendre", on=paused)
    assert only(world).starts_at == THURSDAY
    gone = (await world.ines.commands("ritual", do="delete", words="café du mercredi")).whisper
    gone = (await world.ines.presses("Supprimer", on=gone)).whisper
    assert world.events() == []
    await world.ines.presses("Revenir en arrière", on=gone)
    assert only(world).starts_at == THURSDAY


async def test_a_change_of_the_ritual_is_a_change_of_the_event(world: World) -> None:
    shown = await listed(world)
    first = only(world)
    form = await world.ines.presses("Modifier", on=shown)
    values = {"name": "Thé", "text": "Un thé ? {hôte} anime.", "place": world.channel("general")}
    preview = (await world.ines.submits(form, when="chaque jeudi à 15h", **values)).whisper
    length = await world.ines.presses("Durée et lieu", on=preview)
    preview = (await world.ines.submits(length, minutes="90", where="Salle 3")).whisper
    await world.ines.presses("Enregistrer", on=preview)
    event = only(world)
    assert (event.id, event.name, event.where) == (first.id, "Thé", "Salle 3")
    assert event.ends_at - event.starts_at == timedelta(minutes=90)
    assert event.starts_at == datetime(2026, 11, 19, 14, 0, tzinfo=UTC)
    assert "la personne dont c’est le tour" in event.description


async def test_run_now_leaves_no_event_for_later(world: World) -> None:
    shown = await listed(world, "chaque mercredi à 18h")
    assert only(world).starts_at == datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
    await world.ines.presses("Lancer maintenant", on=shown)
    assert only(world).starts_at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


async def test_shown_and_taken_off_from_its_card(world: World) -> None:
    shown = await plan(world, "chaque jeudi à 11h")
    assert world.events() == []
    shown = (await world.ines.presses("Montrer parmi les événements", on=shown)).whisper
    assert "Sa prochaine date apparaît parmi les événements" in shown
    assert only(world).starts_at == THURSDAY
    shown = (await world.ines.presses("Retirer des événements", on=shown)).whisper
    assert "ne figure plus parmi les événements" in shown
    assert world.events() == []
    assert "Parmi les événements: non" in await card(world)


async def test_what_was_due_while_nobody_watched_ends_by_itself(world: World) -> None:
    await listed(world)
    world.clock.move(timedelta(days=1, hours=9))  # the process was away at its hour, and for some hours more
    await world.settle()
    assert only(world).starts_at == THURSDAY + WEEK


async def test_what_the_team_has_among_itself_is_listed_for_nobody(world: World) -> None:
    preview = (await say(world.ines, world, "chaque jeudi à 11h", name="Point d’équipe", place="staff")).whisper
    assert "Parmi les événements" not in preview
    shown = (await world.ines.presses("Planifier", on=preview)).whisper
    assert "Montrer parmi les événements" not in {control.label for control in shown.controls}
    await listed(world)
    form = await world.ines.presses("Modifier", on=await card(world))
    moved = {"name": "Café du mercredi", "text": "Un café ?", "place": world.channel("staff")}
    preview = (await world.ines.submits(form, when="chaque jeudi à 11h", **moved)).whisper
    await world.ines.presses("Enregistrer", on=preview)
    assert world.events() == []
