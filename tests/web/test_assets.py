"""What the browser is sent: known files, within the budget, readable colours, nothing inline."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import khoithong.web
from khoithong.web.components import STATUS_TONES, TONE_ICONS, Deadline

WEB = Path(khoithong.web.__file__).parent
STATIC, TEMPLATES = WEB / "static", WEB / "templates"
CSS = (STATIC / "khoithong/app.css").read_text(encoding="utf-8")
SPRITE = set(
    re.findall(r'symbol id="([a-z-]+)"', (STATIC / "khoithong/icons.svg").read_text(encoding="utf-8"))
)
PAGES = sorted(TEMPLATES.rglob("*.html"))


def compressed(*files: str) -> int:
    return sum(len(gzip.compress((STATIC / file).read_bytes(), 9)) for file in files)


def test_every_vendored_file_is_listed_with_its_checksum() -> None:
    vendor = STATIC / "vendor"
    rows = re.findall(
        r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$",
        (vendor / "VENDOR.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    files = {str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file()} - {"VENDOR.md"}
    assert {name for name, _ in rows} == files
    for name, checksum in rows:
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == checksum, name


def test_a_page_stays_within_its_budget() -> None:
    styles = compressed("vendor/bootstrap/bootstrap-reboot-grid.min.css", "khoithong/app.css")
    scripts = compressed("vendor/htmx/htmx.min.js", "khoithong/app.js")
    fonts = sum(path.stat().st_size for path in (STATIC / "vendor/be-vietnam-pro").glob("*.woff2"))
    pictures = compressed("khoithong/icons.svg")
    assert styles <= 30_000
    assert scripts <= 30_000
    assert styles + scripts + fonts + pictures + 30_000 <= 150_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_no_template_needs_inline_script_or_style_or_another_host(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    assert not re.search(
        r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:|hx-on|https?://", source
    )
    get_template(str(page.relative_to(TEMPLATES)))


def test_every_icon_asked_for_is_in_the_sprite() -> None:
    asked = {
        name
        for page in PAGES
        for name in re.findall(r'{% icon "([a-z-]+)"', page.read_text(encoding="utf-8"))
    }
    asked |= set(TONE_ICONS.values())
    asked |= {
        Deadline(state).icon
        for state in ("open", "soon", "today", "overdue", "met", "late", "cancelled", "none")
    }
    assert asked <= SPRITE


def test_every_status_has_a_look() -> None:
    from khoithong.procedure.vocabulary import STATUSES

    assert set(STATUS_TONES) == set(STATUSES)


def token(name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9A-F]{{6}});", CSS)
    assert found, name
    return found[1]


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "paper", 7.0),
        ("text", "ground", 7.0),
        ("quiet", "paper", 4.5),
        ("quiet", "ground", 4.5),
        ("primary", "paper", 4.5),
        ("primary", "ground", 4.5),
        ("on-primary", "primary", 4.5),
        ("on-primary", "primary-dark", 4.5),
        ("overdue", "overdue-ground", 4.5),
        ("today", "today-ground", 4.5),
        ("soon", "soon-ground", 4.5),
        ("done", "done-ground", 4.5),
        ("text", "focus", 7.0),
        ("field-border", "paper", 3.0),
    ],
)
def test_colours_can_be_read(ink: str, ground: str, least: float) -> None:
    assert contrast(token(ink), token(ground)) >= least


def test_grey_on_grey_would_be_noticed() -> None:
    assert contrast("#9AA5B1", token("paper")) < 4.5


def test_no_capitals_are_forced_and_no_motion_is_imposed() -> None:
    assert "text-transform" not in CSS
    outside = CSS.split("@media (prefers-reduced-motion: no-preference)")[0]
    assert "transition" not in outside
    assert "animation" not in outside
