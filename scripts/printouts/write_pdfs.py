"""Writes the forms of a JSON file as PDFs, with one Python library: write_pdfs.py WRITER FORMS.json FONTS OUT

FORMS.json: [{"name": "21000000-3230", "blocks": [...]}, ...], blocks as scripts/printouts/form.ts makes them."""

import json
import sys
from pathlib import Path

LEFT, RIGHT, TOP, BOTTOM = 85, 57, 71, 57  # pt
WIDTH, HEIGHT = 595, 842
SIZE, PITCH = 11, 20.5
LABEL, STATUS, INDENT = 80, 120, 42


def wrap(pieces, width, measure, first=0):
    """Lines no wider than `width`; a space at the end of a line is left out, as most programs do."""
    lines, line = [], ""
    for piece in pieces:
        limit = width - (first if not lines else 0)
        if line.strip() and measure((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return lines + [line.rstrip()]


class Page:
    """Places lines from the top of a page to its bottom; `draw(x, y, text)` with y from the top."""

    def __init__(self, measure, draw, begin):
        self.measure, self.draw, self.begin = measure, draw, begin
        self.y = TOP
        begin()

    def line(self, cells):
        if self.y + PITCH > HEIGHT - BOTTOM:
            self.begin()
            self.y = TOP
        self.y += PITCH
        for x, text in cells:
            if text:
                self.draw(LEFT + x, self.y, text)

    def block(self, block):
        full = WIDTH - LEFT - RIGHT
        kind = block["kind"]
        if kind == "pair":
            self.line([(0, block["left"]), (full / 2, block["right"])])
        elif kind == "entry":
            for at, text in enumerate(wrap(block["narrative"], full - LABEL, self.measure)):
                self.line([(0, block["label"] if at == 0 else ""), (LABEL, text)])
            figures = wrap(block["figures"], full - LABEL - STATUS, self.measure)
            statuses = block["statuses"]
            for at in range(max(len(figures), len(statuses))):
                cells = [(LABEL, figures[at] if at < len(figures) else "")]
                cells += [(full - STATUS, statuses[at] if at < len(statuses) else "")]
                self.line(cells)
        else:
            first = INDENT if kind == "paragraph" else 0
            hang = 20 if kind == "item" else 0
            for at, text in enumerate(wrap(block["text"], full - hang, self.measure, first)):
                x = first if at == 0 else hang
                if kind == "header":
                    x = (full - self.measure(text)) / 2
                self.line([(x, text)])


def with_reportlab(form, fonts, out):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Form", f"{fonts}/Sarabun-Regular.ttf"))
    canvas = Canvas(str(out), pagesize=(WIDTH, HEIGHT))
    started = []

    def begin():
        if started:
            canvas.showPage()
        started.append(1)
        canvas.setFont("Form", SIZE)

    page = Page(
        lambda text: pdfmetrics.stringWidth(text, "Form", SIZE),
        lambda x, y, text: canvas.drawString(x, HEIGHT - y, text),
        begin,
    )
    for block in form["blocks"]:
        page.block(block)
    canvas.save()


def with_platypus(form, fonts, out):
    """Reportlab's own paragraphs and tables, which wrap at spaces."""
    from html import escape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Form", f"{fonts}/Sarabun-Regular.ttf"))
    plain = ParagraphStyle("plain", fontName="Form", fontSize=SIZE, leading=PITCH)
    styles = {
        "header": ParagraphStyle("header", parent=plain, alignment=1),
        "paragraph": ParagraphStyle("paragraph", parent=plain, firstLineIndent=INDENT),
    }
    set_text = lambda pieces, style=plain: Paragraph(escape("".join(pieces)), style)
    full = WIDTH - LEFT - RIGHT - 12
    top = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    story = []
    for block in form["blocks"]:
        if block["kind"] == "pair":
            story.append(Table([[set_text(block["left"]), set_text(block["right"])]], style=top))
        elif block["kind"] == "entry":
            rows = [
                [set_text(block["label"]), set_text(block["narrative"]), ""],
                ["", set_text(block["figures"]), [set_text(text) for text in block["statuses"]]],
            ]
            widths = [LABEL + 12, full - LABEL - 12 - STATUS - 12, STATUS + 12]
            story.append(Table(rows, colWidths=widths, style=[*top, ("SPAN", (1, 0), (2, 0))]))
        else:
            story.append(set_text(block["text"], styles.get(block["kind"], plain)))
    document = SimpleDocTemplate(str(out), pagesize=(WIDTH, HEIGHT), leftMargin=LEFT, rightMargin=RIGHT)
    document.build(story)


def with_fpdf(form, fonts, out, shaped=False):
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.add_font("Form", "", f"{fonts}/Sarabun-Regular.ttf")
    pdf.set_auto_page_break(False)
    pdf.set_font("Form", size=SIZE)
    pdf.set_text_shaping(shaped)

    page = Page(pdf.get_string_width, lambda x, y, text: pdf.text(x, y, text), pdf.add_page)
    for block in form["blocks"]:
        page.block(block)
    pdf.output(str(out))


def with_fpdf_cells(form, fonts, out):
    """fpdf2's own cells, shaped; they wrap at spaces, and amid a word that is too long."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    pdf.add_font("Form", "", f"{fonts}/Sarabun-Regular.ttf")
    pdf.set_margins(LEFT, TOP, RIGHT)
    pdf.set_font("Form", size=SIZE)
    pdf.set_text_shaping(True)
    pdf.add_page()
    full = WIDTH - LEFT - RIGHT
    for block in form["blocks"]:
        if block["kind"] == "pair":
            pdf.cell(full / 2, PITCH, block["left"])
            pdf.cell(full / 2, PITCH, block["right"], new_x="LMARGIN", new_y="NEXT")
        elif block["kind"] == "entry":
            pdf.cell(LABEL, PITCH, block["label"])
            pdf.multi_cell(full - LABEL, PITCH, "".join(block["narrative"]), align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.set_x(LEFT + LABEL)
            figures = "".join(block["figures"])
            pdf.multi_cell(full - LABEL - STATUS, PITCH, figures, align="L", new_x="RIGHT", new_y="TOP")
            x = pdf.get_x()
            pdf.multi_cell(STATUS, PITCH, block["statuses"][0], align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.set_x(x)
            pdf.multi_cell(STATUS, PITCH, block["statuses"][1], align="L", new_x="LMARGIN", new_y="NEXT")
        else:
            align = "C" if block["kind"] == "header" else "L"
            pdf.set_x(LEFT)
            text = "".join(block["text"])
            if block["kind"] == "paragraph":
                text = "          " + text
            pdf.multi_cell(full, PITCH, text, align=align, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(out))


def with_cairo(form, fonts, out):
    import cairo
    import gi

    gi.require_version("Pango", "1.0")
    gi.require_version("PangoCairo", "1.0")
    from gi.repository import Pango, PangoCairo

    surface = cairo.PDFSurface(str(out), WIDTH, HEIGHT)
    context = cairo.Context(surface)
    full = WIDTH - LEFT - RIGHT

    def layout(text, width, indent=0, align=Pango.Alignment.LEFT):
        made = PangoCairo.create_layout(context)
        made.set_font_description(Pango.FontDescription(f"Sarabun {SIZE * 0.75}"))
        made.set_width(int(width * Pango.SCALE))
        made.set_indent(int(indent * Pango.SCALE))
        made.set_alignment(align)
        made.set_text(text, -1)
        return made

    def row(cells):
        """Cells beside each other, page breaks between rows."""
        nonlocal y
        height = max(made.get_pixel_size()[1] for _, made in cells)
        if y + height > HEIGHT - BOTTOM:
            surface.show_page()
            y = TOP
        for x, made in cells:
            context.move_to(LEFT + x, y)
            PangoCairo.show_layout(context, made)
        y += height + 3

    y = TOP
    for block in form["blocks"]:
        if block["kind"] == "pair":
            row([(0, layout(block["left"], full / 2)), (full / 2, layout(block["right"], full / 2))])
        elif block["kind"] == "entry":
            row([(0, layout(block["label"], LABEL)), (LABEL, layout("".join(block["narrative"]), full - LABEL))])
            figures = layout("".join(block["figures"]), full - LABEL - STATUS)
            row([(LABEL, figures), (full - STATUS, layout("\n".join(block["statuses"]), STATUS))])
        else:
            indent = INDENT if block["kind"] == "paragraph" else 0
            align = Pango.Alignment.CENTER if block["kind"] == "header" else Pango.Alignment.LEFT
            row([(0, layout("".join(block["text"]), full, indent, align))])
    surface.finish()


def with_weasyprint(form, fonts, out):
    from weasyprint import HTML

    HTML(filename=form["html"]).write_pdf(str(out))


def with_typst(form, fonts, out):
    import typst

    typst.compile(form["typst"], output=str(out), font_paths=[fonts])


WRITERS = {
    "reportlab": with_reportlab,
    "reportlab-platypus": with_platypus,
    "fpdf2": with_fpdf,
    "fpdf2-shaped": lambda *rest: with_fpdf(*rest, shaped=True),
    "fpdf2-cells": with_fpdf_cells,
    "cairo-pango": with_cairo,
    "weasyprint": with_weasyprint,
    "typst": with_typst,
}

if __name__ == "__main__":
    writer, forms, fonts, out = sys.argv[1:]
    for form in json.loads(Path(forms).read_text(encoding="utf8")):
        target = Path(out) / f"{form['name']}.pdf"
        if not target.exists():
            WRITERS[writer](form, fonts, target)
