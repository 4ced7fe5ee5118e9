"""One report in every format, reviewed when it changes.

`NEWSLINT_UPDATE_GOLDEN=1 pytest tests/report` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from newslint.report import FORMATS, STATISTICS, Options
from tests.report.samples import full, written

GOLDEN = Path(__file__).parent / "golden"
NAMES = (*FORMATS, STATISTICS)
#: What of a page has tests of its own: its style, its script and what allows them.
LOOKS = re.compile("(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|sha256-[^']*", re.DOTALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_in_every_format(name: str) -> None:
    said = written(name, full(), Options(folder="/repo/copy", root="/repo"))
    data = LOOKS.sub("", said).encode("utf-8", "surrogatepass")
    golden = GOLDEN / name
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(data)
    assert data == golden.read_bytes()


def test_no_golden_report_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(NAMES)
