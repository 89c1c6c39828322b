"""The user guide: the pages of `docs/huong-dan/`, shown inside the application with their pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

FOLDER: Final = Path(__file__).resolve().parents[3] / "docs" / "huong-dan"
"""Where the guide lies; an installation without it has the short help only."""

PICTURES: Final = "huong-dan"
"""The pictures' folder among the static files."""

_NAME: Final = re.compile(r"\d\d-([a-z-]+)\.md")
_LEAD: Final = re.compile(r"^# (?P<title>.+)\n+(?P<lead>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: for one role."""

    slug: str
    title: str
    lead: str
    """Its first paragraph."""
    text: str


@lru_cache(maxsize=1)
def pages() -> tuple[GuidePage, ...]:
    """The pages in the order of their numbers."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        name = _NAME.fullmatch(path.name)
        text = path.read_text(encoding="utf-8")
        head = _LEAD.search(text)
        if name and head:
            found.append(GuidePage(name[1], head["title"], head["lead"], text))
    return tuple(found)


def shown(page: GuidePage) -> SafeString:
    """The page as HTML. Its text is the product's own; raw HTML in it is shown as text all the same."""
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.add_render_rule("image", _image)
    markdown.add_render_rule("link_open", _link)
    html: str = markdown.render(page.text)
    return SafeString(html)  # made above, with HTML switched off


def _image(
    self: RendererProtocol,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[at]
    token.attrSet("src", static(f"{PICTURES}/{Path(str(token.attrGet('src'))).name}"))
    token.attrSet("loading", "lazy")
    token.attrSet("alt", token.content)
    return self.renderToken(tokens, at, options, env)  # type: ignore[attr-defined, no-any-return]


def _link(
    self: RendererProtocol,
    tokens: Sequence[Token],
    at: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    token = tokens[at]
    name = _NAME.fullmatch(str(token.attrGet("href")))
    if name:
        token.attrSet("href", reverse("guide", args=[name[1]]))
    return self.renderToken(tokens, at, options, env)  # type: ignore[attr-defined, no-any-return]
