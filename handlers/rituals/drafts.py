"""A ritual is said, shown with its next dates, and only then saved."""

import re
from collections.abc import Mapping

from bot.core.refs import PlaceRef
from bot.core.words import is_blank
from bot.runtime.context import ActorCtx
from bot.runtime.feature import Press, Submit
from bot.ui.i18n import meant_timezone
from bot.ui.reply import FieldErrors, OpenForm, Reply, Whisper
from bot.ui.text import Span, User, _, join
from bot.ui.view import say
from handlers.rituals import events, finding, flow, forms, plans, rules
from handlers.rituals.screens import team
from handlers.rituals.screens.event import Place, Standing
from scheduler import holiday_fields, schedules, wording
from scheduler.agenda import Plan, passed, preview
from scheduler.dates import row
from scheduler.sentences import NotUnderstood, understand
from storage.repos import people, rituals
from storage.repos.rituals import Draft

ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


async def add(ctx: ActorCtx, words: str = "", place: PlaceRef | None = None) -> Reply:
    """Plan a new one; `words` say when, or nothing yet."""
    return OpenForm(forms.ritual({"when": words, "place": await _here(ctx, place)}, _("Plan a ritual")))


async def _here(ctx: ActorCtx, place: PlaceRef | None) -> str:
    """The channel in which it was typed, when it is one of the community's: it may be a direct message, too."""
    if place is None or await people.purpose_of(ctx.connection, ctx.community.id, place) is None:
        return ""
    return place.channel


async def ask_add(ctx: ActorCtx, _press: Press) -> Reply:
    """The same, from a button."""
    return await add(ctx)


async def edit(ctx: ActorCtx, press: Press) -> Reply:
    """Change one: its form, filled in."""
    found = await finding.by_id(ctx, press.argument(0))
    if found is None:
        return await finding.gone(ctx)
    ritual, plan = found.ritual, schedules.plan_of(found.schedule)
    place = ritual.place.channel if ritual.place.workspace == ctx.ref.workspace else ""
    said = plans.said_of(plan, ctx.reader) | {
        "name": ritual.name, "text": ritual.text, "place": place, "minutes": str(ritual.minutes), "where": ritual.where,
        "listed": Standing.YES if ritual.is_listed else Standing.NO,
    }  # fmt: skip
    kept = await rituals.draft(ctx.connection, ctx.community.id, ctx.person.id, ritual.id, said, ctx.now)
    return OpenForm(forms.ritual(said, _("Edit"), kept.id))


async def change(ctx: ActorCtx, press: Press) -> Reply:
    """Back from the preview to what was said."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, press.argument(0))
    return _forgotten() if draft is None else OpenForm(forms.ritual(draft.said, _("Change"), draft.id))


async def ask_rules(ctx: ActorCtx, press: Press) -> Reply:
    """From the preview to holidays and delays."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, press.argument(0))
    return _forgotten() if draft is None else OpenForm(forms.rules(draft.said, draft.id))


async def ask_length(ctx: ActorCtx, press: Press) -> Reply:
    """From the preview to its length and place."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, press.argument(0))
    return _forgotten() if draft is None else OpenForm(forms.length(draft.said, draft.id))


async def choose_list(ctx: ActorCtx, press: Press) -> Reply:
    """From the preview: show it among the events ("yes"), or not."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, press.argument(0))
    if draft is None:
        return _forgotten()
    standing = Standing.YES if press.argument(1) == "yes" else Standing.NO
    return await _keep(ctx, draft, {**draft.said, "listed": standing})


async def said(ctx: ActorCtx, submit: Submit) -> Reply:
    """What it is called, when it comes back, where, and what it says."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, submit.argument(0))
    values = {name: submit.values.get(name, "").strip() for name in ("name", "when", "place", "text")}
    before = await _before(ctx, draft)
    zone = draft.said["zone"] if draft else ctx.community.timezone
    found = understand(values["when"], plans.local(ctx.now, zone))
    errors = _errors(values)
    if isinstance(found, NotUnderstood):
        return FieldErrors(errors | {"when": wording.refusal(found)})
    if errors:
        return FieldErrors(errors)
    earlier = dict(draft.said) if draft else {**plans.DEFAULTS, "zone": zone}
    return await _keep(ctx, draft, earlier | values | plans.understood(found, before))


def _errors(values: Mapping[str, str]) -> dict[str, Span]:
    errors: dict[str, Span] = {}
    if is_blank(values["name"]) or len(values["name"]) > forms.NAME_LIMIT:
        errors["name"] = _("A short name, please: {limit} characters at most.", limit=forms.NAME_LIMIT)
    if not ID.fullmatch(values["place"]):
        errors["place"] = _("Please choose a channel.")
    if is_blank(values["text"]) or len(values["text"]) > forms.TEXT_LIMIT:
        errors["text"] = _("A few words, please: {limit} characters at most.", limit=forms.TEXT_LIMIT)
    elif unknown := rules.unknown_placeholders(values["text"]):
        known = forms.placeholders()
        named = join(*(part for one in unknown for part in (" ", User(one))))
        errors["text"] = _("I don’t know{unknown}. I fill in {known}.", unknown=named, known=known)
    return errors


async def ruled(ctx: ActorCtx, submit: Submit) -> Reply:
    """Holidays and delays came back."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, submit.argument(0))
    if draft is None:
        return _forgotten()
    values = {name: submit.values.get(name, "").strip() for name in ("holidays", "calendar", "late", "zone")}
    allowed = {
        "holidays": holiday_fields.holiday_rules(),
        "calendar": holiday_fields.CALENDARS,
        "late": forms.late_rules(),
    }
    errors: dict[str, Span] = {
        name: _("Please choose one of these.") for name, some in allowed.items() if values[name] not in some
    }
    meant = meant_timezone(values["zone"])
    if meant is None:
        errors["zone"] = _("I don’t know this time zone. For example: Europe/Paris.")
    elif meant.lower() != values["zone"].lower().replace(" ", "_"):
        errors["zone"] = _("I don’t know this time zone. Do you mean {zone}?", zone=meant)
    if errors or meant is None:
        return FieldErrors(errors)
    return await _keep(ctx, draft, {**draft.said, **values, "zone": meant})


async def lasting(ctx: ActorCtx, submit: Submit) -> Reply:
    """Its length and place came back."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, submit.argument(0))
    if draft is None:
        return _forgotten()
    minutes, where = submit.values.get("minutes", ""), " ".join(submit.values.get("where", "").split())
    errors: dict[str, Span] = {}
    if minutes not in map(str, forms.MINUTES):
        errors["minutes"] = _("Please choose one of these.")
    if len(where) > forms.WHERE_LIMIT:
        errors["where"] = _("{limit} characters at most, please.", limit=forms.WHERE_LIMIT)
    if errors:
        return FieldErrors(errors)
    return await _keep(ctx, draft, {**draft.said, "minutes": minutes, "where": "" if is_blank(where) else where})


async def _keep(ctx: ActorCtx, draft: Draft | None, values: Mapping[str, str]) -> Reply:
    ritual = draft.ritual if draft else None
    kept = await rituals.draft(ctx.connection, ctx.community.id, ctx.person.id, ritual, values, ctx.now)
    return Whisper(team.preview(await _preview(ctx, kept)))


async def _preview(ctx: ActorCtx, draft: Draft) -> team.Preview:
    said, plan = {**plans.DEFAULTS, **draft.said}, plans.plan_of(draft.said)
    dates = preview(plan, passed(plan, ctx.now), plans.DATES_SHOWN, ctx.person.language)
    place = PlaceRef(ctx.ref.workspace, said["place"])
    return team.Preview(
        draft.id,
        draft.ritual is None,
        said["name"],
        said["text"],
        Place(place, said["where"]),
        plans.when(plan, int(said["minutes"])),
        [row(coming, plan) for coming in dates],
        Standing(said["listed"]) if await events.is_offered(ctx.connection, ctx.community.id, place) else None,
    )


async def save(ctx: ActorCtx, press: Press) -> Reply:
    """What was shown is saved, as it was shown."""
    draft = await rituals.get_draft(ctx.connection, ctx.person.id, press.argument(0))
    if draft is None:
        return _forgotten()
    await rituals.drop_draft(ctx.connection, ctx.person.id)
    said, plan = {**plans.DEFAULTS, **draft.said}, plans.plan_of(draft.said)
    place = PlaceRef(ctx.ref.workspace, said["place"])
    offered = await events.is_offered(ctx.connection, ctx.community.id, place)
    texts = {
        "name": said["name"], "text": said["text"], "place": place, "minutes": int(said["minutes"]),
        "where": said["where"], "is_listed": offered and said["listed"] == Standing.YES,
    }  # fmt: skip
    if draft.ritual is None:
        schedule = await schedules.create(ctx, flow.DUE, plan)
        made = await rituals.add(ctx.connection, ctx.community.id, schedule.id, ctx.person.id, ctx.now, **texts)
        await flow.follow(ctx, made)
        return await finding.card(ctx, made.id, _("It is planned."))
    found = await finding.by_id(ctx, draft.ritual)
    if found is None:
        return await finding.gone(ctx)
    changed = await rituals.change(
        ctx.connection, found.ritual, **texts, revision=found.ritual.revision + 1, changed_at=ctx.now
    )
    if plan != schedules.plan_of(found.schedule):
        await schedules.replan(ctx, found.schedule, plan)
    await flow.follow(ctx, changed)
    await flow.renamed(ctx, changed)
    return await finding.card(ctx, changed.id, _("Saved."))


async def _before(ctx: ActorCtx, draft: Draft | None) -> Plan | None:
    if draft is None or draft.ritual is None:
        return None
    found = await finding.by_id(ctx, draft.ritual)
    return schedules.plan_of(found.schedule) if found else None


def _forgotten() -> Reply:
    return Whisper(say(_("I no longer have this draft: you may have saved it, or begun another one.")))
