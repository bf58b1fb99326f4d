"""Slack's text reads as it was meant, and its emoji are the characters that features know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.emoji import reaction, unicode_of, with_emoji
from bot.platforms.slack.markup import mentions, readable, unescape
from handlers.sos.rules import is_note
from tests.wire.slack.text import escape, stored

NAMES = {"U1": "Léo Bernard", "C1": "sos-anim"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&quot; &eacute;", "&quot; &eacute;"),
        ("*gras* _italique_ ~barré~ `code`\n&gt; cité\n• un", "*gras* _italique_ ~barré~ `code`\n> cité\n• un"),
        ("<@U1> peux-tu ?", "@Léo Bernard peux-tu ?"),
        ("<@U1|leo> <@U2|zoe> <@U3>", "@Léo Bernard @zoe @U3"),
        ("<#C1> <#C1|> <#C2|général> <#C3>", "#sos-anim #sos-anim #général #C3"),
        ("<!here> <!channel> <!everyone>", "@here @channel @everyone"),
        ("<!subteam^S1|@equipe> <!subteam^S1>", "@equipe @S1"),
        ("<!date^1700000000^{time}^https://a.b|à 10 h> <!date^1^{time}>", "à 10 h "),
        ("<https://a.b/c?d=1&amp;e=2>", "https://a.b/c?d=1&e=2"),
        ("<http://exemple.org|exemple.org> <https://a.b/|https://a.b>", "exemple.org https://a.b"),
        ("<https://mechant.org|https://banque.fr>", "https://banque.fr (mechant.org)"),
        ("<https://a.b|les &amp; détails>", "les & détails (a.b)"),
        (
            "<mailto:a@b.c|a@b.c> <mailto:a@b.c> <mailto:a@b.c|moi> <tel:0601|06 01>",
            "a@b.c a@b.c moi (a@b.c) 06 01 (0601)",
        ),
        ("<> <not closed", "<> <not closed"),
        ("<\n>", "<\n>"),
        ("", ""),
    ],
)
def test_text_reads_as_it_was_meant(text: str, said: str) -> None:
    assert readable(text, NAMES) == said


def test_who_is_mentioned() -> None:
    text = "<@U1> <@W2|zoe> <#C3> <#C4|> <#C5|nommé> <!here> &lt;@U6&gt; <https://a.b/@U7> <!subteam^S8>"
    assert mentions(text) == {"U1", "W2", "C3", "C4"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (":lock: entre nous", "🔒 entre nous"),
        ("merci:pray::tada:", "merci🙏🎉"),
        (":+1: :-1: :e-mail: :woman-raising-hand:", "👍 👎 📧 🙋‍♀️"),
        (":wave::skin-tone-2: :wave::skin-tone-6:", "👋🏻 👋🏿"),
        (":man-raising-hand::skin-tone-3:", "🙋🏼‍♂️"),
        (":handshake::skin-tone-2-4:", "🤝"),
        (":heart: :sos: :simple_smile:", "❤️ 🆘 🙂"),
        (":flag-fr: :fr:", "🇫🇷 🇫🇷"),
        (":partyparrot: :: : :a b: :Lock:", ":partyparrot: :: : :a b: :Lock:"),
        ("de 12:30:tada:", "de 12:30🎉"),
        (":inconnu:lock:", ":inconnu🔒"),
        ("10:100:20 mais :100:", "10:100:20 mais 💯"),
        ("🔒 déjà là 👋🏽", "🔒 déjà là 👋🏽"),
    ],
)
def test_emoji_are_characters(text: str, said: str) -> None:
    assert with_emoji(text) == said
    assert readable(text) == said


def test_links_keep_their_colons() -> None:
    assert readable("<https://a.b/:lock:/c|ici :lock:>") == "ici 🔒 (a.b/:lock:/c)"


def test_a_note_of_the_team_stays_one() -> None:
    for typed in (":lock: fragile", " :lock:fragile", "🔒 fragile", "*:lock: fragile*", "&gt; :lock: x", "• :lock: x"):
        assert is_note(readable(typed)), typed


@pytest.mark.parametrize(
    ("name", "sign"),
    [("tada", "🎉"), ("wave::skin-tone-3", "👋🏼"), ("tada::skin-tone-9", "🎉"), ("shipit2", ":shipit2:")],
)
def test_reactions_are_emoji(name: str, sign: str) -> None:
    assert reaction(name) == sign


def test_what_is_no_emoji() -> None:
    assert [unicode_of(name) for name in ("", "::", "::skin-tone-2", "skin-tone-2x", "nope::skin-tone-2")] == [None] * 5


@given(st.text())
def test_what_slack_does_to_text_is_undone(text: str) -> None:
    assert unescape(escape(text)) == text
    assert readable(stored(escape(text))) == with_emoji(text)


@given(st.text(alphabet="<>|@#!:^U1C&;amplgt \n`"))
def test_nothing_breaks_it(text: str) -> None:
    assert isinstance(readable(text, NAMES), str)
    assert mentions(text) is not None
