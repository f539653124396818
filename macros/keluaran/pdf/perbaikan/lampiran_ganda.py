"""An attached file is named once among those of the document.

The engine names each twice. Reported for the version that is locked here, and closed since:
https://github.com/Kozea/WeasyPrint/issues/2917.
"""

from typing import Any


def daftarkan_sekali(pdf: Any) -> None:
    """Leave of such a list each file once."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
