import subprocess
import sys

HEAVY = ("spacy", "torch", "transformers", "faiss", "gradio")


def test_importing_quotations_loads_no_heavy_library() -> None:
    code = f"import sys, qa.quotations; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
