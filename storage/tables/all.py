"""Every table in one metadata: for migrations and for their check."""

from storage.tables import community, house, links, schedule, sos
from storage.tables.base import metadata

__all__ = ["community", "house", "links", "metadata", "schedule", "sos"]
