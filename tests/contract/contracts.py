"""What a contract must check, and the platforms that have one: a new adapter adds itself to the list."""

from collections.abc import Sequence
from typing import Protocol

from bot.ui.form import Form
from bot.ui.happening import Happening
from bot.ui.text import Reader
from bot.ui.view import View
from tests.contract.discord import Discord
from tests.contract.playground import Playground
from tests.contract.slack import Slack


class Contract(Protocol):
    """Renders as the adapter does, and asserts that the platform would take it and that nobody's words get loose."""

    name: str

    def check_view(self, view: View, reader: Reader) -> None:
        """As a message, a whisper or a home tab."""
        ...

    def check_form(self, form: Form, reader: Reader) -> None:
        """As a dialog."""
        ...

    def check_event(self, happening: Happening, reader: Reader) -> None:
        """In the list of coming events; asked only where there is one."""
        ...


PLATFORMS: Sequence[Contract] = (Playground(), Slack(), Discord())
