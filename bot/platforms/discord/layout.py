"""Texts and rows of controls as the components of a message: no more than Discord takes, and how heavy they are."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from bot.platforms.discord.text import Json
from bot.ui.fit import ELLIPSIS

Block: TypeAlias = str | Json
"""A text in markdown, or another component."""

DISPLAY, SEPARATOR, CONTAINER = 10, 14, 17
"""Types of components."""
COMPONENTS = 40
"""Components of a message, those within others too."""
COMPONENT_WEIGHT = 12
"""Bytes that a component takes besides its words."""


def laid_out(blocks: Sequence[Block], compact: Sequence[Json], *, frame: Json | None) -> list[Json]:
    """The components of a message, in its frame if it has one.

    When there are too many, texts are joined first, then all controls follow all words in rows that are full
    (`compact`); only then are the last controls left out, which shows.
    """
    most = COMPONENTS - (frame is not None)
    words = [block for block in blocks if isinstance(block, str)]
    layouts = (blocks, list(_joined(blocks)), [*_joined(words), *compact])
    shown = next((one for one in layouts if count(one) <= most), None)
    components = list(
        map(_component, [*_joined(words), *_first(compact, most - 2), ELLIPSIS] if shown is None else shown)
    )
    if all(component["type"] == SEPARATOR for component in components):
        components = [displayed(ELLIPSIS)]
    return components if frame is None else [{**frame, "components": components}]


def framed(components: Sequence[Json], accent: int | None = None) -> Json:
    """A frame, with the colour of its edge."""
    frame: Json = {"type": CONTAINER, "components": list(components)}
    return frame if accent is None else {**frame, "accent_color": accent}


def separator() -> Json:
    """A thin line between two subjects."""
    return {"type": SEPARATOR}


def under(name: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks below the name of whoever says them; bots have one name for all that they post."""
    if not name:
        return list(blocks)
    if blocks and isinstance(blocks[0], str):
        return [f"{name}\n{blocks[0]}", *blocks[1:]]
    return [name, *blocks]


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Texts that follow each other as one."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            texts.append(block)
        elif block["type"] != SEPARATOR:
            if texts:
                yield "\n".join(texts)
            texts = []
            yield block
    if texts:
        yield "\n".join(texts)


def _first(rows: Sequence[Json], most: int) -> list[Json]:
    """As many of the rows as make at most so many components."""
    kept: list[Json] = []
    for row in rows:
        if count([*kept, row]) > most:
            break
        kept.append(row)
    return kept


def displayed(text: str) -> Json:
    """A text in markdown."""
    return {"type": DISPLAY, "content": text}


def _component(block: Block) -> Json:
    return displayed(block) if isinstance(block, str) else block


def count(blocks: Sequence[Block]) -> int:
    """How many components these are, with those within others."""
    return sum(1 + (0 if isinstance(block, str) else count(block.get("components", []))) for block in blocks)


def weight(tree: object) -> int:
    """Bytes of a tree of components, about as Discord counts them."""
    if isinstance(tree, str):
        return len(tree.encode(errors="replace"))
    if isinstance(tree, dict):
        return COMPONENT_WEIGHT + sum(map(weight, tree.values()))
    return sum(map(weight, tree)) if isinstance(tree, list) else 0
