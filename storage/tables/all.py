"""Every table in one metadata: for migrations and for their check."""

from storage.tables import community, house, schedule, sos
from storage.tables.base import metadata

__all__ = ["community", "house", "metadata", "schedule", "sos"]
