"""One community on Slack and Discord: who calls on one is answered from the other; one case, two cards, each true."""

from typing import cast

from bot.core.people import Purpose
from bot.runtime import community as settled
from bot.runtime.context import ActorCtx
from bot.ui.ports import Remote
from bot.wiring import leave
from tests.both import Both
from tests.drivers.seen import Seen
from tests.features.pictures import PNG
from tests.world import Actor

CALL = "SOS ! j'ai oublié les cartes chez moi"


async def test_a_volunteer_on_discord_is_answered_from_slack(both: Both) -> None:
    await _the_whole_story(volunteer=both.discord.ana, staff=both.slack.leo, across=both.discord.nour)


async def test_a_volunteer_on_slack_is_answered_from_discord(both: Both) -> None:
    await _the_whole_story(volunteer=both.slack.ana, staff=both.discord.leo, across=both.slack.nour)


async def _the_whole_story(volunteer: Actor, staff: Actor, across: Actor) -> None:
    """From the call to the thanks. `across`: a colleague of `staff` who reads the volunteer's platform."""
    await volunteer.says(CALL)
    assert "Je suis là, Ana" in volunteer.last()
    card, beside = staff.last("sos"), across.last("sos")
    for each in (card, beside):
        assert "SOS 1 · Ana Moreau" in each
        assert CALL in each

    await staff.presses("Je m’en occupe", on=card)
    assert "Léo est avec toi" in volunteer.last()
    assert "Léo Bernard s’en occupe" in staff.again(card)
    assert "Léo Bernard s’en occupe" in across.again(beside)
    refused = await across.forges(beside.control("Je m’en occupe").wire, on=beside)
    assert "Léo" in refused.whisper  # one case: nobody takes it a second time

    await _words_travel(volunteer, staff, across, card, beside)
    await _sorted_and_opened_again(volunteer, staff, across, card, beside)


async def _words_travel(volunteer: Actor, staff: Actor, across: Actor, card: Seen, beside: Seen) -> None:
    said = await staff.says("Je t'envoi le PDF", below=card)
    assert _said(volunteer.last()) == ("Léo Bernard", "Je t'envoi le PDF")
    assert _words(across, beside) == [("Léo Bernard", "Je t'envoi le PDF")]
    assert [words for _who, words in _words(staff, card)] == [
        "Je t'envoi le PDF"
    ]  # never echoed to where it was written
    await staff.edits(said, "Je t'envoie le PDF")
    assert "Je t'envoie le PDF" in volunteer.last()
    assert "Je t'envoie le PDF" in across.last("sos", below=beside)

    answer = await volunteer.says("oui !! tu me sauve")
    assert _said(staff.last("sos", below=card)) == ("Ana Moreau", "oui !! tu me sauve")
    await volunteer.edits(answer, "oui !! tu me sauves")
    for reader, root in ((staff, card), (across, beside)):
        assert "tu me sauves" in reader.last("sos", below=root)

    note = await staff.says("🔒 elle débute", below=card)
    assert _said(across.last("sos", below=beside)) == ("Léo Bernard", "🔒 elle débute")
    assert "débute" not in volunteer.last()
    for gone in (note, said):
        await staff.deletes(gone)
    assert [words for _who, words in _words(across, beside)] == ["oui !! tu me sauves\n(modifié)"]
    assert "PDF" not in "".join(seen.words for seen in volunteer.sees())
    await volunteer.deletes(answer)
    assert _words(across, beside) == []


async def _sorted_and_opened_again(volunteer: Actor, staff: Actor, across: Actor, card: Seen, beside: Seen) -> None:
    await staff.submits(await staff.presses("C’est réglé", on=staff.again(card)), summary="PDF imprimé.")
    assert "Léo me dit que c’est réglé" in volunteer.last()
    for reader, each in ((staff, card), (across, beside)):
        assert "PDF imprimé." in reader.again(each)

    await volunteer.presses("J’ai encore besoin d’aide", on=volunteer.last())
    for reader in (staff, across):
        assert "Ana Moreau a encore besoin de nous" in reader.last("sos")
    await across.presses("Je m’en occupe", on=across.last("sos"))
    assert "Nour est avec toi" in volunteer.last()
    assert "Nour Haddad s’en occupe" in staff.again(card)
    await across.says("je suis là", below=across.again(beside))
    assert staff.last("sos", below=card).words == "je suis là"
    assert volunteer.last().words == "je suis là"


async def test_somebody_named_on_one_side_is_a_name_on_the_other(both: Both) -> None:
    await both.discord.ana.says(CALL)
    card, beside = both.slack.leo.last("sos"), both.discord.leo.last("sos")
    await both.slack.leo.says("@nour arrive, #sos-anim", below=card)
    assert both.discord.ana.last().words == "@Nour Haddad arrive, #sos-anim"
    nour, sos = both.discord.ref("nour").user, both.discord.channel("sos")
    await both.discord.leo.says(f"<@{nour}> a la clé <:smile:123456789012345678> <#{sos}>", below=beside)
    assert both.slack.nour.last("sos", below=card).words == "@Nour Haddad a la clé :smile: #…"
    assert both.discord.ana.last().words == "@Nour Haddad a la clé :smile: #…"

    await both.slack.leo.chooses("Nour Haddad", from_="Passer à…", on=both.slack.leo.again(card))
    for leo in (both.slack.leo, both.discord.leo):
        assert "Nour Haddad" in leo.last("sos")
        assert "<@" not in leo.last("sos")


async def test_a_platform_that_shuts_us_out_keeps_no_call_from_the_team(both: Both) -> None:
    """Calls go to Discord alone, which is shut: the team gets them in direct messages on Slack."""
    await both.slack.in_unit(_no_place_on_slack)
    house = both.slack.house
    there = house.deliverer.platforms["discord"]
    leave(house, cast("Remote", there))
    await both.slack.ana.says(CALL)
    card = both.slack.leo.last()
    assert "SOS 1 · Ana Moreau" in card
    await both.slack.leo.presses("Je m’en occupe", on=card)
    assert "Léo est avec toi" in both.slack.ana.last()
    assert "n’ont pas pu être affichés" in (await both.slack.ines.opens_home())

    house.deliverer.platforms["discord"] = there  # as after a restart with another token
    await both.slack.ines.presses("Réessayer", on=both.slack.ines.home())
    assert "Léo Bernard s’en occupe" in both.discord.leo.last("sos")


async def _no_place_on_slack(ctx: ActorCtx) -> None:
    await settled.choose_place(ctx, Purpose.SOS, "slack", None)


def _words(reader: Actor, root: Seen) -> list[tuple[str, str]]:
    return [_said(seen) for seen in reader.sees("sos", below=root)]


def _said(seen: Seen) -> tuple[str, str]:
    return seen.author, seen.words


async def test_a_photo_of_discord_is_seen_on_slack_and_a_plan_of_slack_on_discord(both: Both) -> None:
    await both.discord.ana.says(CALL, files=[("projecteur.png", PNG)])
    card, beside = both.slack.leo.last("sos"), both.discord.nour.last("sos")
    for reader, root in ((both.slack.leo, card), (both.discord.nour, beside)):
        (photo,) = reader.sees("sos", below=root)
        assert (photo.author, list(photo.files.values())) == ("Ana Moreau", [PNG])
    said = await both.slack.leo.says("par là", below=card, files=[("plan.pdf", b"%PDF")])
    for seen in (both.discord.ana.last(), both.discord.nour.last("sos", below=beside)):
        assert (seen.author, seen.files) == ("Léo Bernard", {"plan.pdf": b"%PDF"})
    await both.slack.leo.says("🔒 vu avec elle", below=card, files=[("note.txt", b"secret")])
    assert both.discord.nour.last("sos", below=beside).files == {"note.txt": b"secret"}
    assert both.discord.ana.last().files == {"plan.pdf": b"%PDF"}
    await both.slack.leo.deletes(said)
    assert [seen for seen in both.discord.ana.sees() if seen.files and seen.author == "Léo Bernard"] == []
