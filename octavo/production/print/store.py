"""The store of gatherings: what was laid out once is not laid out again.

*Takes* tasks. *Gives* a key for each, made of all that shapes it, and the gathering
kept under that key, if there is one. A gathering is two files, `KEY.pdf` and
`KEY.json`, the latter written last. Each file is sealed with its digest: what is
damaged is laid out again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from octavo.model.keeping import seal, unseal, write_whole
from octavo.production.print.gathering import Laid, Sheet, Task, from_json, to_json


class Store:
    """A folder of gatherings, fonts and labels. Safe to delete at any time."""

    def __init__(self, folder: Path, tools: str) -> None:
        self._folder, self._tools = folder, tools
        self._sheets: dict[str, Sheet] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def key_of(self, task: Task) -> str:
        """The content address of a task: the same task and tools, the same key."""
        told = [
            *(task.division, task.language, task.profile, self._tools, task.html),
            *(f"{url} {r.digest}" for url, r in sorted(task.resources.items())),
            *(_digest(css) for css in task.stylesheets),
        ]
        return _digest("\0".join(told))[:40]

    def sheet(self, key: str) -> Sheet | None:
        """The sheet of a gathering, if it is kept and both files are whole."""
        if key not in self._sheets:
            told = self.read(f"{key}.json")
            if told is None or self.read(f"{key}.pdf") is None:
                return None
            try:
                self._sheets[key] = from_json(told.decode("utf-8"))
            except (ValueError, TypeError, KeyError):  # of another version
                return None
        return self._sheets[key]

    def pdf(self, key: str) -> bytes:
        """The pages of a gathering whose sheet is kept."""
        data = self.read(f"{key}.pdf")
        if data is None:
            raise FileNotFoundError(self._folder / f"{key}.pdf")
        with suppress(FileNotFoundError):  # another build may throw it away
            os.utime(self._folder / f"{key}.pdf")  # what is used is not thrown away
        return data

    def keep(self, key: str, laid: Laid) -> None:
        """Keep a gathering."""
        self.write(f"{key}.pdf", laid.pdf)
        self.write(f"{key}.json", to_json(laid.sheet).encode())
        self._sheets[key] = laid.sheet

    def read_labels(self, book: str) -> Mapping[str, str]:
        """The labels that a book had when it was last set."""
        told = self.read(f"labels-{book}.json")
        labels: dict[str, str] = json.loads(told) if told else {}
        return labels

    def keep_labels(self, book: str, labels: Mapping[str, str]) -> None:
        """Remember a book's labels: the next setting starts from them."""
        if labels != self.read_labels(book):
            text = json.dumps(dict(sorted(labels.items())), ensure_ascii=False)
            self.write(f"labels-{book}.json", text.encode())

    def read(self, name: str) -> bytes | None:
        """A file of the store; None if it is not there or damaged."""
        try:
            return unseal((self._folder / name).read_bytes())
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Keep a file, whole."""
        write_whole(self._folder / name, seal(data))


@lru_cache(maxsize=256)
def _digest(text: str) -> str:
    """SHA-256; the style sheets of a house are the same for most divisions."""
    return hashlib.sha256(text.encode()).hexdigest()
