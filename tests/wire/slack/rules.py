"""What a test may change about the fake Slack: deadlines, patience and generosity. Durations are in seconds."""

from dataclasses import dataclass, fields
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Rules:
    """Slack's own figures by default (platforms.md 1.1 to 1.4); tests shorten them."""

    ack_timeout: float = 3.0
    """How long an app has to acknowledge anything."""
    retry_delays: tuple[float, ...] = (1.0, 60.0, 300.0)
    """The waits before each redelivery of an event that nobody acknowledged; afterwards it is lost."""
    enforce_rates: bool = True
    """Answer 429 past the limits; a bench switches it off."""
    message_burst: int = 5
    """Messages that a channel takes at once before one per second is enforced."""
    trigger_seconds: float = 3.0
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    most_sockets: int = 10
    refresh_after: float = 0.0
    """Each socket gets `warning` and then `refresh_requested` this long after its hello; 0 means never."""
    warning_ahead: float = 10.0
    file_looks: int = 1
    """How often the app must ask about a file until Slack has understood it; before that a link to it shows nothing."""
    free_plan: bool = False
    """Hide messages older than 90 days and say `is_limited`."""

    def change(self, values: Json) -> None:
        """Set the named figures. Raises KeyError for a name that does not exist."""
        known = {field.name for field in fields(self)}
        if unknown := values.keys() - known:
            raise KeyError(f"no such rule: {sorted(unknown)}")
        for name, value in values.items():
            setattr(self, name, tuple(value) if name == "retry_delays" else value)
