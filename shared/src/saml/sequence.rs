//! Elements in the order of their schema.

use super::Refusal;
use crate::xml::{Name, SignedElement};

/// The elements in an element, taken in order. What is not taken is refused by [`Sequence::end`].
pub(super) struct Sequence<'d> {
    rest: std::iter::Peekable<Box<dyn Iterator<Item = SignedElement<'d>> + 'd>>,
}

impl<'d> Sequence<'d> {
    pub(super) fn of(element: &SignedElement<'d>) -> Self {
        let children: Box<dyn Iterator<Item = SignedElement<'d>> + 'd> = Box::new(element.children());
        Sequence {
            rest: children.peekable(),
        }
    }

    /// The next element, if it has this name.
    pub(super) fn optional(&mut self, name: Name) -> Option<SignedElement<'d>> {
        self.rest.next_if(|element| element.is(name))
    }

    /// The next element, which must have this name.
    pub(super) fn required(&mut self, name: Name) -> Result<SignedElement<'d>, Refusal> {
        self.optional(name).ok_or(Refusal::Structure)
    }

    /// Whatever is next.
    pub(super) fn next(&mut self) -> Option<SignedElement<'d>> {
        self.rest.next()
    }

    /// There must be nothing more.
    pub(super) fn end(mut self) -> Result<(), Refusal> {
        match self.rest.next() {
            None => Ok(()),
            Some(_) => Err(Refusal::Structure),
        }
    }
}
