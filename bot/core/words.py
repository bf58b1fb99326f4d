"""People's words: what every database can hold, and how we greet."""

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


def first_name(name: str) -> str:
    """The name by which we speak to somebody: the first word, hyphens kept."""
    words = name.split()
    return words[0] if words else name
