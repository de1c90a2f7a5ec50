from pathlib import Path

import pytest

from qa.errors import SettingsError
from qa.settings import Settings, read


def written(folder: Path, text: str) -> Path:
    path = folder / "qa.toml"
    path.write_text(text)
    return path


def test_missing_file_means_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "qa.toml") == Settings()


def test_file_changes_only_what_it_names(tmp_path: Path) -> None:
    settings = read(written(tmp_path, "[answer]\nthreshold = 1\n[reader]\nmodel = 'x'\n"))
    assert settings.answer.threshold == 1.0
    assert settings.reader.model == "x"
    assert settings.passages == Settings().passages


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[passage]\nwords = 5", "no setting 'passage'"),
        ("[passages]\nword = 5", "no setting 'word'"),
        ("passages = 5", "is a section"),
        ("[passages]\nwords = '5'", "takes a int"),
        ("[passages]\nwords = true", "takes a int"),
        ("[passages]\nwords = -5", "cannot be negative"),
        ("[passages", "not TOML"),
    ],
)
def test_mistake_in_the_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read(written(tmp_path, text))
