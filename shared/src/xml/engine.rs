//! The parser and the canonicalisation: the only file that knows which crates do the work (decision 0006).

use super::Refusal;
use bergshamra_c14n::{C14nMode, canonicalize_doc};
use bergshamra_xml::{
    Document, NodeId, NodeKind, NodeSet,
    uppsala::{Parser, QName},
};

/// A canonicalisation algorithm that we know. Comments are never part of what a `#id` reference selects (XML Signature,
/// 4.4.3.3), so that the variants "with comments" give the same bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Canonicalization {
    /// Canonical XML 1.0.
    Inclusive,
    /// Exclusive XML Canonicalization 1.0.
    Exclusive,
}

impl Canonicalization {
    /// The identifier, of the variant without comments.
    pub fn uri(self) -> &'static str {
        self.mode().uri()
    }

    fn mode(self) -> C14nMode {
        match self {
            Canonicalization::Inclusive => C14nMode::Inclusive,
            Canonicalization::Exclusive => C14nMode::Exclusive,
        }
    }
}

/// A parsed document.
pub(super) struct Tree<'x>(Document<'x>);

/// A node of a [`Tree`].
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) struct Node(NodeId);

/// What stands in an element.
pub(super) enum Content<'t> {
    /// An element.
    Element(Node),
    /// Character data, with references resolved.
    Text(&'t str),
    /// A comment or processing instruction.
    Other,
}

/// An attribute that is no namespace declaration.
pub(super) struct Attribute<'t> {
    /// The namespace; empty for none.
    pub(super) namespace: &'t str,
    /// The local name.
    pub(super) local: &'t str,
    /// The value, with references resolved.
    pub(super) value: &'t str,
}

impl<'x> Tree<'x> {
    /// Parses a scanned document. The parser refuses a `DOCTYPE` too.
    pub(super) fn parse(text: &'x str, depth: usize) -> Result<Self, Refusal> {
        let depth = u32::try_from(depth).map_err(|_| Refusal::Depth)?;
        let parser = Parser::new().with_forbid_dtd(true).with_max_depth(depth);
        let tree = parser.parse(text).map(Tree).map_err(|_| Refusal::Malformed)?;
        if tree.undeclares_prefix() {
            Err(Refusal::Malformed)
        } else {
            Ok(tree)
        }
    }

    /// Whether a prefix is declared to mean nothing. Namespaces in XML 1.0, 2.2 forbids it; the parser, which knows 1.1 too, does not.
    fn undeclares_prefix(&self) -> bool {
        self.elements()
            .filter_map(|node| self.0.element(node.0))
            .any(|element| {
                let mut declarations = element.namespace_declarations.iter();
                declarations.any(|(prefix, uri)| !prefix.is_empty() && uri.is_empty())
            })
    }

    /// The document element.
    pub(super) fn root(&self) -> Option<Node> {
        self.0.document_element().map(Node)
    }

    /// Every element, in document order.
    pub(super) fn elements(&self) -> impl Iterator<Item = Node> {
        self.0
            .descendants(self.0.root())
            .into_iter()
            .filter(|id| self.0.element(*id).is_some())
            .map(Node)
    }

    /// The namespace (empty for none) and local name of an element.
    pub(super) fn name(&self, node: Node) -> (&str, &str) {
        self.0
            .element(node.0)
            .map(|element| split(&element.name))
            .unwrap_or_default()
    }

    /// The attributes of an element.
    pub(super) fn attributes(&self, node: Node) -> impl Iterator<Item = Attribute<'_>> {
        self.0
            .element(node.0)
            .into_iter()
            .flat_map(|element| &element.attributes)
            .map(|attribute| {
                let (namespace, local) = split(&attribute.name);
                Attribute {
                    namespace,
                    local,
                    value: &attribute.value,
                }
            })
    }

    /// What stands in an element, in order.
    pub(super) fn content(&self, node: Node) -> impl Iterator<Item = Content<'_>> {
        self.0.children_iter(node.0).map(|child| match self.0.node_kind(child) {
            Some(NodeKind::Element(_)) => Content::Element(Node(child)),
            Some(NodeKind::Text(text) | NodeKind::CData(text)) => Content::Text(text),
            _ => Content::Other,
        })
    }

    /// The canonical form of an element and what is in it, without comments and without the element `except`.
    pub(super) fn canonical(
        &self,
        node: Node,
        algorithm: Canonicalization,
        inclusive_prefixes: &[&str],
        except: Option<Node>,
    ) -> Result<Vec<u8>, Refusal> {
        let mut selected = NodeSet::tree_without_comments(node.0, &self.0);
        if let Some(except) = except {
            selected = selected.subtract(&NodeSet::tree_with_comments(except.0, &self.0));
        }
        canonicalize_doc(&self.0, algorithm.mode(), Some(&selected), inclusive_prefixes).map_err(|_| Refusal::Malformed)
    }
}

fn split<'t>(name: &'t QName<'_>) -> (&'t str, &'t str) {
    (name.namespace_uri.as_deref().unwrap_or_default(), &name.local_name)
}
