"""The real process, `bot play`, on a free port, with a data folder that outlives it."""

import http.client
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.acceptance.cli import NEEDED

TRIES = 600
"""Of 50 ms each: half a minute is enough for a machine that does many other things."""


class Server:
    """A playground to open pages at. `start` it; `kill` and `start` it again as often as the story wants."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self._log().open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "play", "--port", str(self.port), "--data", "data", "--no-open"],
                env=NEEDED | {"MIJOTE_LANGUAGE": "fr"}, cwd=self._folder, stdout=log, stderr=log,
            )  # fmt: skip
        for _try in range(TRIES):
            assert self._process.poll() is None, f"it did not start:\n{self.said()}"
            if self._answers():
                return
            time.sleep(0.05)
        raise AssertionError(f"it does not answer:\n{self.said()}")

    def kill(self) -> None:
        """End it as a power cut does."""
        process = self._running()
        process.kill()
        process.wait(timeout=30)

    def stop(self) -> None:
        """End it as an operator does; it must have nothing to complain about."""
        process = self._running()
        process.terminate()
        try:
            assert process.wait(timeout=30) == 0, self.said()
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        assert "Traceback" not in self.said(), self.said()

    def said(self) -> str:
        """All that it has logged."""
        return self._log().read_text("utf-8")

    def act(self, what: dict[str, Any]) -> dict[str, Any]:
        """Do something without a page: what `POST /api/act` takes. For what is not the point of a test."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", "/api/act", json.dumps(what), {"Content-Type": "application/json", "X-Mijote": "1"})
        response = connection.getresponse()
        answer: dict[str, Any] = json.load(response)
        connection.close()
        assert response.status == http.client.OK, answer
        return answer

    def messages(self, person: str, place: str) -> list[dict[str, Any]]:
        """The messages that somebody sees somewhere, oldest first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", f"/api/messages?as={person}&place={place}")
        found: list[dict[str, Any]] = json.load(connection.getresponse())["messages"]
        connection.close()
        return found

    def _running(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "it was never started"
        return self._process

    def _log(self) -> Path:
        return self._folder / "log"

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
