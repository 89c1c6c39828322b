"""Django's forms are drawn by the same components."""

from datetime import date

from django import forms

from khoithong.web.components import Field
from khoithong.web.forms import errors_of, field_of


class Plan(forms.Form):
    """A form with one of each kind of field."""

    name = forms.CharField(label="Tên", help_text="Ngắn gọn", max_length=200)
    content = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 8, "data-words": 300}))
    on = forms.DateField(label="Ngày", required=False)
    route = forms.ChoiceField(
        label="Hình thức", choices=[("a", "Tập thể"), ("b", "Hội đồng")], widget=forms.RadioSelect
    )
    people = forms.MultipleChoiceField(
        label="Người",
        choices=[("Sở Xây dựng", [("an", "An"), ("binh", "Bình")])],
        widget=forms.CheckboxSelectMultiple(attrs={"data-kind": "people"}),
    )
    sure = forms.BooleanField(label="Đã kiểm tra")


def fields(form: Plan) -> dict[str, Field]:
    return {bound.name: field_of(bound) for bound in form}


def test_the_widget_decides_the_component() -> None:
    kinds = {name: field.kind for name, field in fields(Plan()).items()}
    assert kinds == {
        "name": "text",
        "content": "textarea",
        "on": "date",
        "route": "radios",
        "people": "people",
        "sure": "checkbox",
    }


def test_label_hint_length_and_guidance_are_taken_over() -> None:
    drawn = fields(Plan())
    assert (drawn["name"].label, drawn["name"].hint, drawn["name"].max_length) == ("Tên", "Ngắn gọn", 200)
    assert (drawn["content"].rows, drawn["content"].words) == (8, 300)
    assert not drawn["on"].required
    assert [(option.value, option.group) for option in drawn["people"].options] == [
        ("an", "Sở Xây dựng"),
        ("binh", "Sở Xây dựng"),
    ]


def test_values_are_kept_as_typed_and_dates_written_in_full() -> None:
    typed = fields(Plan({"on": "32/13/2026", "people": ["an", "binh"], "sure": "on"}))
    assert typed["on"].value == "32/13/2026"
    assert typed["people"].value == ["an", "binh"]
    assert typed["sure"].value == "on"
    first = fields(Plan(initial={"on": date(2026, 3, 9), "sure": False}))
    assert first["on"].value == "09/03/2026"
    assert first["sure"].value == ""


def test_errors_stand_in_the_order_of_the_fields_after_those_of_the_form() -> None:
    form = Plan({"name": "x", "content": "y", "route": "c"})
    form.add_error(None, "Hồ sơ vừa thay đổi")
    lines = errors_of(form)
    assert (lines[0].message, lines[0].target) == ("Hồ sơ vừa thay đổi", "")
    assert [line.target for line in lines[1:]] == ["id_route", "id_people", "id_sure"]
    assert field_of(form["route"]).errors


def test_changes_asked_by_the_template_win() -> None:
    assert field_of(Plan()["name"], label="Tên đề xuất").label == "Tên đề xuất"
