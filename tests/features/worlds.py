"""Where stories are told: on the playground once per database, on the other platforms on SQLite."""

import pytest

ON_THE_PLAYGROUND = ["playground sqlite", pytest.param("playground postgres", marks=pytest.mark.postgres)]
EVERYWHERE = [*ON_THE_PLAYGROUND, "slack sqlite"]

only_on_the_playground = pytest.mark.parametrize("world", ON_THE_PLAYGROUND, indirect=True)
"""For stories that look behind the scenes, or forge what a platform would never send."""
