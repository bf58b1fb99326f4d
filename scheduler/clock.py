"""The alarm clock: APScheduler wakes each loop for its next due row, and at least every half minute."""

import asyncio
from datetime import UTC, datetime, timedelta

from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.clock import Clock, SystemClock

HEARTBEAT = timedelta(seconds=30)


class Bell:
    """What one loop waits for. Rung by a commit that gave it work, by the alarm clock, or by the clock being moved."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._rung = asyncio.Event()
        self._dismissed = False

    def ring(self) -> None:
        """There may be something to do."""
        self._rung.set()

    def dismiss(self) -> None:
        """There is nothing more to do, for good."""
        self._dismissed = True
        self._rung.set()

    async def wait(self) -> bool:
        """Until it rings; ringing twice before anybody waits rings once. False: go home."""
        await self._rung.wait()
        self._rung.clear()
        return not self._dismissed


class AlarmClock:
    """Rings bells. Rows are the truth about time: losing an alarm loses nothing but half a minute.

    APScheduler's own defaults would drop an alarm that is a second late; hence no grace time and coalescing
    (facts/reliability.md section 3).
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._machine = SystemClock()  # APScheduler sleeps by the machine's clock, ours may run ahead of it
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()},
            # Rings at once, here in the loop. The usual executor would run it in a thread, where an asyncio.Event must
            # not be set, and skip a bell's next alarm until that is done; or, a coroutine, log an error when we stop.
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone=UTC,
        )
        self.beats = 0

    def start(self, bells: list[Bell]) -> None:
        """Begin to ring `bells`: all of them now and on every heartbeat."""

        def beat() -> None:
            self.beats += 1
            for bell in bells:
                bell.ring()

        soon = self._machine.now()
        self._scheduler.add_job(beat, "interval", seconds=HEARTBEAT.total_seconds(), id="heartbeat", next_run_time=soon)
        self._scheduler.start()

    def ring_at(self, bell: Bell, when: datetime | None) -> None:
        """Ring `bell` at `when` by our clock (which may run ahead of the machine's); None: only the heartbeat."""
        now = self._clock.now()
        if when is None or when - now > HEARTBEAT:
            return
        machine_time = self._machine.now() + max(when - now, timedelta())
        self._scheduler.add_job(bell.ring, "date", run_date=machine_time, id=bell.name, replace_existing=True)

    def stop(self) -> None:
        """Ring no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
