"""How the fake refuses: Discord's JSON error codes with their HTTP status and words, and its tree of form errors."""

from tests.wire.discord.rules import Json

At = tuple[str | int, ...]
"""Where in a request's body: ("components", 0, "label")."""

CODES: dict[int, tuple[int, str]] = {
    0: (401, "401: Unauthorized"),
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10014: (400, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10070: (404, "Unknown Guild Scheduled Event"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30010: (400, "Maximum number of reactions reached (20)"),
    30032: (400, "Maximum number of application commands reached (100)."),
    30034: (400, "Max number of daily application command creates has been reached (200)"),
    30038: (400, "Maximum number of uncompleted guild scheduled events reached (100)"),
    30046: (429, "Maximum number of edits to messages older than 1 hour reached. Try again later."),
    40003: (403, "You are opening direct messages too fast."),
    40005: (413, "Request entity too large"),
    40067: (400, "A tag is required to create a forum post in this channel"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50021: (403, "Cannot execute action on a system message"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    160004: (400, "A thread has already been created for this message"),
    160005: (403, "Thread is locked"),
    160006: (400, "Maximum number of active threads reached"),
    180000: (400, "Cannot update a finished event"),
    200000: (400, "Message was blocked by automatic moderation"),
    240000: (400, "Message blocked by harmful links filter"),
}


class Refused(Exception):
    """A call that fails with one of Discord's codes; `errors` is the tree of what is wrong with a form."""

    def __init__(self, code: int, errors: Json | None = None) -> None:
        self.code = code
        self.status, self.words = CODES.get(code, (400, f"Error {code}"))
        self.errors = errors
        super().__init__(f"{code} {self.words}{' ' + str(errors) if errors else ''}")

    def body(self) -> Json:
        """The answer."""
        answer: Json = {"message": self.words, "code": self.code}
        return answer | {"errors": self.errors} if self.errors else answer


class RateLimited(Refused):
    """Too much, too fast. `scope` is user, global or shared."""

    def __init__(self, after: float, scope: str = "user") -> None:
        super().__init__(0)
        self.status = 429
        self.after = after
        self.scope = scope

    def body(self) -> Json:
        """The answer, with the wait in seconds."""
        return {
            "message": "You are being rate limited.",
            "retry_after": round(self.after, 3),
            "global": self.scope == "global",
        }


class NotFound(Refused):
    """A path or method that Discord does not have."""

    def __init__(self) -> None:
        super().__init__(0)
        self.status, self.words = 404, "404: Not Found"


class Problems:
    """What is wrong with a form, gathered place by place."""

    def __init__(self) -> None:
        self.tree: Json = {}

    def add(self, at: At, code: str, words: str) -> None:
        """Note a problem at a place."""
        node = self.tree
        for step in at:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": words})

    def settle(self) -> None:
        """Raises Refused if there is any."""
        if self.tree:
            raise Refused(50035, self.tree)


def form_error(at: At, code: str, words: str) -> Refused:
    """A refusal for one problem of a form."""
    problems = Problems()
    problems.add(at, code, words)
    return Refused(50035, problems.tree)
