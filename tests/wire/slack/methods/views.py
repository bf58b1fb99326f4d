"""views.*: modals and home tabs."""

from tests.wire.slack.errors import Refused
from tests.wire.slack.methods.call import Call, Method
from tests.wire.slack.rules import Json
from tests.wire.slack.views import View


def _answer(call: Call, view: View) -> Json:
    return {"ok": True, "view": call.fake.views.json(view)}


def open_view(call: Call) -> Json:
    """views.open."""
    return _answer(call, call.fake.views.open(call.required("trigger_id"), call.json("view")))


def push(call: Call) -> Json:
    """views.push."""
    return _answer(call, call.fake.views.push(call.required("trigger_id"), call.json("view")))


def update(call: Call) -> Json:
    """views.update."""
    view = call.fake.views.find(call.text("view_id"), call.text("external_id"))
    return _answer(call, call.fake.views.update(view, call.json("view"), call.text("hash")))


def publish(call: Call) -> Json:
    """views.publish."""
    user = call.required("user_id")
    if user not in call.space.people:
        raise Refused("invalid_arguments", ["invalid `user_id` [json-pointer:/user_id]"])
    return _answer(call, call.fake.views.publish(user, call.json("view"), call.text("hash")))


METHODS = {
    "views.open": Method(open_view, "", 4),
    "views.push": Method(push, "", 4),
    "views.update": Method(update, "", 4),
    "views.publish": Method(publish, "", 4),
}
