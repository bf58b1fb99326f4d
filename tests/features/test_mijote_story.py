"""`/mijote`, told as stories: the settings for administrators, a kind word for all others."""

from bot.core.people import Role
from tests.drivers.seen import Heard, Seen
from tests.features.worlds import WITH_A_HOME_TAB
from tests.world import World

COMMUNITY, PLACES, ADD, TAKE = (
    "Nom, langue, fuseau horaire",
    "Choisir les lieux",
    "Ajouter quelqu’un",
    "Retirer quelqu’un",
)

WORLDS = WITH_A_HOME_TAB


async def settings(world: World) -> Seen:
    """Inès looks at the settings."""
    return (await world.ines.commands("mijote")).whisper


def chosen(world: World, **places: str) -> dict[str, str]:
    """The form of places as it comes back: those of the demo, but for `places`."""
    demo = {"sos": "sos", "celebrations": "celebrations", "staff": "staff", "general": "general", "welcome": ""}
    return {name: world.channel(place) if place else "" for name, place in (demo | places).items()}


async def choose(world: World, **places: str) -> Heard:
    """Inès chooses other places."""
    form = await world.ines.presses(PLACES, on=await settings(world))
    return await world.ines.submits(form, **chosen(world, **places))


async def add(world: World, who: str, role: str = "staff") -> Heard:
    """Inès adds somebody to the team."""
    form = await world.ines.presses(ADD, on=await settings(world))
    return await world.ines.submits(form, who=world.ref(who).user, role=role)


async def take(world: World, who: str) -> Heard:
    """Inès is about to take somebody off the team."""
    form = await world.ines.presses(TAKE, on=await settings(world))
    return await world.ines.submits(form, who=world.ref(who).user)


# --- for everybody --------------------------------------------------------------------------------------


async def test_a_volunteer_learns_what_there_is_for_them(world: World) -> None:
    heard = (await world.ana.commands("mijote")).whisper
    assert "Bonjour Ana" in heard
    assert "/sos · Appeler l’équipe à l’aide, à toute heure" in heard
    assert "/ping" in heard
    assert not heard.controls
    heard = (await world.tom.commands("mijote")).whisper
    assert "Hello Tom! I am Mijote." in heard
    assert "/sos · Call the team for help, at any hour" in heard


async def test_the_team_without_the_right_gets_the_same_kind_word(world: World) -> None:
    heard = (await world.leo.commands("mijote")).whisper
    assert "Bonjour Léo" in heard
    assert not heard.controls


async def test_an_administrator_sees_how_the_community_is_set_up(world: World) -> None:
    seen = await settings(world)
    for words in ("Les Passerelles", "Français", "Europe/Paris", "Appels à l’aide", "pas encore choisi"):
        assert words in seen, words
    for member in ("Inès Lambert, administration", "Léo Bernard, équipe", "Nour Haddad, équipe"):
        assert member in seen, member
    assert "Ana" not in seen


async def test_the_home_of_an_administrator_leads_there(world: World) -> None:
    home = await world.ines.opens_home()
    assert "Les Passerelles" in (await world.ines.presses("Réglages", on=home)).whisper
    assert "Réglages" not in [control.label for control in (await world.leo.opens_home()).controls]


# --- name, language, time zone ----------------------------------------------------------------------------


async def test_another_name_language_and_zone(world: World) -> None:
    await world.ana.says("SOS, le vidéoprojecteur est mort")
    card = world.leo.last("sos")
    assert "En attente" in card
    form = await world.ines.presses(COMMUNITY, on=await settings(world))
    seen = (
        await world.ines.submits(form, name=" Passerelles d’ici ", language="en", timezone="indian/reunion")
    ).whisper
    assert "Passerelles d’ici" in seen
    assert "English" in seen
    assert "Indian/Reunion" in seen
    assert "En attente" not in world.leo.again(card), "what stands in the channel is drawn anew"
    assert "Bonjour" in (await world.ana.commands("mijote")).whisper, "each person keeps their own language"


async def test_what_cannot_be_is_said_beside_its_field(world: World) -> None:
    form = await world.ines.presses(COMMUNITY, on=await settings(world))
    errors = (await world.ines.submits(form, name="Ici", language="fr", timezone="Paris")).errors
    assert errors == {"timezone": "Je ne connais pas ce fuseau horaire. Tu veux dire Europe/Paris\N{NO-BREAK SPACE}?"}
    errors = (await world.ines.submits(form, name="Ici", language="fr", timezone="le soir")).errors
    assert errors == {"timezone": "Je ne connais pas ce fuseau horaire. Par exemple\N{NO-BREAK SPACE}: Europe/Paris."}
    assert "Les Passerelles" in await settings(world)


# --- places -----------------------------------------------------------------------------------------------


async def test_calls_for_help_go_to_the_channel_that_was_chosen(world: World) -> None:
    await world.ana.says("SOS, le vidéoprojecteur est mort")
    waiting = world.leo.last("sos")
    await choose(world, sos="staff")
    moved = world.leo.last("staff")
    assert "vidéoprojecteur" in moved, "a call that waits is shown there, too"
    await world.leo.presses("Je m’en occupe", on=moved)
    assert "Léo Bernard" in world.nour.again(waiting), "and where it was it stays true"
    await world.tom.says("SOS, nobody has the key")
    assert "nobody has the key" in world.leo.last("staff")
    assert "nobody has the key" not in world.leo.last("sos")


async def test_without_a_channel_for_help_administrators_are_invited_to_choose_one(world: World) -> None:
    home = await world.ines.opens_home()
    assert "Où doivent arriver les appels" not in home
    seen = (await choose(world, sos="")).whisper
    assert "Appels à l’aide : pas encore choisi" in seen
    home = world.ines.home()
    assert "Où doivent arriver les appels" in home
    assert "Où doivent arriver les appels" not in await world.leo.opens_home()
    await world.ana.says("SOS, le vidéoprojecteur est mort")
    assert "vidéoprojecteur" in world.leo.last(), "until then the team is called in direct messages"
    form = await world.ines.presses(PLACES, on=home)
    await world.ines.submits(form, **chosen(world))
    assert "Où doivent arriver les appels" not in world.ines.home()
    assert "vidéoprojecteur" in world.leo.last("sos")


async def test_nothing_changed_changes_nothing(world: World) -> None:
    before = await settings(world)
    assert (await choose(world)).whisper.words == before.words


# --- the team ---------------------------------------------------------------------------------------------


async def test_somebody_joins_the_team(world: World) -> None:
    await world.tom.opens_home()
    seen = (await add(world, "tom")).whisper
    assert "Tom Becker, équipe" in seen
    assert "Calls for help right now" in world.tom.home(), "their page is that of the team at once"
    assert (await add(world, "tom")).errors == {"who": "Cette personne est déjà dans l’équipe."}
    assert "Tom Becker, administration" in (await add(world, "tom", "admin")).whisper
    seen = (await world.tom.commands("mijote")).whisper
    for words in ("How Les Passerelles is set up", "Calls for help:", "Newcomers: not chosen yet", "Nour Haddad, team"):
        assert words in seen, words
    form = await world.tom.presses("Name, language, time zone", on=seen)
    errors = (await world.tom.submits(form, name="Here", language="en", timezone="London")).errors
    assert errors == {"timezone": "I don’t know this time zone. Do you mean Europe/London?"}


async def test_somebody_is_taken_off_the_team_after_one_more_look(world: World) -> None:
    await world.ana.says("SOS, le vidéoprojecteur est mort")
    question = (await take(world, "leo")).whisper
    assert "Léo Bernard ne verrait plus les appels" in question
    assert (await world.person("leo")).role is Role.STAFF, "nothing happened yet"
    back = (await world.ines.presses("Retour aux réglages", on=question)).whisper
    assert "Léo Bernard, équipe" in back
    question = (await take(world, "leo")).whisper
    seen = (await world.ines.presses("Retirer de l’équipe", on=question)).whisper
    assert "Léo Bernard" not in seen
    heard = await world.leo.presses("Je m’en occupe", on=world.leo.last("sos"))
    assert "équipe" in heard.whisper
    assert "n’est pas dans l’équipe" in (await take(world, "leo")).errors["who"]


async def test_who_administers_the_workspace_itself_stays_an_administrator(world: World) -> None:
    question = (await take(world, "ines")).whisper
    assert "Inès Lambert perdrait le rôle donné ici" in question
    heard = (await world.ines.presses("Retirer de l’équipe", on=question)).whisper
    assert "Merci" in heard
    assert (await world.person("ines")).role is Role.ADMIN, "the platform says so"
    assert (await take(world, "ines")).errors == {
        "who": "Inès Lambert administre l’espace lui-même\N{NO-BREAK SPACE}: ce n’est pas à moi de le reprendre."
    }


async def test_rights_are_looked_at_when_a_form_comes_back(world: World) -> None:
    await add(world, "leo", "admin")
    form = await world.leo.presses(COMMUNITY, on=(await world.leo.commands("mijote")).whisper)
    question = (await take(world, "leo")).whisper
    await world.ines.presses("Retirer de l’équipe", on=question)
    heard = await world.leo.submits(form, name="À moi", language="fr", timezone="UTC")
    assert "administration" in heard.whisper
    assert "Les Passerelles" in await settings(world)
