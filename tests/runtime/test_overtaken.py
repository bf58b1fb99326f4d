"""Edits and deletions never overtake the message that they change, however long it waits to be handled."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from bot.core.inbound import Deleted, Edited, Said
from bot.core.refs import MessageRef
from bot.runtime import dispatch
from bot.runtime.context import ActorCtx
from tests.runtime.bench import HERE, Bench, feature, open_bench

ONE = MessageRef(HERE, "dm-ana", "m1")
OTHER = MessageRef(HERE, "dm-ana", "m2")


class Notebook:
    """A feature that notes what it hears, and fails on what is in `trouble`."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.trouble: set[str] = set()

    async def said(self, _ctx: ActorCtx, said: Said) -> None:
        self._note(said.text)

    async def edited(self, _ctx: ActorCtx, edited: Edited) -> None:
        self._note(f"{edited.message.message}: {edited.text}")

    async def deleted(self, _ctx: ActorCtx, deleted: Deleted) -> None:
        self._note(f"{deleted.message.message} deleted")

    def _note(self, words: str) -> None:
        if words in self.trouble:
            raise RuntimeError("our mistake")
        self.heard.append(words)

    def open(self, url: str) -> AbstractAsyncContextManager[Bench]:
        return open_bench(url, feature(direct=self.said, edited=self.edited, deleted=self.deleted))


async def changes(bench: Bench, message: MessageRef = ONE) -> None:
    await bench.receive(Edited(**bench.by("ana"), message=message, text="better words"))
    await bench.receive(Deleted(**bench.by("ana"), message=message))


def meanings(bench: Bench) -> Sequence[str]:
    return [line["action"] for line in bench.logs if line["log_level"] == "error"]


async def test_they_wait_until_their_message_was_handled(database_url: str) -> None:
    notebook = Notebook()
    async with notebook.open(database_url) as bench:
        notebook.trouble.add("words")
        await bench.says("ana", "words", message=ONE)
        await changes(bench)
        await changes(bench, OTHER)
        assert notebook.heard == ["m2: better words", "m2 deleted"], "only those of this message wait"
        await bench.pass_time(minutes=2)
        assert len(notebook.heard) == 2
        failures = len(meanings(bench))
        notebook.trouble.clear()
        await bench.pass_time(minutes=5)
        assert notebook.heard[2:] == ["words", "m1: better words", "m1 deleted"]
        assert len(meanings(bench)) == failures
        assert set(meanings(bench)) == {"event_failed"}
        assert await bench.waiting("new", "dead") == 0


async def test_waiting_counts_as_no_try_and_ends_when_the_message_is_given_up(database_url: str) -> None:
    notebook = Notebook()
    async with notebook.open(database_url) as bench:
        notebook.trouble.add("words")
        await bench.says("ana", "words", message=ONE)
        await changes(bench)
        await bench.pass_time(hours=2)
        assert notebook.heard == ["m1: better words", "m1 deleted"]
        assert await bench.waiting("dead") == 1, "the message itself"
        assert len(meanings(bench)) == dispatch.MAX_TRIES
        assert await bench.waiting() == 0


async def test_one_that_waits_at_the_door_is_not_overtaken_either(database_url: str) -> None:
    notebook = Notebook()
    async with notebook.open(database_url) as bench:
        for number in range(32):
            await bench.says("ana", f"words {number}", message=MessageRef(HERE, "dm-ana", f"w{number}"))
        last = MessageRef(HERE, "dm-ana", "w31")
        assert await bench.waiting() == 2
        # Written by somebody else's hand (a moderator's, say), who is not held at the door.
        await bench.receive(Deleted(**bench.by("leo"), message=last))
        await bench.pass_time(minutes=1)
        assert notebook.heard[-2:] == ["words 31", "w31 deleted"]


async def test_the_same_number_in_another_channel_is_another_message(database_url: str) -> None:
    notebook = Notebook()
    async with notebook.open(database_url) as bench:
        notebook.trouble.add("words")
        await bench.says("ana", "words", message=ONE)
        await changes(bench, MessageRef(HERE, "dm-leo", "m1"))
        assert notebook.heard == ["m1: better words", "m1 deleted"]
