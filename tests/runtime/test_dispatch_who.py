"""The dispatcher: who somebody is, what they may do, and what it does with what nobody offered them."""

from datetime import timedelta
from functools import partial
from typing import Any

from bot.core.inbound import HomeOpened, Pressed, Said
from bot.core.people import Community, PersonChanged, Role
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.runtime.context import ActorCtx, Ctx
from bot.runtime.feature import Feature, Screen
from bot.setup.settling import Settlement, settle_in
from bot.ui.reply import FieldErrors, Nothing
from bot.ui.text import Reader, _
from bot.ui.view import View, say
from storage.repos import people
from storage.unit import Connection
from tests.runtime.bench import HERE, Bench, Pages, feature, open_bench, profile, whispered
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
    await bench.says("ana", "hello")
    assert (await bench.person("ana")).role is Role.ADMIN, "nothing was told"
    await bench.says("ana", "hello", profile=Profile("Ana"))
    assert (await bench.person("ana")).role is Role.VOLUNTEER


async def test_what_the_community_granted_is_not_the_platform_s_to_take_back(bench: Bench) -> None:
    for who, granted in (("ines", Role.ADMIN), ("leo", Role.STAFF)):
        await bench.says(who, "hello", profile=Profile(who, is_admin=True))
        assert (await bench.person(who)).role is Role.ADMIN
        await bench.says(who, "hello", profile=Profile(who))
        assert (await bench.person(who)).role is granted


async def test_rights_that_the_platform_took_back_count_in_the_same_press(bench: Bench, diary: Diary) -> None:
    await bench.presses("ana", "test.admin:before", profile=Profile("Ana", is_admin=True))
    assert "administration" in whispered(await bench.presses("ana", "test.admin:after", profile=Profile("Ana")))
    assert diary.heard == ["before|"]


# --- what others see of them, and what they see -----------------------------------------------------------


class Listener:
    """A feature that shows people's names to others."""

    def __init__(self) -> None:
        self.pages = Pages()
        self.changed: list[str] = []

    async def person_changed(self, _ctx: Ctx, fact: PersonChanged) -> None:
        self.changed.append(fact.person)

    async def direct(self, _ctx: ActorCtx, _said: Said) -> None:
        """Listens: of whoever nobody listens to, nothing is followed either."""

    def feature(self) -> Feature:
        screens = (self.pages.screen(), Screen("test.hello", self._load, _hello))
        return feature(screens=screens, direct=self.direct, listens=self.listens)

    @property
    def listens(self) -> dict[type, Any]:
        return {PersonChanged: self.person_changed}

    async def _load(self, _connection: Connection, _community: Community, _subject: str) -> str:
        return "hello"


async def _greet(who: str, ctx: Ctx) -> None:
    await ctx.show_to("test.hello", who, PersonRef(HERE, who))


def _hello(_words: str) -> View:
    return say(_("Something needs your eye"))


async def test_what_is_shown_to_somebody_follows_their_language_and_features_hear_of_it(database_url: str) -> None:
    listener = Listener()
    async with open_bench(database_url, listener.feature()) as bench:
        for who in ("ana", "leo"):
            await bench.in_unit(partial(_greet, who))
            await bench.receive(HomeOpened(**bench.by(who)))
        await bench.settle()
        before = len(bench.platform.tried)
        (french,) = bench.platform.words("ana")
        await bench.says("ana", "hi", profile=Profile("Ana Moreau", "en", "Europe/London"))
        await bench.settle()
        assert list(bench.platform.words("ana")) == ["Something needs your eye"] != [french]
        assert list(bench.platform.words("leo")) == [french]
        assert bench.platform.homes["ana"].reader == Reader("en", "Europe/London")
        assert len(bench.platform.tried) == before + 2, "her message and her home"
        assert listener.changed == [(await bench.person("ana")).id]
        await bench.says("ana", "hi again", profile=Profile("Ana Moreau", "en", "Europe/London"))
        assert len(listener.changed) == 1, "nothing changed"
        await bench.says("zoe", "hello", profile=Profile("Zoé"))
        assert len(listener.changed) == 1, "somebody new was nobody else before"


async def test_a_new_role_is_a_change_too(database_url: str) -> None:
    listener = Listener()
    async with open_bench(database_url, listener.feature()) as bench:
        for is_admin in (True, True, False, False):
            await bench.says("leo", "hello", profile=Profile("Léo Bernard", is_admin=is_admin))
        assert listener.changed == [(await bench.person("leo")).id] * 2


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
