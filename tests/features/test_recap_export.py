"""A month as a file for the team: with consented words only, and gone once it tells what is so no more."""

from tests.drivers.seen import Seen
from tests.features.test_celebration_story import bravo
from tests.features.test_recap_story import november
from tests.world import World

WORLDS = ["playground sqlite", "slack sqlite", "discord sqlite"]


async def exported(world: World, on: Seen, **values: str) -> dict[str, bytes]:
    """What Léo gets in his direct message, by its name."""
    form = await world.leo.presses("Exporter (pour l’équipe)", on=on)
    heard = await world.leo.submits(form, **{"period": "2026-11", "other": "", "format": "pdf", **values})
    assert "Je prépare le fichier" in heard.whisper
    return files(world)


def files(world: World) -> dict[str, bytes]:
    return {name: content for seen in world.leo.sees() for name, content in seen.files.items()}


async def test_as_markdown_then_taken_back_and_made_anew(world: World) -> None:
    header = await november(world)
    await bravo(world, "leo", "tom", "hors période")
    (name, content), *_others = (await exported(world, header, format="markdown")).items()
    assert name == "bilan-2026-11.md"
    told = content.decode()
    assert "## Raconté le mercredi 25 novembre 2026" in told
    assert (
        "**👏 Bravo Ana Moreau !**\n\n> a tenu l'atelier seule, merci Ana Moreau\n\n— raconté par Léo Bernard" in told
    )
    assert "- 3 réussites\n" in told
    assert "hors période" not in told

    await world.nour.reacts("👏", on=header)  # figures that grow make no file wrong
    assert set(files(world)) == {name}
    await world.ana.chooses("avec mon prénom seulement", from_="Me montrer…", on=world.ana.sees()[-1])
    assert files(world) == {}
    note = world.leo.last()
    assert "J’ai repris le fichier de novembre 2026" in note
    await world.leo.presses("Le refaire", on=note)
    (content,) = files(world).values()
    assert "Bravo Ana !" in content.decode()
    assert "Bravo Ana Moreau" not in content.decode()
    assert all("J’ai repris" not in seen for seen in world.leo.sees())
