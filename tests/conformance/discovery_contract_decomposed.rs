//! The name of the contract has a letter in two parts, which looks the same.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let contract =
        "http://id.swedenconnect.se/contract/Visma/SCB/Leveransavtal-E-Legitimationstj\u{e4}nster-A2021/0337";
    assert_eq!(Match::of(&[contract], &[contract]).judge(), Ok(()));
    let decomposed = contract.replace('\u{e4}', "a\u{308}");
    assert_eq!(Match::of(&[&decomposed], &[contract]).judge(), Err(vec![Why::Contract]));
}
