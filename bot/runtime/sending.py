"""One delivery on its way out: looked for first when it may stand there already, and with its file if it has one."""

from dataclasses import dataclass, replace

from bot.core.people import Community, Person
from bot.core.refs import MessageRef
from bot.runtime.carrying import Carrier
from bot.ui.ports import Delivery, Edit, Platform, Post, PutEvent, Remove
from bot.ui.view import file_of
from storage.repos.outbox import Claimed
from storage.repos.surfaces import Addressed, Surface


@dataclass(frozen=True, slots=True)
class Clear:
    """Take away what may have been posted under this key: nobody knows whether it stands, nor where."""

    post: Post | PutEvent
    file: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row, ready to go: what to ask of the platform, and what it will then show."""

    addressed: Addressed
    claimed: Claimed
    delivery: Delivery | Clear
    digest: str
    person: Person | None

    @property
    def surface(self) -> Surface:
        """What is delivered."""
        return self.addressed.surface

    @property
    def community(self) -> Community:
        """Whose it is."""
        return self.addressed.community


async def send(carrier: Carrier, platform: Platform, delivery: Delivery | Clear, claimed: Claimed) -> MessageRef | None:
    """Deliver it, once. Returns where it stands. Raises DeliveryFailed's meanings."""
    match delivery:
        case Clear(post, file):
            stands = await platform.find(post)
            return None if stands is None else await platform.deliver(Remove(stands, file))
        case Post():
            found = await platform.find(delivery) if claimed.ambiguous else None
            if found is None:
                return await carrier.post(platform, delivery, claimed.token)
            # It did arrive. What it shows may be old by now, so bring it up to date in the same breath.
            return await _edit(platform, Edit(found, delivery.view, delivery.reader))
        case PutEvent(event=None) if claimed.ambiguous:
            return await platform.deliver(replace(delivery, event=await platform.find(delivery)))
        case Edit():
            return await _edit(platform, delivery)
        case _:
            return await platform.deliver(delivery)


async def _edit(platform: Platform, edit: Edit) -> MessageRef | None:
    """A file stays as it was sent; all else is brought up to date."""
    return edit.message if file_of(edit.view) is not None else await platform.deliver(edit)
