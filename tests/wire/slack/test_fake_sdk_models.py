"""What slack_sdk's own classes build passes the fake's checks: they know the shapes better than we do."""

import pytest
from slack_sdk.models import blocks as kit
from slack_sdk.models.blocks.block_elements import FileInputElement
from slack_sdk.models.views import View

from tests.wire.slack.kit.blocks import check_blocks
from tests.wire.slack.kit.views import check_view

OPTION = kit.Option(text="Oui", value="y")
CONFIRM = kit.ConfirmObject(title="Sûr ?", text="Vraiment ?", confirm="Oui", deny="Non")
CHOICES: list[kit.InteractiveElement] = [
    kit.ButtonElement(action_id="button", text="Je prends", value="v", style="primary", confirm=CONFIRM),
    kit.OverflowMenuElement(action_id="overflow", options=[OPTION, kit.Option(text="Non", value="n")]),
    kit.StaticSelectElement(action_id="static", options=[OPTION], placeholder="Quoi ?", initial_option=OPTION),
    kit.StaticMultiSelectElement(action_id="statics", options=[OPTION], max_selected_items=1),
    kit.StaticSelectElement(action_id="groups", option_groups=[kit.OptionGroup(label="Tous", options=[OPTION])]),
    kit.ExternalDataSelectElement(action_id="external", placeholder="Qui ?", min_query_length=1),
    kit.UserSelectElement(action_id="user", initial_user="U1"),
    kit.UserMultiSelectElement(action_id="users"),
    kit.ChannelSelectElement(action_id="channel"),
    kit.ConversationSelectElement(action_id="where", filter=kit.ConversationFilter(include=["public"])),
    kit.DatePickerElement(action_id="date", initial_date="2026-11-18"),
    kit.TimePickerElement(action_id="time", initial_time="09:30"),
    kit.DateTimePickerElement(action_id="moment", initial_date_time=1_800_000_000),
    kit.CheckboxesElement(action_id="boxes", options=[OPTION]),
    kit.RadioButtonsElement(action_id="radio", options=[OPTION]),
]
WRITING: list[kit.InputInteractiveElement] = [
    kit.PlainTextInputElement(action_id="plain", multiline=True, max_length=100),
    kit.EmailInputElement(action_id="email"),
    kit.UrlInputElement(action_id="url"),
    kit.NumberInputElement(action_id="number", is_decimal_allowed=False, min_value="1"),
    kit.RichTextInputElement(action_id="rich"),
    FileInputElement(action_id="file", max_files=1),
]
BLOCKS: list[kit.Block] = [
    kit.SectionBlock(text=kit.MarkdownTextObject(text="*Salut*", verbatim=True), fields=["un", "deux"]),
    kit.HeaderBlock(text="SOS"),
    kit.DividerBlock(),
    kit.ContextBlock(elements=[kit.MarkdownTextObject(text="par Ana")]),
    kit.ImageBlock(image_url="https://example.org/a.png", alt_text="une image", title="Le plan"),
    kit.AlertBlock(text="Attention", level="warning"),
    kit.RichTextBlock(
        elements=[
            kit.RichTextSectionElement(
                elements=[
                    kit.RichTextElementParts.Text(text="Salut ", style={"bold": True}),
                    kit.RichTextElementParts.User(user_id="U1"),
                    kit.RichTextElementParts.Link(url="https://example.org", text="ici"),
                    kit.RichTextElementParts.Emoji(name="tada"),
                    kit.RichTextElementParts.Broadcast(range="here"),
                ]
            ),
            kit.RichTextListElement(
                style="bullet",
                elements=[kit.RichTextSectionElement(elements=[kit.RichTextElementParts.Text(text="un")])],
            ),
            kit.RichTextQuoteElement(elements=[kit.RichTextElementParts.Text(text="deux")]),
            kit.RichTextPreformattedElement(elements=[kit.RichTextElementParts.Text(text="trois")]),
        ]
    ),
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.type)
def test_blocks(block: kit.Block) -> None:
    for surface in ("message", "home", "modal"):
        assert check_blocks([block.to_dict()], surface) == []


@pytest.mark.parametrize("element", CHOICES, ids=lambda element: element.action_id)
def test_choices(element: kit.InteractiveElement) -> None:
    assert check_blocks([kit.ActionsBlock(elements=[element]).to_dict()], "message") == []
    if isinstance(element, kit.InputInteractiveElement):
        assert check_blocks([kit.InputBlock(label="Quoi ?", element=element).to_dict()], "modal") == []
    if element.type != "datetimepicker":
        section = kit.SectionBlock(text="Quoi ?", accessory=element)
        assert check_blocks([section.to_dict()], "home") == []


@pytest.mark.parametrize("element", WRITING, ids=lambda element: element.action_id)
def test_a_form_to_write_in(element: kit.InputInteractiveElement) -> None:
    block = kit.InputBlock(label="Quoi ?", element=element, hint="Un mot suffit", optional=True, block_id="b")
    view = View(type="modal", title="SOS", submit="Envoyer", close="Non", blocks=[block], notify_on_close=True)
    assert check_view(view.to_dict(), "modal") == []
