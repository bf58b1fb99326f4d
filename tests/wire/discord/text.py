"""What a person types becomes what Discord's own client sends: names of people, roles and channels turn into ids."""

import re

from tests.wire.discord.channels import Channel
from tests.wire.discord.state import World

NAMED = re.compile(r"(?<![\w<])([@#])([\w.-]+(?:-[\w.]+)*)")


def typed(world: World, channel: Channel, words: str) -> str:
    """The words as the client sends them from this channel. What names nobody stays as it is."""
    guild = world.guilds.get(channel.guild)

    def named(match: re.Match[str]) -> str:
        sign, name = match[1], match[2]
        if sign == "#":
            found = [
                place.id for place in world.channels.values() if place.name == name and place.guild == channel.guild
            ]
            return f"<#{found[0]}>" if found else match[0]
        if guild is not None:
            for role in guild.roles.values():
                if role.name == name:
                    return f"<@&{role.id}>"
        people = [person.id for person in world.people.values() if person.handle == name]
        return f"<@{people[0]}>" if people else match[0]

    return NAMED.sub(named, words)
