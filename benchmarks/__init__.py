"""What was measured, and the scripts that measure it; docs/ and README.md quote what they print."""
