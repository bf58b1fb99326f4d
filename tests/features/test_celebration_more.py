"""The celebration, further: who may do what, what is late, what is empty, what the team does before it opens."""

from datetime import timedelta

from bot.core.achieved import Achieved, Feat
from bot.runtime.context import ActorCtx
from handlers.celebration import privacy
from storage.repos import celebrations, wins
from tests.drivers.seen import Heard, Seen
from tests.features.test_celebration_story import WORDS, bravo, wednesday
from tests.world import World

WORLDS = ["playground sqlite"]  # the same queries run on PostgreSQL in the story itself

UNSUNG = "Qui n’a pas eu de bravo depuis longtemps\u00a0?"


async def test_an_emoji_elsewhere_is_nobody_s_business(world: World) -> None:
    own = await world.ana.says("Je me félicite !", in_="general")
    await world.ana.reacts("🎉", on=own)
    liked = await world.ana.says("Des nouvelles du local ?", in_="general")
    await world.tom.reacts("❤️", on=liked)
    between = await world.leo.says("Ana est épuisée, je la relaie demain.", in_="staff")
    await world.nour.reacts("🎉", on=between)
    for who in (world.ana, world.leo):
        assert who.sees() == [] or "bravo" not in who.last()
    assert "La question de la semaine" in await wednesday(world)


async def test_late_wins_join_until_the_evening(world: World) -> None:
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    assert "rejoint le fil d’aujourd’hui" in await bravo(world, "nour", "tom", "a traduit le jeu en une nuit")
    assert len(world.ana.sees("celebrations", below=header)) == 2
    assert "on m’a raconté 2 réussites" in world.ana.again(header)
    await world.advance(hours=10)
    assert "prochains bravos" in await bravo(world, "ana", "leo", "répond toujours avec le sourire")
    assert len(world.ana.sees("celebrations", below=header)) == 2
    following = await wednesday(world)
    (below,) = world.ana.sees("celebrations", below=following)
    assert "Bravo Léo Bernard" in below


async def test_an_empty_week_gets_a_question_and_never_the_same(world: World) -> None:
    first = await wednesday(world)
    assert "La question de la semaine" in first
    assert "Réponds en dessous" in first
    second = await wednesday(world)
    asked = [message.words.split("\n")[1] for message in (first, second)]
    assert asked[0] != asked[1]
    await world.tom.says("Les premières neiges", below=second)
    assert "réponse" not in world.tom.again(second)  # a question is no contest


async def test_many_wins_are_grouped(world: World) -> None:
    for number in range(11):
        await bravo(world, "leo", "ana" if number % 2 else "tom", f"réussite numéro {number}")
        await world.advance(minutes=1)
    header = await wednesday(world)
    picture, *messages = world.nour.sees("celebrations", below=header)
    assert "notre-semaine-2026-11-25.png" in picture.files
    assert len(messages) == 3
    assert [f"réussite numéro {number}" in "\n".join(one.words for one in messages) for number in range(11)] == [
        True
    ] * 11
    assert "On applaudit Tom Becker et Ana Moreau" in header


async def test_one_does_not_celebrate_oneself_alone(world: World) -> None:
    form = await world.ana.commands("bravo")
    me = world.ref("ana").user
    alone = await world.ana.submits(form, words="j'ai tout fait", who1=me, who2="", who3="")
    assert "Pas soi tout·e seul·e" in str(alone.errors["who1"])
    form = await world.ana.commands("bravo")
    assert (await world.ana.submits(form, words=" ", who1=world.ref("leo").user, who2="", who3="")).errors["words"]
    form = await world.ana.commands("bravo")
    await world.ana.submits(form, words="on a tout fait à deux", who1=me, who2=world.ref("leo").user, who3="")
    form = await world.tom.commands("bravo")
    await world.tom.submits(form, words="we got the room for free", who1="", who2="", who3="")
    header = await wednesday(world)
    both, everybody = world.nour.sees("celebrations", below=header)
    assert "Bravo Ana Moreau et Léo Bernard !" in both
    assert "Bravo à nous toutes et tous !" in everybody


async def test_the_same_said_twice_is_one_win(world: World) -> None:
    await bravo(world, "leo", "ana")
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    assert len(world.tom.sees("celebrations", below=header)) == 1


# --- the team, before it opens ------------------------------------------------------------------------------


async def dates(world: World, who: str = "leo") -> Seen:
    """When editions open, as the team sees it."""
    return (await world.__getattr__(who).presses("Dates et pauses", on=await desk(world, who))).whisper


async def desk(world: World, who: str = "leo") -> Seen:
    """Somebody of the team looks at the coming edition."""
    actor = world.__getattr__(who)
    return (await actor.presses("La prochaine édition", on=await actor.opens_home())).whisper


async def card(world: World, option: str) -> Seen:
    """Léo opens one of its wins."""
    return (await world.leo.chooses(option, from_="En regarder une", on=await desk(world))).whisper


async def test_the_team_holds_reorders_mends_and_leaves_out(world: World) -> None:
    await bravo(world, "nour", "ana", "a tenu l'attelier")
    await bravo(world, "nour", "tom", "a traduit le jeu")
    await bravo(world, "nour", "chidi", "a réparé l'imprimante")
    await bravo(world, "nour", "maya", "a fait un gâteau")
    assert "4 réussites attendent" in await world.leo.opens_home()

    await world.leo.presses("Plus tard", on=await card(world, "1. 👏 Bravo Ana Moreau\u00a0!"))
    form = await world.leo.presses("Changer les mots", on=await card(world, "2. 👏 Bravo Ana Moreau\u00a0!"))
    await world.leo.submits(form, words="a tenu l'atelier")
    await world.leo.presses("Garder pour une autre semaine", on=await card(world, "3. 👏 Bravo Chidi Okafor\u00a0!"))
    await world.leo.presses("Laisser de côté", on=await card(world, "4. 👏 Bravo Maya Collins\u00a0!"))
    seen = await desk(world)
    assert "laissée de côté" in seen
    assert "gardée pour une autre semaine" in seen

    header = await wednesday(world)
    first, second = world.nour.sees("celebrations", below=header)
    assert "a traduit le jeu" in first
    assert "a tenu l'atelier" in second
    assert "It will be told in one of our next celebrations" in world.chidi.last("dm")
    following = await wednesday(world)
    assert "It is told in our celebrations" in world.chidi.last("dm")
    (third,) = world.nour.sees("celebrations", below=following)
    assert "a réparé l'imprimante" in third


async def test_only_the_team_looks_at_the_edition_before(world: World) -> None:
    await bravo(world, "nour", "ana")
    home = await world.tom.opens_home()
    assert "Tell a success" in [control.label for control in home.controls]
    assert "The next edition" not in [control.label for control in home.controls]
    seen = await card(world, "1. 👏 Bravo Ana Moreau\u00a0!")
    for wire in ("celebration.desk", "celebration.unsung", *(control.wire for control in seen.controls)):
        assert "team can do this" in (await world.tom.forges(wire)).whisper
    assert "administration" in (await world.leo.forges("celebration.ask_settings")).whisper
    header = await wednesday(world)
    assert "une réussite" in header
    assert "n’est plus là" in (await world.leo.forges(seen.control("Laisser de côté").wire)).whisper  # told already


async def test_one_decides_for_oneself_alone(world: World) -> None:
    await bravo(world, "leo", "ana")
    wire = world.ana.last().control("Me montrer…").wire
    assert "not yours" in (await world.tom.forges(wire, "not_now")).whisper
    assert "n’est plus là" in (await world.ana.forges(wire, "everything")).whisper
    told = await bravo(world, "leo", "ana")
    assert "not yours" in (await world.tom.forges(told.control("Retirer").wire)).whisper
    assert "une réussite" in await wednesday(world)


async def test_the_words_of_somebody_who_said_nothing_are_not_read_by_the_team_either(world: World) -> None:
    said = await world.ana.says("j'ai pleuré de joie en rentrant", in_="general")
    await world.nour.reacts("🎉", on=said)
    seen = await desk(world)
    assert "attend l’accord de la personne célébrée" in seen
    assert "pleuré" not in seen
    await world.ana.edits(said, "j'ai ri de joie en rentrant")
    await world.ana.chooses("sans mon nom", from_="Me montrer…", on=world.ana.last())
    assert "j'ai ri de joie" in await desk(world)
    await world.ana.deletes(said)
    assert "j'ai ri de joie" not in await desk(world)
    assert "question" in await wednesday(world)


async def test_facts_of_other_features_are_drafts(world: World) -> None:
    async def announce(ctx: ActorCtx) -> None:
        helper = (await world.person("leo")).id
        await ctx.announce(Achieved(what=Feat.HELPED, people=(helper,), subject="case-1"))

    await world.in_unit(announce)
    await world.in_unit(announce)  # told once
    assert "un brouillon" in await desk(world, "nour")
    assert world.leo.sees() == []
    assert "question" in await wednesday(world)
    await world.leo.presses("Ajouter", on=await card(world, "1. 👏 Bravo Léo Bernard\u00a0!"))
    assert "Pour avoir répondu à un appel à l’aide" in world.leo.last()
    (below,) = world.tom.sees("celebrations", below=world.tom.last("celebrations"))
    assert "Bravo Léo Bernard" in below


async def test_whom_nobody_celebrated_is_for_the_team_alone(world: World) -> None:
    await bravo(world, "ana", "tom")
    await bravo(world, "tom", "leo", "repond vite")
    await wednesday(world)
    seen = (await world.leo.presses(UNSUNG, on=await desk(world))).whisper
    assert "Ana Moreau (jamais encore) : a raconté une réussite des autres" in seen
    assert "Tom Becker" not in seen
    await world.advance(days=91)
    await bravo(world, "tom", "leo", "répond toujours")
    seen = (await world.leo.presses(UNSUNG, on=await desk(world))).whisper
    assert "Tom Becker (la dernière fois le 18 novembre 2026)" in seen


# --- settings -------------------------------------------------------------------------------------------------


async def settle(world: World, **values: str) -> Heard:
    """Inès changes the settings."""
    form = await world.ines.presses("Régler les bravos", on=await desk(world, "ines"))
    usual = {"day": "2", "time": "10:00", "emoji": "🎉", "unless_said": "name", "editor": ""}
    return await world.ines.submits(form, **(usual | values))


async def test_an_administrator_settles_the_celebration(world: World) -> None:
    for name, value in (("time", "bientôt"), ("emoji", "deux 🎉"), ("editor", "ana")):
        assert (await settle(world, **{name: value})).errors[name]
    await settle(world, day="4", time="18h30", emoji="❤️", unless_said="not_now", editor=world.ref("nour").user)
    await bravo(world, "leo", "ana")
    assert "Montré à personne sans ton accord" in world.ana.last()
    await world.advance(days=2, hours=8)
    assert world.leo.last("celebrations").author != "Mijote"  # Friday evening, 18:00
    await world.advance(minutes=31)
    assert "La question de la semaine · vendredi 20 novembre 2026" in world.leo.last("celebrations")
    await world.advance(days=6)
    assert "La prochaine édition s’ouvre" in world.nour.last()  # the day before
    await settle(world, day="off")
    before = world.leo.sees("celebrations")
    await world.advance(days=14)
    assert world.leo.sees("celebrations") == before


async def test_who_has_not_said_is_shown_as_the_community_settles_also_in_earlier_editions(world: World) -> None:
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    second = await wednesday(world)
    await settle(world, unless_said="first_name")
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana !" in below
    await settle(world, unless_said="not_now")
    assert world.tom.sees("celebrations", below=header) == []
    assert "question" in world.tom.again(second)
    await world.ana.chooses("avec mon nom", from_="Me montrer…", on=world.ana.last())
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana Moreau !" in below


async def test_a_success_after_one_that_was_taken_back_is_told_again(world: World) -> None:
    told = await bravo(world, "leo", "ana")
    assert len(world.ana.sees()) == 1
    await world.leo.presses("Retirer", on=told)
    assert world.ana.sees() == []
    await bravo(world, "nour", "ana", "a réparé la porte")
    assert "a réparé la porte" in world.ana.last()


async def test_another_hour_neither_swallows_nor_doubles_today_s_edition(world: World) -> None:
    await world.advance(days=6, hours=20)  # Wednesday, 6 o'clock
    before = len(world.leo.sees("celebrations"))
    await settle(world, time="05:00")  # which is over: now, then
    assert len(world.leo.sees("celebrations")) == before + 1
    await settle(world, time="11:00")
    await world.advance(hours=12)
    assert len(world.leo.sees("celebrations")) == before + 1
    await world.advance(days=7)
    assert len(world.leo.sees("celebrations")) == before + 2


async def test_an_edition_that_comes_due_while_nobody_runs_waits_for_the_morning(world: World) -> None:
    before = len(world.leo.sees("celebrations"))
    world.clock.move(timedelta(days=7, hours=16))  # Thursday, two o'clock in the night
    await world.settle()
    assert len(world.leo.sees("celebrations")) == before
    await world.advance(hours=9)
    assert "25 novembre 2026" in world.leo.last("celebrations")
    assert len(world.leo.sees("celebrations")) == before + 1
    await world.advance(days=6)
    assert "2 décembre 2026" in world.leo.last("celebrations")


# --- privacy ----------------------------------------------------------------------------------------------------


async def test_somebody_who_is_erased_is_celebrated_no_more(world: World) -> None:
    await bravo(world, "ana", "tom", "Tom a traduit le jeu")
    await bravo(world, "leo", "ana")
    form = await world.nour.commands("bravo")
    await world.nour.submits(
        form, words="Ana et Léo, quel duo", who1=world.ref("ana").user, who2=world.ref("leo").user, who3=""
    )
    header = await wednesday(world)
    assert len(world.leo.sees("celebrations", below=header)) == 4  # with their picture
    await world.ana.reacts("🎉", on=header)

    async def erase(ctx: ActorCtx) -> None:
        told = await privacy.export(ctx.connection, ctx.community, ctx.person.id)
        assert [row["what"] for row in told] == ["told", "celebrated", "celebrated", "applause"]
        assert told[1]["words"] == WORDS
        await privacy.erase(ctx, ctx.person.id)
        assert await privacy.export(ctx.connection, ctx.community, ctx.person.id) == []

    await world.in_unit(erase, as_="ana")
    (left,) = world.leo.sees("celebrations", below=header)
    assert "Bravo Léo Bernard" in left
    assert "… et Léo, quel duo" in left
    assert "Ana" not in world.leo.again(header)
    assert "réaction" not in world.leo.again(header)
    assert [message for message in world.ana.sees() if "bravo" in message] == []


async def test_another_name_is_told_everywhere(world: World) -> None:
    await bravo(world, "leo", "ana")
    header = await wednesday(world)
    world.renames("ana", "Ana Garnier")
    await world.ana.opens_home()
    (below,) = world.tom.sees("celebrations", below=header)
    assert "Bravo Ana Garnier" in below
    assert "On applaudit Ana Garnier" in world.tom.again(header)


async def test_words_that_nobody_agreed_to_are_forgotten_after_two_months(world: World) -> None:
    said = await world.ana.says("quelle semaine !", in_="general")
    await world.nour.reacts("🎉", on=said)
    await world.advance(days=70)
    async with world.house.database.read() as connection:
        found = await wins.all_of(connection, (await world.person("ana")).community, (await world.person("ana")).id)
        editions = await celebrations.latest(connection, (await world.person("ana")).community, 100)
    assert [(win.state, win.words) for win in found] == [("withdrawn", "")]
    assert len(editions) == len({edition.question for edition in editions}) == 10
