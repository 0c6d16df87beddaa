"""Files of articles made on the spot: archives, PDF and Word files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime

import docx
from fpdf import FPDF

TITLE = "Dam above Paute holds after four days of rain"
LEAD = "QUITO, March 7, 2025 (AP) - The dam above the Paute valley held on Friday after four days of rain, the governor of Azuay said."
SECOND = "Engineers opened two gates at noon and sent 120 soldiers to the villages below, Ana Ruiz told reporters in Cuenca."


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


class _Paper(FPDF):
    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, "The Daily Record", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} of 9", align="C")


def pdf(paragraphs: list[str], title: str = TITLE, width: float = 0, password: str = "") -> bytes:
    """A PDF file: a large headline, a heading after every tenth paragraph, justified text, headers and footers."""
    paper = _Paper()
    paper.set_creation_date(datetime(2025, 3, 8))
    if password:
        paper.set_encryption(owner_password=password, user_password=password)
    paper.add_page()
    paper.set_font("Helvetica", "B", 22)
    paper.multi_cell(width, 10, title, new_x="LMARGIN", new_y="NEXT")
    for number, words in enumerate(paragraphs, start=1):
        paper.set_font("Times", size=11)
        paper.multi_cell(width, 6, words, align="J", new_x="LMARGIN", new_y="NEXT")
        paper.ln(3)
        if number % 10 == 0:
            paper.set_font("Times", "B", 14)
            paper.cell(width, 8, f"Part {number // 10}", new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def pdf_of(content: bytes, more: str = "") -> bytes:
    """A PDF file of one page whose content stream is given as it is, with more entries of the stream's dictionary."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}{more}>>stream\n".encode() + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(file))
        file += f"{number} 0 obj".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return file + f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF".encode()


def word(paragraphs: list[str], title: str = TITLE) -> bytes:
    """A Word file: a title, paragraphs, a heading, a table."""
    document = docx.Document()
    document.core_properties.created = datetime(2025, 3, 8)
    document.add_heading(title, 0)
    for words in paragraphs:
        document.add_paragraph(words)
    document.add_heading("What comes next", 1)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Gates open", "Two of five"
    document.add_paragraph("The gates stay open.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
