"""Who said what: the quotations of an article, each with its exact ranges and its speaker."""

from qa.quotations.assembling import attribute

__all__ = ["attribute"]
