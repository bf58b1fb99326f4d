"""What goes wrong, as scripted by a test: which call, which way, how many times.

Calls are named as in Discord's OpenAPI file: create_message, update_message, create_interaction_response … (rest/).

REST faults (`kind`):
  ratelimited   429 with `after` seconds and `scope` user, global or shared, never stored; `via=False` is Cloudflare's
  status        an HTTP status (default 503) with a plain body, before or after storing
  reset         the connection is reset, before or after storing: with "after" the answer is lost, the message is there
  slow          the answer takes `seconds`, stored at once (`when="after"`) or only then (`when="before"`)
  error         one of Discord's JSON codes (`error`), before or after storing
Event faults (`kind`), on the way to the bot, by the event's name (MESSAGE_CREATE, INTERACTION_CREATE …):
  duplicate     sent twice, with two sequence numbers
  delay         sent `seconds` late
  drop          never sent
Gateway faults (`kind`), by what the bot sends (identify, resume, heartbeat, request_members):
  close         closed with `code`
  invalidate    answered with op 9, resumable if `resumable`
  ignore        not answered at all
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from tests.wire.discord.rules import Json

API_KINDS = ("ratelimited", "status", "reset", "slow", "error")
EVENT_KINDS = ("duplicate", "delay", "drop")
GATEWAY_KINDS = ("close", "invalidate", "ignore")
SCOPES = ("user", "global", "shared")
MOST_FAULTS = 1_000
MOST_SECONDS = 60.0


@dataclass(slots=True)
class Fault:
    """One scripted fault. `on` is a name, with `*` allowed; `where` must be among the call's arguments."""

    kind: str
    on: str = "*"
    times: int = 1
    skip: int = 0
    """Let this many matching ones pass first."""
    when: str = "before"
    status: int = 503
    after: float = 1.0
    scope: str = "user"
    via: bool = True
    seconds: float = 1.0
    error: int = 50013
    code: int = 4000
    resumable: bool = False
    where: Json = field(default_factory=dict)
    done: int = 0

    def __post_init__(self) -> None:
        if self.kind not in (*API_KINDS, *EVENT_KINDS, *GATEWAY_KINDS):
            raise ValueError(f"no such fault: {self.kind}")
        if self.when not in ("before", "after"):
            raise ValueError(f"a fault happens before or after storing, not {self.when!r}")
        if not (0 <= self.seconds <= MOST_SECONDS and 0 <= self.after <= MOST_SECONDS):
            raise ValueError(f"faults last at most {MOST_SECONDS} s")
        if self.scope not in SCOPES:
            raise ValueError(f"a rate limit's scope is one of {SCOPES}")

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
