"""The week that the playground's community has had, so that there is a desk to look at, and a thread on Wednesday."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.achieved import Achieved, Feat
from bot.core.refs import MessageRef, PersonRef
from bot.runtime.context import Ctx
from handlers.celebration import plans
from handlers.celebration.rules import Choice, Source, State
from storage.repos import people, wins
from storage.repos.wins import NewWin


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody's message on which somebody else put the emoji. Its author has not said yes."""

    message: MessageRef
    words: str
    author: str
    giver: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What somebody told, in their language; whom it celebrates has said how they are shown."""

    by: str
    words: str
    people: Mapping[str, Choice]


_WEEK = (
    _Told(
        "ana",
        "Nour et Yanis ont répété tout l’atelier en visio, un mardi soir. Le trac a fondu !",
        {"nour": Choice.NAME, "yanis": Choice.FIRST_NAME},
    ),
    _Told(
        "tom",
        "Maya and Chidi put the whole card game into English over one weekend. It reads like a charm.",
        {"maya": Choice.NAME, "chidi": Choice.NAME},
    ),
    _Told(
        "leo",
        "Marie-Ange a accueilli une classe de plus au pied levé, et a trouvé un mot pour chaque élève.",
        {"marieange": Choice.NAME},
    ),
    _Told("ines", "La mairie de Villeurbanne nous ouvre sa salle pour l’assemblée de printemps.", {}),
)
TRAINED = "yanis"


async def plant(ctx: Ctx, here: Sequence[PersonRef], quoted: Quoted) -> None:
    """A few successes, a draft, and words that wait for a yes. Where there ever was a success, nothing is done.

    Nobody is told in private: whoever looks around for the first time shall not find messages that they did not cause.
    """
    if await wins.ever(ctx.connection, ctx.community.id):
        return
    known = [(ref.user, await people.recognise(ctx.connection, ref)) for ref in here]
    ids = {user: found.person.id for user, found in known if found is not None and found.person is not None}
    week = await plans.next_week(ctx)
    for told in _WEEK:
        if told.by in ids and ids.keys() >= told.people.keys():
            choices = {ids[who]: choice.value for who, choice in told.people.items()}
            win = NewWin(
                state=State.READY, source=Source.TOLD, words=told.words, week=week, people=list(choices),
                givers=[ids[told.by]], choices=choices,
            )  # fmt: skip
            await wins.add(ctx.connection, ctx.community.id, win, ctx.now)
    if quoted.author in ids and quoted.giver in ids:
        win = NewWin(
            state=State.READY, source=Source.QUOTED, words=quoted.words, week=week, people=[ids[quoted.author]],
            givers=[ids[quoted.giver]], message=quoted.message,
        )  # fmt: skip
        await wins.add(ctx.connection, ctx.community.id, win, ctx.now)
    if TRAINED in ids:
        await ctx.announce(Achieved(what=Feat.TRAINED, people=(ids[TRAINED],), subject="demo"))
