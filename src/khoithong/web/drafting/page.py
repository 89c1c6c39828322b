"""What every page of one draft needs: the draft, its regulation, its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from khoithong.desk.drafts import NoSuchDraft, find_draft
from khoithong.lawbook.pack import describe
from khoithong.web.components import Link
from khoithong.web.drafting.recipient import agencies_of
from khoithong.web.drafting.sections import PlanSection, sections, text_of, title_of

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.casefiles.models import Draft
    from khoithong.lawbook.pack import Pack
    from khoithong.web.session import Here


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as one of its writers sees it."""

    here: Here
    draft: Draft
    pack: Pack
    sections: list[PlanSection]

    @property
    def title(self) -> str:
        """The first words of the plan."""
        return title_of(self.pack, self.draft.data)

    @property
    def owned(self) -> bool:
        """Whether the person began it: only the owner sends it or throws it away."""
        return self.draft.owner == self.here.person

    @property
    def owner_name(self) -> str:
        """The name of the person who began it."""
        return self.here.directory.name(self.draft.owner)

    @property
    def co_proposers(self) -> list[str]:
        """The people named besides the owner."""
        named = self.draft.data.get("co_proposers")
        return [person for person in named or [] if isinstance(person, str)]

    @property
    def agencies(self) -> list[str]:
        """The agencies the owner may propose from."""
        return agencies_of(self.draft, self.here)

    @property
    def missing(self) -> list[PlanSection]:
        """Required sections nothing was typed into."""
        return [one for one in self.sections if one.required and not self.text(one.name).strip()]

    def text(self, name: str) -> str:
        """What was typed into a section."""
        return text_of(self.draft.data, name)

    def section(self, name: str) -> PlanSection:
        """The section of that name. Raises `Http404`."""
        for section in self.sections:
            if section.name == name:
                return section
        raise Http404

    def after(self, name: str) -> PlanSection | None:
        """The section that follows; `None` after the last."""
        names = [section.name for section in self.sections]
        place = names.index(name) + 1
        return self.sections[place] if place < len(names) else None

    def crumbs(self, *, of_part: bool = True) -> list[Link]:
        """The way back, from the task list or from a part of the draft."""
        links = [Link("Đề xuất của tôi", reverse("proposals"))]
        return [*links, Link("Soạn đề xuất", self.url)] if of_part else links

    @property
    def url(self) -> str:
        """The address of the task list."""
        return reverse("draft", args=[self.draft.id])

    def section_url(self, name: str) -> str:
        """The address of a section."""
        return reverse("draft-section", args=[self.draft.id, name])


def open_draft(draft_id: UUID, here: Here) -> DraftPage:
    """The draft, for its owner and co-proposers; for others it does not exist. Raises `Http404`."""
    try:
        draft = find_draft(draft_id, here.person)
    except NoSuchDraft:
        raise Http404 from None
    pack = describe(draft.pack)
    return DraftPage(here, draft, pack, sections(pack))
