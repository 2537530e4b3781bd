//! The identity provider's category has a slash at its end.

use evidence::Match;
use shared::discovery::Why;

#[test]
fn is_refused() {
    let category = "http://id.elegnamnden.se/ec/1.0/loa3-pnr";
    assert_eq!(
        Match::of(&[category], &[&format!("\n  {category}\n")]).judge(),
        Ok(()),
        "white space around it is none of it"
    );
    assert_eq!(
        Match::of(&[category], &[&format!("{category}/")]).judge(),
        Err(vec![Why::ServiceEntity])
    );
}
