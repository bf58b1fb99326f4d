"""The dispatcher: who somebody is, what they may do, and what it does with what nobody offered them."""

from datetime import timedelta

from bot.core.inbound import Pressed, Said
from bot.core.people import Role
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.ui.reply import FieldErrors, Nothing
from bot.wiring import Settlement, settle_in
from storage.repos import people
from tests.runtime.bench import HERE, Bench, profile, whispered
from tests.runtime.diary import Diary

# --- who --------------------------------------------------------------------------------------------------


async def test_a_workspace_that_nobody_set_up(bench: Bench, diary: Diary) -> None:
    ref = PersonRef(Workspace("playground", "nowhere"), "eve")
    answer = await bench.receive(Pressed(key="1", by=ref, profile=Profile("Eve", "en"), wire="test.press"))
    assert "not set up yet" in whispered(answer)
    message = MessageRef(ref.workspace, "c", "1")
    await bench.receive(Said(key="2", by=ref, message=message, text="hello", direct=True))
    assert diary.heard == []
    assert await bench.waiting("new", "dead") == 0


async def test_somebody_new_is_remembered_with_what_the_platform_tells(bench: Bench) -> None:
    await bench.says("zoe", "hello", profile=Profile("Zoé Diop", "de-DE", "America/Toronto"))
    zoe = await bench.person("zoe")
    assert (zoe.name, zoe.language, zoe.timezone, zoe.role) == ("Zoé Diop", "en", "America/Toronto", Role.VOLUNTEER)
    await bench.says("max", "hello")
    stranger = await bench.person("max")
    assert (stranger.name, stranger.language, stranger.timezone) == ("max", "fr", "Europe/Paris")


async def test_a_profile_is_followed_and_what_is_not_told_is_kept(bench: Bench) -> None:
    await bench.says("tom", "hello", profile=Profile("Tom B.", None, None))
    tom = await bench.person("tom")
    assert (tom.name, tom.language, tom.timezone) == ("Tom B.", "en", "Europe/London")
    await bench.says("tom", "hello again", profile=Profile("   ", "fr-FR", "Indian/Reunion"))
    tom = await bench.person("tom")
    assert (tom.name, tom.language, tom.timezone) == ("Tom B.", "fr", "Indian/Reunion")


async def test_a_time_zone_that_nobody_knows_changes_nothing(bench: Bench) -> None:
    for number, zone in enumerate(("Mars/Phobos", "", "Europe", "../../etc/passwd", "x" * 10_000, "\0")):
        for who, expected in (("tom", "Europe/London"), (f"newcomer{number}", "Europe/Paris")):
            await bench.presses(who, "test.press:a", profile=Profile("Somebody", "en", zone))
            assert (await bench.person(who)).timezone == expected, zone


async def test_administrators_of_the_platform_are_administrators_here(bench: Bench) -> None:
    await bench.says("ana", "hello", profile=Profile("Ana", is_admin=True))
    assert (await bench.person("ana")).role is Role.ADMIN
    await bench.says("ana", "hello", profile=Profile("Ana"))
    assert (await bench.person("ana")).role is Role.ADMIN  # taken back by an administrator, not by a silence


# --- rights and forgeries ---------------------------------------------------------------------------------


RIGHTS = {
    "test.press": {"ana", "leo", "ines", "stranger"},
    "test.staff": {"leo", "ines"},
    "test.admin": {"ines"},
}


async def test_rights_are_checked_at_each_press(bench: Bench, diary: Diary) -> None:
    for wire, may in RIGHTS.items():
        for who in ("ana", "leo", "ines", "stranger"):
            answer = await bench.presses(who, f"{wire}:{wire}:{who}")
            assert isinstance(answer.reply, Nothing) == (who in may), (wire, who)
            assert (f"{wire}|{who}|" in diary.heard) == (who in may), (wire, who)
    assert "administration" in whispered(await bench.presses("ana", "test.admin"))
    assert "équipe" in whispered(await bench.presses("ana", "test.staff"))


async def test_rights_are_checked_when_a_form_comes_back_and_when_a_command_is_typed(
    bench: Bench, diary: Diary
) -> None:
    for who in ("ana", "stranger"):
        assert "équipe" in whispered(await bench.submits(who, "test.staff", words="forged"))
        assert "équipe" in whispered(await bench.commands(who, "staff", text="forged"))
    assert diary.heard == []
    assert isinstance((await bench.submits("leo", "test.staff", words="mine")).reply, FieldErrors)
    assert isinstance((await bench.commands("leo", "staff", text="mine too")).reply, Nothing)
    assert diary.heard == ["mine", "mine too"]


async def test_a_role_that_was_taken_away_counts_at_once(bench: Bench, diary: Diary) -> None:
    leo = await bench.person("leo")
    await bench.presses("leo", "test.staff:before")
    await bench.database.write(lambda unit: people.set_role(unit.connection, leo, Role.VOLUNTEER))
    assert "équipe" in whispered(await bench.presses("leo", "test.staff:after"))
    assert diary.heard == ["before|"]


FORGED = (
    "", ":", "::::", "nothing", "nothing.such", "sos.claim", "test.", ".press", "TEST.PRESS", "test.press ",
    " test.press", "x" * 10_000, "\0", "\ud800", "home", "🦊", "__class__", "test.press.x",
)  # fmt: skip


async def test_a_wire_id_that_nobody_declared_is_answered_kindly(bench: Bench, diary: Diary) -> None:
    for forged in (*FORGED, "test.submit", "test"):
        bench.clock.move(timedelta(minutes=1))
        assert "version" in whispered(await bench.presses("ana", forged, profile=profile())), forged
    for forged in (*FORGED, "test", "test.admin"):
        bench.clock.move(timedelta(minutes=1))
        assert "version" in whispered(await bench.submits("ana", forged, words="x")), forged
    for forged in (*FORGED, "test.press"):
        bench.clock.move(timedelta(minutes=1))
        assert "version" in whispered(await bench.commands("ana", forged)), forged
    assert diary.heard == []


async def test_forged_arguments_reach_the_handler_as_plain_text(bench: Bench, diary: Diary) -> None:
    long = "x" * 10_000
    await bench.presses("ana", "test.press", long)
    await bench.presses("ana", f"test.press::{long}:")
    await bench.presses("ana", "test.press:\0:\ud800:{who}:<b>")
    assert diary.heard == [long, f"|{long}||", "\ufffd|\ufffd|{who}|<b>|"]


async def test_words_below_a_page_count_when_they_are_the_team_s_of_its_own_community(
    bench: Bench, diary: Diary
) -> None:
    elsewhere = Workspace("playground", "elsewhere")
    people_there = {"mallory": Profile("Mallory", "en", "Europe/London")}
    await settle_in(
        bench.database,
        bench.clock,
        Settlement(elsewhere, "Les Autres", "en", "Europe/London", people_there, {"mallory": Role.ADMIN}, {}),
    )
    await bench.show("a", "a page of ours")
    await bench.settle()
    (page,) = bench.platform.messages
    thread, message = MessageRef(HERE, "c-sos", page), MessageRef(HERE, "c-sos", "w1")
    mallory = PersonRef(elsewhere, "mallory")
    await bench.receive(Said(key="m", by=mallory, message=message, text="from elsewhere", thread=thread))
    await bench.says("ana", "from a volunteer", direct=False, thread=thread)
    await bench.says("leo", "below something else", direct=False, thread=message)
    await bench.says("leo", "not in a thread", direct=False)
    assert diary.heard == []
    await bench.says("leo", "from the team", direct=False, thread=thread)
    assert diary.heard == ["from the team below a"]
