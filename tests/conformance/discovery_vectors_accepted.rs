//! Those of the thirteen vectors of the reference implementation that match; the others are the files `discovery_vector_*`. In all of them the
//! level is one that the e-service accepts.

use evidence::Match;

/// Neither side declares anything.
#[test]
fn vector_01() {
    assert_eq!(Match::of(&[], &[]).judge(), Ok(()));
}

/// Both declare the same service entity category.
#[test]
fn vector_02() {
    assert_eq!(
        Match::of(
            &["http://id.elegnamnden.se/ec/1.0/loa3-pnr"],
            &["http://id.elegnamnden.se/ec/1.0/loa3-pnr"]
        )
        .judge(),
        Ok(())
    );
}

/// The e-service declares no service entity category.
#[test]
fn vector_03() {
    assert_eq!(
        Match::of(&[], &["http://id.elegnamnden.se/ec/1.0/loa3-pnr"]).judge(),
        Ok(())
    );
}

/// One of two service entity categories is common to both.
#[test]
fn vector_06() {
    assert_eq!(
        Match::of(
            &["http://id.elegnamnden.se/ec/1.0/loa3-pnr"],
            &[
                "http://id.elegnamnden.se/ec/1.0/loa2-pnr",
                "http://id.elegnamnden.se/ec/1.0/loa3-pnr"
            ]
        )
        .judge(),
        Ok(())
    );
}

/// Both have the same contract.
#[test]
fn vector_08() {
    assert_eq!(
        Match::of(
            &["http://id.swedenconnect.se/contract/sc/eid-choice-2017"],
            &["http://id.swedenconnect.se/contract/sc/eid-choice-2017"]
        )
        .judge(),
        Ok(())
    );
}

/// One of two contracts is common to both.
#[test]
fn vector_09() {
    assert_eq!(
        Match::of(
            &["http://id.swedenconnect.se/contract/sc/eid-choice-2017"],
            &[
                "http://id.swedenconnect.se/contract/sc/eid-choice-2017",
                "http://id.swedenconnect.se/contract/sc/sweden-connect"
            ]
        )
        .judge(),
        Ok(())
    );
}

/// The identity provider has the property that the e-service demands, and another.
#[test]
fn vector_13() {
    assert_eq!(
        Match::of(
            &["http://id.elegnamnden.se/sprop/1.0/mobile-auth"],
            &[
                "http://id.elegnamnden.se/sprop/1.0/scal2",
                "http://id.elegnamnden.se/sprop/1.0/mobile-auth"
            ]
        )
        .judge(),
        Ok(())
    );
}
