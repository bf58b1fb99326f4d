"""Places: a channel that takes nothing more from us is told to administrators, once, with what to do."""

from bot.core.places import NotShown, PlaceChanged, Shown
from bot.runtime.feature import Feature, NothingPersonal, Screen
from handlers.places import handlers, screens

FEATURE = Feature(
    name="places",
    screens=(Screen(handlers.REFUSED, handlers.load, screens.refused),),
    listens={NotShown: handlers.not_shown, Shown: handlers.shown, PlaceChanged: handlers.changed},
    personal_data=NothingPersonal(),
)
