"""People's words: what every database can hold, what can be seen of them, and how we greet."""

from unicodedata import category

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text without what PostgreSQL (NUL) or UTF-8 (half characters) cannot hold; all else stays as typed."""
    text = text.replace("\0", REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Halves that belong together become one character; not "?", which would be read as a question.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


_UNSEEN = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"}
"""Kinds of signs that show nothing by themselves. A sign that is too new for our tables may well be an emoji."""
_FILLERS = set("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a pattern by name, and yet nothing to see."""


def is_blank(text: str) -> bool:
    """Whether nobody can see anything of the text: no sign at all, or only spaces, controls and other unseen signs."""
    return all(letter in _FILLERS or category(letter) in _UNSEEN for letter in text)


def first_name(name: str) -> str:
    """The name by which we speak to somebody: the first word, hyphens kept."""
    words = name.split()
    return words[0] if words else name
