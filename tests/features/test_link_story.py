"""Linking: somebody with an account on Slack and one on Discord is one person, and two again when they like."""

import re

from bot.core.people import Role
from tests.both import Both
from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Heard, Seen
from tests.drivers.slack import SlackDriver
from tests.world import Actor, World

CALL = "SOS ! j'ai oublié les cartes chez moi"
YES, NO, PART = "Oui, c’est moi", "Non, ce n’est pas moi", "Séparer mes comptes"
UNKNOWN = "Je ne connais pas ce code"
TOMS_YES, TOMS_PART, TO_TOM_UNKNOWN = "Yes, it’s me", "Part my accounts", "I don’t know this code"


async def code_for(actor: Actor) -> str:
    """Ask for a code; it is whispered."""
    whisper = (await actor.commands("link")).whisper
    found = re.search(r"\w{4}-\w{4}-\w{4}", whisper.words)
    assert found, whisper.words
    return found[0]


async def typed(actor: Actor, code: str) -> Heard:
    """Type a code."""
    return await actor.commands("link", code=code)


async def linked(shown: Actor, other: Actor) -> None:
    """Link two accounts of equal rights: the code is shown to the first, and typed by the other."""
    asked = (await typed(other, await code_for(shown))).whisper
    assert "Fait" in (await other.presses(YES, on=asked)).whisper


async def whom(world: World, who: str) -> tuple[str, Role]:
    """Who an account is now, and what they may do."""
    person = await world.person(who)
    return person.id, person.role


async def test_a_code_shown_on_one_side_and_typed_on_the_other_makes_one_person_of_two(both: Both) -> None:
    on_slack, on_discord = both.slack.ana, both.discord.ana
    before = [await both.slack.person("ana"), await both.discord.person("ana")]
    code = await code_for(on_slack)
    asked = (await typed(on_discord, code.lower().replace("-", " "))).whisper
    assert "Ana Moreau" in asked
    assert "Slack" in asked
    assert [await both.slack.person("ana"), await both.discord.person("ana")] == before  # nothing yet

    assert "Fait" in (await on_discord.presses(YES, on=asked)).whisper
    for side in (on_slack, on_discord):
        assert "Discord (Ana Moreau), Slack (Ana Moreau)" in side.last()
    assert await whom(both.slack, "ana") == await whom(both.discord, "ana") == (before[0].id, Role.VOLUNTEER)
    assert TO_TOM_UNKNOWN in (await typed(both.discord.tom, code)).whisper  # it works once
    assert "sont reliés" in (await on_discord.commands("link")).whisper

    await on_discord.presses(PART, on=on_discord.last())
    for side in (on_slack, on_discord):
        assert "chacun garde ce qui était à lui" in side.last()
    assert [await both.slack.person("ana"), await both.discord.person("ana")] == before


async def test_whoever_is_linked_calls_on_one_side_and_goes_on_on_the_other(both: Both) -> None:
    on_slack, on_discord, leo = both.slack.ana, both.discord.ana, both.slack.leo
    await on_discord.says(CALL)
    card = leo.last("sos")
    await linked(on_slack, on_discord)
    await leo.says("je te les envoie", below=card)
    assert on_discord.last().words == "je te les envoie"  # answers go where they wrote

    said = await on_slack.says("je suis sur mon ordi maintenant")
    assert leo.last("sos", below=card).words == "je suis sur mon ordi maintenant"
    await leo.says("parfait", below=card)
    assert on_slack.last().words == "parfait"
    assert on_discord.last().words != "parfait"
    assert len(leo.sees("sos")) == 1  # one call, not two

    await on_discord.presses(PART, on=_done(on_discord))
    assert "Ana Moreau" in leo.again(card)
    await on_slack.edits(said, "je suis à mon bureau")  # the call stays where its answers go
    assert "à mon bureau" in "".join(seen.words for seen in leo.sees("sos", below=card))
    await leo.says("toujours là ?", below=card)
    assert on_slack.last().words == "toujours là ?"
    await on_discord.says("SOS ! la porte est fermée")  # somebody else now, with a call of their own
    assert "SOS 2 · Ana Moreau" in leo.last("sos")


def _done(actor: Actor) -> Seen:
    """What each side was told once it was done."""
    return next(seen for seen in reversed(actor.sees()) if PART in [control.label for control in seen.controls])


async def test_parting_in_the_middle_of_a_call_gives_it_back_to_whoever_called(both: Both) -> None:
    on_slack, on_discord, leo = both.slack.ana, both.discord.ana, both.slack.leo
    await linked(on_slack, on_discord)
    said = await on_discord.says(CALL)
    card = leo.last("sos")
    await on_slack.presses(PART, on=on_slack.last())
    await on_discord.edits(said, "SOS ! j'ai oublié la clé")
    assert "la clé" in leo.again(card)
    await leo.presses("Je m’en occupe", on=leo.again(card))
    assert "Léo est avec toi" in on_discord.last()
    await on_discord.presses("C’est réglé, merci", on=on_discord.last())
    assert "Réglé" in leo.again(card)
    await on_slack.says("coucou")
    assert "Veux-tu" in on_slack.last()  # nothing of it is theirs


async def test_a_wrong_code_five_times_is_the_end_of_it(both: Both) -> None:
    code = await code_for(both.slack.ana)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    for _try in range(4):
        assert TO_TOM_UNKNOWN in (await typed(both.discord.tom, wrong)).whisper
    assert "mistyped 5 times" in (await typed(both.discord.tom, wrong)).whisper
    assert UNKNOWN in (await typed(both.discord.ana, code)).whisper
    await linked(both.slack.ana, both.discord.ana)  # a new one works


async def test_after_ten_minutes_it_is_over(both: Both) -> None:
    code = await code_for(both.discord.ana)
    await both.slack.advance(minutes=9, seconds=50)
    asked = (await typed(both.slack.ana, code)).whisper
    await both.slack.advance(seconds=30)
    assert UNKNOWN in (await both.slack.ana.presses(YES, on=asked)).whisper
    assert UNKNOWN in (await typed(both.slack.ana, code)).whisper


async def test_codes_that_lead_nowhere_are_answered_kindly(both: Both) -> None:
    for nonsense in ("bonjour", "0000-0000-0000", "K7QM", "🦊", "<@U1>", "a" * 200):
        assert UNKNOWN in (await typed(both.discord.ana, nonsense)).whisper
    first, second = await code_for(both.slack.ana), await code_for(both.slack.ana)
    assert UNKNOWN in (await typed(both.discord.ana, first)).whisper  # a new one replaces the last
    assert "your other account" in (await typed(both.slack.tom, second)).whisper
    asked = (await typed(both.discord.ana, second)).whisper
    assert "déchiré" in (await both.discord.ana.presses(NO, on=asked)).whisper
    assert UNKNOWN in (await typed(both.discord.ana, second)).whisper


async def test_a_code_in_two_hands_is_torn_up(both: Both) -> None:
    """Two people race with one code: only one of them can be its owner, and nobody can tell which."""
    code = await code_for(both.slack.ana)
    asked = (await typed(both.discord.tom, code)).whisper
    assert "Quelqu’un d’autre" in (await typed(both.discord.ana, code)).whisper
    assert TO_TOM_UNKNOWN in (await both.discord.tom.presses(TOMS_YES, on=asked)).whisper
    assert (await both.slack.person("ana")).id != (await both.discord.person("tom")).id


async def test_nobody_presses_for_somebody_else(both: Both) -> None:
    await both.slack.chidi.says("SOS, the key is gone")
    code = await code_for(both.slack.ana)
    asked = (await typed(both.discord.ana, code)).whisper
    yes = asked.control(YES).wire
    for stranger in (both.discord.leo, both.slack.leo, both.slack.ana):
        assert UNKNOWN in (await stranger.forges(yes)).whisper
        assert UNKNOWN in (await stranger.forges(yes.replace("yes", "agree"))).whisper
    await both.discord.ana.presses(YES, on=asked)
    undo = both.discord.ana.last().control(PART).wire
    assert "pas à toi" in (await both.discord.leo.forges(undo)).whisper
    assert (await both.slack.person("ana")).id == (await both.discord.person("ana")).id
    heard = await both.discord.ana.forges(yes)  # pressed again
    assert UNKNOWN in heard.whisper


async def test_rights_go_with_a_link_only_when_whoever_has_them_says_so(both: Both) -> None:
    """Somebody saw an administrator's code: it gets them nothing."""
    code = await code_for(both.slack.ines)
    asked = (await typed(both.discord.tom, code)).whisper
    assert "Almost there" in (await both.discord.tom.presses(TOMS_YES, on=asked)).whisper
    assert (await both.discord.person("tom")).role is Role.VOLUNTEER
    question = both.slack.ines.last()
    assert "Tom Becker" in question
    assert "administration" in question
    await both.slack.ines.presses(NO, on=question)
    assert question not in both.slack.ines.sees()
    assert (await both.discord.person("tom")).role is Role.VOLUNTEER


async def test_whoever_is_on_the_team_on_one_side_is_on_both_while_linked(both: Both) -> None:
    before = await whom(both.discord, "tom")
    asked = (await typed(both.discord.tom, await code_for(both.slack.leo))).whisper
    await both.discord.tom.presses(TOMS_YES, on=asked)
    await both.slack.leo.presses(YES, on=both.slack.leo.last())
    assert await whom(both.discord, "tom") == await whom(both.slack, "leo")
    assert (await both.discord.person("tom")).role is Role.STAFF

    await both.discord.ana.says(CALL)
    card = both.slack.leo.last("sos")
    await both.discord.tom.forges(card.control("Je m’en occupe").wire)
    assert "Léo Bernard s’en occupe" in both.slack.leo.again(card)
    await both.discord.tom.presses(TOMS_PART, on=both.discord.tom.last())
    assert await whom(both.discord, "tom") == before
    assert (await both.slack.person("leo")).role is Role.STAFF


async def test_the_page_of_whoever_is_linked_is_that_of_both(both: Both) -> None:
    """Ana joins the team by her account on Discord: her page on Slack shows who waits, until she parts them."""
    await both.slack.tom.says("SOS, the key is gone")
    assert "Appels à l’aide" not in await both.slack.ana.opens_home()
    asked = (await typed(both.slack.ana, await code_for(both.discord.nour))).whisper
    await both.slack.ana.presses(YES, on=asked)
    assert "Appels à l’aide" not in both.slack.ana.home()
    await both.discord.nour.presses(YES, on=both.discord.nour.last())
    home = both.slack.ana.home()
    assert "Bonjour Nour" in home
    assert "Tom Becker attend" in home
    await both.slack.ana.presses("Je m’en occupe", on=home)
    assert "Nour Haddad s’en occupe" in both.discord.nour.last("sos")
    await both.slack.ana.presses(PART, on=_done(both.slack.ana))
    assert "Bonjour Ana" in both.slack.ana.home()
    assert "Appels à l’aide" not in both.slack.ana.home()
    assert "Nour Haddad s’en occupe" in both.discord.nour.last("sos")


async def test_a_platform_takes_back_only_what_it_gave(both: Both) -> None:
    """Slack makes an administrator of Ana: she is one on both sides, until Slack says no more or she parts them."""
    slack, discord = both.slack, both.discord
    await linked(slack.ana, discord.ana)
    await _administers(slack, yes=True)
    assert "Langue" in (await discord.ana.commands("mijote")).whisper
    await discord.ana.says("bonjour")  # Discord says of its account that it administers nothing: that is no news
    assert (await slack.person("ana")).role is (await discord.person("ana")).role is Role.ADMIN
    await _administers(slack, yes=False)
    assert (await slack.person("ana")).role is (await discord.person("ana")).role is Role.VOLUNTEER

    await _administers(discord, yes=True)
    assert (await slack.person("ana")).role is Role.ADMIN
    await slack.ana.presses(PART, on=_done(slack.ana))
    assert (await slack.person("ana")).role is Role.VOLUNTEER
    assert (await discord.person("ana")).role is Role.ADMIN
    await _administers(discord, yes=False)
    assert (await discord.person("ana")).role is Role.VOLUNTEER


async def _administers(world: World, *, yes: bool) -> None:
    assert isinstance(world.driver, SlackDriver | DiscordDriver)
    await world.driver.administers("ana", yes=yes)
    await world.ana.commands("ping")


async def test_two_calls_that_the_team_answers_are_not_made_one(both: Both) -> None:
    await both.slack.ana.says(CALL)
    await both.discord.ana.says(CALL)
    code = await code_for(both.slack.ana)
    assert "appel à l’aide ouvert" in (await typed(both.discord.ana, code)).whisper
    await both.discord.ana.presses("C’est réglé, merci", on=both.discord.ana.last())
    asked = (await typed(both.discord.ana, code)).whisper  # the same code, still good
    await both.discord.ana.presses(YES, on=asked)
    assert await whom(both.slack, "ana") == await whom(both.discord, "ana")


async def test_a_question_that_waits_gives_way_to_a_call(both: Both) -> None:
    await both.slack.ana.says(CALL)
    await both.discord.ana.says("bonjour")
    question = both.discord.ana.last()
    await linked(both.slack.ana, both.discord.ana)
    assert "Entendu" in both.discord.ana.again(question)
    assert "bonjour" not in both.slack.leo.last("sos")  # they were asked, and did not say yes
    await both.discord.ana.says("et l'imprimante est en panne")
    assert "imprimante" in both.slack.leo.last("sos", below=both.slack.leo.last("sos"))


async def test_nobody_answers_their_own_call_by_linking(both: Both) -> None:
    await both.discord.ana.says(CALL)
    await both.slack.leo.presses("Je m’en occupe", on=both.slack.leo.last("sos"))
    code = await code_for(both.discord.ana)
    assert "appel à l’aide de l’autre" in (await typed(both.slack.leo, code)).whisper


async def test_each_account_is_written_to_in_its_own_language(both: Both) -> None:
    """Tom reads English on Slack; on Discord his client told French, say."""
    tom = both.slack.tom
    whisper = (await tom.commands("link")).whisper
    assert "Link your accounts" in whisper
    found = re.search(r"\w{4}-\w{4}-\w{4}", whisper.words)
    assert found
    asked = (await typed(both.discord.ana, found[0])).whisper
    assert "C’est toi" in asked
    await both.discord.ana.presses(YES, on=asked)
    assert "are linked" in tom.last()
    assert "sont reliés" in both.discord.ana.last()
    assert (await both.slack.person("tom")).name == (await both.discord.person("ana")).name == "Tom Becker"
