"""Every screen and form of every feature at its worst, on every platform, in every language."""

import pytest

from bot.ui.happening import LISTED_ON
from bot.ui.i18n import languages
from bot.ui.text import Reader
from tests.contract.contracts import PLATFORMS, Contract
from tests.contract.worst_cases import FORMS, happenings, views

READERS = [Reader(language, "Asia/Kathmandu") for language in languages()]


@pytest.mark.parametrize("kind", sorted(views()))
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_every_view_can_be_shown(platform: Contract, reader: Reader, kind: str) -> None:
    for view in views()[kind]:
        platform.check_view(view, reader)


@pytest.mark.parametrize("action", sorted(FORMS))
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_every_form_can_be_opened(platform: Contract, reader: Reader, action: str) -> None:
    for form in FORMS[action]:
        platform.check_form(form, reader)


@pytest.mark.parametrize("kind", sorted(happenings()))
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
@pytest.mark.parametrize("platform", [one for one in PLATFORMS if one.name in LISTED_ON], ids=lambda one: one.name)
def test_every_event_can_be_listed(platform: Contract, reader: Reader, kind: str) -> None:
    for happening in happenings()[kind]:
        platform.check_event(happening, reader)
