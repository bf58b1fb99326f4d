"""What a test may change about the fake Discord: deadlines, patience and generosity. Durations are in seconds."""

from dataclasses import dataclass, fields
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Rules:
    """Discord's own figures by default (platforms.md 2.2 to 2.6); tests shorten them."""

    ack_timeout: float = 3.0
    """How long a bot has for the first response to an interaction."""
    token_seconds: float = 900.0
    """How long an interaction's token serves for followups and edits."""
    nonce_seconds: float = 300.0
    """How long the same nonce of the same author gives the stored message back."""
    heartbeat_seconds: float = 41.25
    heartbeat_patience: float = 2.0
    """How many intervals may pass without a heartbeat before the gateway closes with 4009."""
    resume_seconds: float = 180.0
    """How long a session without a connection can be resumed."""
    sends_per_minute: int = 120
    """Frames that a bot may send per connection; more closes it with 4008."""
    enforce_rates: bool = True
    """Answer 429 past the limits; a bench switches it off."""
    message_limit: int = 5
    """Messages per channel and `message_window`."""
    message_window: float = 5.0
    route_limit: int = 50
    """Any other calls of one route and place per second."""
    global_limit: int = 50
    """Calls per second over everything, interactions left out."""
    link_seconds: float = 86_400.0
    """How long an attachment's address works."""
    command_creates: int = 200
    """New commands per day and scope."""
    active_threads: int = 1_000
    """Threads that are not archived, per guild."""

    def change(self, values: Json) -> None:
        """Set the named figures. Raises KeyError for a name that does not exist."""
        known = {field.name for field in fields(self)}
        if unknown := values.keys() - known:
            raise KeyError(f"no such rule: {sorted(unknown)}")
        for name, value in values.items():
            setattr(self, name, value)
