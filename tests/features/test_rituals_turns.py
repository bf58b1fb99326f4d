"""Who hosts, on the playground: skipped, away, moved, nobody. It begins on a Wednesday, 10:00."""

from bot.core.people import PersonUnreachable
from bot.runtime.context import ActorCtx
from storage.repos import people
from tests.features.ritual_steps import card, hosted
from tests.world import World

WORLDS = ["playground sqlite"]


async def test_a_skipped_edition_costs_nobody_their_turn(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    await world.ines.commands("ritual", do="skip", words="1")
    assert "tu n’as plus rien à faire" in world.leo.again(told)
    await world.advance(days=9)
    assert "C’est Léo Bernard qui anime" in world.ana.last("general").words.replace("@", "")


async def test_whoever_is_away_is_not_asked(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    assert "C’est noté" in (await world.leo.commands("ritual", do="away", words="du 24 au 28 novembre")).whisper
    before = len(world.leo.sees())
    await world.advance(days=8, hours=2)
    assert len(world.leo.sees()) == before
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")
    await world.advance(days=7)
    assert "C’est Léo Bernard qui anime" in world.ana.last("general").words.replace("@", "")


async def test_whoever_says_late_that_they_are_away_passes_it_on(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    await world.leo.commands("ritual", do="away", words="jusqu’au 30 novembre")
    assert "plus rien à faire" in world.leo.again(told)
    assert "C’est toi qui animes" in world.nour.last()


async def test_nobody_hosts_twice_in_a_row_and_the_owner_hears_when_nobody_can(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=8, hours=2)  # Léo hosted on 26 November
    assert "C’est noté" in (await world.nour.commands("ritual", do="away", words="jusqu’au 10 décembre")).whisper
    before = len(world.leo.sees())
    await world.advance(days=5)
    assert len(world.leo.sees()) == before
    assert "Personne du tour ne peut animer" in world.ines.last()
    await world.advance(days=2)
    assert "C’est qui veut qui anime" in world.ana.last("general")


async def test_a_moved_edition_tells_its_host_the_new_time(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    assert "26 nov" in told
    await world.ines.commands("ritual", do="move", words="1 vendredi à 15h")
    assert "27 nov" in world.leo.again(told)
    assert "C’est toi qui animes" in world.leo.again(told)


async def test_whoever_leaves_the_row_is_asked_no_more(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    told = world.leo.last()
    shown = await card(world)
    row = (await world.ines.presses("À tour de rôle", on=shown)).whisper
    row = (await world.ines.chooses("Léo Bernard", from_="Retirer quelqu’un", on=row)).whisper
    assert "Léo" not in row
    assert "plus rien à faire" in world.leo.again(told)
    await world.advance(days=2)
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")


async def test_quiet_hours_and_the_weekly_budget_hold(world: World) -> None:
    """The edition at 7:00 would be prepared at 7:00: nobody is woken."""
    await hosted(world, "leo", when="chaque jeudi à 7h à partir du 26 novembre")
    before = len(world.leo.sees())
    await world.advance(days=5, hours=22)  # Tuesday 24, 8:00
    assert len(world.leo.sees()) == before
    await world.advance(hours=2)
    assert "C’est toi qui animes" in world.leo.last()


async def test_the_whole_team_takes_turns_whoever_that_is(world: World) -> None:
    row = await hosted(world, when="chaque jeudi à 11h")
    row = (await world.ines.presses("Toute l’équipe à tour de rôle", on=row)).whisper
    assert "Léo Bernard" in row
    assert "Maya Collins" in row
    assert "Ana" not in row
    form = await world.ines.presses("Préparation", on=row)
    await world.ines.submits(form, days="0", checklist="", agenda="no")
    named = set()
    for _week in range(4):
        await world.advance(days=7)
        words = world.ana.last("general").words.replace("@", "")
        named.add(words.partition("C’est ")[2].partition(" qui anime")[0])
    assert named == {"Inès Lambert", "Léo Bernard", "Maya Collins", "Nour Haddad"}
    row = (await world.ines.presses("À tour de rôle", on=await card(world))).whisper
    row = (await world.ines.presses("Seulement les personnes nommées", on=row)).whisper
    assert "Ajouter quelqu’un au tour" in [control.label for control in row.controls]


async def test_whoever_cannot_be_told_hosts_nothing(world: World) -> None:
    await hosted(world, "leo", "nour", when="chaque jeudi à 11h à partir du 26 novembre")
    await world.advance(days=6, hours=2)
    assert "C’est toi qui animes" in world.leo.last()

    async def closed(ctx: ActorCtx) -> None:
        await people.follow_account(ctx.connection, ctx.ref, unreachable_since=ctx.now)
        await ctx.announce(PersonUnreachable(ctx.person.id))

    await world.in_unit(closed, as_="leo")
    assert "C’est toi qui animes" in world.nour.last()
    await world.advance(days=2)
    assert "C’est Nour Haddad qui anime" in world.ana.last("general").words.replace("@", "")
