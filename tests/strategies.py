"""Texts as news has them: words, mixed marks, odd spaces, blank lines."""

from hypothesis import strategies as st

PIECES = [
    "council", "Cllr", "Mr.", "U.S.", "said", "“", "”", '"', "'", "’", "‘", "''", "(", ")", ".", "?",
    "!", "…", ",", " ", " ", " ", "\u00a0", "\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\t", "15.5",
    "71, 500", "é", "漢字", "😀", "\u202e", "\ufeff", "A", "she", "Ann Lee", "—", "0", "_",
]  # fmt: skip

news = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)
any_text = st.one_of(news, st.text(max_size=200))
