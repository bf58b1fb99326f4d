"""Every Web API method that this fake knows."""

from tests.wire.slack.methods import chat, conversations, files, reactions, users, views
from tests.wire.slack.methods.call import Method

METHODS: dict[str, Method] = {
    **chat.METHODS,
    **conversations.METHODS,
    **files.METHODS,
    **reactions.METHODS,
    **users.METHODS,
    **views.METHODS,
}
