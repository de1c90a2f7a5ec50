"""The articles that a gold file brings with it, as a folder that an index can be built from."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from qa.errors import QAError
from qa.records import Article

FOLDER = "open-"


def write(articles: Sequence[Article], root: Path) -> Path:
    """A folder in `root` with these articles as files, named by what they hold, and no others.

    Raises `QAError` where there are none: the rows of a gold file bring articles only in SQuAD's
    form.
    """
    if not articles:
        raise QAError("--open needs a file with paragraphs, in the form of SQuAD")
    digest = hashlib.sha256()
    for article in articles:
        digest.update(f"{article.id}\0{article.text}\0".encode())
    folder = root / f"{FOLDER}{digest.hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        (folder / article.id).write_bytes(article.text.encode())
    return folder
