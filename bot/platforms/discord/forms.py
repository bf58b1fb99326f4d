"""Forms as modals: five questions on a page, so that a longer form comes in pages; what was answered, page after page.

A modal cannot follow a modal, nor say what is wrong in it: a message for this person alone comes between, with a button
that opens the next page, or the same one again. What they wrote so far is a `Draft`, which the adapter keeps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from bot.core.refs import Workspace
from bot.platforms.discord.controls import BUTTON, OPTION, OPTIONS, SELECT, batches, distinct, row
from bot.platforms.discord.ids import CustomId, Mark
from bot.platforms.discord.layout import displayed
from bot.platforms.discord.render import Shown, render_view
from bot.platforms.discord.text import Json, Pen, is_id
from bot.ui.fit import ELLIPSIS, fit, head, units
from bot.ui.form import AnyField, ChoiceField, Form, PersonField, PlaceField, TextField
from bot.ui.text import Bold, Reader, Span, User, _, join
from bot.ui.view import Bullets, Option, Paragraph, Part, Quote, View

Values: TypeAlias = Mapping[str, str]

INPUT, PEOPLE, CHANNELS, LABEL = 4, 5, 8, 18
"""Types of components."""
ITEMS = 5
"""Components of a modal, its introduction among them."""
TITLE = NAME = 45
HINT = 100
ANSWER = INTRO = 4_000
SHORT, LONG = 1, 2
"""Styles of a text input."""
PLACES = [0, 5, 15]
"""Types of channels that can be chosen: text, announcements, forum."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that somebody is filling in, and what they answered so far."""

    form: Form
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """All is answered."""

    wire: str
    values: Values


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A page was sent, and `page` (from 0) is next."""

    draft: Draft
    page: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The process restarted in between: nobody knows the other pages any more."""

    values: Values


# --- as modals --------------------------------------------------------------------------------------------


def pages(form: Form) -> tuple[tuple[AnyField, ...], ...]:
    """The questions of each page."""
    first = ITEMS - (form.intro is not None)
    return (form.fields[:first], *map(tuple, batches(form.fields[first:], ITEMS)))


def render_form(form: Form, reader: Reader, workspace: Workspace, page: int = 0, values: Values | None = None) -> Json:
    """A page (from 0; the nearest that there is) of a form, holding these values."""
    pen, every = Pen(reader, workspace), pages(form)
    page = min(page, len(every) - 1)
    many = len(every) > 1
    number = f" ({page + 1}/{len(every)})" if many else ""
    intro = [] if form.intro is None or page else [_intro(form.intro, pen)]
    asked = [_label(_holding(one, values or {}), pen) for one in every[page]]
    return {
        "custom_id": str(CustomId(form.wire, Mark.PAGE, page) if many else CustomId(form.wire)),
        "title": pen.label(form.title, TITLE - len(number)) + number,
        "components": [*intro, *asked] or [displayed(ELLIPSIS)],
    }


def _intro(span: Span, pen: Pen) -> Json:
    written = pen.markdown(fit(pen.atoms(span), INTRO, lambda atoms: units(pen.markdown(atoms))))
    return displayed(written.strip() or ELLIPSIS)


def _holding(one: AnyField, values: Values) -> AnyField:
    return replace(one, initial=values.get(one.name, one.initial))


def _label(one: AnyField, pen: Pen) -> Json:
    label, whole = pen.label(one.label, NAME), pen.label(one.label, HINT)
    if isinstance(one, ChoiceField) and len(distinct(one.options)) > OPTIONS:
        label = f"{pen.label(one.label, NAME - 2)} {ELLIPSIS}"
    said = [one.label] if units(whole) > NAME else []
    said += [] if one.hint is None else [one.hint]
    component = {"custom_id": one.name, "required": one.required, **_component(one, pen)}
    made = {"type": LABEL, "label": label, "component": component}
    return {**made, "description": pen.label(_spaced(said), HINT)} if said else made


def _spaced(spans: Sequence[Span]) -> Span:
    first, *others = spans
    return join(first, *(piece for span in others for piece in (" ", span)))


def _component(one: AnyField, pen: Pen) -> Json:
    match one:
        case ChoiceField():
            return {"type": SELECT, "options": [_option(option, one, pen) for option in _offered(one)]}
        case PersonField():
            return {"type": PEOPLE, **_chosen(one.initial, "user")}
        case PlaceField():
            return {"type": CHANNELS, "channel_types": PLACES, **_chosen(one.initial, "channel")}
        case TextField():
            most = max(1, min(one.limit, ANSWER))
            style = LONG if one.multiline else SHORT
            initial = head(one.initial, most)  # no "…": what stands in a field is sent back as the answer
            return {"type": INPUT, "style": style, "max_length": most} | ({"value": initial} if initial else {})


def _offered(one: ChoiceField) -> list[Option]:
    """As many as Discord shows, among them the one that is chosen: sending the form must not change it."""
    options = distinct(one.options)
    kept = options[:OPTIONS]
    last = [option for option in options[OPTIONS:] if option.value == one.initial]
    return [*kept[: OPTIONS - len(last)], *last]


def _option(option: Option, one: ChoiceField, pen: Pen) -> Json:
    shown = {"label": pen.label(option.label, OPTION), "value": option.value}
    return {**shown, "default": True} if option.value == one.initial else shown


def _chosen(ident: str, kind: str) -> Json:
    # What was chosen on another platform is no id here.
    return {"default_values": [{"id": ident, "type": kind}]} if is_id(ident) else {}


# --- what came back ---------------------------------------------------------------------------------------


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """What was answered in the `data` of a submitted modal, by field; "" where nothing was."""
    return dict(_answer(one["component"]) for one in data.get("components", []) if "component" in one)


def _answer(component: Mapping[str, Any]) -> tuple[str, str]:
    values = component.get("values")
    answer = values[0] if isinstance(values, list) and values else component.get("value")
    return str(component.get("custom_id", "")), answer if isinstance(answer, str) else ""


def taken(custom_id: str, values: Values, draft: Draft | None) -> Sent | Unfinished | Lost:
    """What a page that was sent makes of the draft that was kept of it."""
    said = CustomId.read(custom_id)
    if said.mark is not Mark.PAGE:
        return Sent(said.wire, values)
    if draft is None or draft.form.wire != said.wire:
        return Lost(values)
    now = replace(draft, values={**draft.values, **values})
    unanswered = (
        page for page, asked in enumerate(pages(draft.form)) if any(one.name not in now.values for one in asked)
    )
    page = next(unanswered, None)
    return Sent(said.wire, now.values) if page is None else Unfinished(now, page)


# --- between two modals -----------------------------------------------------------------------------------


def next_view(unfinished: Unfinished, reader: Reader, workspace: Workspace) -> Shown:
    """What leads to the next page, or to a form that follows another one."""
    draft, page, count = unfinished.draft, unfinished.page + 1, len(pages(unfinished.draft.form))
    kept = _("I keep what you wrote. Page {page} of {pages} is next.", page=page, pages=count)
    words = kept if draft.values else draft.form.title
    return _leading(View(words, (Paragraph(words),)), draft, unfinished.page, _("Go on"), reader, workspace)


def errors_view(
    errors: Mapping[str, Span], values: Values, draft: Draft | None, reader: Reader, workspace: Workspace
) -> Shown:
    """What is to be changed, and the way back to it; without a draft, at least what was written."""
    asked = {} if draft is None else {one.name: one.label for one in draft.form.fields}
    rows = tuple(
        _("{label}: {text}", label=Bold(asked[name]), text=why) if name in asked else why
        for name, why in errors.items()
    )
    words = _("Almost there! One more look at this:")
    view = View(words, (Paragraph(words), Bullets(rows)))
    if draft is None:
        return render_view(replace(view, parts=(*view.parts, *_written(values))), reader, workspace)
    found = (n for n, page in enumerate(pages(draft.form)) if any(one.name in errors for one in page))
    return _leading(view, draft, next(found, 0), _("Change it"), reader, workspace)


def lost_view(values: Values, reader: Reader, workspace: Workspace) -> Shown:
    """Says that a form must be opened again, and gives back what was just written."""
    words = _("I was restarted meanwhile and did not keep this form, sorry. Please open it again.")
    return render_view(View(words, (Paragraph(words), *_written(values))), reader, workspace)


def _written(values: Values) -> tuple[Part, ...]:
    quotes = tuple(Quote(User(value)) for value in values.values() if value.strip())
    return (Paragraph(_("This is what you wrote:")), *quotes) if quotes else ()


def _leading(view: View, draft: Draft, page: int, label: Span, reader: Reader, workspace: Workspace) -> Shown:
    """The view with a button that opens a page of the draft."""
    shown = render_view(view, reader, workspace)
    custom_id = str(CustomId(draft.form.wire, Mark.OPEN, page))
    button = {"type": BUTTON, "style": 1, "label": Pen(reader, workspace).label(label, 80), "custom_id": custom_id}
    return replace(shown, components=[*shown.components, row([button])])
