"""Reading calls for help in direct messages: `read(text)` gives a `Reading`."""

from handlers.sos.distress.reading import ASKED, Reading, closes, read

__all__ = ["ASKED", "Reading", "closes", "read"]
