//! What a signature covers.

use super::{
    Name, Refusal,
    engine::{Content, Node, Tree},
    read::is,
};

/// The namespace of the prefix `xml` (Namespaces in XML 1.0, 3).
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The elements that a verified signature covers.
pub struct Signed<'d> {
    pub(super) tree: &'d Tree<'d>,
    /// In the order of the profile's targets.
    pub(super) elements: Vec<(Name, Node)>,
    /// The signature, where it stands inside of what it covers: the one part that is not covered.
    pub(super) signature: Option<Node>,
}

impl<'d> Signed<'d> {
    /// The covered element of this name. Each name stands at most once in a profile.
    pub fn element(&self, name: Name) -> Option<SignedElement<'d>> {
        let (_, node) = self.elements.iter().find(|(covered, _)| *covered == name)?;
        Some(SignedElement {
            tree: self.tree,
            node: *node,
            signature: self.signature,
        })
    }
}

/// An element inside what a signature covers. It leads downwards only: there is no way from here to an element that is not
/// covered.
#[derive(Clone, Copy)]
pub struct SignedElement<'d> {
    tree: &'d Tree<'d>,
    node: Node,
    signature: Option<Node>,
}

impl<'d> SignedElement<'d> {
    /// Whether the element has this name.
    pub fn is(&self, name: Name) -> bool {
        is(self.tree, self.node, name)
    }

    /// The element's namespace (empty for none) and local name.
    pub fn name(&self) -> (&'d str, &'d str) {
        self.tree.name(self.node)
    }

    /// The value of the attribute without namespace that has this name.
    pub fn attribute(&self, local: &str) -> Option<&'d str> {
        self.attribute_in("", local)
    }

    /// The value of the attribute that has this name in this namespace.
    pub fn attribute_in(&self, namespace: &str, local: &str) -> Option<&'d str> {
        let mut attributes = self.tree.attributes(self.node);
        attributes
            .find(|attribute| attribute.local == local && attribute.namespace == namespace)
            .map(|a| a.value)
    }

    /// The element's own `xml:lang` (XML 1.0, 2.12).
    pub fn language(&self) -> Option<&'d str> {
        self.attribute_in(XML, "lang")
    }

    /// The elements directly in this one, without the signature that covers it.
    pub fn children(&self) -> impl Iterator<Item = SignedElement<'d>> + use<'d> {
        let SignedElement { tree, signature, .. } = *self;
        tree.content(self.node).filter_map(move |content| match content {
            Content::Element(node) if Some(node) != signature => Some(SignedElement { tree, node, signature }),
            Content::Element(_) | Content::Text(_) | Content::Other => None,
        })
    }

    /// The one child of this name, if there is one; several are refused.
    pub fn optional_child(&self, name: Name) -> Result<Option<SignedElement<'d>>, Refusal> {
        let mut found = self.children().filter(|child| child.is(name));
        let first = found.next();
        if found.next().is_some() {
            Err(Refusal::Structure)
        } else {
            Ok(first)
        }
    }

    /// The one child of this name; none and several are refused.
    pub fn child(&self, name: Name) -> Result<SignedElement<'d>, Refusal> {
        self.optional_child(name)?.ok_or(Refusal::Structure)
    }

    /// All of the character data in this element, which must hold no other element. A comment in the middle does not cut it
    /// off: the signature does not cover comments, so that they must not change what is read.
    pub fn text(&self) -> Result<String, Refusal> {
        text(self.tree, self.node)
    }
}

/// As [`SignedElement::text`].
pub(super) fn text(tree: &Tree<'_>, node: Node) -> Result<String, Refusal> {
    let mut text = String::new();
    for content in tree.content(node) {
        match content {
            Content::Text(part) => text.push_str(part),
            Content::Element(_) => return Err(Refusal::Structure),
            Content::Other => {}
        }
    }
    Ok(text)
}
