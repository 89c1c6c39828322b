"""The tables of the organisation."""

from khoithong.organisation.models.account import Account
from khoithong.organisation.models.administrator_request import AdministratorRequest
from khoithong.organisation.models.agency import Agency
from khoithong.organisation.models.change import Change
from khoithong.organisation.models.import_draft import ImportDraft
from khoithong.organisation.models.office_term import OfficeTerm
from khoithong.organisation.models.person import Person
from khoithong.organisation.models.submission import Submission
from khoithong.organisation.models.version import Version

__all__ = [
    "Account",
    "AdministratorRequest",
    "Agency",
    "Change",
    "ImportDraft",
    "OfficeTerm",
    "Person",
    "Submission",
    "Version",
]
