"""Templates that would run a program: each does so when it is filled carelessly, and none is filled here."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khoithong.documents import confinement
from khoithong.documents.catalogue import KINDS
from khoithong.documents.sample import FACTS
from khoithong.documents.templates.calling import LARGEST, examine, fill
from khoithong.documents.templates.fields import FIELDS, values_of
from khoithong.documents.templates.filling import examples
from khoithong.documents.templates.grammar import Refused, Sandbox, used_in
from tests.casefiles.attachments import samples as hostile
from tests.documents.templates import samples

if TYPE_CHECKING:
    from pathlib import Path

RUNS = "{{{{ cycler.__init__.__globals__.os.mkdir('{path}') }}}}"
VALUES = values_of(KINDS["approval_decision"].make(FACTS), "DX-2026-000012", "Một đầu mối")


def payload(path: Path) -> str:
    return RUNS.format(path=path)


# --- proofs of concept ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", samples.PLACES)
def test_what_would_run_is_refused_wherever_it_stands(place: str, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    content = samples.PLACES[place](payload(mark))
    DocxTemplate(io.BytesIO(content)).render({})
    assert mark.exists(), "the control: a careless engine runs it"
    mark.rmdir()
    for answer in (examine(content), fill(content, VALUES, "")):
        assert answer.problems
        assert answer.content == b""
        assert not mark.exists()


def test_a_comment_is_no_place_for_fields(tmp_path: Path) -> None:
    """The engine does not fill comments today; the template is refused all the same, lest it does one day."""
    mark = tmp_path / "ran"
    content = samples.in_comment(payload(mark))
    DocxTemplate(io.BytesIO(content)).render({})
    assert not mark.exists()
    [problem] = examine(content).problems
    assert problem.words.startswith("word/comments.xml: trường trộn chỉ đặt trong thân văn bản")


def test_the_guard_of_the_tree_alone_suffices(tmp_path: Path) -> None:
    """Without the look through the package and without the process around it: the environment refuses by itself."""
    mark = tmp_path / "ran"
    for place in ("body", "header", "footer", "properties", "footnote", "textbox", "attribute", "pieces"):
        with pytest.raises(Refused):
            DocxTemplate(io.BytesIO(samples.PLACES[place](payload(mark)))).render(
                examples(), Sandbox(), autoescape=True
            )
    assert not mark.exists()


def test_the_sandbox_alone_stops_what_is_known(tmp_path: Path) -> None:
    """The second guard by itself; and the same environment without it runs what it is given."""
    mark = tmp_path / "ran"
    free = Environment(autoescape=True)
    free.from_string(payload(mark)).render()
    assert mark.exists()
    mark.rmdir()
    closed = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    with pytest.raises(Exception, match=r"unsafe|undefined"):
        closed.from_string(payload(mark)).render()
    assert not mark.exists()


EVASIONS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ co_quan.__class__ }}",
    "{{ co_quan|attr('__class__') }}",
    "{{ co_quan['__class__'] }}",
    "{{ self._TemplateReference__context }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace }}",
    "{{ co_quan.format(1) }}",
    "{{ '%s'|format(co_quan) }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c }}{% endfor %}",
    "{% for dong in bang %}{{ dong.items }}{% endfor %}",
    "{% for dong in bang %}{{ dong.__class__ }}{% endfor %}",
    "{% for dong in noi_dung recursive %}{{ loop(dong) }}{% endfor %}",
    "{% for dong in noi_dung if dong.__class__ %}{% endfor %}",
    "{% for dong in noi_dung %}{% else %}{{ x() }}{% endfor %}",
    "{% for loop in noi_dung %}{% endfor %}",
    "{% for __x in noi_dung %}{% endfor %}",
    "{% for co_quan in noi_dung %}{% endfor %}",
    "{% if ''.__class__ %}{% endif %}",
    "{% if co_quan is callable %}{% endif %}",
    "{% if co_quan %}{% elif x() %}{% endif %}",
    "{% set co_quan = 1 %}",
    "{% with x = 1 %}{% endwith %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% filter upper %}{% endfilter %}",
    "{% autoescape false %}{{ co_quan }}{% endautoescape %}",
    "{% trans %}{% endtrans %}",
    "{% debug %}",
    "{{ 1 if co_quan else 2 }}",
    "{{ co_quan ~ so_ky_hieu }}",
    "{{ not co_quan }}",
    "{{ [co_quan] }}",
    "{{ 7 * 7 }}",
    "{{ noi_dung }}",
    "{{ bang }}",
    "{% for dong in co_quan %}{% endfor %}",
    "{% for dong in bang %}{{ dong }}{% endfor %}",
    "{{ khong_co }}",
    "{{ }}",
    "{% %}",
)


@pytest.mark.parametrize("words", EVASIONS)
def test_nothing_beyond_the_grammar_is_let_through(words: str) -> None:
    with pytest.raises(Refused):
        used_in(Sandbox(), words)
    with pytest.raises(Refused):
        Sandbox().from_string(words)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_can_be_used_as_it_is_told(name: str) -> None:
    field = FIELDS[name]
    words = f"{{{{ {name} }}}}"
    if field.many:
        cell = ".cot_1" if field.columns else ""
        words = f"{{% for dong in {name} %}}{{{{ dong{cell} }}}}{{% endfor %}}"
    assert list(used_in(Sandbox(), words)) == [name]
    assert name in Sandbox().from_string(words).render(examples()) or field.example in Sandbox().from_string(
        words
    ).render(examples())
    assert name in VALUES


def test_values_are_text_and_never_markup() -> None:
    content = samples.template("{{ trich_yeu }}")
    evil = VALUES | {"trich_yeu": "<w:br/>{{ 7 * 7 }}&amp; {% raw %}"}
    answer = fill(content, evil, "")
    assert answer.lines == ("<w:br/>{{ 7 * 7 }}&amp; {% raw %}",)


# --- the package ---------------------------------------------------------------------------------------------


def test_an_honest_template_is_taken_and_filled() -> None:
    content = samples.template()
    seen = examine(content)
    assert seen.problems == ()
    assert seen.missing == ()
    assert "noi_dung" in seen.used
    made = fill(content, VALUES, "Mẫu của Sở Xây dựng, bản 3")
    assert made.lines[0] == "SỞ XÂY DỰNG"
    assert "Điều 2. Giao thực hiện" in "\n".join(made.lines)
    document = docx.Document(io.BytesIO(made.content))
    assert document.core_properties.comments == "Mẫu của Sở Xây dựng, bản 3"


def test_an_unknown_field_is_named_with_its_place_and_a_suggestion() -> None:
    seen = examine(samples.template("Số: {{ so_ki_hieu }} của {{ co_quan }}", "{{ nguoi_ki }}"))
    first, second = seen.problems
    assert first.field == "so_ki_hieu"
    assert "so_ky_hieu" in first.suggestions
    assert "thân văn bản (“Số: {{ so_ki_hieu }} của {{ co_quan }}”)" in first.words
    assert "nguoi_ky" in second.suggestions


def test_what_nearly_every_document_shows_is_missed() -> None:
    assert examine(samples.template("{{ co_quan }}")).missing == (
        "so_ky_hieu",
        "ngay_thang",
        "trich_yeu",
        "noi_dung",
        "nguoi_ky",
        "noi_nhan",
    )


@pytest.mark.parametrize(
    "code",
    [
        "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
        'INCLUDETEXT "/etc/passwd"',
        "INCLUDEPICTURE http://x",
        "LINK x",
        "MACROBUTTON x",
    ],
)
def test_field_codes_that_fetch_or_run_are_refused(code: str) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f"{code[:3]}</w:instrText></w:r><w:r><w:instrText>{code[3:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    content = samples.changed(
        samples.template(),
        {"word/document.xml": lambda old: old.replace(b"</w:p>", field.encode() + b"</w:p>", 1)},
    )
    [problem] = examine(content).problems
    assert f"mã trường {code.split(maxsplit=1)[0]}" in problem.words
    harmless = samples.changed(
        content,
        {
            "word/document.xml": lambda old: old.replace(
                code[:3].encode() + b"</w:instrText></w:r><w:r><w:instrText>" + code[3:].encode(), b" PAGE "
            )
        },
    )
    assert examine(harmless).problems == ()


@pytest.mark.parametrize(
    ("kind", "target", "taken"),
    [
        ("attachedTemplate", "http://example.org/x.dotm", False),
        ("attachedTemplate", "file:///C:/x.dotm", False),
        ("image", "http://example.org/x.png", False),
        ("hyperlink", "file://server/x", False),
        ("hyperlink", "https://example.org/", True),
    ],
)
def test_ties_to_outside_are_refused_but_links_people_click(kind: str, target: str, taken: bool) -> None:
    tie = (
        f'<Relationship Id="rId91" Type="{samples.RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
    content = samples.changed(
        samples.template(),
        {"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", tie.encode())},
    )
    assert (examine(content).problems == ()) is taken


def bomb() -> bytes:
    return samples.changed(samples.template(), {"word/media/x.xml": b"<a>" + b" " * 250_000_000 + b"</a>"})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        hostile.pdf(),
        hostile.ooxml(kind="xlsx"),
        samples.changed(samples.template(), {"word/vbaProject.bin": hostile.OLE}),
        samples.changed(samples.template(), {"word/embeddings/o.bin": hostile.OLE}),
        samples.changed(
            samples.template(), {"word/document.xml": lambda old: b'<!DOCTYPE a [<!ENTITY b "c">]>' + old}
        ),
        samples.template() + b"x",
        samples.template("x" * 100) + bytes(LARGEST),
        bomb(),
    ],
    ids=["empty", "stub", "pdf", "excel", "macros", "object", "entities", "tail", "large", "bomb"],
)
def test_what_is_no_plain_word_document_never_reaches_the_engine(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confinement, "run", lambda *_, **__: pytest.fail("it was opened"))
    assert examine(content).problems


def test_a_package_the_engine_cannot_make_sense_of_is_told() -> None:
    content = samples.template("{%p for dong in noi_dung %} {{ dong }} {%p endfor %}")
    assert examine(content).problems
    broken = samples.changed(samples.template(), {"word/document.xml": b"<a/>"})
    assert examine(broken).problems


def test_what_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "".join(f"{{% for d{place} in noi_dung %}}" for place in range(9))
    content = samples.template(deep + "x" + "{% endfor %}" * 9)
    answer = fill(content, VALUES | {"noi_dung": ["x" * 99] * 60}, "")
    assert answer.problems[0].words.startswith("Mẫu cần quá nhiều")
    assert answer.content == b""


# --- the process ---------------------------------------------------------------------------------------------


def confined(code: str, *, control: bool = False, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of Python after confining itself as the process that fills templates does."""
    limits = "from khoithong.documents.templates.filling import LIMITS; from khoithong.documents.confinement import confine\n"
    prepared = "import os, sys, socket, pathlib\n" + limits + ("" if control else "confine(LIMITS)\n") + code
    return subprocess.run(
        [sys.executable, "-I", "-c", prepared], capture_output=True, timeout=60, check=False, env=environment
    )


FORBIDDEN = {
    "writes a file": "(pathlib.Path('{path}') / 'x').write_text('x' * 10)",
    "starts a program": "os.system('true') == 0 or sys.exit(3)",
    "forks": "os.fork() or os._exit(0)",
    "takes memory": "len(bytearray(900_000_000))",
    "opens many files": "[open('/dev/null') for _ in range(64)]",
    "reads a secret": "open(pathlib.Path('{path}') / 'secret').read()",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_process_can_do_little(what: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "secret").chmod(0o600)
    tmp_path.chmod(0o777)
    code = FORBIDDEN[what].format(path=tmp_path)
    assert confined(code, control=True).returncode == 0, "the control: an ordinary process does it"
    (tmp_path / "x").unlink(missing_ok=True)
    if what == "reads a secret" and os.getuid() != 0:
        return  # the file belongs to whoever runs the tests: only root has somebody else to become
    assert confined(code).returncode != 0
    assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0


def test_the_process_knows_no_environment_and_no_privileges() -> None:
    said = confined(
        "print(dict(os.environ), os.getuid(), os.getgid(), os.getgroups())", SECRET="x"
    ).stdout.decode()
    assert "SECRET" not in said
    if os.getuid() == 0:
        assert " 64646 64646 []" in said
    said = confined("print(dict(os.environ))", control=True, SECRET="x").stdout.decode()
    assert "SECRET" in said


def test_a_process_that_never_ends_is_ended() -> None:
    done = confined("while True: pass")
    assert done.returncode == -signal.SIGXCPU or done.returncode == -signal.SIGKILL


def test_what_takes_longer_than_one_waits_is_left() -> None:
    ended = confinement.run("khoithong.documents.templates.filling", b"", seconds=0.05)
    assert ended == confinement.Ended(confinement.TIMED_OUT, b"", "")


def test_what_is_asked_goes_in_whole_and_comes_out_whole() -> None:
    ended = confinement.run(
        "khoithong.documents.templates.filling",
        json.dumps({"values": VALUES, "made_by": ""}).encode() + b"\n" + samples.template(),
        seconds=30,
    )
    said, _, made = ended.output.partition(b"\n")
    assert json.loads(said)["problems"] == []
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
