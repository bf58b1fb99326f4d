"""The celebration, the whole story: successes are told all week, in one thread, and everybody decides for oneself."""

from tests.drivers.seen import Seen
from tests.world import World

WORDS = "a tenu l'atelier seule alors que la moitié du groupe était malade"


async def bravo(world: World, who: str, whom: str, words: str = WORDS) -> Seen:
    """Somebody celebrates somebody else; what they are answered."""
    form = await world.__getattr__(who).commands("bravo")
    heard = await world.__getattr__(who).submits(form, words=words, who1=world.ref(whom).user, who2="", who3="")
    return heard.whisper


async def wednesday(world: World) -> Seen:
    """The next edition opens; its first message."""
    await world.advance(days=7)
    return world.leo.last("celebrations")


async def test_from_a_word_of_praise_to_the_thread(world: World) -> None:
    assert "Ce sera raconté dans nos prochains bravos" in await bravo(world, "leo", "ana")
    told = world.ana.last()
    assert "Ana, on te dit bravo" in told
    assert WORDS in told
    assert "raconté par Léo Bernard" in told
    assert world.tom.sees("celebrations") == world.leo.sees("celebrations")  # nothing before its day

    header = await wednesday(world)
    assert "Notre semaine" in header
    assert "on m’a raconté une réussite" in header
    assert "On applaudit Ana Moreau" in header
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana Moreau" in below
    assert WORDS in below
    assert "raconté par Léo Bernard" in below
    assert header == world.leo.last("celebrations")  # once, and not again an hour later
    await world.advance(hours=8)
    assert header == world.leo.last("celebrations")


async def test_each_decides_how_they_are_shown_also_later(world: World) -> None:
    await bravo(world, "leo", "ana", "Ana a sauvé l'atelier, merci Ana Moreau !")
    await world.ana.chooses("avec mon prénom seulement", from_="Me montrer…", on=world.ana.last())
    assert "Ton choix" in world.ana.last()
    header = await wednesday(world)
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana !" in below
    assert "Moreau" not in below
    assert "Moreau" not in header

    await world.ana.chooses("sans mon nom", from_="Me montrer…", on=world.ana.last())
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo quelqu’un parmi nous !" in below
    assert "… a sauvé l'atelier, merci … !" in below
    assert "Ana" not in below
    assert "Ana" not in world.tom.again(header)

    await world.ana.chooses("pas du tout", from_="Me montrer…", on=world.ana.last())
    assert world.tom.sees("celebrations", below=header) == []
    assert "atelier" not in world.tom.again(header)

    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=world.ana.last())
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana Moreau !" in below


async def test_an_emoji_on_a_message_asks_its_author_first(world: World) -> None:
    said = await world.ana.says("Premier atelier à Vénissieux : 24 élèves, et que des sourires.", in_="general")
    await world.tom.reacts("🎉", on=said)
    asked = world.ana.last()
    assert "Tes propres mots, qui ont plu à quelqu’un · Montré à personne sans ton accord" in asked
    await world.nour.reacts("🎉", on=said)  # one win, whoever else celebrates it
    assert world.ana.last() == asked

    header = await wednesday(world)
    assert "La question de la semaine" in header  # no yes, no telling
    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=world.ana.again(asked))
    (late,) = world.leo.sees("celebrations", below=header)
    assert "24 élèves" in late

    await world.tom.reacts("🎉", on=said, added=False)
    assert len(world.leo.sees("celebrations", below=header)) == 1
    await world.nour.reacts("🎉", on=said, added=False)  # the last one who celebrated it
    assert world.leo.sees("celebrations", below=header) == []


async def test_applause_and_answers_are_counted(world: World) -> None:
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    (below,) = world.tom.sees("celebrations", below=header)
    await world.tom.reacts("👏", on=below)
    await world.nour.reacts("🎉", on=header)
    await world.nour.says("Bravo !!", below=header)
    assert "2 réactions · 1 réponse" in world.ana.again(header)
    await world.tom.reacts("👏", on=below, added=False)
    assert "1 réaction · 1 réponse" in world.ana.again(header)


async def test_the_command_alone_is_enough(world: World) -> None:
    named = {"who": "leo", "with": "nour", "and": "tom"}
    if world.driver.platform.name == "slack":
        named = {name: f"@{who}" for name, who in named.items()}
    elif world.driver.platform.name == "playground":
        named = {name: world.ref(who).user for name, who in named.items()}
    heard = await world.ana.commands("bravo", **named, why="ont trouvé une salle en une heure")
    assert "merci" in heard.whisper
    assert "on te dit bravo" in world.nour.last()
    await world.ana.presses("Retirer", on=heard.whisper)
    assert "question" in await wednesday(world)
