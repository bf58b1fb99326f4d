"""Steps that the stories of rituals share."""

from tests.drivers.seen import Heard, Seen
from tests.world import Actor, World

COFFEE = {"name": "Café du mercredi", "text": "Un café, {date} ? Prochain : {prochain}."}


async def say(who: Actor, world: World, when: str, **values: str) -> Heard:
    """Fill in the form of a new ritual; what comes back is the preview, or what is wrong."""
    form = await who.commands("ritual", do="add", words=when)
    values = {**COFFEE, "when": when, "place": "general", **values}
    return await who.submits(form, **{**values, "place": world.channel(values["place"])})


async def plan(world: World, when: str, **values: str) -> Seen:
    """Inès plans a ritual; its card."""
    heard = await say(world.ines, world, when, **values)
    return (await world.ines.presses("Planifier", on=heard.whisper)).whisper


async def card(world: World, name: str = "café du mercredi") -> Seen:
    """Inès looks at a ritual."""
    return (await world.ines.commands("ritual", do="show", words=name)).whisper


TEXT = "Un café ? C’est {hôte} qui anime."


async def hosted(world: World, *people: str, when: str = "chaque jeudi à 11h") -> Seen:
    """Inès plans a ritual that these people host in turns; the row."""
    shown = await plan(world, when, text=TEXT)
    row = (await world.ines.presses("À tour de rôle", on=shown)).whisper
    for person in people:
        form = await world.ines.presses("Ajouter quelqu’un au tour", on=row)
        row = (await world.ines.submits(form, who=world.ref(person).user)).whisper
    return row
