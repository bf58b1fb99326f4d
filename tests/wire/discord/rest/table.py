"""Every REST route that this fake knows, by the name that Discord's OpenAPI file gives it."""

from tests.wire.discord.rest import channels, commands, guilds, interactions, messages, users
from tests.wire.discord.rest.call import Route

ROUTES: dict[str, Route] = {
    **users.ROUTES,
    **guilds.ROUTES,
    **messages.ROUTES,
    **channels.ROUTES,
    **commands.ROUTES,
    **interactions.ROUTES,
}
