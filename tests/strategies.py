"""Texts as news has them: words, mixed marks, odd spaces, blank lines."""

from hypothesis import strategies as st

WORDS = ["council", "Cllr", "Mr.", "U.S.", "said", "she", "A", "Ann Lee", "15.5", "71, 500", "0"]
MARKS = ["“", "”", '"', "'", "’", "‘", "''", "(", ")", ".", "?", "!", "…", ",", "—", "_"]
SPACES = [" ", " ", " ", "\u00a0", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\t"]
FOREIGN = ["é", "漢字", "😀", "\u202e", "\ufeff"]

news = st.lists(st.sampled_from(WORDS + MARKS + SPACES + FOREIGN), max_size=80).map("".join)
any_text = st.one_of(news, st.text(max_size=200))
