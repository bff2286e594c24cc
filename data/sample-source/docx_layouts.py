"""CVs and job posts as Word documents."""

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from resume import Resume, dates, heading, level_text, parse_skills, skill_items
from text_layouts import sections

NAMESPACES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
              'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
              'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
              'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
              'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
              'xmlns:v="urn:schemas-microsoft-com:vml" '
              'xmlns:o="urn:schemas-microsoft-com:office:office"')


def _start(font: str = "Calibri") -> Document:
    document = Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(10.5)
    for style, before, after in (("Normal", 0, 3), ("List Bullet", 0, 1), ("Heading 1", 9, 3)):
        shape = document.styles[style].paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.05
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    return document


def _hyperlink(paragraph, url: str, text: str) -> None:
    target = url if url.startswith(("http", "mailto:")) else "https://" + url
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK,
                                                  is_external=True))
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = RGBColor(5, 99, 193), True
    link.append(run._r)
    paragraph._p.append(link)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text_box(paragraph, lines: list[str]) -> None:
    """A text box as Word writes it: the drawing, and its copy in VML for old readers."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{_escape(x)}</w:t></w:r></w:p>'
                   for x in lines)
    size = f'cx="2520000" cy="{225000 * len(lines) + 200000}"'
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
        f'</wp:positionV><wp:extent {size}/><wp:wrapSquare wrapText="bothSides"/>'
        '<wp:docPr id="7" name="Text Box 7"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>'
        f'{body}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
        '</wp:anchor></w:drawing>')
    copy = ('<w:pict><v:shape id="Text_x0020_Box_x0020_7" style="width:198pt;height:184pt">'
            f'<v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict>')
    paragraph._p.append(parse_xml(
        f'<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f'<mc:Fallback>{copy}</mc:Fallback></mc:AlternateContent></w:r>'))


def _closing(document, cv: Resume) -> None:
    document.add_heading(heading(cv, "edu"), 1)
    for degree, school, years in cv.edu:
        document.add_paragraph(f"{degree}, {school}, {years}")
    for title, lines in sections(cv):
        document.add_heading(title, 1)
        for line in lines:
            document.add_paragraph(line, style="List Bullet" if len(lines) > 1 else None)


def _positions(document, cv: Resume) -> None:
    document.add_heading(heading(cv, "jobs"), 1)
    for job in cv.jobs:
        line = document.add_paragraph()
        line.add_run(job.title).bold = True
        line.add_run(f", {job.company}, {job.place}")
        document.add_paragraph().add_run(dates(job, cv.dates, cv.lang)).italic = True
        for bullet in job.bullets:
            document.add_paragraph(bullet, style="List Bullet")


def docx_plain(cv: Resume) -> bytes:
    """Title, headings, paragraphs and live links."""
    document = _start()
    document.add_heading(f"{cv.name} · {cv.native}" if cv.native else cv.name, 0)
    document.add_paragraph().add_run(cv.title).bold = True
    contact = document.add_paragraph(f"{cv.where} | {cv.phone} | ")
    _hyperlink(contact, "mailto:" + cv.email, cv.email)
    for url in cv.links:
        contact.add_run(" | ")
        _hyperlink(contact, url, url.removeprefix("https://"))
    document.add_heading(heading(cv, "about"), 1)
    document.add_paragraph(cv.about)
    _positions(document, cv)
    document.add_heading(heading(cv, "skills"), 1)
    for group, text in cv.skills:
        line = document.add_paragraph()
        line.add_run(f"{group}: ").bold = True
        line.add_run(", ".join(skill_items(cv, text)))
    _closing(document, cv)
    return saved(document)


def docx_table(cv: Resume) -> bytes:
    """Contact in a table, positions in a table (dates left), skills as rows."""
    document = _start("Georgia")
    head = document.add_table(rows=1, cols=2)
    left, right = head.rows[0].cells
    left.paragraphs[0].add_run(cv.name).font.size = Pt(20)
    left.add_paragraph(cv.title)
    right.paragraphs[0].add_run(cv.where)
    right.add_paragraph(cv.phone)
    _hyperlink(right.add_paragraph(), "mailto:" + cv.email, cv.email)
    for url in cv.links:
        _hyperlink(right.add_paragraph(), url, url.removeprefix("https://"))
    document.add_heading(heading(cv, "about"), 1)
    document.add_paragraph(cv.about)
    document.add_heading(heading(cv, "skills"), 1)
    table = document.add_table(rows=1, cols=3)
    table.style = "Light Grid Accent 1"
    for cell, key in zip(table.rows[0].cells, ("skill", "level", "years")):
        cell.text = heading(cv, key)
    for _, text in cv.skills:
        for skill in parse_skills(text):
            row = table.add_row().cells
            row[0].text, row[2].text = skill.name, str(skill.years)
            row[1].text = level_text(skill, "table", cv.lang)
    document.add_heading(heading(cv, "jobs"), 1)
    grid = document.add_table(rows=0, cols=2)
    grid.autofit = False
    grid.columns[0].width, grid.columns[1].width = Cm(4.2), Cm(12.4)
    for job in cv.jobs:
        when, what = grid.add_row().cells
        when.width, what.width = Cm(4.2), Cm(12.4)
        when.text = dates(job, cv.dates, cv.lang)
        what.paragraphs[0].add_run(job.title).bold = True
        what.add_paragraph(f"{job.company}, {job.place}")
        for bullet in job.bullets:
            what.add_paragraph(bullet, style="List Bullet")
    _closing(document, cv)
    return saved(document)


def docx_textbox(cv: Resume) -> bytes:
    """Contact and skills in a text box beside the body; links hidden behind words."""
    document = _start("Verdana")
    document.add_heading(cv.name, 0)
    box = [heading(cv, "contact"), cv.email, cv.phone, cv.where, heading(cv, "skills")]
    for _, text in cv.skills:
        box += skill_items(cv, text)
    line = document.add_paragraph()
    line.add_run(cv.title).bold = True
    _text_box(line, box)
    links = document.add_paragraph()
    for url in cv.links:
        _hyperlink(links, url, "LinkedIn" if "linkedin" in url else "Portfolio")
    document.add_heading(heading(cv, "about"), 1)
    document.add_paragraph(cv.about)
    _positions(document, cv)
    _closing(document, cv)
    return saved(document)


def saved(document) -> bytes:
    """The document's bytes, the same at every run (fixed dates inside)."""
    properties = document.core_properties
    properties.author, properties.comments = "Muster sample desk", "Invented person"
    properties.created = properties.modified = datetime(2026, 1, 5)
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if "thumbnail" in name:
                continue
            data = old.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", data)
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 0, 0, 0)), data,
                         zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()
