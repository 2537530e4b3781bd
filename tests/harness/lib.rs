//! What the tests that need two rooms at once have in common.
