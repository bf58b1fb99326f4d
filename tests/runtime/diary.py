"""A feature for one test: writes down what it hears, and fails when it is told to."""

from bot.core.inbound import Commanded, Said
from bot.core.people import Role
from bot.runtime.context import ActorCtx
from bot.runtime.feature import BelowRoute, CommandRoute, Feature, Press, PressRoute, Submit, SubmitRoute
from bot.ui.command import Command
from bot.ui.reply import FieldErrors, Nothing, Reply
from bot.ui.text import _
from storage.repos.surfaces import Surface
from tests.runtime.bench import Pages, feature

LONGEST_SUBJECT = 128


class Diary:
    """`heard`: all that was said, pressed, sent or typed; each makes a page, unless there is `trouble` with it."""

    def __init__(self) -> None:
        self.pages = Pages()
        self.heard: list[str] = []
        self.trouble: dict[str, Exception] = {}

    async def write(self, ctx: ActorCtx, words: str) -> None:
        self.heard.append(words)
        if len(words) < LONGEST_SUBJECT:
            self.pages.words[words] = words
            await ctx.show_to("test.page", words, ctx.ref)
        if words in self.trouble:
            raise self.trouble[words]

    async def direct(self, ctx: ActorCtx, said: Said) -> None:
        await self.write(ctx, said.text)

    async def below(self, ctx: ActorCtx, said: Said, surface: Surface) -> None:
        await self.write(ctx, f"{said.text} below {surface.subject}")

    async def press(self, ctx: ActorCtx, press: Press) -> Reply:
        await self.write(ctx, "|".join([*press.arguments, press.value]))
        return Nothing()

    async def submit(self, ctx: ActorCtx, submit: Submit) -> Reply:
        await self.write(ctx, submit.values.get("words", ""))
        return FieldErrors({"words": _("Write one or two words, even “help me”: that is enough.")})

    async def command(self, ctx: ActorCtx, commanded: Commanded) -> Reply:
        await self.write(ctx, commanded.values.get("text", ""))
        return Nothing()

    def feature(self) -> Feature:
        return feature(
            direct=self.direct,
            below={"test.page": BelowRoute(self.below, Role.STAFF)},
            presses={
                "test.press": PressRoute(self.press),
                "test.staff": PressRoute(self.press, Role.STAFF),
                "test.admin": PressRoute(self.press, Role.ADMIN),
            },
            submits={
                "test.submit": SubmitRoute(self.submit),
                "test.staff": SubmitRoute(self.submit, Role.STAFF),
            },
            commands=(
                CommandRoute(Command("test", _("x")), self.command),
                CommandRoute(Command("staff", _("x")), self.command, Role.STAFF),
            ),
            screens=(self.pages.screen(),),
        )
