"""Wording: a recurrence as a sentence, and what was not understood of one, in every reader's language. Pure."""

from datetime import time

from bot.ui.text import Span, _, join, ngettext
from scheduler.recurrence import LAST, WORKING_DAYS, Days, MonthDays, MonthWeekdays, MonthWorkingDay, Recurrence, Weeks
from scheduler.sentences import YEAR, NotUnderstood, Why

TEENS = (11, 12, 13)
TWO = 2


def sentence(recurrence: Recurrence, at: time) -> Span:
    """When something comes back: "every other Thursday at 9:00". It is understood again (see `sentences`)."""
    return _("{days} at {time}", days=how_often(recurrence), time=clock(at))


def clock(at: time) -> Span:
    """A time of day, as people write it."""
    if at.minute:
        return _("{hour}:{minute}", hour=str(at.hour), minute=f"{at.minute:02}")
    return _("{hour}:00", hour=str(at.hour))


def how_often(recurrence: Recurrence) -> Span:
    """The same, without the time of day."""
    match recurrence:
        case Days(1):
            return _("every day")
        case Days(every):
            return ngettext("every {count} day", "every {count} days", every)
        case Weeks():
            return _weekly(recurrence)
        case MonthDays():
            return _on_a_day(recurrence)
        case MonthWeekdays():
            return _on_a_weekday(recurrence)
        case MonthWorkingDay(1):
            return _("on the first working day of every month")
        case MonthWorkingDay(every):
            return ngettext(
                "on the first working day, every {count} month", "on the first working day, every {count} months", every
            )


def _weekly(weekly: Weeks) -> Span:
    days = _listed(weekly.weekdays)
    if weekly.every == 1:
        return _("every weekday") if weekly.weekdays == WORKING_DAYS else _("every {days}", days=days)
    if weekly.every == TWO and len(weekly.weekdays) == 1:
        return _("every other {day}", day=days)
    return ngettext("every {count} week on {days}", "every {count} weeks on {days}", weekly.every, days=days)


def _on_a_day(monthly: MonthDays) -> Span:
    day = _("the last day") if monthly.day == LAST else _nth_day(monthly.day)
    if monthly.every == 1:
        return _("on {day} of every month", day=day)
    if monthly.every == YEAR and monthly.day == LAST:
        return _("every year on the last day of {month}", month=month(monthly.anchor.month))
    if monthly.every == YEAR:
        return _("every year on {day} of {month}", day=day, month=month(monthly.anchor.month))
    return ngettext("on {day}, every {count} month", "on {day}, every {count} months", monthly.every, day=day)


def _on_a_weekday(monthly: MonthWeekdays) -> Span:
    day = _("{nth} {weekday}", nth=_nth(monthly.nth), weekday=weekday(monthly.weekday))
    if monthly.every == 1:
        return _("on the {day} of every month", day=day)
    if monthly.every == YEAR:
        return _("every year on the {day} of {month}", day=day, month=month(monthly.anchor.month))
    return ngettext("on the {day}, every {count} month", "on the {day}, every {count} months", monthly.every, day=day)


def _listed(days: tuple[int, ...]) -> Span:
    first, *others = [weekday(day) for day in days]
    for n, other in enumerate(others, 2):
        first = join(first, ", ", other) if n < len(days) else _("{days} and {day}", days=first, day=other)
    return first


def weekday(day: int) -> Span:
    """The name of a weekday; 0 is Monday."""
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))[day]


def month(number: int) -> Span:
    """The name of a month; 1 is January."""
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return names[number - 1]


def _nth(nth: int) -> Span:
    return _("last") if nth == LAST else (_("first"), _("second"), _("third"), _("fourth"), _("fifth"))[nth - 1]


def _nth_day(day: int) -> Span:
    number = str(day)
    if day == 1:
        return _("the 1st")
    if day in TEENS:
        return _("the {day}th", day=number)
    match day % 10:
        case 1:
            return _("the {day}st", day=number)
        case 2:
            return _("the {day}nd", day=number)
        case 3:
            return _("the {day}rd", day=number)
        case _:
            return _("the {day}th", day=number)


def refusal(told: NotUnderstood) -> Span:
    """What was not understood, and what helps."""
    match told.why:
        case Why.WORD if told.meant:
            return _("I don’t know the word “{word}”. Do you mean “{meant}”?", word=told.word, meant=told.meant)
        case Why.WORD:
            return _("I don’t know the word “{word}”. Can you say it without?", word=told.word)
        case _:
            return _REFUSALS[told.why]


_REFUSALS = {
    Why.EMPTY: _("When? A few words are enough."),
    Why.NO_TIME: _("At what time? Add for example “at 10:00”."),
    Why.NO_DAY: _("On which days? For example “every Wednesday”, or “on the 15th of every month”."),
    Why.WHICH_WEEKDAY: _("On which day of the week? Add for example “on Tuesday”."),
    Why.WHICH_DAY: _("On which day? For example “the first Monday of the month”, or “the 15th of every month”."),
    Why.ONCE: _("Is that each year? Then say “every year”. I only plan what comes back."),
    Why.TWO_TIMES: _("I read several times of day. One at a time: a second ritual can have the other."),
    Why.BAD_TIME: _("I don’t know this time of day. It goes from 0:00 to 23:59."),
    Why.BAD_DATE: _("This date does not exist."),
    Why.TOO_OFTEN: _("I come once a day at most: anything more often is soon overheard."),
    Why.TOO_MUCH: _(
        "That is more than I can hold in one ritual. Say one thing at a time: the rest can be a second one."
    ),
}


def examples() -> tuple[Span, ...]:
    """Sentences that are understood, for whoever is asked when."""
    return (
        _("every Wednesday at 10:00"),
        _("the first Monday of the month at 18:30"),
        _("every other Thursday at 9:00"),
        _("on weekdays at 9:00"),
    )
