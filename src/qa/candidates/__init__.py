"""What retrieval and reading found, as answers that can be compared."""

from qa.candidates.candidate import Candidate, key, same
from qa.candidates.evidence import nearest, whole
from qa.candidates.remarks import from_remarks
from qa.candidates.spans import from_spans

__all__ = ["Candidate", "from_remarks", "from_spans", "key", "nearest", "same", "whole"]
