"""Events as JSON and back: what waits in the inbox comes out as it went in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.files import SharedFile
from bot.core.inbound import Arrived, Deleted, Edited, Event, Reacted, Said
from bot.core.refs import MessageRef, PersonRef, Profile, Workspace
from bot.runtime.codec import decode, encode

WORDS = st.text()
WORKSPACES = st.builds(Workspace, WORDS, WORDS)
MESSAGES = st.builds(MessageRef, WORKSPACES, WORDS, WORDS)
ABOUT = {
    "key": WORDS,
    "by": st.builds(PersonRef, WORKSPACES, WORDS),
    "profile": st.none() | st.builds(Profile, WORDS, st.none() | WORDS, st.none() | WORDS, st.booleans()),
}
FILES = st.lists(st.builds(SharedFile, WORKSPACES, WORDS, WORDS, WORDS, st.integers(0)), max_size=3).map(tuple)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(
        Said, **ABOUT, message=MESSAGES, text=WORDS, direct=st.booleans(), thread=st.none() | MESSAGES, files=FILES
    ),
    st.builds(Edited, **ABOUT, message=MESSAGES, text=WORDS, direct=st.booleans(), files=FILES),
    st.builds(Deleted, **ABOUT, message=MESSAGES),
    st.builds(
        Reacted,
        **ABOUT,
        message=MESSAGES,
        emoji=WORDS,
        added=st.booleans(),
        thread=st.none() | MESSAGES,
        author=st.none() | st.builds(PersonRef, WORKSPACES, WORDS),
        text=WORDS,
    ),
    st.builds(Arrived, **ABOUT),
)


@given(EVENTS)
def test_what_waits_comes_out_as_it_went_in(event: Event) -> None:
    assert decode(json.loads(json.dumps(encode(event)))) == event


def test_every_kind_of_event_can_wait() -> None:
    kinds = {kind.__name__ for kind in Event.__subclasses__()}
    assert kinds == {"Said", "Edited", "Deleted", "Reacted", "Arrived"}, "a new kind needs its line in codec and here"


def test_an_edit_that_waited_in_an_earlier_version_still_comes_out() -> None:
    here = Workspace("playground", "playground")
    edited = Edited(key="k", by=PersonRef(here, "ana"), message=MessageRef(here, "c", "m"), text="better words")
    payload = {name: value for name, value in encode(edited).items() if name not in ("direct", "files")}
    assert decode(payload) == edited


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"kind": "Pressed", "key": "k"},
        {"kind": "Arrived"},
        {"kind": "Arrived", "key": "k", "by": {"workspace": {"platform": "p", "id": "w"}}, "profile": None},
        {"kind": "Arrived", "key": "k", "by": {"workspace": {"platform": "p", "id": "w"}, "user": "u"}, "profile": None,
         "mood": "new in a later version"},
    ],
)  # fmt: skip
def test_what_we_never_wrote_is_refused(payload: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        decode(payload)
