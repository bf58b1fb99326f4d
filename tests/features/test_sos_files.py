"""SOS and files: a photo of the broken projector is seen by the team below the card, and what the team sends by Ana."""

from bot.core.files import MOST_BYTES
from handlers.sos import privacy
from storage.repos import people
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


async def test_files_follow_their_words_in_an_open_case_and_need_none(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    await world.ana.says("voilà", files=[PHOTO, PLAN])
    words, photo, plan = world.leo.sees("sos", below=card)
    assert words.words == "voilà"
    assert [*photo.files.values(), *plan.files.values()] == [PNG, PLAN[1]]
    await world.ana.says("", files=[PHOTO])
    assert [len(seen.files) for seen in world.leo.sees("sos", below=card)] == [0, 1, 1, 1]
    await world.leo.says("", below=card, files=[PLAN])
    assert list(world.ana.last().files.values()) == [PLAN[1]]
    assert "Léo Bernard s’en occupe" in world.leo.again(card)  # an answer without words is one


async def test_a_lone_photo_is_asked_about_and_not_lost(world: World) -> None:
    await world.ana.says("", files=[PHOTO])
    assert world.leo.sees("sos") == []
    await world.ana.presses("Oui, appelle quelqu’un", on=world.ana.last())
    card = world.leo.last("sos")
    assert "📎 1 fichier, dans le fil" in card
    assert "supprimé" not in card
    assert list(world.leo.last("sos", below=card).files.values()) == [PNG]


async def test_a_photo_with_thanks_goes_to_those_who_helped_and_asks_nothing(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    form = await world.leo.presses("C’est réglé", on=card)
    await world.leo.submits(form, summary="")
    await world.ana.says("merci beaucoup Léo", files=[PHOTO])
    assert list(world.leo.last("sos", below=card).files.values()) == [PNG]
    assert "Avec grand plaisir" in world.ana.last()


async def test_a_file_goes_away_with_its_message(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.ana.says("regarde", files=[PHOTO])
    assert len(world.leo.sees("sos", below=card)) == 2
    await world.ana.deletes(said)
    assert world.leo.sees("sos", below=card) == []


async def test_words_that_come_later_stand_below_the_card_too(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.ana.says("", files=[PHOTO])
    await world.ana.edits(said, "c'est la lampe")
    photo, words = world.leo.sees("sos", below=card)
    assert "c'est la lampe" in words
    assert list(photo.files.values()) == [PNG]


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


async def test_files_are_told_to_whom_they_belong_and_forgotten_with_them(world: World) -> None:
    await world.ana.says(CALL, files=[PHOTO])
    card = world.leo.last("sos")
    ana = await world.person("ana")

    async def check(kept: list[str]) -> None:
        async with world.house.database.read() as connection:
            community = await people.get_community(connection, ana.community)
            rows = await privacy.export(connection, community, ana.id)
        assert [row["name"] for row in rows if row["what"] == "file"] == kept

    await check(["projecteur.png"])
    await world.in_unit(lambda ctx: privacy.erase(ctx, ana.id))
    await check([])
    assert world.leo.sees("sos", below=card) == []
