"""Reading calls for help in direct messages: `read(text)` gives a `Reading`."""

from handlers.sos.distress.reading import Reading, read

__all__ = ["Reading", "read"]
