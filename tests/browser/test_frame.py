"""What the browser itself enforces on every page."""

from collections.abc import Callable

from playwright.sync_api import Page


def test_a_page_that_does_not_exist_is_a_page_of_ours(
    visitor: Callable[..., Page], screenshot: Callable[[Page, str], object]
) -> None:
    page = visitor()
    answer = page.goto("/khong-co/")
    assert answer
    assert answer.status == 404
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.styleSheets.length") > 0
    screenshot(page, "not-found")


def test_the_policy_stops_inline_scripts(visitor: Callable[..., Page], complaints: list[str]) -> None:
    page = visitor()
    page.goto("/khong-co/")
    reached = page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'window.reached = true';
            document.body.append(script);
            return window.reached === true;
        }"""
    )
    assert not reached
    assert "inline script" in complaints.pop()


def test_the_policy_stops_requests_to_other_hosts(
    visitor: Callable[..., Page], complaints: list[str]
) -> None:
    page = visitor()
    page.goto("/khong-co/")
    page.evaluate("() => fetch('http://127.0.0.1:9/').catch(() => null)")
    assert any("connect" in complaint or "127.0.0.1:9" in complaint for complaint in complaints)
    complaints.clear()
