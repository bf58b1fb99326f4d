"""What goes wrong, as scripted by a test: which method, which way, how many times.

Web API faults (`kind`):
  ratelimited   429 with Retry-After `after`; never stored
  status        an HTTP status (default 503) with a plain body, before or after storing
  reset         the connection is reset, before or after storing
  slow          the answer takes `seconds`, stored at once (`when="after"`) or only then (`when="before"`)
  error         an ok:false answer with code `error`, before or after storing
Event faults (`kind`), on the way to the app:
  duplicate     sent twice, the second time as a retry
  lose_ack      the app's acknowledgement gets lost: the event comes again
  lose_acks     every acknowledgement of this event gets lost, until Slack gives up
  reorder       held until `hold` events (or a second) have gathered, then sent in reverse
  delay         sent `seconds` late
  drop          never sent: Slack calls its events best effort
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.wire.slack.rules import Json

API_KINDS = ("ratelimited", "status", "reset", "slow", "error")
EVENT_KINDS = ("duplicate", "lose_ack", "lose_acks", "reorder", "delay", "drop")
MOST_FAULTS = 1_000
MOST_SECONDS = 60.0
MOST_HELD = 100


@dataclass(slots=True)
class Fault:
    """One scripted fault. `on` is a method or an event type, with `*` allowed; `where` must be among its arguments."""

    kind: str
    on: str = "*"
    times: int = 1
    skip: int = 0
    """Let this many matching ones pass first."""
    when: str = "before"
    status: int = 503
    after: int = 1
    seconds: float = 1.0
    error: str = "internal_error"
    hold: int = 2
    where: Json = field(default_factory=dict)
    done: int = 0

    def __post_init__(self) -> None:
        if self.kind not in (*API_KINDS, *EVENT_KINDS):
            raise ValueError(f"no such fault: {self.kind}")
        if self.when not in ("before", "after"):
            raise ValueError(f"a fault happens before or after storing, not {self.when!r}")
        if not (0 <= self.seconds <= MOST_SECONDS and 1 <= self.hold <= MOST_HELD):
            raise ValueError(f"faults last at most {MOST_SECONDS} s and hold at most {MOST_HELD} events")

    def matches(self, name: str, args: Mapping[str, object]) -> bool:
        """Whether this is one for it."""
        return fnmatchcase(name, self.on) and all(args.get(key) == value for key, value in self.where.items())


class Faults:
    """The script, in order: the first fault that matches is taken, until it has happened `times` times."""

    def __init__(self) -> None:
        self._script: list[Fault] = []
        self.happened: list[tuple[str, str]] = []

    def add(self, fault: Fault) -> None:
        """Put a fault at the end of the script."""
        if len(self._script) >= MOST_FAULTS:
            raise ValueError(f"at most {MOST_FAULTS} faults")
        self._script.append(fault)

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._script.clear()

    def left(self) -> int:
        """How many times something will still go wrong."""
        return sum(fault.times - fault.done for fault in self._script)

    def take(self, name: str, args: Mapping[str, object], kinds: tuple[str, ...]) -> Fault | None:
        """The fault for this call or event, if any; it counts as having happened."""
        for fault in self._script:
            if fault.kind not in kinds or fault.done >= fault.times or not fault.matches(name, args):
                continue
            if fault.skip:
                fault.skip -= 1
                continue
            fault.done += 1
            self.happened.append((fault.kind, name))
            return fault
        return None
