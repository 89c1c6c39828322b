"""A real browser for the stories: the host's chromium, driven by playwright."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from khoithong.desk.clock import FixedClock
from tests.desk.conftest import PROVINCE, Desk, bring_in

# playwright keeps an event loop in this thread, which makes Django refuse its database to the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PASSWORD = "mật khẩu đủ dài"
"""Of every account of the tests' province."""
SCREENSHOTS = Path(__file__).with_name("screenshots")
DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)

Visitor = Callable[..., Page]
"""`visitor(viewport=DESKTOP, javascript=True)` opens a page for one more person."""


def chromium() -> str:
    """Return the path of the host's chromium. A machine without one cannot run these tests."""
    named = os.environ.get("KHOITHONG_CHROMIUM")
    for candidate in (named, "chromium", "chromium-browser", "google-chrome"):
        path = candidate and shutil.which(candidate)
        if path:
            return path
    pytest.fail("No chromium on this machine. Debian: apt-get install chromium", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests; each visitor gets a context, with cookies, of their own."""
    flags = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
    ]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # chromium's sandbox refuses root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield running
        running.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in the pages of a test: content policy, script errors, requests to other hosts."""
    return []


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Visitor]:
    """Return a function that opens a page for one more person, each in a session of their own.

    Afterwards the test fails if a page complained.
    """
    contexts: list[BrowserContext] = []

    def open_page(viewport: ViewportSize = DESKTOP, *, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, live_server.url, complaints)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _listen(page: Page, ours: str, complaints: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(f"policy: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{ours}/", "data:", "about:")):
            complaints.append(f"outside request: {request.url}")

    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("console", on_console)
    page.on("request", on_request)


@pytest.fixture
def log_in(visitor: Visitor) -> Callable[..., Page]:
    """Return a function that opens a page for a person and logs them in with the password given."""

    def enter(
        username: str, password: str, viewport: ViewportSize = DESKTOP, *, javascript: bool = True
    ) -> Page:
        page = visitor(viewport, javascript=javascript)
        page.goto("/dang-nhap/")
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", password)
        page.locator("form:has(input[name=password]) [type=submit]").click()
        page.wait_for_url(lambda url: "/dang-nhap/" not in url)
        return page

    return enter


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on 2026-05-04 whose clock is that of the pages; everybody has an account."""
    from khoithong.organisation.models import Account

    bring_in(PROVINCE)
    people: list[dict[str, str]] = PROVINCE["people"]  # type: ignore[assignment]
    for person in people:
        Account.objects.create_user(person["id"], PASSWORD, person_id=person["id"])
    desk = Desk(FixedClock(datetime(2026, 5, 4, 9)))
    monkeypatch.setattr("khoithong.web.clock.now", desk.clock)
    return desk


@pytest.fixture
def enter(desk: Desk, log_in: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a browser for a person, logged in, at a page of the case or at an address."""

    def enter(person: str, rest: str = "", **how: object) -> Page:
        page = log_in(person, PASSWORD, **how)
        page.goto(rest if rest.startswith("/") else f"/ho-so/{desk.row.code}/{rest}")
        return page

    return enter


@pytest.fixture
def head(desk: Desk, log_in: Callable[..., Page]) -> Callable[..., Page]:
    """Return a function that opens a browser for the head of an agency with one case under review."""
    desk.submit()
    return lambda **how: log_in("gd", PASSWORD, **how)


@pytest.fixture
def screenshot() -> Callable[[Page, str], Path]:
    """Return a function that keeps a picture of the whole page under a name, in a folder git ignores."""

    def keep(page: Page, name: str) -> Path:
        width = page.viewport_size["width"] if page.viewport_size else 0
        path = SCREENSHOTS / f"{name}-{width}.png"
        path.parent.mkdir(exist_ok=True)
        page.screenshot(path=path, full_page=True, caret="initial")  # hiding it would break the page's policy
        return path

    return keep


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing the browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
