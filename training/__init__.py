"""What made the reader's weights: data to examples, examples to features, features to a model."""
