"""Job posts as Markdown, text, HTML, Word, PDF and the Customers STT export."""

import html
from datetime import datetime, timezone

from fpdf import FPDF

from docx_layouts import _start, saved
from pdf_layouts import FACES
from posts import Post


def _facts(post: Post) -> list[tuple[str, str]]:
    german = post.lang == "de"
    words = ("Ort", "Vertrag", "Gehalt") if german else ("Location", "Contract", "Salary")
    return list(zip(words, (post.place, post.kind, post.pay)))


def _blocks(post: Post) -> list[tuple[str, list[str]]]:
    return list(zip(post.heads, (post.tasks, post.must, post.nice, post.offer)))


def _team(post: Post) -> str:
    return "So arbeiten wir" if post.lang == "de" else "How we work"


def md(post: Post) -> bytes:
    """Markdown with headings and bullets."""
    parts = [f"# {post.title}", "", f"**{post.company}**", ""]
    parts += [f"- **{k}:** {v}" for k, v in _facts(post)] + ["", post.about]
    if post.team:
        parts += ["", f"## {_team(post)}", "", post.team]
    for head, lines in _blocks(post):
        parts += ["", f"## {head}", ""] + [f"- {line}" for line in lines]
    return "\n".join(parts + ["", f"Apply: <{post.apply}>", ""]).encode()


def body_text(post: Post) -> str:
    """The post as plain text, as a recruiter would paste it."""
    parts = [f"{k}: {v}" for k, v in _facts(post)] + ["", post.about]
    if post.team:
        parts += ["", _team(post) + ":", post.team]
    for head, lines in _blocks(post):
        parts += ["", head + ":"] + [f"- {line}" for line in lines]
    return "\n".join(parts + (["", post.apply] if post.apply else []))


def txt(post: Post) -> bytes:
    """Plain text under a head line."""
    if post.raw:
        return post.raw.encode()
    return f"{post.title}\n{post.company}\n\n{body_text(post)}\n".encode()


def web(post: Post) -> bytes:
    """A whole web page, with the navigation and script such pages have around the post."""
    esc = html.escape
    facts = "".join(f"<tr><th>{k}</th><td>{esc(v)}</td></tr>" for k, v in _facts(post))
    blocks = "".join(f"<h2>{esc(h)}</h2>\n<ul>\n" + "".join(f"<li>{esc(x)}</li>\n" for x in lines)
                     + "</ul>\n" for h, lines in _blocks(post))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{esc(post.title)} at {esc(post.company)}</title>
<style>body {{ font: 16px/1.5 sans-serif; max-width: 44em; margin: auto }} th {{ text-align: left }}
.hidden {{ display: none }}</style>
<script>window.visits = (window.visits || 0) + 1; // React to a visit in Java or PHP</script>
</head>
<body>
<nav><a href="/">Home</a> <a href="/jobs">All jobs</a> <a href="/about">About us</a></nav>
<main>
<h1>{esc(post.title)}</h1>
<p><strong>{esc(post.company)}</strong></p>
<table>{facts}</table>
<p>{esc(post.about)}</p>
<h2>{_team(post)}</h2>
<p>{esc(post.team)}</p>
{blocks}<p>{esc(post.apply)}</p>
</main>
<footer>&copy; 2026 {esc(post.company)} &middot; We use cookies, few and small.</footer>
</body>
</html>
""".encode()


def word(post: Post) -> bytes:
    """A Word document with a table of facts."""
    document = _start("Calibri")
    document.add_heading(post.title, 0)
    document.add_paragraph().add_run(post.company).bold = True
    table = document.add_table(rows=0, cols=2)
    for key, value in _facts(post):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, value
    document.add_paragraph(post.about)
    document.add_heading(_team(post), 1)
    document.add_paragraph(post.team)
    for head, lines in _blocks(post):
        document.add_heading(head, 1)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    document.add_paragraph(f"Apply to {post.apply}.")
    return saved(document)


def pdf(post: Post) -> bytes:
    """One page of one column."""
    page = FPDF(format="A4")
    page.set_creation_date(datetime(2026, 1, 5, tzinfo=timezone.utc))
    for style, path in zip(("", "B"), FACES["noto"]):
        page.add_font("face", style, path)
    page.set_margins(24, 22)
    page.add_page()

    def put(text: str, size: float, bold=False, gap=0.0):
        page.ln(gap)
        page.set_font("face", "B" if bold else "", size)
        page.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT", align="L")

    put(post.title, 20, True)
    put(post.company, 13, True, 1)
    page.ln(2)
    for key, value in _facts(post):
        put(f"{key}: {value}", 10)
    put(post.about, 10.5, gap=4)
    put(_team(post), 12, True, 4)
    put(post.team, 10.5)
    for head, lines in _blocks(post):
        put(head, 12, True, 4)
        for line in lines:
            put("• " + line, 10.5)
    put(f"Apply to {post.apply}", 10.5, gap=5)
    return bytes(page.output())


LAYOUTS = {"md": md, "txt": txt, "html": web, "docx": word, "pdf": pdf}
COLUMNS = ["Company", "🔗  Job Description Link", "Hiring Job Title", "Twitter Handle",
           "Website Link", "Full Name", "Mail", "Job Description Text", "Start Matchmaking",
           "Work Setup Preference", "Timezone", "Stage", "ATS Jobs"]


def row(post: Post) -> list[str]:
    """The post as a row of the Customers STT export."""
    c = post.csv
    link = f"{c['site']}/jobs/{post.title.lower().replace(' ', '-')}"
    return [post.company, link, post.title, c["twitter"], c["site"], c["who"], c["mail"],
            body_text(post), "checked" if c["stage"] == "Open" else "", c["setup"], c["zone"],
            c["stage"], post.title]
