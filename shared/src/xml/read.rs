//! Reading elements that must have exactly one form.

use super::{
    Name, Refusal,
    engine::{Content, Node, Tree},
    signed,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::collections::BTreeSet;

/// The element is the named one of XML Signature, is empty, and its only attribute names this algorithm.
pub(super) fn algorithm(tree: &Tree<'_>, node: Node, local: &'static str, uri: &str) -> Result<(), Refusal> {
    if !is(tree, node, Name::dsig(local)) {
        return Err(Refusal::Structure);
    }
    let mut attributes = tree.attributes(node).map(|a| (a.namespace, a.local, a.value));
    let named = attributes.next() == Some(("", "Algorithm", uri)) && attributes.next().is_none();
    if named && children(tree, node)?.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Algorithm)
    }
}

/// The only element of this name in the whole document.
pub(super) fn only_one(tree: &Tree<'_>, name: Name) -> Result<Node, Refusal> {
    let mut found = tree.elements().filter(|node| is(tree, *node, name));
    match (found.next(), found.next()) {
        (Some(node), None) => Ok(node),
        _ => Err(Refusal::Structure),
    }
}

/// No two elements have the same identifier, however the attribute is spelt.
pub(super) fn unique_ids(tree: &Tree<'_>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    if ids(tree).all(|id| seen.insert(id)) {
        Ok(())
    } else {
        Err(Refusal::DuplicateId)
    }
}

/// Everything that could be taken for an identifier.
pub(super) fn ids<'d>(tree: &'d Tree<'_>) -> impl Iterator<Item = &'d str> {
    tree.elements()
        .flat_map(|node| tree.attributes(node))
        .filter(|attribute| attribute.local.eq_ignore_ascii_case("id"))
        .map(|attribute| attribute.value)
}

pub(super) fn is(tree: &Tree<'_>, node: Node, name: Name) -> bool {
    let (namespace, local) = tree.name(node);
    // What is short and differs most comes first.
    local == name.local && namespace == name.namespace
}

/// The elements in an element that holds elements only; white space between them is allowed.
pub(super) fn children(tree: &Tree<'_>, node: Node) -> Result<Vec<Node>, Refusal> {
    let mut children = Vec::new();
    for content in tree.content(node) {
        match content {
            Content::Element(child) => children.push(child),
            Content::Text(text) if text.bytes().all(|byte| byte.is_ascii_whitespace()) => {}
            Content::Text(_) | Content::Other => return Err(Refusal::Structure),
        }
    }
    Ok(children)
}

/// The elements in an element that must hold exactly these, in this order.
pub(super) fn named<const N: usize>(tree: &Tree<'_>, node: Node, names: [Name; N]) -> Result<[Node; N], Refusal> {
    let children: [Node; N] = children(tree, node)?.try_into().map_err(|_| Refusal::Structure)?;
    let fits = children.iter().zip(names).all(|(child, name)| is(tree, *child, name));
    if fits { Ok(children) } else { Err(Refusal::Structure) }
}

/// The bytes that an element holds in base64, which may be broken into lines.
pub(super) fn base64(tree: &Tree<'_>, node: Node) -> Result<Vec<u8>, Refusal> {
    base64_in_lines(&signed::text(tree, node)?).ok_or(Refusal::Structure)
}

/// The bytes of a text in base64, which may be broken into lines.
pub(crate) fn base64_in_lines(text: &str) -> Option<Vec<u8>> {
    // Most of them are one line. The library stops where that ends.
    STANDARD.decode(text).ok().or_else(|| {
        let lines: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        STANDARD.decode(lines).ok()
    })
}

/// What a `Reference` holds: its transforms, the method of its digest and the digest's value, in this order.
pub(super) fn referred(tree: &Tree<'_>, reference: Node) -> Result<[Node; 3], Refusal> {
    let names = ["Transforms", "DigestMethod", "DigestValue"];
    named(tree, reference, names.map(Name::dsig))
}

/// As [`base64()`], of an element that has no comments in it and no attributes but an identifier.
pub(super) fn plain_base64(tree: &Tree<'_>, node: Node) -> Result<Vec<u8>, Refusal> {
    let plain = tree.content(node).all(|content| matches!(content, Content::Text(_)));
    let attributes = tree.attributes(node).all(|a| a.namespace.is_empty() && a.local == "Id");
    if plain && attributes {
        base64(tree, node)
    } else {
        Err(Refusal::Structure)
    }
}
