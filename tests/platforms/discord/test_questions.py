"""The question before something that cannot be undone: the right one, and answers that need no memory."""

import pytest

from bot.platforms.discord.questions import question
from bot.platforms.discord.render import Shown, render_view
from bot.ui.text import User, Words
from bot.ui.view import Actions, Button, ButtonStyle, Confirm, Title, Tone, View
from tests.contract.discord import check_message, nodes
from tests.platforms.discord.markdown import read
from tests.platforms.discord.words import ENGLISH, FRENCH, HERE

CONFIRM = Confirm(User("Erase *all* of it?"), User("Erase"), User("Keep it"))


def message(style: ButtonStyle) -> Shown:
    """A card with a button that asks first."""
    button = Button(Words("Forget me"), "me.erase:7", style, CONFIRM)
    return render_view(View(Words("x"), (Title(Words("Me")), Actions((button,))), Tone.DONE), ENGLISH, HERE)


def parts(shown: Shown) -> tuple[str, list[tuple[str, str, int]]]:
    check_message(shown)
    found = list(nodes(shown.components))
    (words,) = (read(node["content"]).text for node in found if node.get("type") == 10)
    return words, [(node["label"], node["custom_id"], node["style"]) for node in found if node.get("type") == 2]


@pytest.mark.parametrize(("style", "shown_as"), [(ButtonStyle.DANGER, 4), (ButtonStyle.PLAIN, 1)])
def test_the_question_is_asked_with_its_own_words(style: ButtonStyle, shown_as: int) -> None:
    card = message(style)
    (custom_id,) = card.asks
    asked = question(custom_id, card.body(), card.asks[custom_id], ENGLISH, HERE)
    assert parts(asked) == (
        "Erase *all* of it?",
        [("Erase", "me.erase:7", shown_as), ("Keep it", "discord.no", 2)],
    )


def test_after_a_restart_a_plainer_question_is_made_from_the_button() -> None:
    card = message(ButtonStyle.DANGER)
    words, answers = parts(question("me.erase:7|?", card.body(), None, FRENCH, HERE))
    assert words == "«\u00a0Forget me\u00a0»\u00a0: c’est sûr\u00a0?"
    assert answers == [("Forget me", "me.erase:7", 4), ("Annuler", "discord.no", 2)]


def test_a_question_without_its_message_is_asked_all_the_same() -> None:
    words, answers = parts(question("me.erase:7|?", {}, None, ENGLISH, HERE))
    assert words == "“…”: are you sure?"
    assert answers[0] == ("…", "me.erase:7", 4)
