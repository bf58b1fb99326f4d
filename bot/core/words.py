"""People's words: what every database can hold, and how we greet."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text without what PostgreSQL (NUL) or UTF-8 (lone surrogates) cannot hold; all else stays as typed."""
    if "\0" in text:
        text = text.replace("\0", REPLACEMENT)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def first_name(name: str) -> str:
    """The name by which we speak to somebody: the first word, hyphens kept."""
    words = name.split()
    return words[0] if words else name
