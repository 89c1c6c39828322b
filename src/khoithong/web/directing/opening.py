"""Directives as addresses name them: opened for who may read them, unknown to everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from khoithong.directives import rights
from khoithong.directives.models import Directive

if TYPE_CHECKING:
    from khoithong.directives.rights import Reader
    from khoithong.web.session import Here


def reader_of(here: Here) -> Reader:
    """What the person here may read by."""
    return rights.reader(here.person, here.day, here.directory)


def open_directive(code: str, here: Here) -> Directive:
    """The directive of that code. Raises `Http404` for one that is not there or not for this person to know."""
    if "\x00" in code:
        raise Http404
    found = Directive.objects.filter(rights.readable_directives(reader_of(here)), code=code).first()
    if found is None:
        raise Http404
    return found


def acts_as_owner(row: Directive, here: Here) -> bool:
    """Whether the person acts for the directive's owner in the office used."""
    return rights.acts_for(here.person, here.office, row.owner, here.day, here.directory)
