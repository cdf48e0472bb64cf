"""What pyHanko says of signatures, a line of JSON for each. Arguments: a trusted root in PEM, and PDF files."""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

root, *files = sys.argv[1:]
for path in files:
    with open(path, "rb") as file:
        for signature in PdfFileReader(file).embedded_signatures:
            context = ValidationContext(trust_roots=[load_cert_from_pemder(root)], allow_fetching=False)
            status = validate_pdf_signature(signature, context)
            stamp = status.timestamp_validity
            facts = {
                "file": path,
                "field": signature.field_name,
                "valid": status.bottom_line,
                "trusted": status.trusted,
                "changes": status.modification_level.name if status.modification_level else None,
                "stamp": stamp.trusted if stamp else None,
            }
            print(json.dumps(facts))
