"""SOS and files: what they mean in a case, with words or without, before it and after it; one world is enough."""

from handlers.sos import privacy
from storage.repos import people
from tests.features.pictures import PNG
from tests.world import World

WORLDS = ["playground sqlite"]

CALL = "SOS, le projecteur est mort"
PHOTO = ("projecteur.png", PNG)
PLAN = ("plan d’accès.pdf", b"%PDF-1.7 un plan")


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


async def test_words_that_come_later_stand_below_the_card_too(world: World) -> None:
    await world.ana.says(CALL)
    card = world.leo.last("sos")
    said = await world.ana.says("", files=[PHOTO])
    await world.ana.edits(said, "c'est la lampe")
    photo, words = world.leo.sees("sos", below=card)
    assert "c'est la lampe" in words
    assert list(photo.files.values()) == [PNG]


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
