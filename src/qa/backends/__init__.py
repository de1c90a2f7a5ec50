"""The only files that see torch, transformers, sentence-transformers, faiss and SQLite."""
