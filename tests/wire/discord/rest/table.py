"""Every REST route that this fake knows, by the name that Discord's OpenAPI file gives it."""

from tests.wire.discord.rest import channels, commands, events, guilds, interactions, messages, users
from tests.wire.discord.rest.call import Route

ROUTES: dict[str, Route] = {
    **users.ROUTES,
    **guilds.ROUTES,
    **events.ROUTES,
    **messages.ROUTES,
    **channels.ROUTES,
    **commands.ROUTES,
    **interactions.ROUTES,
}
