"""A real server in a process of its own and a real browser, without any data folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.ui.conftest import settings

__all__ = ["settings"]

ROOT = Path(__file__).parents[2]
SECONDS = 120
"""Most a page may take; the first answer of a session embeds the built-in library."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AT_REST = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const busy = !document.querySelector('[data-test-script-state="notRunning"]')
    || document.querySelector('[data-testid="stStatusWidget"]')
    || document.fonts.status !== 'loaded'
    || [...document.images].some(image => !image.complete);
  const boxes = [...main.querySelectorAll('*')].map(e => e.getBoundingClientRect());
  const state = busy ? null : boxes.map(b => `${b.x},${b.y},${b.width},${b.height}`).join(';');
  const now = performance.now();
  if (state === null || state !== window.lastSeen) {
    window.lastSeen = state;
    window.restsSince = now;
  }
  return state !== null && now - window.restsSince > 150;
}"""
"""Idle, all fonts and images there, and nothing has moved for 0.15 seconds."""
HARMLESS = ("_stcore/health", "_stcore/host-config")
"""Streamlit asks for these below a deep page's own path and gets a 404."""


@dataclass
class Visit:
    """A page under watch."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    """Errors of the console and of scripts."""
    outside: list[str] = field(default_factory=list)
    """Requests to anything but the server."""

    def open(self, path: str = "/") -> Page:
        """Open a path and wait until the script has run to its end."""
        self.page.goto(self.address + path, wait_until="domcontentloaded")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app is idle, shows what it has, and its layout is at rest."""
        self.page.get_by_test_id("stMainBlockContainer").wait_for()
        self.page.wait_for_timeout(300)  # the run has begun
        self.page.wait_for_function(AT_REST, polling=50)

    def note_console(self, message: ConsoleMessage) -> None:
        text = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" and not any(part in text for part in HARMLESS):
            self.complaints.append(text)

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the server did not come up")


@pytest.fixture(scope="session")
def server(
    settings: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[str]:
    """Address of a fresh server with the small checkpoint; pictures show the shipped one."""
    if request.config.getoption("--screenshots"):
        settings = settings | {"MOTIFLENS_CHECKPOINT": ""}
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MOTIFLENS_")}
    environment |= {key: value for key, value in settings.items() if value}
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command + options, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            wait_until_up(address, process)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()  # work under way may outlast a stop
                process.wait()
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the app cannot be tested, which is a failure."""
    found = shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(found).exists():
        pytest.fail("no chromium found: install it, as in apt-get install chromium")
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield instance
        instance.close()


OpenVisit = Callable[..., Visit]


@pytest.fixture
def visit(server: str, browser: Browser) -> Iterator[OpenVisit]:
    """Begin visits; at the end none may have complained or asked for anything outside."""
    visits: list[Visit] = []

    def begin(*, theme: str = "light", width: int = 1280, height: int = 1000) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(SECONDS * 1000)
        watched = Visit(page=context.new_page(), address=server)
        watched.page.on("console", watched.note_console)
        watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        watched.page.on("request", watched.note_request)
        visits.append(watched)
        return watched

    yield begin
    for watched in visits:
        watched.page.context.close()
        assert not watched.complaints
        assert not watched.outside
