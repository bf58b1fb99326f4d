"""How the fake refuses: Slack's own error codes, always in a 200 answer, except for rate limits."""

from collections.abc import Sequence
from typing import Any

from tests.wire.slack.rules import Json


class Refused(Exception):
    """A Web API call that fails with `code`. `problems` are sentences that end in their JSON pointer."""

    def __init__(self, code: str, problems: Sequence[str] = (), **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.problems = list(problems)
        self.extra = extra

    def body(self) -> Json:
        """The answer, in the shape that chat.* and views.* give it."""
        answer: Json = {"ok": False, "error": self.code, **self.extra}
        if self.problems:
            answer["errors"] = self.problems
            answer["response_metadata"] = {"messages": [f"[ERROR] {problem}" for problem in self.problems]}
        return answer


class RateLimited(Refused):
    """Too much, too fast: 429 with `Retry-After` whole seconds."""

    def __init__(self, after: int, code: str = "ratelimited") -> None:
        super().__init__(code)
        self.after = after


def missing(name: str) -> Refused:
    """The refusal of a call without an argument that it needs."""
    return Refused("invalid_arguments", [f"missing required field: {name} [json-pointer:/{name}]"])
