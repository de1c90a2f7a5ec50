"""What can go wrong that a caller can act on.

QAError
├── SettingsError    a setting that does not exist or cannot be
├── CorpusError      nothing could be read from the folder of articles
├── ModelError       a model that is missing, damaged or of the wrong kind
└── StoreError       an index that is missing, damaged or foreign
"""


class QAError(Exception):
    """The root of everything this package raises on purpose; the message says what to do."""


class SettingsError(QAError):
    """A setting that does not exist, or a value that it cannot have."""


class CorpusError(QAError):
    """No article could be read."""


class ModelError(QAError):
    """A model is missing, damaged, or not of the kind that its place needs."""


class StoreError(QAError):
    """The index on disk is missing, damaged or not ours."""
