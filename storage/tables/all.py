"""Every table in one metadata: for migrations and for their check."""

from storage.tables import celebration, community, feed, house, links, recap, ritual, schedule, sos
from storage.tables.base import metadata

__all__ = ["celebration", "community", "feed", "house", "links", "metadata", "recap", "ritual", "schedule", "sos"]
