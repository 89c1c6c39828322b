"""Digital signatures of documents: room for them, stamps that show them, signing, and the check of signed files."""

import logging

# What these libraries log of a damaged file quotes it; what matters stands in the report.
for name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(name).setLevel(logging.CRITICAL)
