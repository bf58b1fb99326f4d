"""The code that links two accounts: how it is made, read, and told from a wrong one. Pure.

Its first four signs (the handle) say which code it is, the other eight are the secret: 40 bits, of which only a slow
hash is kept. Five wrong secrets end it, so that guessing finds it once in two hundred thousand million codes.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without letters that look like digits, or like each other."""
HANDLE, SECRET, GROUP = 4, 8, 4
LIFETIME = timedelta(minutes=10)
TRIES = 5
ROUNDS = 20_000
"""Of the hash: some milliseconds for us, too much for whoever would try all secrets within the code's life."""

_MEANT = str.maketrans("OIL", "011")


def new_code() -> str:
    """A code as it is shown: `K7QM-4F2P-8RTX`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(HANDLE + SECRET))
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def read(typed: str) -> tuple[str, str] | None:
    """Handle and secret of what somebody typed, however they spelt it; None: it is no code at all."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MEANT)
    if len(signs) != HANDLE + SECRET or set(signs) - set(ALPHABET):
        return None
    return signs[:HANDLE], signs[HANDLE:]


def hashed(secret: str, community: str, handle: str) -> str:
    """What is kept of a secret."""
    return hashlib.pbkdf2_hmac("sha256", secret.encode(), f"{community}:{handle}".encode(), ROUNDS).hex()


def matches(secret: str, community: str, handle: str, kept: str) -> bool:
    """Whether this is the secret of which this was kept."""
    return hmac.compare_digest(hashed(secret, community, handle), kept)
