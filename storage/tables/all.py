"""Every table in one metadata: for migrations and for their check."""

from storage.tables import celebration, community, house, links, ritual, schedule, sos
from storage.tables.base import metadata

__all__ = ["celebration", "community", "house", "links", "metadata", "ritual", "schedule", "sos"]
