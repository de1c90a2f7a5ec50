"""How good the answers are: gold questions, what they got, and the figures with their intervals."""
