//! What the tests that need two rooms at once have in common.

#[expect(
    clippy::expect_used,
    reason = "material that cannot be made must stop the test where it is made"
)]
pub mod evidence;
