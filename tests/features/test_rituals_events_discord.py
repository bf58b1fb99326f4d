"""A ritual among the events of a Discord server: what goes wrong there, and what people do to the event."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bot.runtime.delivery import Deliverer
from bot.runtime.sending import Parcel
from bot.ui.ports import PutEvent
from tests.drivers.discord import DiscordDriver
from tests.drivers.seen import Listed
from tests.features.ritual_steps import card
from tests.features.test_rituals_events import THURSDAY, WEEK, listed, only
from tests.wire.discord.rules import Json
from tests.world import World

WORLDS = ["discord sqlite"]
LOST = ({"kind": "reset", "when": "after"}, {"kind": "status", "status": 500, "when": "after"})


def driver(world: World) -> DiscordDriver:
    assert isinstance(world.driver, DiscordDriver)
    return world.driver


@pytest.mark.parametrize("fault", LOST, ids=["reset", "500"])
async def test_an_answer_that_is_lost_makes_no_second_event(world: World, fault: dict[str, object]) -> None:
    await driver(world).behind("fault", on="create_guild_scheduled_event", **fault)
    await listed(world)
    await world.advance(minutes=2)
    assert only(world).starts_at == THURSDAY
    assert driver(world)._server.fake.faults.left() == 0


async def test_what_was_made_just_before_the_process_died_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, died = Deliverer.deliver, list[object]()

    async def deliver(self: Deliverer, parcel: Parcel) -> list[Parcel]:
        if died or not isinstance(parcel.delivery, PutEvent):
            return await real(self, parcel)
        died.append(await self.platforms["discord"].deliver(parcel.delivery))
        raise asyncio.CancelledError  # nothing is noted any more, and the lease goes on

    monkeypatch.setattr(Deliverer, "deliver", deliver)
    await listed(world)
    assert died
    assert len(world.events()) == 1
    await world.advance(minutes=2)
    assert only(world).starts_at == THURSDAY


async def test_one_that_somebody_took_out_stays_out_until_the_next_date(world: World) -> None:
    shown = await listed(world)
    await driver(world).behind("take_event", event=only(world).id)
    form = await world.ines.presses("Déplacer le prochain", on=shown)
    await world.ines.submits(form, to="jeudi à 18h30")
    assert world.events() == []
    assert not [one for one in world.ines.sees() if "ne figure pas encore" in one]  # somebody wanted it so
    await world.advance(days=2)
    assert only(world).starts_at == THURSDAY + WEEK


async def test_a_name_that_somebody_gave_it_stays_until_the_ritual_changes(world: World) -> None:
    shown = await listed(world)
    await driver(world).behind("rename_event", event=only(world).id, name="Le grand café")
    await world.settle()
    assert only(world).name == "Le grand café"
    form = await world.ines.presses("Déplacer le prochain", on=shown)
    await world.ines.submits(form, to="jeudi à 18h30")
    event: Listed = only(world)
    assert (event.name, event.starts_at) == ("Café du mercredi", datetime(2026, 11, 19, 17, 30, tzinfo=UTC))


async def test_without_the_right_its_editor_is_told_what_to_do_and_nothing_waits_for_it(world: World) -> None:
    await driver(world).behind("bot_permissions", revoke=["CREATE_EVENTS"])
    await listed(world)
    told = world.ines.last()
    assert "ne figure pas encore parmi les événements" in told
    assert "Créer des événements" in told
    assert "pas encore" in await card(world)
    before = len(world.ana.sees("general"))
    await world.advance(days=1, hours=2)
    assert len(world.ana.sees("general")) == before + 1
    assert len([one for one in world.ines.sees() if "ne figure pas encore" in one]) == 1  # told once
    await driver(world).behind("bot_permissions", grant=["CREATE_EVENTS"])
    heard = (await world.ines.presses("Réessayer", on=told)).whisper
    assert "Je réessaie" in heard
    assert only(world).starts_at == THURSDAY + WEEK
    assert not [one for one in world.ines.sees() if "ne figure pas encore" in one]


async def test_whoever_would_rather_leave_it_off_says_so(world: World) -> None:
    await driver(world).behind("bot_permissions", revoke=["CREATE_EVENTS"])
    await listed(world)
    heard = (await world.ines.presses("Laisser ainsi", on=world.ines.last())).whisper
    assert "Parmi les événements: non" in heard
    assert not [one for one in world.ines.sees() if "ne figure pas encore" in one]
    await driver(world).behind("bot_permissions", grant=["CREATE_EVENTS"])
    await world.advance(days=8)
    assert world.events() == []


async def test_what_an_administrator_put_aside_is_not_said_to_stand_there(world: World) -> None:
    await driver(world).behind("bot_permissions", revoke=["CREATE_EVENTS"])
    await listed(world)
    home = await world.ines.opens_home()
    await world.ines.presses("Mettre de côté", on=home)
    assert "Parmi les événements: pas encore" in await card(world)
    await driver(world).behind("bot_permissions", grant=["CREATE_EVENTS"])
    await world.ines.presses("Réessayer", on=world.ines.last())
    assert "Parmi les événements: oui" in await card(world)


async def test_a_list_that_cannot_be_had_holds_up_no_message(world: World) -> None:
    await driver(world).behind("fault", kind="status", on="create_guild_scheduled_event", times=8)
    await listed(world, "chaque mercredi à 10h02")
    before = len(world.ana.sees("general"))
    await world.advance(minutes=2, seconds=10)
    assert len(world.ana.sees("general")) == before + 1
    await world.advance(minutes=5)
    assert [event.starts_at for event in world.events() if event.starts_at > world.clock.now()] == [
        datetime(2026, 11, 25, 9, 2, tzinfo=UTC)
    ]


async def test_a_server_that_is_full_is_said_and_tried_again(world: World) -> None:
    now = world.clock.now()
    times = {"start": (now + timedelta(days=30)).isoformat(), "end": (now + timedelta(days=31)).isoformat()}
    made = [await driver(world).behind("add_event", who="leo", name=f"Atelier {n}", **times) for n in range(100)]
    await listed(world)
    told = world.ines.last()
    assert "déjà cent événements" in told
    for event in made:
        await driver(world).behind("take_event", event=event)
    await world.ines.presses("Réessayer", on=told)
    assert only(world).starts_at == THURSDAY


CALLS = ("create_guild_scheduled_event", "update_guild_scheduled_event", "delete_guild_scheduled_event")
LONG: Sequence[Json] = ({"kind": "reset"}, {"kind": "status"}, {"kind": "ratelimited", "after": 0.05})
SHORT: Sequence[Json] = ({"kind": "reset", "when": "after"}, {"kind": "status", "when": "after"})


async def test_each_date_is_listed_once_and_true_when_answers_are_lost(world: World) -> None:
    await _goes_through(world, SHORT)


@pytest.mark.long
async def test_each_date_is_listed_once_and_true_whatever_goes_wrong_on_the_way(world: World) -> None:
    await _goes_through(world, (*SHORT, *LONG))


async def _goes_through(world: World, faults: Sequence[Json]) -> None:
    fake = driver(world)._server.fake
    shown = await listed(world)
    for number, (call, fault) in enumerate(product(CALLS, faults)):
        await driver(world).behind("fault", on=call, times=2, **fault)
        form = await world.ines.presses("Déplacer le prochain", on=shown)
        await world.ines.submits(form, to=f"jeudi à 12h{10 + number}")
        await world.ines.presses("Retirer des événements", on=shown)
        await world.advance(minutes=1)
        assert world.events() == [], (call, fault)
        await world.ines.presses("Montrer parmi les événements", on=await card(world))
        await world.advance(minutes=1)
        assert only(world).starts_at == datetime(2026, 11, 19, 11, 10 + number, tzinfo=UTC), (call, fault)
        assert (fault["kind"], call) in fake.faults.happened
        fake.faults.clear()
        fake.faults.happened.clear()
