//! A signature inside of what it signs: SAML messages, assertions and metadata.
//!
//! The profile is that of SAML V2.0 Core, 5.4, made narrower by the Deployment Profile for the Swedish eID Framework, 8: one
//! reference to the identifier of the signature's own parent, the enveloped-signature transform and exclusive canonicalisation, in
//! this order, and nothing else. `KeyInfo` may be there and is never read: the key comes from metadata or configuration.

use super::{
    Canonicalization, Digest, Name, Refusal, Signed, Unverified,
    algorithm::signature_uri,
    engine::{Content, Node, Tree},
    read::{children, is, named, only_one, plain_base64, referred},
    signed::text,
};
use crate::crypto::{PublicKey, SignatureAlgorithm};

pub(super) const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
pub(super) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const EXCLUSIVE_WITH_COMMENTS: &str = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
const INCLUSIVE_NAMESPACES: Name = Name {
    namespace: EXCLUSIVE,
    local: "InclusiveNamespaces",
};
/// How many prefixes a `PrefixList` may have.
const MAX_PREFIXES: usize = 16;

/// The attribute that identifies an element of SAML (SAML V2.0 Core, 1.3.4).
const ID: &str = "ID";

/// What may be signed with: the list of the Deployment Profile, 8. RSA-PSS is not on it.
const SIGNATURES: [SignatureAlgorithm; 6] = [
    SignatureAlgorithm::RsaSha256,
    SignatureAlgorithm::RsaSha384,
    SignatureAlgorithm::RsaSha512,
    SignatureAlgorithm::EcdsaSha256,
    SignatureAlgorithm::EcdsaSha384,
    SignatureAlgorithm::EcdsaSha512,
];
const DIGESTS: [Digest; 3] = [Digest::Sha256, Digest::Sha384, Digest::Sha512];

/// An enveloped signature that has the form of its profile and is not verified.
pub struct UnverifiedEnveloped<'d> {
    tree: &'d Tree<'d>,
    name: Name,
    element: Node,
    signature: Node,
    info: Node,
    info_prefixes: Vec<&'d str>,
    algorithm: SignatureAlgorithm,
    value: Vec<u8>,
    reference: Reference<'d>,
}

struct Reference<'d> {
    prefixes: Vec<&'d str>,
    digest: Digest,
    value: Vec<u8>,
}

impl<'x> Unverified<'x> {
    /// Whether the document element has this name. Nothing else of it can be told before it is verified.
    pub fn is(&self, name: Name) -> bool {
        self.0.root().is_some_and(|root| is(&self.0, root, name))
    }

    /// Finds the signature directly in the document element, which must have this name.
    pub fn enveloped(&'x self, root: Name) -> Result<UnverifiedEnveloped<'x>, Refusal> {
        let node = self.0.root().filter(|node| is(&self.0, *node, root));
        UnverifiedEnveloped::find(&self.0, root, node.ok_or(Refusal::Structure)?)
    }

    /// Finds the signature in the only element of this name in the whole document, which must stand directly in the document
    /// element. What is around that element is covered by nothing.
    pub fn enveloped_in_child(&'x self, root: Name, child: Name) -> Result<UnverifiedEnveloped<'x>, Refusal> {
        let tree = &self.0;
        let root = tree
            .root()
            .filter(|node| is(tree, *node, root))
            .ok_or(Refusal::Structure)?;
        let node = only_one(tree, child)?;
        let directly = |content| matches!(content, Content::Element(inside) if inside == node);
        if tree.content(root).any(directly) {
            UnverifiedEnveloped::find(tree, child, node)
        } else {
            Err(Refusal::Structure)
        }
    }

    /// Whether the document element holds a signature directly.
    pub fn is_signed(&self) -> bool {
        self.0
            .root()
            .is_some_and(|root| signatures(&self.0, root).next().is_some())
    }

    /// The document element, which must have this name, for comparing.
    pub fn uncovered(&'x self, root: Name) -> Result<Uncovered<'x>, Refusal> {
        let node = self.0.root().filter(|node| is(&self.0, *node, root));
        Ok(Uncovered {
            tree: &self.0,
            node: node.ok_or(Refusal::Structure)?,
        })
    }
}

/// An element that nothing covers. Its values are not given out: they can be held against what they should be.
pub struct Uncovered<'d> {
    tree: &'d Tree<'d>,
    node: Node,
}

impl<'d> Uncovered<'d> {
    /// Whether the attribute without namespace is there and has this value.
    pub fn attribute_is(&self, local: &str, value: &str) -> bool {
        let mut attributes = self.tree.attributes(self.node);
        attributes.any(|a| a.namespace.is_empty() && a.local == local && a.value == value)
    }

    /// Whether the element holds this text and nothing else.
    pub fn text_is(&self, expected: &str) -> bool {
        text(self.tree, self.node).is_ok_and(|text| text == expected)
    }

    /// The one child of this name.
    pub fn child(&self, name: Name) -> Result<Uncovered<'d>, Refusal> {
        let tree = self.tree;
        let mut found = children(tree, self.node)?
            .into_iter()
            .filter(|node| is(tree, *node, name));
        match (found.next(), found.next()) {
            (Some(node), None) => Ok(Uncovered { tree, node }),
            _ => Err(Refusal::Structure),
        }
    }
}

impl<'d> UnverifiedEnveloped<'d> {
    fn find(tree: &'d Tree<'d>, name: Name, element: Node) -> Result<Self, Refusal> {
        let mut found = signatures(tree, element);
        let signature = match (found.next(), found.next()) {
            (Some(signature), None) => signature,
            _ => return Err(Refusal::Structure),
        };
        let parts = children(tree, signature)?;
        let (info, value) = match parts.as_slice() {
            [info, value] => (*info, *value),
            [info, value, key_info] if is(tree, *key_info, Name::dsig("KeyInfo")) => (*info, *value),
            _ => return Err(Refusal::Structure),
        };
        if !is(tree, info, Name::dsig("SignedInfo")) || !is(tree, value, Name::dsig("SignatureValue")) {
            return Err(Refusal::Structure);
        }
        let [canonicalization, method, reference] = named(
            tree,
            info,
            [
                Name::dsig("CanonicalizationMethod"),
                Name::dsig("SignatureMethod"),
                Name::dsig("Reference"),
            ],
        )
        // Two references are the first step of several ways to wrap a signature.
        .map_err(|_| Refusal::Reference)?;
        let named_algorithm = uri(tree, method)?;
        let algorithm = SIGNATURES
            .into_iter()
            .find(|known| signature_uri(*known) == named_algorithm);
        empty(tree, method)?;
        Ok(UnverifiedEnveloped {
            tree,
            name,
            element,
            signature,
            info,
            info_prefixes: exclusive(tree, canonicalization)?,
            algorithm: algorithm.ok_or(Refusal::Algorithm)?,
            value: plain_base64(tree, value)?,
            reference: Reference::read(tree, reference, element)?,
        })
    }

    /// Verifies the signature with any of the keys, and then the digest. A peer that changes its key publishes both for a while.
    pub fn verify(self, keys: &[PublicKey]) -> Result<Signed<'d>, Refusal> {
        let canonical = |node, prefixes: &[&str], except, write: &mut dyn FnMut(&[u8])| {
            self.tree
                .canonical(node, Canonicalization::Exclusive, prefixes, except, write)
        };
        let mut info = Vec::new();
        canonical(self.info, &self.info_prefixes, None, &mut |piece| {
            info.extend_from_slice(piece)
        })?;
        if !keys.iter().any(|key| key.verifies(self.algorithm, &info, &self.value)) {
            return Err(Refusal::Signature);
        }
        let Reference {
            prefixes,
            digest,
            value,
        } = &self.reference;
        let content = digest.of_written(|write| canonical(self.element, prefixes, Some(self.signature), write))?;
        if content != *value {
            return Err(Refusal::Digest);
        }
        Ok(Signed {
            tree: self.tree,
            elements: vec![(self.name, self.element)],
            signature: Some(self.signature),
        })
    }
}

impl<'d> Reference<'d> {
    /// Holds the reference against the profile; it must point to `element`.
    fn read(tree: &'d Tree<'d>, node: Node, element: Node) -> Result<Self, Refusal> {
        let mut attributes = tree.attributes(node);
        let (first, second) = (attributes.next(), attributes.next());
        let target = match (first, second) {
            (Some(a), None) if a.namespace.is_empty() && a.local == "URI" => a.value.strip_prefix('#'),
            _ => None,
        };
        let mut ids = tree
            .attributes(element)
            .filter(|a| a.namespace.is_empty() && a.local == ID);
        let id = ids.next().map(|a| a.value).filter(|id| !id.is_empty());
        if id.is_none() || target != id {
            return Err(Refusal::Reference);
        }
        let [transforms, method, value] = referred(tree, node)?;
        let [enveloped, canonicalization] = named(tree, transforms, [Name::dsig("Transform"), Name::dsig("Transform")])
            .map_err(|_| Refusal::Algorithm)?;
        if uri(tree, enveloped)? != ENVELOPED {
            return Err(Refusal::Algorithm);
        }
        empty(tree, enveloped)?;
        let named_digest = uri(tree, method)?;
        let digest = DIGESTS.into_iter().find(|known| known.uri() == named_digest);
        empty(tree, method)?;
        Ok(Reference {
            prefixes: exclusive(tree, canonicalization)?,
            digest: digest.ok_or(Refusal::Algorithm)?,
            value: plain_base64(tree, value)?,
        })
    }
}

/// The signatures directly in an element.
fn signatures<'d>(tree: &'d Tree<'d>, element: Node) -> impl Iterator<Item = Node> + 'd {
    tree.content(element).filter_map(|content| match content {
        Content::Element(node) if is(tree, node, Name::dsig("Signature")) => Some(node),
        _ => None,
    })
}

/// The algorithm that the element names in its only attribute.
fn uri<'d>(tree: &'d Tree<'d>, node: Node) -> Result<&'d str, Refusal> {
    let mut attributes = tree.attributes(node);
    match (attributes.next(), attributes.next()) {
        (Some(a), None) if a.namespace.is_empty() && a.local == "Algorithm" => Ok(a.value),
        _ => Err(Refusal::Algorithm),
    }
}

fn empty(tree: &Tree<'_>, node: Node) -> Result<(), Refusal> {
    if children(tree, node)?.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Algorithm)
    }
}

/// Exclusive canonicalisation, and the prefixes that are treated as if it was not exclusive (Exclusive XML Canonicalization, 2.1).
/// Comments are never covered (see [`Canonicalization`]), so that both variants are the same here.
fn exclusive<'d>(tree: &'d Tree<'d>, node: Node) -> Result<Vec<&'d str>, Refusal> {
    if !matches!(uri(tree, node)?, EXCLUSIVE | EXCLUSIVE_WITH_COMMENTS) {
        return Err(Refusal::Algorithm);
    }
    let inside = children(tree, node)?;
    let list = match inside.as_slice() {
        [] => return Ok(Vec::new()),
        [list] if is(tree, *list, INCLUSIVE_NAMESPACES) => *list,
        _ => return Err(Refusal::Algorithm),
    };
    let mut attributes = tree.attributes(list);
    let prefixes: Vec<&str> = match (attributes.next(), attributes.next()) {
        (Some(a), None) if a.namespace.is_empty() && a.local == "PrefixList" => {
            a.value.split_ascii_whitespace().collect()
        }
        _ => return Err(Refusal::Algorithm),
    };
    if prefixes.len() > MAX_PREFIXES || !children(tree, list)?.is_empty() {
        return Err(Refusal::Algorithm);
    }
    Ok(prefixes)
}
