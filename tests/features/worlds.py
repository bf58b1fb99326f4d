"""Where stories are told: on the playground once per database, on the other platforms on SQLite."""

import pytest

ON_THE_PLAYGROUND = ["playground sqlite", pytest.param("playground postgres", marks=pytest.mark.postgres)]
"""For stories that look behind the scenes, or forge what a platform would never send: `WORLDS = ON_THE_PLAYGROUND`."""

WITH_A_HOME_TAB = [*ON_THE_PLAYGROUND, "slack sqlite"]
"""For stories that look at the home tab, which is kept true by itself; on Discord it is an answer to /home."""

EVERYWHERE = [*WITH_A_HOME_TAB, "discord sqlite"]

AND_SIMULATED = [*EVERYWHERE, pytest.param("simulated sqlite", marks=pytest.mark.long)]
"""Besides, on Discord as simcord plays it, without a wire: a second opinion on what Discord is."""
