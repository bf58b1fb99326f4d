"""Reading calls for help in direct messages: `read(text)` gives a `Reading`."""

from handlers.sos.distress.reading import ASKED, Reading, closes, prepare, read

__all__ = ["ASKED", "Reading", "closes", "prepare", "read"]
