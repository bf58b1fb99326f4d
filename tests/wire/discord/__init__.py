"""A faithful Discord on this machine: REST v10 and gateway, with faults on request.

A test holds a `DiscordClient`, whether the fake runs in its own process or in the test's:

    async with in_own_process(Rules(ack_timeout=0.5)) as discord:
        env = {"DISCORD_API_URL": discord.api_url, "DISCORD_GATEWAY_URL": discord.gateway_url,
               "DISCORD_BOT_TOKEN": discord.token}
        ...  # start the bot with these; discord.py needs Route.BASE and DEFAULT_GATEWAY set to them (bots.py)
        await discord.person("ana", "Ana Moreau")
        await discord.person("leo", "Léo Bernard", roles=[await discord.role("Équipe")])
        sos = await discord.channel("sos", members=["leo"])  # with members it is private
        await discord.fault("reset", "create_message", when="after", times=3)
        ident = await discord.say("ana", "SOS, la salle est fermée")  # in her messages with the bot
        await discord.press("leo", "Je prends", sos)  # by label or custom id, on the latest message that has it
        await discord.submit("leo", {"Que fais-tu ?": "J'arrive"})
        assert [message["text"] for message in await discord.messages("ana")] == [...]
        assert all(not message["mentioned"]["pinged_everyone"] for message in await discord.posts())

Start reading with client.py (what a test can do), faults.py and rules.py (what can go wrong, and when).
"""
