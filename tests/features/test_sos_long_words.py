"""SOS and long words: a message shows their beginning, and everything can be read from it, page after page."""

from bot.runtime.context import ActorCtx
from handlers.sos import privacy
from handlers.sos.rules import PAGE
from tests.drivers.seen import Heard, Seen
from tests.world import Actor, World

CALL = "au secours, le projecteur est mort"


def long_words(start: str, length: int = 100_000) -> str:
    """Numbered words, so that none can be left out or said twice unnoticed."""
    words = " ".join([start, *map(str, range(length // 5))])
    return words[:length]


async def reads(who: Actor, message: Seen) -> str:
    """All that somebody reads, from the first page to the last."""
    heard = await who.presses("Tout lire", on=message)
    pages = [text_of(heard)]
    while any(control.label == "Suite" for control in heard.whisper.controls):
        heard = await who.presses("Suite", on=heard.whisper)
        pages.append(text_of(heard))
    assert all(0 < len(page) <= PAGE for page in pages)
    return "".join(pages)


def squeezed(words: str) -> str:
    """Discord trims each message: the blank between two pages is lost there, and nothing else."""
    return "".join(words.split())


def text_of(heard: Heard) -> str:
    """A page's words, without the line above and the line below."""
    _title, *words = heard.whisper.words.split("\n")
    return "\n".join(words[:-1])


async def test_a_hundred_thousand_characters_of_a_call_can_be_read(world: World) -> None:
    long = long_words(CALL)
    await world.ana.says(long)
    card = world.leo.last("sos")
    assert "…" in card
    assert len(card.words) < 3000
    assert squeezed(await reads(world.leo, card)) == squeezed(long)


async def test_all_opening_words_are_read_together(world: World) -> None:
    await world.ana.says("bonjour")
    await world.ana.says("je suis à Lyon")
    await world.ana.says(f"SOS {'x' * 2000}")
    assert squeezed(await reads(world.nour, world.nour.last("sos"))) == squeezed(
        f"bonjour\nje suis à Lyon\nSOS {'x' * 2000}"
    )


async def test_words_carried_later_can_be_read_by_both_sides(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    hers, his = long_words("et aussi", 5000), long_words("alors voilà", 7000)
    await world.ana.says(hers)
    assert squeezed(await reads(world.nour, world.nour.last("sos", below=card))) == squeezed(hers)
    await world.leo.says(his, below=card)
    assert "…" in world.ana.last()
    assert squeezed(await reads(world.ana, world.ana.last())) == squeezed(his)


async def test_short_words_offer_nothing_more(world: World) -> None:
    await world.ana.says(f"SOS {'x' * 1000}")
    card = world.leo.last("sos")
    await world.ana.says("x" * PAGE)
    below = world.leo.last("sos", below=card)
    assert "Tout lire" not in [control.label for seen in (card, below) for control in seen.controls]
    assert "…" not in below


async def test_a_long_summary_is_read_with_the_card(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    form = await world.leo.presses("C’est réglé", on=card)
    summary = long_words("PDF envoyé", 2500)
    await world.leo.submits(form, summary=summary)
    assert "PDF envoyé" in world.leo.again(card)
    assert squeezed(await reads(world.leo, world.leo.again(card))) == squeezed(f"{CALL}{summary}")


async def test_pages_can_be_turned_back_and_follow_an_edit(world: World) -> None:
    said = await world.ana.says(f"SOS {'x' * 5000}")
    card = world.leo.last("sos")
    first = await world.leo.presses("Tout lire", on=card)
    second = await world.leo.presses("Suite", on=first.whisper)
    assert "Page 2 sur 3" in second.whisper
    assert (await world.leo.presses("Retour", on=second.whisper)).whisper == first.whisper
    await world.ana.edits(said, f"SOS {'y' * 2000}")
    assert "yyy" in (await world.leo.presses("Suite", on=second.whisper)).whisper, "the last page that there is"
    await world.ana.edits(said, "SOS")
    assert "Tout lire" not in [control.label for control in world.leo.again(card).controls]
    await world.ana.deletes(said)
    assert "(message supprimé)" in (await world.leo.presses("Suite", on=second.whisper)).whisper


async def test_only_those_who_were_meant_to_read_it_can(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.says(long_words("pour Ana", 4000), below=card)
    read = world.ana.last().control("Tout lire").wire
    assert "not yours" in (await world.tom.forges(read)).whisper
    assert "pour Ana" in (await world.nour.forges(read)).whisper

    taken_back = await world.leo.says(long_words("elle exagère", 4000), below=card)
    read = world.ana.last().control("Tout lire").wire
    await world.leo.edits(taken_back, long_words("// elle exagère", 4000))
    assert "pas pour toi" in (await world.ana.forges(read)).whisper, "a note is the team's alone"


async def test_what_was_forgotten_cannot_be_read(world: World) -> None:
    await world.ana.says(f"SOS SECRET {'x' * 5000}")
    card = world.leo.last("sos")
    await world.ana.says(f"SECRET {'x' * 5000}")
    below = world.leo.last("sos", below=card)
    ana = await world.person("ana")

    async def erase(ctx: ActorCtx) -> None:
        await privacy.erase(ctx, ana.id)

    await world.in_unit(erase)
    for seen in (card, below):
        assert "SECRET" not in (await world.leo.forges(seen.control("Tout lire").wire)).whisper
