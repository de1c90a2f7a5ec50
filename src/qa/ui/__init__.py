"""The door for the browser: a chat over the articles, served from this machine alone."""

from qa.ui.examples import suggest
from qa.ui.page import build, launch, serve

__all__ = ["build", "launch", "serve", "suggest"]
