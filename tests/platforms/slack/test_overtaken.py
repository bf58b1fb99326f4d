"""Slack's disorder: what was changed or deleted before it was heard is not shown as it was."""

from dataclasses import replace

from bot.core.files import SharedFile
from bot.core.inbound import Deleted, Edited, Inbound, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Workspace
from bot.platforms.overtaken import REMEMBERED, Overtaken
from bot.platforms.slack.events import changed_at

HERE = Workspace("slack", "T1")
ANA = PersonRef(HERE, "U1")


def ref(ts: str = "1.000001") -> MessageRef:
    return MessageRef(HERE, "C1", ts)


def said(text: str, ts: str = "1.000001") -> Said:
    return Said(key=f"m:C1:{ts}", by=ANA, message=ref(ts), text=text)


def edited(text: str, at: str) -> Edited:
    return Edited(key=f"e:C1:1.000001:{at}", by=ANA, message=ref(), text=text)


DELETED = Deleted(key="d:C1:1.000001", by=ANA, message=ref())


def heard(*inbounds: Inbound) -> list[Inbound | None]:
    overtaken = Overtaken(changed_at)
    return [overtaken.put_right(inbound) for inbound in inbounds]


def test_in_order_nothing_is_touched() -> None:
    story = [said("a"), edited("b", "2.0"), edited("c", "3.0"), DELETED, said("other", "9.000001")]
    assert heard(*story) == story


def test_words_that_were_deleted_are_not_heard_any_more() -> None:
    assert heard(DELETED, said("a"), edited("b", "2.0")) == [DELETED, None, None]


def test_words_that_were_changed_are_heard_as_they_are_now() -> None:
    assert heard(edited("b", "2.0"), said("a")) == [edited("b", "2.0"), said("b")]


def test_an_older_change_changes_nothing_and_the_same_one_again_does() -> None:
    newer, older = edited("c", "3.0"), edited("b", "2.0")
    assert heard(newer, older, newer, said("a")) == [newer, None, newer, said("c")]


def test_a_file_that_was_taken_out_meanwhile_does_not_come_back() -> None:
    photo = SharedFile(HERE, "F1", "photo.png", "image/png", 3)
    assert heard(edited("b", "2.0"), replace(said("a"), files=(photo,))) == [edited("b", "2.0"), said("b")]


def test_everything_else_passes() -> None:
    reaction = Reacted(key="Ev1", by=ANA, message=ref(), emoji="👍", added=True)
    assert heard(DELETED, reaction) == [DELETED, reaction]


def test_only_the_latest_are_remembered() -> None:
    overtaken = Overtaken(changed_at)
    overtaken.put_right(DELETED)
    for number in range(REMEMBERED):
        overtaken.put_right(Deleted(key="d", by=ANA, message=ref(f"{number}.5")))
    assert overtaken.put_right(said("a")) == said("a")
