"""A faithful Slack on this machine: Web API, Socket Mode and signed HTTP, with faults on request.

A test holds a `SlackClient`, whether the fake runs in its own process or in the test's:

    async with in_own_process(Rules(ack_timeout=0.5, retry_delays=(0.2,) * 20)) as slack:
        env = {"SLACK_API_URL": slack.api_url, "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        ...  # start the bot with these; slack_sdk and slack_bolt need nothing else
        await slack.person("ana", tz="America/Cayenne")
        sos = await slack.channel("sos", members=["ana", "leo"])
        await slack.fault("reset", "chat.postMessage", when="after", times=3)
        ts = await slack.say("ana", "SOS, la salle est fermée")  # in her messages with the bot
        await slack.press("leo", "Je prends", sos, ts=card)  # by label, action id or block id
        await slack.submit("leo", {"Que fais-tu ?": "J'arrive"})
        assert await slack.idle()  # every event acknowledged or given up
        assert [message["text"] for message in await slack.messages("ana")] == [...]
        assert all(not message["mentions"]["broadcasts"] for message in await slack.posts())

Start reading with client.py (what a test can do), faults.py and rules.py (what can go wrong, and when).
"""
