"""The forms administrators change the organisation with. Each says which changes it stands for, and on what ground."""

from khoithong.web.organisation_pages.forms.agency import AgencyForm, agency_values
from khoithong.web.organisation_pages.forms.person import PersonForm, person_values
from khoithong.web.organisation_pages.forms.term import AppointForm, EndTermForm, VoidTermForm

EditForm = AgencyForm | PersonForm | AppointForm | EndTermForm | VoidTermForm
"""Each has `edits()`: the changes it stands for, none where nothing is to change."""

__all__ = [
    "AgencyForm",
    "AppointForm",
    "EditForm",
    "EndTermForm",
    "PersonForm",
    "VoidTermForm",
    "agency_values",
    "person_values",
]
