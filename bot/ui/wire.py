"""Wire ids: what a button, a select or a form sends back. `feature.action:arg:arg`, at most 96 characters.

Discord takes 100 in a `custom_id`, and its adapter adds up to four; Slack allows 255. Routing needs only the id, so
buttons survive restarts.
"""

WIRE_LIMIT = 96


def wire(action: str, *arguments: str | int) -> str:
    """The wire id of `action` ("sos.claim") with its arguments. Raises ValueError when it would not fit."""
    made = ":".join([action, *map(str, arguments)])
    if len(made) > WIRE_LIMIT or any(":" in str(argument) for argument in arguments):
        raise ValueError(made)
    return made


def parse(wire_id: str) -> tuple[str, tuple[str, ...]]:
    """Action and arguments of a wire id."""
    action, *arguments = wire_id.split(":")
    return action, tuple(arguments)
