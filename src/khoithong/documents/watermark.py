"""The word across the pages of a draft in Word: a shape of its header, behind the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml import parse_xml

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_SHAPE: Final = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
     xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
                 path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
        <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
        <v:f eqn="if @0 @4 21600"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="rect"/>
      <v:textpath on="t" fitshape="t"/>
    </v:shapetype>
    <v:shape type="#_x0000_t136" fillcolor="#e6e6e6" stroked="f"
             style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:100pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin">
      <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="{words}"/>
    </v:shape>
  </w:pict>
</w:r>
"""


def mark(line: Paragraph, words: str) -> None:
    """Put the words across the pages the header stands on; `words` without signs of XML."""
    line._p.append(parse_xml(_SHAPE.format(words=words)))  # noqa: SLF001 - python-docx knows no shapes
