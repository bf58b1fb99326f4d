"""What a file changes in a community: found by comparing, and said in words. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.core.people import GRANTED, Purpose, Role
from bot.setup.described import Described, OnPlatform
from bot.ui.text import Code, Span, User, _

Names: TypeAlias = Mapping[tuple[str, str], str]
"""What people are called, by platform and id."""


@dataclass(frozen=True, slots=True)
class Founded:
    """There was no such community."""

    described: Described


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is said of the community itself."""

    what: Literal["name", "language", "timezone"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A workspace is this community's from now on."""

    platform: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Another channel serves a purpose; None: none did, or none does."""

    platform: str
    purpose: Purpose
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Granted:
    """Somebody holds a role, or (not `given`) holds it no longer."""

    platform: str
    who: str
    role: Role
    given: bool


Change: TypeAlias = Founded | Told | Joined | Placed | Granted


def compare(before: Described | None, after: Described) -> list[Change]:
    """What must happen so that `after` is true. Platforms that `after` does not name are left alone."""
    changes: list[Change] = []
    if before is None:
        changes.append(Founded(after))
        before = Described(after.name, after.language, after.timezone, ())
    changes.extend(_told(before, after))
    for each in after.platforms:
        changes.extend(_on(before.on(each.platform), each))
    return changes


def _told(before: Described, after: Described) -> Iterator[Change]:
    if before.name != after.name:
        yield Told("name", before.name, after.name)
    if before.language != after.language:
        yield Told("language", before.language, after.language)
    if before.timezone != after.timezone:
        yield Told("timezone", before.timezone, after.timezone)


def _on(before: OnPlatform, after: OnPlatform) -> Iterator[Change]:
    for workspace in after.workspaces:
        if workspace not in before.workspaces:
            yield Joined(after.platform, workspace)
    for purpose in Purpose:
        was, becomes = before.places.get(purpose), after.places.get(purpose)
        if was != becomes:
            yield Placed(after.platform, purpose, was, becomes)
    for role in GRANTED:
        had, has = before.roles[role], after.roles[role]
        yield from (Granted(after.platform, who, role, given=True) for who in has if who not in had)
        yield from (Granted(after.platform, who, role, given=False) for who in had if who not in has)


def said(change: Change, names: Names) -> Span:
    """A change, in words. Purposes and roles are called as in the file."""
    match change:
        case Founded(described):
            about = {"name": described.name, "language": described.language, "timezone": described.timezone}
            return _("A new community: {name} ({language}, {timezone}).", **about)
        case Told():
            return _told_in_words(change)
        case Joined(platform, workspace):
            return _(
                "{platform}: the workspace {workspace} is the community’s.",
                platform=platform.capitalize(),
                workspace=Code(workspace),
            )
        case Placed():
            return _placed_in_words(change)
        case Granted(platform, who, role, given):
            name = names.get((platform, who))
            whom = User(f"{name} ({who})" if name else who)
            if given:
                return _(
                    "{platform}: {who} is {role}.", platform=platform.capitalize(), who=whom, role=Code(role.value)
                )
            return _(
                "{platform}: {who} is {role} no more.", platform=platform.capitalize(), who=whom, role=Code(role.value)
            )


def _told_in_words(change: Told) -> Span:
    match change.what:
        case "name":
            return _("Its name: {after} (was {before}).", after=change.after, before=change.before)
        case "language":
            return _("Its language: {after} (was {before}).", after=change.after, before=change.before)
        case "timezone":
            return _("Its time zone: {after} (was {before}).", after=change.after, before=change.before)


def _placed_in_words(change: Placed) -> Span:
    about: dict[str, Span] = {"platform": User(change.platform.capitalize()), "purpose": Code(change.purpose.value)}
    match change.before, change.after:
        case None, str(after):
            return _("{platform}: {purpose} is in {after}.", after=Code(after), **about)
        case str(before), str(after):
            return _(
                "{platform}: {purpose} is in {after} (was in {before}).",
                after=Code(after),
                before=Code(before),
                **about,
            )
        case _:
            before = change.before or ""
            return _("{platform}: {purpose} is nowhere any more (was in {before}).", before=Code(before), **about)
