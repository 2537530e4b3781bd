//! The parser and the canonicalisation: the only file that knows which crates do the work (decision 0006).

use super::Refusal;
use bergshamra_c14n::{C14nMode, C14nSink, canonicalize_doc_to};
use bergshamra_xml::{
    Document, NodeId, NodeKind, NodeSet,
    nodeset::{NodeIdSet, NodeSetType},
    uppsala::{Parser, QName},
};
use std::borrow::Cow;

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
pub(super) struct Tree<'x> {
    document: Document<'x>,
    /// In document order. What is asked of all of them is asked several times.
    elements: Vec<Node>,
}

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
    pub(super) fn parse(text: Cow<'x, str>, depth: usize) -> Result<Self, Refusal> {
        let depth = u32::try_from(depth).map_err(|_| Refusal::Depth)?;
        let parser = Parser::new().with_forbid_dtd(true).with_max_depth(depth);
        let document = match text {
            Cow::Borrowed(text) => parser.parse(text),
            Cow::Owned(text) => parser.parse(&text).map(Document::into_static),
        };
        let document = document.map_err(|_| Refusal::Malformed)?;
        let nodes = document.descendants(document.root()).into_iter();
        let elements = nodes.filter(|id| document.element(*id).is_some()).map(Node).collect();
        let tree = Tree { document, elements };
        let namespaces = tree.namespaces().all(|(prefix, uri)| is_namespace(prefix, uri));
        if namespaces && tree.names().all(is_qualified) {
            Ok(tree)
        } else {
            Err(Refusal::Malformed)
        }
    }

    /// Every namespace declaration: the prefix, which is empty for the default, and the namespace.
    fn namespaces(&self) -> impl Iterator<Item = (&str, &str)> {
        let elements = self.elements().filter_map(|node| self.document.element(node.0));
        let declarations = elements.flat_map(|element| &element.namespace_declarations);
        declarations.map(|(prefix, uri)| (prefix.as_ref(), uri.as_ref()))
    }

    /// Every name of an element or attribute.
    fn names(&self) -> impl Iterator<Item = &QName<'x>> {
        let elements = self.elements().filter_map(|node| self.document.element(node.0));
        elements.flat_map(|element| {
            let attributes = element.attributes.iter().map(|attribute| &attribute.name);
            std::iter::once(&element.name).chain(attributes)
        })
    }

    /// The document element.
    pub(super) fn root(&self) -> Option<Node> {
        self.document.document_element().map(Node)
    }

    /// Every element, in document order.
    pub(super) fn elements(&self) -> impl Iterator<Item = Node> {
        self.elements.iter().copied()
    }

    /// The namespace (empty for none) and local name of an element.
    pub(super) fn name(&self, node: Node) -> (&str, &str) {
        self.document
            .element(node.0)
            .map(|element| split(&element.name))
            .unwrap_or_default()
    }

    /// The attributes of an element.
    pub(super) fn attributes(&self, node: Node) -> impl Iterator<Item = Attribute<'_>> {
        self.document
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
        self.document
            .children_iter(node.0)
            .map(|child| match self.document.node_kind(child) {
                Some(NodeKind::Element(_)) => Content::Element(Node(child)),
                Some(NodeKind::Text(text) | NodeKind::CData(text)) => Content::Text(text),
                _ => Content::Other,
            })
    }

    /// Writes the canonical form of an element and what is in it, without comments and without the element `except`, piece by piece: it
    /// need not be held as a whole. It is less than sixteen times as long as the document (see [`super::scan`]).
    pub(super) fn canonical(
        &self,
        node: Node,
        algorithm: Canonicalization,
        inclusive_prefixes: &[&str],
        except: Option<Node>,
        write: impl FnMut(&[u8]),
    ) -> Result<(), Refusal> {
        let selected = self.selected(node, except);
        let mut sink = Sink {
            write,
            piece: Vec::with_capacity(PIECE),
        };
        canonicalize_doc_to(
            &self.document,
            algorithm.mode(),
            Some(&selected),
            inclusive_prefixes,
            &mut sink,
        )
        .map_err(|_| Refusal::Malformed)?;
        sink.flush();
        Ok(())
    }

    /// An element and what is in it, without comments and without the element `except`.
    fn selected(&self, node: Node, except: Option<Node>) -> NodeSet {
        if self.root() == Some(node) {
            // The engine keeps of a whole document what is not selected: of a federation's metadata, next to nothing.
            let whole = NodeSet::tree_without_comments(node.0, &self.document);
            return match except {
                Some(except) => whole.subtract(&NodeSet::tree_with_comments(except.0, &self.document)),
                None => whole,
            };
        }
        let mut selected = NodeIdSet::default();
        let mut open = vec![node.0];
        while let Some(id) = open.pop() {
            let comment = matches!(self.document.node_kind(id), Some(NodeKind::Comment(_)));
            if !comment && except != Some(Node(id)) {
                selected.insert(id.index());
                open.extend(self.document.children_iter(id));
            }
        }
        NodeSet::from_ids(selected, NodeSetType::Normal)
    }
}

/// How much of a canonical form is gathered before it is handed on: the engine writes single characters too.
const PIECE: usize = 4096;

/// Hands a canonical form on.
struct Sink<F> {
    write: F,
    piece: Vec<u8>,
}

impl<F: FnMut(&[u8])> Sink<F> {
    fn flush(&mut self) {
        (self.write)(&self.piece);
        self.piece.clear();
    }
}

impl<F: FnMut(&[u8])> C14nSink for Sink<F> {
    fn write(&mut self, bytes: &[u8]) {
        if self.piece.len() + bytes.len() > PIECE {
            self.flush();
        }
        if bytes.len() > PIECE {
            (self.write)(bytes);
        } else {
            self.piece.extend_from_slice(bytes);
        }
    }

    fn write_byte(&mut self, byte: u8) {
        if self.piece.len() == PIECE {
            self.flush();
        }
        self.piece.push(byte);
    }
}

/// Whether a name has one colon at most, and something on both sides of it (Namespaces in XML 1.0, 4). The parser takes others, and
/// another one splits them elsewhere or not at all.
fn is_qualified(name: &QName<'_>) -> bool {
    let has_colon = |part: &str| part.as_bytes().contains(&b':');
    !has_colon(&name.local_name) && !name.prefix.as_deref().is_some_and(has_colon)
}

/// Whether a prefix may be declared to mean this. Only the default namespace may be undeclared (Namespaces in XML 1.0, 2.2; the parser,
/// which knows 1.1 too, takes others). A name that is no absolute URI has no canonical form: implementations must fail (Canonical
/// XML 1.0, 1.3), and one that goes on where another fails lets somebody sign something for the one and not for the other.
fn is_namespace(prefix: &str, uri: &str) -> bool {
    if prefix.contains(':') {
        return false;
    }
    if uri.is_empty() {
        return prefix.is_empty();
    }
    let Some((scheme, rest)) = uri.split_once(':') else {
        return false;
    };
    let begins = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let scheme = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    // RFC 3986, 2 and 3, without what no name of a namespace needs: user names, addresses in brackets, escapes, a second `#`.
    let characters = rest
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#!$&'()*+,;=".contains(&b));
    let authority = rest.strip_prefix("//").unwrap_or_default();
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let port = authority.split_once(':').map(|(_, port)| port).unwrap_or_default();
    let port = port.bytes().all(|b| b.is_ascii_digit());
    begins && scheme && characters && port && rest.matches('#').count() < 2
}

fn split<'t>(name: &'t QName<'_>) -> (&'t str, &'t str) {
    (name.namespace_uri.as_deref().unwrap_or_default(), &name.local_name)
}
