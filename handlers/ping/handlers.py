"""What happens when somebody pings."""

from bot.core.inbound import Commanded
from bot.runtime.context import ActorCtx
from bot.ui.reply import Reply, Whisper
from handlers.ping import screens


async def ping(ctx: ActorCtx, _commanded: Commanded) -> Reply:
    """Answer the person, and nobody else."""
    return Whisper(screens.pong(ctx.person.name, ctx.now))
