"""SOS when its channel refuses the bot: the team gets the call in direct messages, and each only once."""

from collections.abc import MutableMapping
from typing import cast

from sqlalchemy import delete

from bot.core.errors import NotAllowed
from bot.core.files import SharedFile
from bot.core.refs import MessageRef
from bot.runtime.context import ActorCtx
from bot.ui.ports import Delivery, Edit, Intake, Platform, Post, PutEvent, Remove
from storage.repos import people
from storage.tables.community import place
from tests.drivers.seen import Seen
from tests.world import Actor, World

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"
TEAM = ("leo", "nour", "ines")


class Guarded:
    """The world's platform, with channels that refuse whatever the bot wants to show there."""

    def __init__(self, real: Platform) -> None:
        self._real = real
        self.refusing: set[str] = set()
        self.refused = 0

    @property
    def name(self) -> str:
        return self._real.name

    async def start(self, intake: Intake) -> None:
        await self._real.start(intake)

    async def stop_intake(self) -> None:
        await self._real.stop_intake()

    async def stop(self) -> None:
        await self._real.stop()

    async def find(self, post: Post | PutEvent) -> MessageRef | None:
        return await self._real.find(post)

    async def fetch(self, file: SharedFile, most: int) -> bytes:
        return await self._real.fetch(file, most)

    async def deliver(self, delivery: Delivery) -> MessageRef | None:
        if isinstance(delivery, PutEvent):
            return await self._real.deliver(delivery)
        channel = delivery.message.channel if isinstance(delivery, Edit | Remove) else delivery.target.channel
        if channel in self.refusing:
            self.refused += 1
            raise NotAllowed("the bot is not in this channel")
        return await self._real.deliver(delivery)


async def refuses(world: World) -> Guarded:
    """From now on the SOS channel takes nothing from the bot."""
    platforms = cast("MutableMapping[str, Platform]", world.house.deliverer.platforms)
    guarded = Guarded(world.driver.platform)
    platforms[guarded.name] = guarded
    community = (await world.person("leo")).community
    async with world.house.database.read() as connection:
        guarded.refusing = {found.channel for found in await people.places(connection, community, "sos")}
    return guarded


def cards(who: Actor) -> list[Seen]:
    """The cards in somebody's direct messages."""
    return [seen for seen in who.sees() if "SOS 1 · Ana Moreau" in seen]


async def test_the_team_gets_the_card_in_direct_messages_and_the_case_takes_its_way(world: World) -> None:
    guarded = await refuses(world)
    await world.ana.says(CALL)
    assert "Je suis là, Ana" in world.ana.last()
    for name in TEAM:
        (card,) = cards(getattr(world, name))
        assert CALL in card

    (card,) = cards(world.leo)
    await world.leo.presses("Je m’en occupe", on=card)
    assert "Léo est avec toi" in world.ana.last()
    assert "Léo Bernard s’en occupe" in cards(world.nour)[0]
    await world.leo.says("je t'envoie le PDF", below=card)
    assert world.ana.last().words == "je t'envoie le PDF"
    await world.ana.says("oui !! tu me sauves")
    assert world.leo.last(below=card).words == "oui !! tu me sauves"
    assert [seen.words for seen in world.nour.sees(below=cards(world.nour)[0])] == [
        "je t'envoie le PDF", "oui !! tu me sauves",
    ]  # fmt: skip
    assert world.leo.sees("sos") == []
    guarded.refusing.clear()
    await _is_sorted(world, card)


async def _is_sorted(world: World, card: Seen) -> None:
    """Léo closes it: the channel is open again, so that the card and all words stand there, and nowhere else."""
    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    await world.leo.submits(form, summary="")
    (shown,) = world.leo.sees("sos")
    assert "Réglé" in shown
    assert [seen.words for seen in world.leo.sees("sos", below=shown)] == ["je t'envoie le PDF", "oui !! tu me sauves"]
    for name in TEAM:
        assert cards(getattr(world, name)) == []


async def test_when_the_channel_is_back_nobody_has_the_card_twice_but_who_is_on_it(world: World) -> None:
    guarded = await refuses(world)
    await world.ana.says(CALL)
    await world.nour.says("j'arrive", below=cards(world.nour)[0])
    await world.ana.says("merci !")
    assert world.leo.sees("sos") == []
    guarded.refusing.clear()
    await world.nour.chooses("Inès Lambert", from_="Passer à…", on=cards(world.nour)[0])
    card = world.leo.sees("sos")[0]
    assert "Inès Lambert s’en occupe" in card
    assert [seen.words for seen in world.leo.sees("sos", below=card)] == ["j'arrive", "merci !"]
    assert [len(cards(getattr(world, name))) for name in TEAM] == [0, 0, 1]
    assert [seen.words for seen in world.ines.sees(below=cards(world.ines)[0])] == ["j'arrive", "merci !"]

    await world.ines.says("je prends le relais", below=cards(world.ines)[0])
    assert world.ana.last().words == "je prends le relais"
    assert world.leo.last("sos", below=card).words == "je prends le relais"


async def test_words_that_the_channel_refuses_later_reach_the_team_too(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    guarded = await refuses(world)
    await world.ana.says("c'est à 14h")
    for name in TEAM:
        who = getattr(world, name)
        (copy,) = cards(who)
        assert [seen.words for seen in who.sees(below=copy)] == ["c'est à 14h"]
    await world.nour.presses("Je m’en occupe", on=cards(world.nour)[0])
    assert "Nour est avec toi" in world.ana.last()
    guarded.refusing.clear()
    await world.ana.says("salle 3")
    assert [seen.words for seen in world.leo.sees("sos", below=card)] == ["salle 3", "c'est à 14h"]
    assert "Nour Haddad s’en occupe" in world.leo.again(card)
    assert [len(cards(getattr(world, name))) for name in TEAM] == [0, 1, 0]


async def test_a_refusal_that_lasts_doubles_nothing(world: World) -> None:
    guarded = await refuses(world)
    await world.ana.says(CALL)
    for _ in range(3):
        await world.leo.presses("Je m’en occupe", on=cards(world.leo)[0])
        await world.leo.presses("Rendre à l’équipe", on=cards(world.leo)[0])
    assert [len(cards(getattr(world, name))) for name in TEAM] == [1, 1, 1]
    assert guarded.refused > 3
    guarded.refusing.clear()
    form = await world.leo.presses("C’est réglé", on=cards(world.leo)[0])
    await world.leo.submits(form, summary="")
    assert len(world.leo.sees("sos")) == 1
    assert [len(cards(getattr(world, name))) for name in TEAM] == [0, 0, 0]


async def test_nobody_comes_so_the_team_is_called_again_in_direct_messages(world: World) -> None:
    guarded = await refuses(world)
    await world.ana.says(CALL)
    await world.advance(minutes=10)
    assert "je viens de rappeler l’équipe" in world.ana.last()
    for name in TEAM:
        assert "Qui a cinq minutes" in getattr(world, name).last()
    await world.leo.presses("Je m’en occupe", on=world.leo.last())
    for name in TEAM:
        assert not any("Qui a cinq minutes" in seen for seen in getattr(world, name).sees())
    guarded.refusing.clear()
    await world.leo.presses("Rendre à l’équipe", on=cards(world.leo)[0])
    assert "Léo Bernard ne peut plus" in world.nour.last("sos")
    assert not any("ne peut plus" in seen for seen in world.nour.sees())


async def test_without_an_sos_channel_the_team_is_called_again_in_direct_messages_too(world: World) -> None:
    await world.in_unit(_forget_the_sos_channel)
    await world.ana.says(CALL)
    await world.advance(minutes=10)
    for name in TEAM:
        assert "Qui a cinq minutes" in getattr(world, name).last()
    await world.nour.presses("Je m’en occupe", on=world.nour.last())
    await world.nour.chooses("Inès Lambert", from_="Passer à…", on=cards(world.nour)[0])
    assert "te confie Ana Moreau" in world.ines.last()
    assert not any("te confie" in seen for who in (world.leo, world.nour) for seen in who.sees())


async def _forget_the_sos_channel(ctx: ActorCtx) -> None:
    await ctx.connection.execute(delete(place).where(place.c.purpose == "sos"))
