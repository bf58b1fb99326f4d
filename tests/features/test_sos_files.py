"""SOS and files: a photo of the broken projector is seen by the team below the card, and what the team sends by Ana."""

from bot.core.files import MOST_BYTES
from tests.features.pictures import PNG
from tests.world import World

CALL = "SOS, le projecteur est mort"
PHOTO = ("projecteur.png", PNG)
PLAN = ("plan d’accès.pdf", b"%PDF-1.7 un plan")


async def test_a_photo_is_seen_below_the_card_and_the_answer_s_file_by_the_volunteer(world: World) -> None:
    await world.ana.says(CALL, files=[PHOTO])
    card = world.leo.last("sos")
    assert CALL in card
    assert "📎 1 fichier" in card
    shown = world.leo.last("sos", below=card)
    assert list(shown.files.values()) == [PNG]
    assert shown.author == "Ana Moreau"
    assert "projecteur.png" in shown

    await world.leo.says("Imprime ça :", below=card, files=[PLAN])
    words, plan = world.ana.sees()[-2:]
    assert words.words == "Imprime ça :"
    assert plan.author == "Léo Bernard"
    assert list(plan.files.values()) == [PLAN[1]]


async def test_a_file_goes_away_with_its_message(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.ana.says("regarde", files=[PHOTO])
    assert len(world.leo.sees("sos", below=card)) == 2
    await world.ana.deletes(said)
    assert world.leo.sees("sos", below=card) == []


async def test_the_file_of_a_note_never_reaches_the_volunteer(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.leo.says("🔒 son contrat", below=card, files=[PLAN])
    assert all(not seen.files for seen in world.ana.sees())
    said = await world.leo.says("regarde ça", below=card, files=[PHOTO])
    assert world.ana.last().files
    await world.leo.edits(said, "🔒 regarde ça")
    assert all(not seen.files for seen in world.ana.sees())


async def test_what_is_too_large_is_told_with_what_to_do(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.ana.says("la vidéo", files=[("video.mp4", bytes(MOST_BYTES + 1))])
    told = world.leo.last("sos", below=card)
    assert told.files == {}
    assert "video.mp4 (9 Mo)" in told
    assert "8 Mo au plus" in told
    await world.leo.says("un lien plutôt ?", below=card)
    assert world.ana.last().words == "un lien plutôt ?"
