"""Interactive elements: what each may hold, and where it may stand."""

import re
from collections.abc import Mapping
from typing import Any

from tests.wire.slack.kit.check import (
    Check,
    Report,
    array,
    boolean,
    both,
    integer,
    matching,
    one_of,
    say,
    shape,
    string,
    typed,
)
from tests.wire.slack.kit.objects import (
    ACTION_ID,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    OPTION_GROUPS,
    PLAIN_OPTION,
    RICH_OPTION,
    URL,
    options,
    plain,
)
from tests.wire.slack.kit.rich_text import RICH_TEXT

DATE = matching(re.compile(r"\d{4}-\d{2}-\d{2}$").match, "date")
TIME = matching(re.compile(r"([01]\d|2[0-3]):[0-5]\d$").match, "time")
PLACEHOLDER = plain(150)
COMMON: Mapping[str, Check] = {"action_id": ACTION_ID, "focus_on_load": boolean, "confirm": CONFIRM}
PICKER: Mapping[str, Check] = {**COMMON, "placeholder": PLACEHOLDER}
MANY: Mapping[str, Check] = {**PICKER, "max_selected_items": integer(1)}
WRITTEN: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "focus_on_load": boolean,
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": DISPATCH,
}
STYLE = one_of("primary", "danger")


def _kind(name: str, required: Mapping[str, Check], optional: Mapping[str, Check]) -> tuple[str, Check]:
    return name, shape({"type": one_of(name), **required}, optional)


def _options_or_groups(value: dict[str, Any], at: str, report: Report) -> None:
    if ("options" in value) == ("option_groups" in value):
        say(report, "must provide either `options` or `option_groups`", at)


def _choice(name: str, initial: Mapping[str, Check], fields: Mapping[str, Check]) -> tuple[str, Check]:
    lists = {"options": options(PLAIN_OPTION), "option_groups": OPTION_GROUPS}
    return name, both(_kind(name, {}, {**fields, **lists, **initial})[1], _options_or_groups)


IDS = array(string())
CONVERSATION: Mapping[str, Check] = {
    "default_to_current_conversation": boolean,
    "response_url_enabled": boolean,
    "filter": CONVERSATION_FILTER,
}
SELECTS: dict[str, Check] = dict(
    [
        _choice("static_select", {"initial_option": PLAIN_OPTION}, PICKER),
        _kind("external_select", {}, {**PICKER, "initial_option": PLAIN_OPTION, "min_query_length": integer(0)}),
        _kind("users_select", {}, {**PICKER, "initial_user": string()}),
        _kind("conversations_select", {}, {**PICKER, **CONVERSATION, "initial_conversation": string()}),
        _kind("channels_select", {}, {**PICKER, "initial_channel": string(), "response_url_enabled": boolean}),
        _choice("multi_static_select", {"initial_options": array(PLAIN_OPTION, 100, 1)}, MANY),
        _kind(
            "multi_external_select",
            {},
            {**MANY, "initial_options": array(PLAIN_OPTION, 100, 1), "min_query_length": integer(0)},
        ),
        _kind("multi_users_select", {}, {**MANY, "initial_users": IDS}),
        _kind("multi_conversations_select", {}, {**MANY, **CONVERSATION, "initial_conversations": IDS}),
        _kind("multi_channels_select", {}, {**MANY, "initial_channels": IDS}),
    ]
)
PICKERS: dict[str, Check] = dict(
    [
        _kind("datepicker", {}, {**PICKER, "initial_date": DATE}),
        _kind("timepicker", {}, {**PICKER, "initial_time": TIME, "timezone": string()}),
        _kind("datetimepicker", {}, {**COMMON, "initial_date_time": integer(10**9, 10**10 - 1)}),
        _kind(
            "checkboxes",
            {"options": options(RICH_OPTION, 10)},
            {**COMMON, "initial_options": array(RICH_OPTION, 10, 1)},
        ),
        _kind("radio_buttons", {"options": options(RICH_OPTION, 10)}, {**COMMON, "initial_option": RICH_OPTION}),
    ]
)
BUTTONS: dict[str, Check] = dict(
    [
        _kind(
            "button",
            {"text": plain(75)},
            {
                "action_id": ACTION_ID,
                "url": URL,
                "value": string(2_000),
                "style": STYLE,
                "confirm": CONFIRM,
                "accessibility_label": string(75),
            },
        ),
        _kind("overflow", {"options": options(PLAIN_OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM}),
    ]
)
WRITING: dict[str, Check] = dict(
    [
        _kind(
            "plain_text_input",
            {},
            {
                **WRITTEN,
                "initial_value": string(3_000),
                "multiline": boolean,
                "min_length": integer(0, 3_000),
                "max_length": integer(1, 3_000),
            },
        ),
        _kind("rich_text_input", {"action_id": ACTION_ID}, {**WRITTEN, "initial_value": RICH_TEXT}),
        _kind("email_text_input", {}, {**WRITTEN, "initial_value": string()}),
        _kind("url_text_input", {}, {**WRITTEN, "initial_value": string()}),
        _kind(
            "number_input",
            {"is_decimal_allowed": boolean},
            {**WRITTEN, "initial_value": string(), "min_value": string(), "max_value": string()},
        ),
        _kind("file_input", {}, {"action_id": ACTION_ID, "filetypes": array(string()), "max_files": integer(1, 10)}),
    ]
)
SLACK_FILE = shape({}, {"url": string(3_000), "id": string()})
IMAGE = shape({"type": one_of("image"), "alt_text": string(2_000, 1)}, {"image_url": URL, "slack_file": SLACK_FILE})

IN_ACTIONS: Check = typed({**BUTTONS, **SELECTS, **PICKERS})
IN_SECTION: Check = typed(
    {**{k: v for k, v in {**BUTTONS, **SELECTS, **PICKERS}.items() if k != "datetimepicker"}, "image": IMAGE}
)
IN_INPUT: Check = typed({**WRITING, **SELECTS, **PICKERS})
