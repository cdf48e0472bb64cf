# Documents with PyPI's Typst in one process: typst-documents.py FOLDER_OF_JSON FOLDER_OF_PDFS
# As bench/engines/typst.mjs does it, in PDF/A-3a + PDF/UA-1, which that older Typst cannot write both of.
import os
import sys

import typst

source, target = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
os.makedirs(target, exist_ok=True)
compiler = typst.Compiler(
    os.path.join(here, "engines", "report.typ"),
    root=os.path.join(here, "engines"),
    font_paths=[os.path.join(here, "..", "fonts", "sarabun")],
    ignore_system_fonts=True,
)
for name in sorted(os.listdir(source)):
    if not name.endswith(".json"):
        continue
    with open(os.path.join(source, name), encoding="utf-8") as file:
        data = file.read()
    pdf = compiler.compile(
        format="pdf", pdf_standards=["a-3a", "ua-1"], sys_inputs={"data": data}, timestamp=1_600_000_000
    )
    with open(os.path.join(target, name[:-4] + "pdf"), "wb") as file:
        file.write(pdf)
