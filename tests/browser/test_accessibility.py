"""Every page of the application in the demonstration, on a desk and on a phone: usable by everybody.

One walk through all pages collects what each test then holds against them, as starting afresh for each page would
take an hour. What is found on a page is said with its address and who saw it.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client, TransactionTestCase, override_settings
from playwright.sync_api import ViewportSize
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import DESKTOP, PHONE
from tests.web.sights import Sight, pages, sights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django import DjangoDbBlocker

pytestmark = pytest.mark.django_db(serialized_rollback=True)

NOW: Final = datetime(2026, 11, 20, 10, 15)
NARROW: Final = ViewportSize(width=320, height=700)
NIGHTLY: Final = bool(os.environ.get("KHOITHONG_NIGHTLY"))
ENOUGH: Final = {"act": 1000, "case": 8} if NIGHTLY else {"act": 12, "case": 4}
"""So many sights of a page are looked at, else two, else one by day: a form differs with every act, the page of a case
with its stage."""

RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE: Final = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
    return found.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.target.join(' ')} – ${node.failureSummary.split('\\n').slice(1).join(';').trim()}`));
}"""

SHAPE: Final = """() => ({
    titles: document.title.trim().replace(/\\s+/g, ' '),
    headings: [...document.querySelectorAll('h1')].map(one => one.innerText.trim()),
    tabindexes: [...document.querySelectorAll('[tabindex]')].filter(one => one.tabIndex > 0).length,
    first: document.querySelector('a[href], button, input, select, textarea, summary')?.getAttribute('href'),
    landing: document.querySelector('#noi-dung') !== null,
})"""

UNFOLD: Final = (
    "() => document.querySelectorAll('details:not([data-menu])').forEach(one => { one.open = true; })"
)

TOO_WIDE: Final = """width => document.documentElement.scrollWidth <= width ? [] :
    [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 0.5)
    .slice(0, 3).map(one => one.tagName + '.' + one.className)"""

SMALL: Final = """() => [...document.querySelectorAll(
        'button, summary, select, input:not([type=hidden]), textarea, .button, nav a, .menu a')]
    .map(one => {
        const label = one.closest('label') || document.querySelector(`label[for="${one.id}"]`);
        const area = ['checkbox', 'radio'].includes(one.type) && label ? label : one;
        const box = area.getBoundingClientRect();
        return [one, area, box];
    })
    .filter(([one, area, box]) => box.width > 1 && area.checkVisibility({visibilityProperty: true})
        && box.height < 43.5 && getComputedStyle(area).display !== 'inline')
    .map(([one, , box]) => `${one.tagName}.${one.className} “${one.innerText.trim().slice(0, 30)}” ${box.height}`)"""

DEAD: Final = """() => [
    ...[...document.querySelectorAll('button')]
        .filter(one => one.checkVisibility() && (one.type === 'button' || !one.form))
        .map(one => `a button that does nothing: ${one.innerText}`),
    ...[...document.forms].filter(form => form.checkVisibility() && !form.querySelector(
        'button:not([type=button]), input[type=submit]')).map(form => `a form that cannot be sent: ${form.action}`),
    ...[...document.querySelectorAll('a')].filter(one => !one.getAttribute('href'))
        .map(one => `a link that leads nowhere: ${one.innerText}`),
]"""


@dataclass(frozen=True)
class Demonstration:
    """The demonstration as it is served."""

    url: str
    sights: list[Sight]
    sessions: dict[str, str]
    """The session of everybody with an account."""


@dataclass
class Survey:
    """What was found on the pages, by kind of finding."""

    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Addresses by title."""
    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: str, sight: Sight, width: int, what: list[str]) -> None:
        """Keep findings."""
        self.found[kind] += [f"{sight} at {width}: {one}" for one in what]


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Demonstration]:
    """The demonstration, built once and served; emptied afterwards."""

    class Once(TransactionTestCase):
        serialized_rollback = True

    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        override_settings(DEMONSTRATION=True),
    ):
        patch.setattr("khoithong.web.clock.now", lambda: NOW)
        Once.setUpClass()
        once = Once("__init__")
        once._pre_setup()  # type: ignore[attr-defined] # as the runner of tests does
        _build()
        server = LiveServer("localhost")
        yield Demonstration(server.url, sights(NOW), _sessions())
        server.stop()
        once._post_teardown()  # type: ignore[attr-defined]
        Once.tearDownClass()


def _build() -> None:
    from khoithong.casefiles.models import Case
    from khoithong.demonstration.build import build
    from khoithong.desk.clock import FixedClock
    from khoithong.desk.perform import perform

    build(NOW)
    case = Case.objects.order_by("id").last()
    assert case is not None
    perform(
        case_id=case.id,
        kind="report_violation",
        actor="tp-snv",
        capacity=None,
        data={"provision": "6/2", "against": "pgd1-sxd", "content": "Chậm cung cấp hồ sơ."},
        idempotency_key=uuid4(),
        clock=FixedClock(NOW),
    )


@pytest.fixture(scope="module")
def survey(django_db_setup: None, demonstration: Demonstration, browser: Browser) -> Survey:
    """The walk: all that can be seen on a desk, each page once more on a phone (by day one in four) and without scripts."""
    found = Survey()
    of_each_page = list({sight.route: sight for sight in demonstration.sights}.values())
    looked_at: Counter[str] = Counter()
    with _visitors(browser, demonstration, DESKTOP) as open_page:
        for sight in demonstration.sights:
            looked_at[sight.route] += 1
            if looked_at[sight.route] > ENOUGH.get(sight.route, 2 if NIGHTLY else 1):
                continue
            page = open_page(sight)
            _outline(found, sight, page.evaluate(SHAPE))
            _judge(found, sight, page, DESKTOP["width"])
            for narrow in (PHONE, NARROW):
                page.set_viewport_size(narrow)
                found.note("wide", sight, narrow["width"], page.evaluate(TOO_WIDE, narrow["width"]))
            found.note("small", sight, NARROW["width"], page.evaluate(SMALL))
    with _visitors(browser, demonstration, PHONE) as open_page:
        for sight in of_each_page if NIGHTLY else of_each_page[::4]:
            _judge(found, sight, open_page(sight), PHONE["width"])
    with _visitors(browser, demonstration, PHONE, javascript=False) as open_page:
        for sight in of_each_page:
            found.note("dead", sight, PHONE["width"], open_page(sight).evaluate(DEAD))
    return found


@contextmanager
def _visitors(
    browser: Browser, demonstration: Demonstration, viewport: ViewportSize, *, javascript: bool = True
) -> Iterator[Callable[[Sight], Page]]:
    """One window in which one person after the other opens a page."""
    context = browser.new_context(
        base_url=demonstration.url,
        reduced_motion="reduce",
        viewport=viewport,
        java_script_enabled=javascript,
        locale="vi-VN",
    )
    page = context.new_page()

    def open_page(sight: Sight) -> Page:
        context.clear_cookies()
        if sight.username:
            session = demonstration.sessions[sight.username]
            context.add_cookies([{"name": "sessionid", "value": session, "url": demonstration.url}])
        page.set_viewport_size(viewport)
        answer = page.goto(sight.address)
        assert answer is not None
        assert answer.status == 200, f"{sight}: {answer.status}"
        return page

    yield open_page
    context.close()


def _sessions() -> dict[str, str]:
    from khoithong.organisation.models import Account

    found = {}
    for account in Account.objects.all():
        client = Client()
        client.force_login(account, "django.contrib.auth.backends.ModelBackend")
        found[account.username] = client.cookies["sessionid"].value
    return found


def _judge(found: Survey, sight: Sight, page: Page, width: int) -> None:
    page.evaluate(UNFOLD)
    page.evaluate(AXE_SCRIPT)
    found.note("axe", sight, width, page.evaluate(AXE, RULES))
    found.note("wide", sight, width, page.evaluate(TOO_WIDE, width))


def _outline(found: Survey, sight: Sight, shape: dict[str, Any]) -> None:
    width = DESKTOP["width"]
    found.titles[shape["titles"]].add(sight.address.partition("?")[0])
    if sight.route != "styleguide" and (len(shape["headings"]) != 1 or not shape["headings"][0]):
        found.note("outline", sight, width, [f"headings of the first rank: {shape['headings']}"])
    if shape["tabindexes"]:
        found.note("outline", sight, width, ["an order of its own for the Tab key"])
    if shape["first"] != "#noi-dung" or not shape["landing"]:
        found.note("outline", sight, width, ["no way past the header"])


def test_every_page_is_looked_at(demonstration: Demonstration) -> None:
    assert {sight.route for sight in demonstration.sights} == pages()


def test_no_rule_of_accessibility_is_broken(survey: Survey) -> None:
    assert survey.found["axe"] == []


def test_no_page_is_wider_than_the_screen(survey: Survey) -> None:
    assert survey.found["wide"] == []


def test_everything_to_press_is_large_enough_for_a_thumb(survey: Survey) -> None:
    assert survey.found["small"] == []


def test_every_page_has_one_heading_and_a_way_past_the_header(survey: Survey) -> None:
    assert survey.found["outline"] == []


def test_every_page_has_a_title_of_its_own(survey: Survey) -> None:
    assert {title: found for title, found in survey.titles.items() if len(found) > 1} == {}


def test_nothing_needs_scripts(survey: Survey) -> None:
    assert survey.found["dead"] == []


def test_faults_would_be_found(browser: Browser, demonstration: Demonstration) -> None:
    faulty = """() => {
        document.querySelector('main').insertAdjacentHTML('beforeend', `
            <p class="faulty">faint</p><img src="/static/khoithong/icons.svg">
            <div class="far"><button type="button">x</button></div><form action="/"></form>`);
        document.querySelector('.faulty').style.color = '#ccc';
        document.querySelector('.far').style.width = '3000px';
        document.querySelector('.far button').style.height = '20px';
    }"""
    with _visitors(browser, demonstration, PHONE) as open_page:
        page = open_page(Sight("help", "/tro-giup/"))
        assert page.evaluate(SMALL) == page.evaluate(TOO_WIDE, PHONE["width"]) == page.evaluate(DEAD) == []
        page.evaluate(faulty)
        page.evaluate(AXE_SCRIPT)
        broken = {one.split(":")[0] for one in page.evaluate(AXE, RULES)}
        assert broken == {"color-contrast", "image-alt"}
        assert page.evaluate(TOO_WIDE, PHONE["width"])
        assert len(page.evaluate(SMALL)) == 1
        assert len(page.evaluate(DEAD)) == 2


FOCUSED: Final = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const [box] = one.getClientRects(), style = getComputedStyle(one);
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        place: [...document.querySelectorAll('*')].indexOf(one),
        words: `${one.tagName} “${one.innerText.trim().slice(0, 40) || one.name}”`,
        marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
        covered: !(top && (one.contains(top) || top.contains(one))),
    };
}"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("route", ["login", "case", "act", "meeting"])
def test_the_tab_key_goes_through_a_page_in_order_and_shows_where_it_is(
    browser: Browser, demonstration: Demonstration, route: str, viewport: ViewportSize
) -> None:
    sight = next(sight for sight in demonstration.sights if sight.route == route)
    with _visitors(browser, demonstration, viewport) as open_page:
        page = open_page(sight)
        forwards = _tabbed(page, "Tab")
        backwards = _tabbed(page, "Shift+Tab", len(forwards))
    assert forwards == sorted(forwards)
    assert backwards == forwards[::-1]
    assert len(forwards) > 10


def _tabbed(page: Page, key: str, most: int = 1000) -> list[int]:
    """The places in the page the key comes to; each must show the focus, and nothing may cover it."""
    places: list[int] = []
    while len(places) < most:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        assert focused["marked"], f"no sign of the focus: {focused['words']}"
        assert not focused["covered"], f"covered: {focused['words']}"
        places.append(focused["place"])
    return places
