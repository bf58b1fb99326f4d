"""SOS, the whole story: a volunteer calls, somebody takes it, they talk, it is resolved."""

from datetime import timedelta

from sqlalchemy import delete

from bot.runtime.context import ActorCtx
from storage.tables.community import place
from tests.drivers.seen import Seen
from tests.features.worlds import AND_SIMULATED
from tests.world import World

WORLDS = AND_SIMULATED

CALL = "j'ai oublié les cartes chez moi, je fais comment ?"


async def test_from_the_call_to_the_thanks(world: World) -> None:
    await world.ana.says(CALL)
    assert "Je suis là, Ana" in world.ana.last()
    card = world.leo.last("sos")
    assert "SOS 1 · Ana Moreau" in card
    assert CALL in card
    assert "En attente" in card

    await world.leo.presses("Je m’en occupe", on=card)
    assert "Léo est avec toi" in world.ana.last()
    assert "Léo Bernard s’en occupe" in world.leo.again(card)

    await world.leo.says("Je t'envoie le PDF, tu peux imprimer ?", below=card)
    assert world.ana.last().words == "Je t'envoie le PDF, tu peux imprimer ?"
    assert world.ana.last().author == "Léo Bernard"

    await world.ana.says("oui !! tu me sauves")
    assert world.leo.last("sos", below=card).words == "oui !! tu me sauves"
    assert world.leo.last("sos", below=card).author == "Ana Moreau"

    form = await world.leo.presses("C’est réglé", on=world.leo.again(card))
    await world.leo.submits(form, summary="PDF envoyé, imprimé sur place.")
    assert "Léo me dit que c’est réglé" in world.ana.last()
    assert "PDF envoyé" in world.nour.again(card)
    assert "Réglé" in world.nour.again(card)

    await world.ana.presses("😊 Très bien", on=world.ana.last())
    assert "Merci, cela aide l’équipe" in world.ana.last()
    assert "Son ressenti: 😊 Très bien" in world.leo.again(card)

    await world.ana.says("merci beaucoup Léo")
    assert "Avec grand plaisir" in world.ana.last()
    assert world.leo.last("sos", below=card).words == "merci beaucoup Léo"  # thanks reach those who helped
    assert "Réglé" in world.leo.again(card)


async def test_the_same_story_in_english_for_an_english_volunteer(world: World) -> None:
    await world.tom.says("the projector is dead and they arrive in 10 minutes, what do I do")
    assert "I’ve got you, Tom" in world.tom.last()
    card = world.nour.last("sos")
    assert "En attente" in card  # the team reads French

    await world.nour.presses("Je m’en occupe", on=card)
    assert "Nour is with you" in world.tom.last()
    await world.tom.presses("It’s sorted, thank you", on=world.tom.last())
    assert "So glad it’s sorted" in world.tom.last()
    assert "Tom Becker a dit que c’est réglé" in world.nour.again(card)


async def test_a_call_by_command_and_by_the_home_tab(world: World) -> None:
    heard = await world.ana.commands("sos", text="plus de cartes !")
    assert "L’équipe est appelée" in heard.whisper
    assert "plus de cartes !" in world.leo.last("sos")

    home = await world.tom.opens_home()
    form = await world.tom.presses("I need help", on=home)
    assert (await world.tom.submits(form, words="  ")).errors["words"]
    await world.tom.submits(form, words="Nobody has the key to the room")
    assert "Nobody has the key" in world.leo.last("sos")
    assert "The team is being called for your SOS 2" in (await world.tom.opens_home())


async def test_the_command_without_words_asks_for_them(world: World) -> None:
    form = await world.ana.commands("sos")
    await world.ana.submits(form, words="je suis perdue")
    assert "je suis perdue" in world.leo.last("sos")


async def test_any_other_message_gets_one_friendly_question(world: World) -> None:
    await world.ana.says("bonjour")
    question = world.ana.last()
    assert "Veux-tu que j’appelle quelqu’un" in question
    assert world.leo.sees("sos") == []

    await world.ana.says("je suis à Lyon")
    assert world.ana.last().words == "je suis à Lyon"  # asked once, not twice

    await world.ana.presses("Oui, appelle quelqu’un", on=question)
    card = world.leo.last("sos")
    assert "bonjour" in card
    assert "je suis à Lyon" in card
    assert "J’appelle l’équipe pour toi" in world.ana.again(question)


async def test_the_question_can_be_answered_in_words(world: World) -> None:
    await world.ana.says("bonjour")
    await world.ana.says("oui stp")
    assert "Ana Moreau" in world.leo.last("sos")

    await world.tom.says("hello")
    question = world.tom.last()
    await world.tom.says("no thanks")
    assert "All right!" in world.tom.again(question)
    assert len(world.leo.sees("sos")) == 1


async def test_words_that_ask_for_nothing_open_nothing(world: World) -> None:
    await world.ana.says("merci pour ton aide")
    assert "Merci pour ce mot" in world.ana.last()
    await world.ana.says("👍")
    assert world.ana.last().words == "👍"  # one kind word a day is enough
    assert world.leo.sees("sos") == []


async def test_release_calls_the_others_and_hand_over_tells_everybody(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await world.leo.presses("Rendre à l’équipe", on=world.leo.again(card))
    assert "Léo ne peut plus s’en occuper" in world.ana.last()
    call = world.nour.last("sos")
    assert "Léo Bernard ne peut plus s’en occuper" in call

    await world.nour.presses("Je m’en occupe", on=call)
    assert "Nour est avec toi" in world.ana.last()
    assert world.nour.last("sos").id == card.id  # the call went away, its work done

    await world.nour.chooses("Inès Lambert", from_="Passer à…", on=world.nour.again(card))
    assert "Inès prend le relais" in world.ana.last()
    call = world.ines.last("sos")
    assert "Nour Haddad te confie Ana Moreau, Inès Lambert" in call
    await world.ines.presses("Pas maintenant", on=call)
    assert "En attente" in world.leo.again(card)
    assert "Nour Haddad a passé la main à Inès Lambert" in world.leo.again(card)


async def test_the_volunteer_can_say_that_it_is_sorted_at_every_step_in_one_place(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await _one_place_to_press(world, "Je suis là, Ana")
    await world.advance(minutes=10)
    await _one_place_to_press(world, "Je ne lâche pas")
    await world.leo.presses("Je m’en occupe", on=card)
    await _one_place_to_press(world, "Léo est avec toi")
    await world.leo.chooses("Nour Haddad", from_="Passer à…", on=world.leo.again(card))
    await _one_place_to_press(world, "Nour prend le relais")
    await world.nour.presses("Rendre à l’équipe", on=world.nour.again(card))
    await _one_place_to_press(world, "Nour ne peut plus s’en occuper")
    await world.ana.presses("C’est réglé, merci", on=world.ana.last())
    assert "Tant mieux, c’est réglé" in world.ana.last()
    assert not any(SORTED in _labels(seen) for seen in world.ana.sees())
    assert "Ana Moreau a dit que c’est réglé" in world.leo.again(card)


SORTED = "C’est réglé, merci"


def _labels(seen: Seen) -> list[str]:
    return [control.label for control in seen.controls]


async def _one_place_to_press(world: World, words: str) -> None:
    assert words in world.ana.last()
    assert [words in seen for seen in world.ana.sees() if SORTED in _labels(seen)] == [True]


async def test_the_card_says_the_day_once(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await world.advance(hours=13, minutes=55)
    await world.leo.presses("Rendre à l’équipe", on=world.leo.again(card))
    await world.advance(minutes=10)  # midnight has passed in Paris, not in UTC
    await world.nour.presses("Je m’en occupe", on=world.nour.again(card))
    assert world.leo.again(card).words.splitlines()[-7:-1] == [
        "Depuis: 18 nov., 23:55",
        "10:00 · Ana Moreau a appelé à l’aide",
        "10:00 · Léo Bernard a pris l’appel",
        "23:55 · Léo Bernard a rendu l’appel à l’équipe",
        "19 nov., 00:05 · J’ai rappelé l’équipe",
        "00:05 · Nour Haddad a pris l’appel",
    ]


async def test_a_question_that_need_not_be_answered_says_so_once(world: World) -> None:
    await world.ana.says(CALL)
    heard = await world.leo.presses("C’est réglé", on=world.leo.last("sos"))
    # Every platform marks a field that may stay empty by itself.
    assert heard.questions
    assert "facultatif" not in heard.questions.lower()


async def test_a_colleague_takes_over_by_their_own_name(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    await world.nour.chooses("Nour Haddad", from_="Passer à…", on=world.nour.again(card))
    assert "Nour prend le relais" in world.ana.last()
    assert "· Nour Haddad a pris le relais" in world.leo.again(card)
    assert world.nour.last("sos").id == card.id  # nobody need be told what they did themselves


async def test_the_first_answer_takes_the_case(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.says("j'arrive", below=card)
    assert "Léo Bernard s’en occupe" in world.leo.again(card)
    assert [seen.words for seen in world.ana.sees()][-1] == "j'arrive"


async def test_notes_stay_in_the_team_and_are_marked(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    before = len(world.ana.sees())
    await world.leo.says("🔒 elle a déjà appelé hier", below=card)
    assert "Note interne de Léo Bernard" in world.leo.last("sos", below=card)
    await world.nour.says("  // ok je regarde", below=card)
    assert "Note interne de Nour Haddad" in world.leo.last("sos", below=card)
    assert len(world.ana.sees()) == before
    assert "En attente" in world.leo.again(card)  # a note takes nothing


async def test_a_note_is_never_sent_by_an_edit_and_a_message_can_be_taken_back(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    note = await world.leo.says("// entre nous", below=card)
    await world.leo.edits(note, "entre nous")
    assert not any("entre nous" in seen for seen in world.ana.sees())

    said = await world.leo.says("elle exagère", below=card)
    assert "elle exagère" in world.ana.last()
    await world.leo.edits(said, "// elle exagère")
    assert not any("elle exagère" in seen for seen in world.ana.sees())
    assert "Note interne de Léo Bernard" in world.leo.last("sos", below=card)


async def test_edits_and_deletions_follow_on_both_sides(world: World) -> None:
    first = await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.ana.edits(first, "j'ai oublié les jeux de cartes")
    assert "les jeux de cartes" in world.leo.again(card)

    more = await world.ana.says("c'est à 14h")
    await world.ana.edits(more, "c'est à 15h")
    assert world.leo.last("sos", below=card).words == "c'est à 15h\n(modifié)"
    await world.ana.deletes(more)
    assert not any("15h" in seen for seen in world.leo.sees("sos", below=card))

    answer = await world.leo.says("je t'apelle", below=card)
    await world.leo.edits(answer, "je t'appelle")
    assert "je t'appelle" in world.ana.last()
    await world.leo.deletes(answer)
    assert not any("je t'appelle" in seen for seen in world.ana.sees())

    await world.ana.deletes(first)
    assert "(message supprimé)" in world.leo.again(card)


async def test_a_stale_card_explains_and_is_redrawn(world: World) -> None:
    await world.ana.says(CALL)
    stale = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=stale)
    assert "Tu t’en occupes déjà" in (await world.leo.presses("Je m’en occupe", on=stale)).whisper
    assert "Léo s’en occupe déjà" in (await world.nour.presses("Je m’en occupe", on=stale)).whisper
    heard = await world.nour.presses("C’est réglé", on=stale)
    assert "la fiche est à jour" in heard.whisper

    fresh = world.leo.again(stale)
    form = await world.leo.presses("C’est réglé", on=fresh)
    other_form = await world.nour.presses("C’est réglé", on=fresh)
    await world.leo.submits(form, summary="")
    assert "réglé entre-temps" in (await world.nour.submits(other_form, summary="")).whisper


async def test_only_the_claimer_or_an_administrator_releases(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.presses("Je m’en occupe", on=card)
    taken = world.leo.again(card)
    heard = await world.nour.presses("Rendre à l’équipe", on=taken)
    assert "Léo s’en occupe. Pour reprendre" in heard.whisper
    await world.ines.presses("Rendre à l’équipe", on=taken)
    assert "En attente" in world.leo.again(card)


async def test_a_new_question_within_two_days_reopens(world: World) -> None:
    await _resolved(world)
    await world.ana.says("et il me manque aussi le plateau, je fais comment ?")
    assert "J’ai rappelé l’équipe" in world.ana.last()
    card, call = world.leo.sees("sos")
    assert "Ana Moreau a encore besoin de nous" in call
    assert "En attente" in card
    assert "plateau" in world.leo.last("sos", below=card)


async def test_after_two_days_a_new_question_is_a_new_case(world: World) -> None:
    await _resolved(world)
    await world.advance(hours=49)
    await world.ana.says(CALL)
    assert "SOS 2" in world.leo.last("sos")


async def test_an_unclear_word_after_a_case_asks_first_then_reopens(world: World) -> None:
    await _resolved(world)
    await world.ana.says("bonjour")
    question = world.ana.last()
    assert "Veux-tu que j’appelle" in question
    await world.ana.presses("Oui, appelle quelqu’un", on=question)
    card = world.leo.sees("sos")[0]
    assert "En attente" in card
    assert "bonjour" in world.leo.last("sos", below=card)
    assert "J’appelle l’équipe pour toi" in world.ana.again(question)


async def test_the_volunteer_or_the_team_can_reopen(world: World) -> None:
    await _resolved(world)
    card = world.leo.last("sos")
    await world.leo.presses("Rouvrir", on=card)
    assert "J’ai rappelé l’équipe" in world.ana.last()
    await world.ana.presses("C’est réglé, merci", on=world.ana.last())
    await world.ana.presses("J’ai encore besoin d’aide", on=world.ana.last())
    assert "En attente" in world.leo.again(card)


async def test_nobody_comes_so_the_team_is_called_again(world: World) -> None:
    await world.ana.says(CALL)
    await world.advance(minutes=10)
    call = world.leo.last("sos")
    assert "Ana Moreau attend depuis 10:00. Qui a cinq minutes ?" in call
    assert "je viens de rappeler l’équipe" in world.ana.last()
    await world.leo.presses("Je m’en occupe", on=call)
    assert len(world.leo.sees("sos")) == 1
    await world.advance(hours=3)
    assert len(world.leo.sees("sos")) == 1


async def test_the_team_is_called_again_for_a_week_and_not_for_ever(world: World) -> None:
    await world.ana.says(CALL)
    await world.advance(hours=3)
    assert len(world.leo.sees("sos")) == 1 + 3
    await world.advance(days=1)
    assert "Ana Moreau attend depuis 18 nov., 10:00. Qui a cinq minutes ?" in world.leo.last("sos")
    await world.advance(days=19)
    assert len(world.leo.sees("sos")) == 1 + 3 + 7


async def test_after_a_pause_the_team_is_called_once_not_three_times(world: World) -> None:
    await world.ana.says(CALL)
    world.clock.move(timedelta(hours=5))  # the machine slept
    await world.settle()
    assert len(world.leo.sees("sos")) == 1 + 1


async def test_the_morning_after_one_gentle_question(world: World) -> None:
    await _resolved(world)
    before = len(world.ana.sees())
    await world.advance(hours=23, minutes=50)
    assert len(world.ana.sees()) == before
    await world.advance(minutes=20)
    assert "comment ça s’est passé" in world.ana.last()
    await world.ana.presses("🙂 Ça va", on=world.ana.last())
    await world.advance(days=7)
    assert len(world.ana.sees()) == before + 1


async def test_whoever_already_said_how_it_was_is_not_asked_again(world: World) -> None:
    await _resolved(world)
    await world.ana.presses("😊 Très bien", on=world.ana.last())
    before = len(world.ana.sees())
    await world.advance(days=3)
    assert len(world.ana.sees()) == before


async def test_the_team_s_home_shows_who_waits_before_all_else(world: World) -> None:
    await world.ana.says(CALL)
    home = await world.leo.opens_home()
    assert home.words.index("SOS 1 · Ana Moreau") < home.words.index("Une question, un souci")
    assert "J’ai besoin d’aide" in _labels(home)  # staff may need help too


async def test_nobody_takes_their_own_call_from_their_page(world: World) -> None:
    await world.leo.says(CALL)
    assert "Je m’en occupe" in _labels(await world.nour.opens_home())
    home = await world.leo.opens_home()
    assert "SOS 1 · Léo Bernard attend" in home
    assert "Je m’en occupe" not in _labels(home)


async def _resolved(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    form = await world.leo.presses("C’est réglé", on=card)
    await world.leo.submits(form, summary="")


async def test_any_way_of_saying_yes_is_a_yes(world: World) -> None:
    await world.ana.says("bonjour")
    await world.ana.says("ah oui ce serait bien")
    assert "Ana Moreau" in world.leo.last("sos")


async def test_only_a_no_closes_the_question(world: World) -> None:
    await world.ana.says("bonjour")
    question = world.ana.last()
    await world.ana.says("merci")
    assert "Veux-tu que j’appelle" in world.ana.again(question)
    await world.ana.says("pas besoin finalement")
    assert "Entendu" in world.ana.again(question)
    assert world.leo.sees("sos") == []


async def test_the_words_that_called_are_on_the_card_and_the_others_in_its_thread(world: World) -> None:
    for words in ("bonjour", "coucou", "hello", "je suis à Lyon", "salut", "re"):
        await world.ana.says(words)
    await world.ana.says("SOS le projecteur est mort et ça commence dans 5 minutes")
    card = world.leo.last("sos")
    assert "le projecteur est mort" in card
    assert [seen.words for seen in world.leo.sees("sos", below=card)] == ["bonjour", "coucou"]


async def test_what_the_volunteer_answers_after_the_end_still_reaches_the_team(world: World) -> None:
    await _resolved(world)
    card = world.leo.last("sos")
    await world.leo.says("tu as pu imprimer ?", below=card)
    await world.ana.says("à 14h devant la mairie")
    assert world.leo.last("sos", below=card).words == "à 14h devant la mairie"
    assert "Réglé" in world.leo.again(card)


async def test_a_staff_persons_own_call_is_taken_by_somebody_else(world: World) -> None:
    await world.leo.says(CALL)
    card = world.nour.last("sos")
    heard = await world.leo.presses("Je m’en occupe", on=card)
    assert "C’est ton propre appel" in heard.whisper
    await world.leo.says("gare de Lyon, quai 5", below=card)
    assert "En attente" in world.nour.again(card)
    await world.nour.presses("Je m’en occupe", on=world.nour.again(card))
    assert "Léo Bernard" not in world.nour.again(card).control("Passer à…").options


async def test_words_below_a_call_reach_the_volunteer_too(world: World) -> None:
    await world.ana.says(CALL)
    await world.advance(minutes=10)
    await world.leo.says("Je peux t'appeler dans 2 minutes", below=world.leo.last("sos"))
    assert world.ana.last().words == "Je peux t'appeler dans 2 minutes"
    card = world.leo.sees("sos")[0]
    assert "Léo Bernard s’en occupe" in card
    # The call goes away; its words stay where the team looks.
    assert world.nour.last("sos", below=card).words == "Je peux t'appeler dans 2 minutes"


async def test_no_invisible_sign_makes_a_note_public(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    before = len(world.ana.sees())
    for sign in ("\u2068", "\u2066", "\u061c", "\u00ad", "\ufe0f", "\x01"):
        await world.leo.says(f"{sign}🔒 entre nous", below=card)
        await world.leo.says(f"{sign}// entre nous", below=card)
    assert len(world.ana.sees()) == before


async def test_a_summary_written_while_the_volunteer_closed_is_kept(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    form = await world.leo.presses("C’est réglé", on=card)
    await world.ana.presses("C’est réglé, merci", on=world.ana.last())
    heard = await world.leo.submits(form, summary="PDF envoyé")
    assert "j’ai gardé tes mots" in heard.whisper
    assert "PDF envoyé" in world.leo.again(card)


async def test_waiting_since_follows_the_last_opening(world: World) -> None:
    await _resolved(world)
    await world.advance(hours=26)
    await world.ana.says(CALL)
    assert "Depuis: 19 nov., 12:00" in world.leo.sees("sos")[0]


async def test_without_an_sos_channel_everybody_of_the_team_gets_the_card(world: World) -> None:
    await world.in_unit(_forget_the_sos_channel)
    await world.ana.says(CALL)
    card, of_leo = world.nour.last(), world.leo.last()
    assert "SOS 1 · Ana Moreau" in card
    await world.nour.says("j'arrive", below=card)
    assert world.ana.last().words == "j'arrive"
    await world.ana.says("ouf")
    assert world.leo.last(below=of_leo).words == "ouf"
    assert world.nour.last(below=card).words == "ouf"


async def _forget_the_sos_channel(ctx: ActorCtx) -> None:
    await ctx.connection.execute(delete(place).where(place.c.purpose == "sos"))


async def test_a_new_name_shows_on_the_live_card(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    world.renames("ana", "Ana Moreau-Diallo")
    await world.ana.says("me voilà")
    assert "Ana Moreau-Diallo" in world.leo.again(card)
