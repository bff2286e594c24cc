"""CVs as PDF: two layouts of one column, one with a sidebar, and a scanned page."""

import io
from datetime import datetime, timezone

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from resume import Resume, dates, heading, level_text, parse_skills, skill_items
from text_layouts import sections, txt_caps

DEJAVU, NOTO = "/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/truetype/noto/"
FACES = {
    "serif": (DEJAVU + "DejaVuSerif.ttf", DEJAVU + "DejaVuSerif-Bold.ttf"),
    "sans": (DEJAVU + "DejaVuSans.ttf", DEJAVU + "DejaVuSans-Bold.ttf"),
    "condensed": (DEJAVU + "DejaVuSansCondensed.ttf", DEJAVU + "DejaVuSansCondensed-Bold.ttf"),
    "noto": (NOTO + "NotoSans-Regular.ttf", NOTO + "NotoSans-Bold.ttf"),
}
SCRIPTS = {
    "han": "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "deva": NOTO + "NotoSansDevanagari-Regular.ttf",
    "hangul": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "more": DEJAVU + "DejaVuSans.ttf",
}


def _extra(text: str, font: str) -> list[str]:
    names = []
    if any("\u4e00" <= c <= "\u9fff" for c in text):
        names.append("han")
    if any("\uac00" <= c <= "\ud7a3" for c in text):
        names.append("hangul")
    if any("\u0900" <= c <= "\u097f" for c in text):
        names.append("deva")
    if font != "sans" and font != "condensed":
        names.append("more")
    return names


class Page(FPDF):
    """An A4 page with the CV's fonts and, where wanted, a coloured sidebar on every page."""

    def __init__(self, cv: Resume, font: str):
        super().__init__(format="A4")
        self.cv, self.band = cv, None
        self.accent = cv.look.get("accent", (40, 40, 40))
        self.set_creation_date(datetime(2026, 1, 5, tzinfo=timezone.utc))
        self.set_title(f"CV {cv.name}")
        for style, path in zip(("", "B"), FACES[font]):
            self.add_font("face", style, path)
        extra = _extra(cv.native + cv.where, font)
        for name in extra:
            self.add_font(name, "", SCRIPTS[name], collection_font_number=int(name == "hangul"))
        if extra:
            self.set_fallback_fonts(extra, exact_match=False)
        if any("\u0590" <= c <= "\u097f" for c in cv.native):
            self.set_text_shaping(True, features={"liga": False})

    def header(self):
        if self.band:
            x, w, colour = self.band
            self.set_fill_color(*colour)
            self.rect(x, 0, w, 297, "F")

    def line_of(self, text: str, size: float, bold=False, colour=(30, 30, 30), height=None,
                align="L", w=0.0, link=""):
        """One paragraph at the current margin."""
        self.set_font("face", "", 1)  # fpdf2 keeps a fallback font where the next size is equal
        self.set_font("face", "B" if bold else "", size)
        self.set_text_color(*colour)
        self.multi_cell(w, height or size * 0.47, text, align=align, new_x="LMARGIN",
                        new_y="NEXT", link=link)

    def room(self, height: float) -> None:
        """Starts a new page where less than `height` mm are left, so no heading stands alone."""
        if self.will_page_break(height):
            self.add_page()
            self.set_x(self.l_margin)

    def hidden(self, text: str):
        """Tiny white text a person does not see and a text layer holds."""
        self.line_of(text, 1, colour=(255, 255, 255), height=0.6)


def _contact(cv: Resume) -> list[str]:
    return [cv.where, cv.phone, cv.email, *[u.removeprefix("https://") for u in cv.links]]


def pdf_classic(cv: Resume) -> bytes:
    """One column, serif, centred head, dates at the right end of the title line."""
    page = Page(cv, cv.look.get("font", "serif"))
    page.set_margins(22, 18)
    page.set_auto_page_break(True, 16)
    page.add_page()
    page.line_of(cv.name, 20, True, align="C")
    if cv.native:
        page.line_of(cv.native, 12, align="C", height=7)
    page.line_of(cv.title, 11, align="C", height=6)
    page.line_of(" · ".join(_contact(cv)), 8.5, align="C", height=4.6)

    def section(title: str):
        page.room(22)
        page.ln(3)
        page.line_of(title.upper() if cv.lang == "en" else title, 10.5, True, page.accent, 5.5)
        page.set_draw_color(*page.accent)
        page.line(22, page.y, 188, page.y)
        page.ln(1.5)

    section(heading(cv, "about"))
    page.line_of(cv.about, 9.5)
    section(heading(cv, "jobs"))
    for job in cv.jobs:
        page.room(20)
        when = dates(job, cv.dates, cv.lang)
        page.set_font("face", "", 9)
        width = page.get_string_width(when) + 2
        top = page.y
        page.line_of(job.title, 9.8, True, w=166 - width)
        bottom = page.y
        page.set_xy(188 - width, top)
        page.set_font("face", "", 9)
        page.cell(width, 4.6, when, align="R")
        page.set_xy(22, bottom)
        page.line_of(f"{job.company}, {job.place}", 9.3, colour=(80, 80, 80))
        for bullet in job.bullets:
            page.line_of("• " + bullet, 9.3)
        page.ln(1.5)
    section(heading(cv, "skills"))
    for group, text in cv.skills:
        page.line_of(f"{group}: " + ", ".join(skill_items(cv, text)), 9.3)
    section(heading(cv, "edu"))
    for degree, school, years in cv.edu:
        page.line_of(f"{degree}, {school}, {years}", 9.3)
    for title, lines in sections(cv):
        section(title)
        for line in lines:
            page.line_of(line, 9.3)
    return bytes(page.output())


def pdf_modern(cv: Resume) -> bytes:
    """One column of content with a narrow column of dates and headings at its left."""
    page = Page(cv, cv.look.get("font", "noto"))
    page.set_auto_page_break(True, 16)
    page.set_margins(60, 18, 20)
    page.add_page()
    page.set_left_margin(20)
    page.set_x(20)
    page.line_of(cv.name, 22, True, page.accent)
    if cv.native:
        page.line_of(cv.native, 13, height=7)
    page.line_of(cv.title, 12, height=6.5)
    page.line_of("  |  ".join(_contact(cv)), 8.5, colour=(90, 90, 90), height=5)
    page.ln(3)

    def row(left: str, paragraphs: list[tuple[str, bool]], bold_left=False):
        top = page.y
        page.set_left_margin(20)
        page.set_x(20)
        page.line_of(left, 8.8, bold_left, page.accent if bold_left else (90, 90, 90), 4.6, w=38)
        low = page.y
        page.set_xy(60, top)
        page.set_left_margin(60)
        for text, bold in paragraphs:
            page.line_of(text, 9.4, bold, height=4.6)
        page.y = max(low, page.y) + 2
        page.set_left_margin(20)

    row(heading(cv, "about"), [(cv.about, False)], True)
    if cv.hidden:
        page.set_x(20)
        page.hidden(cv.hidden)
    page.line_of(heading(cv, "jobs"), 11, True, page.accent, 7)
    for job in cv.jobs:
        row(dates(job, cv.dates, cv.lang), [(job.title, True),
                                           (f"{job.company}, {job.place}", False),
                                           *[("– " + b, False) for b in job.bullets]])
    page.line_of(heading(cv, "skills"), 11, True, page.accent, 7)
    for group, text in cv.skills:
        row(group, [(item, False) for item in skill_items(cv, text)]
            if cv.notation in ("bars", "percent") else [(", ".join(skill_items(cv, text)), False)])
    page.line_of(heading(cv, "edu"), 11, True, page.accent, 7)
    for degree, school, years in cv.edu:
        row(years, [(degree, True), (school, False)])
    for title, lines in sections(cv):
        row(title, [(line, False) for line in lines], True)
    return bytes(page.output())


def _sidebar(page: Page, cv: Resume, x: float, colour, on: str) -> None:
    strong = (255, 255, 255) if on == "white" else page.accent
    page.set_margins(x, 16, 210 - x - 56)
    page.set_xy(x, 20)

    def section(title: str):
        page.ln(3)
        page.line_of(title, 10.5, True, strong, 6, w=56)

    section(heading(cv, "contact"))
    for text in _contact(cv):
        page.line_of(text, 8.4, colour=colour, height=4.7, w=56)
    section(heading(cv, "skills"))
    for group, text in cv.skills:
        page.line_of(group, 8.5, True, colour, 5.2, w=56)
        for skill in parse_skills(text):
            level = level_text(skill, cv.notation, cv.lang)
            page.set_font("face", "", 8.4)
            if page.get_string_width(skill.name + level) < 52:
                page.set_text_color(*colour)
                page.cell(56 - page.get_string_width(level) - 2, 4.7, skill.name)
                page.cell(0, 4.7, level, new_x="LMARGIN", new_y="NEXT", align="R")
            else:
                page.line_of(f"{skill.name} {level}", 8.4, colour=colour, height=4.7, w=56)
    section(heading(cv, "langs"))
    for text in cv.langs.split(", "):
        page.line_of(text, 8.4, colour=colour, height=4.7, w=56)
    if cv.certs:
        section(heading(cv, "certs"))
        for text in cv.certs:
            page.line_of(text, 8.4, colour=colour, height=4.7, w=56)


def _main(page: Page, cv: Resume, x: float) -> None:
    roomy = 1.1 if cv.look.get("roomy") else 1.0
    page.set_margins(x, 18, 210 - x - 118)
    page.set_xy(x, 18)
    page.line_of(cv.name, 19, True, page.accent, 9)
    if cv.native:
        page.line_of(cv.native, 12, height=7)
    page.line_of(cv.title, 11.5, height=7)

    def section(title: str):
        page.room(24)
        page.ln(3.5 * roomy)
        page.line_of(title, 11.5, True, page.accent, 6.5)

    section(heading(cv, "about"))
    page.line_of(cv.about, 9.8 * roomy)
    section(heading(cv, "jobs"))
    for job in cv.jobs:
        page.room(20)
        page.line_of(job.title, 10.3 * roomy, True)
        page.line_of(f"{job.company}, {job.place} | {dates(job, cv.dates, cv.lang)}", 9.2 * roomy,
                     colour=(90, 90, 90))
        for bullet in job.bullets:
            page.line_of("• " + bullet, 9.6 * roomy, height=4.7 * roomy)
        page.ln(2.4 * roomy)
    section(heading(cv, "edu"))
    for degree, school, years in cv.edu:
        page.line_of(degree, 9.8, True)
        page.line_of(f"{school}, {years}", 9.4)
    for title, lines in sections(cv):
        if title in (heading(cv, "langs"), heading(cv, "certs")):
            continue
        section(title)
        for line in lines:
            page.line_of(line, 9.6 * roomy)


def pdf_side(cv: Resume) -> bytes:
    """Two columns: a sidebar with contact and skills, the story beside it."""
    page = Page(cv, "condensed")
    page.set_auto_page_break(True, 16)
    left = cv.look.get("side", "left") == "left"
    on_dark = left
    pale = tuple(255 - (255 - c) // 9 for c in page.accent)
    page.band = (0 if left else 144, 66, page.accent if on_dark else pale)
    page.add_page()
    sidebar = (5 if left else 149, (255, 255, 255) if on_dark else (40, 40, 40),
               "white" if on_dark else "dark")
    if left:
        _sidebar(page, cv, *sidebar)
        _main(page, cv, 76)
    else:
        _main(page, cv, 14)
        if page.page > 1:
            raise ValueError(f"{cv.out}: a right sidebar needs a CV of one page")
        _sidebar(page, cv, *sidebar)
    return bytes(page.output())


def scan(cv: Resume) -> bytes:
    """A picture of a printed page, a little askew and grey, without any text layer."""
    image = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(image)
    pen.multiline_text((130, 140), txt_caps(cv), 40, spacing=9,
                       font=ImageFont.truetype(DEJAVU + "DejaVuSerif.ttf", 23))
    image = image.rotate(0.8, fillcolor=244, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.6)).quantize(8).convert("L")
    page = FPDF(format="A4")
    page.set_creation_date(datetime(2026, 1, 5, tzinfo=timezone.utc))
    page.add_page()
    jpeg = io.BytesIO()
    image.resize((868, 1228)).save(jpeg, "JPEG", quality=38)
    jpeg.seek(0)
    page.image(jpeg, 0, 0, 210, 297)
    return bytes(page.output())
