"""What takes long to load is sent for before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
from multiprocessing import forkserver
from pathlib import Path
from octavo.press.ahead import send_ahead
from octavo.press.order import Order
send_ahead(Order(shelf=Path("shelf"), environ={{}}, {terms}))
print(forkserver._forkserver._forkserver_pid is not None)
"""


@pytest.mark.parametrize(
    ("terms", "sent"),
    [
        ("jobs=2", "True"),
        ("jobs=1", "False"),
        ("jobs=2, formats=('epub',)", "False"),
        ("jobs=2, scheduler='tcp://127.0.0.1:1'", "False"),
    ],
)
def test_the_engine_is_sent_for_if_processes_will_set_pages(
    terms: str, sent: str
) -> None:
    code = ASK.format(terms=terms)
    run = [sys.executable, "-c", code]
    ran = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)

    assert ran.stdout.split() == [sent]


LOADED = """
import sys
sys.path.insert(0, {root!r})
from concurrent.futures import ProcessPoolExecutor
from octavo.production.forking import ENGINE, send_ahead
with ProcessPoolExecutor(1, mp_context=send_ahead()) as pool:
    print(pool.submit(eval, f"{{ENGINE!r}} in __import__('sys').modules").result())
"""


def test_quirk_python_3_11_the_engine_is_found_from_any_folder(tmp_path: Path) -> None:
    run = [sys.executable, "-c", LOADED.format(root=str(ROOT))]
    ran = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["True"]
