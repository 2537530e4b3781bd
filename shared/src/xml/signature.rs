//! The signature: held against a profile first, verified after that.

use super::{
    Canonicalization, Digest, Limits, Name, Refusal, Signed,
    algorithm::signature_uri,
    engine::{Content, Node, Tree},
    read::{algorithm, base64, children, is, named, only_one, plain_base64, referred, unique_ids},
    scan,
};
use crate::crypto::SignatureAlgorithm;

/// How one kind of signature must look. There is one profile for each kind of message, and it leaves the signer no choice.
///
/// The signature is the document element and carries what it signs, in `Object` and in its own `KeyInfo`.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// How the signed information and what is referred to are canonicalised.
    pub canonicalization: Canonicalization,
    /// The signature algorithm.
    pub signature: SignatureAlgorithm,
    /// The digest algorithm of each reference.
    pub digest: Digest,
    /// What is signed: exactly these references, in this order.
    pub targets: &'static [Target],
}

/// One reference of a signature.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The identifier of what is signed; the reference's `URI` is `#` and this.
    pub id: &'static str,
    /// The reference's `Type`.
    pub kind: Option<&'static str>,
    /// The element that must have the identifier. There must be no other of this name in the whole document.
    pub name: Name,
    /// The element that must be directly around it.
    pub parent: Name,
}

/// A parsed document of which nothing may be believed.
pub struct Unverified<'x>(pub(super) Tree<'x>);

impl<'x> Unverified<'x> {
    /// Parses a document within the limits.
    pub fn parse(bytes: &'x [u8], limits: &Limits) -> Result<Self, Refusal> {
        let tree = Tree::parse(scan::scan(bytes, limits)?, limits.depth)?;
        unique_ids(&tree)?;
        Ok(Unverified(tree))
    }

    /// Finds the signature and holds it against the profile. Nothing is verified yet.
    pub fn signature(&'x self, profile: &Profile) -> Result<UnverifiedSignature<'x>, Refusal> {
        let tree = &self.0;
        let root = tree
            .root()
            .filter(|root| is(tree, *root, Name::dsig("Signature")))
            .ok_or(Refusal::Structure)?;
        let [info, value, key_info, object] = named(
            tree,
            root,
            [
                Name::dsig("SignedInfo"),
                Name::dsig("SignatureValue"),
                Name::dsig("KeyInfo"),
                Name::dsig("Object"),
            ],
        )?;
        only_one(tree, Name::dsig("Signature"))?;
        let covered = [(Name::dsig("Signature"), root), (Name::dsig("Object"), object)];
        let targets = profile
            .targets
            .iter()
            .map(|target| find(tree, target, &covered))
            .collect::<Result<_, _>>()?;
        let references = signed_info(tree, info, profile)?;
        Ok(UnverifiedSignature {
            tree,
            profile: *profile,
            info,
            value: plain_base64(tree, value)?,
            key_info,
            targets,
            references,
        })
    }
}

/// A signature that has the form of its profile and is not verified.
pub struct UnverifiedSignature<'d> {
    tree: &'d Tree<'d>,
    profile: Profile,
    info: Node,
    value: Vec<u8>,
    key_info: Node,
    /// What each reference must point to, in the order of the profile.
    targets: Vec<Node>,
    /// The digest in each reference, in the order of the profile.
    references: Vec<Vec<u8>>,
}

impl<'d> UnverifiedSignature<'d> {
    /// The certificates in `KeyInfo`, in order: the only thing to be read before the signature is verified, because the key
    /// is in them. `KeyInfo` must hold one `X509Data` with certificates and nothing else.
    pub fn certificates(&self) -> Result<Vec<Vec<u8>>, Refusal> {
        let [data] = named(self.tree, self.key_info, [Name::dsig("X509Data")])?;
        let certificates = children(self.tree, data)?;
        if !certificates
            .iter()
            .all(|node| is(self.tree, *node, Name::dsig("X509Certificate")))
        {
            return Err(Refusal::Structure);
        }
        certificates.into_iter().map(|node| base64(self.tree, node)).collect()
    }

    /// Verifies the signature and every digest. `check` verifies a signature value over bytes with the key that the caller
    /// has chosen and the algorithm of the profile.
    pub fn verify(self, check: impl FnOnce(SignatureAlgorithm, &[u8], &[u8]) -> bool) -> Result<Signed<'d>, Refusal> {
        let canonical = |node, write: &mut dyn FnMut(&[u8])| {
            self.tree
                .canonical(node, self.profile.canonicalization, &[], None, write)
        };
        let mut info = Vec::new();
        canonical(self.info, &mut |piece| info.extend_from_slice(piece))?;
        if !check(self.profile.signature, &info, &self.value) {
            return Err(Refusal::Signature);
        }
        for (node, digest) in self.targets.iter().zip(&self.references) {
            if self.profile.digest.of_written(|write| canonical(*node, write))? != *digest {
                return Err(Refusal::Digest);
            }
        }
        let names = self.profile.targets.iter().map(|target| target.name);
        Ok(Signed {
            tree: self.tree,
            elements: names.zip(self.targets).collect(),
            signature: None,
        })
    }
}

/// Reads `SignedInfo` and gives the digest of each reference.
fn signed_info(tree: &Tree<'_>, info: Node, profile: &Profile) -> Result<Vec<Vec<u8>>, Refusal> {
    let children = children(tree, info)?;
    let [canonicalization, signature, references @ ..] = children.as_slice() else {
        return Err(Refusal::Structure);
    };
    algorithm(
        tree,
        *canonicalization,
        "CanonicalizationMethod",
        profile.canonicalization.uri(),
    )?;
    algorithm(tree, *signature, "SignatureMethod", signature_uri(profile.signature))?;
    if references.len() != profile.targets.len() {
        return Err(Refusal::Reference);
    }
    let pairs = references.iter().zip(profile.targets);
    pairs
        .map(|(node, target)| reference(tree, *node, target, profile))
        .collect()
}

/// Holds one `Reference` against its target and gives the digest.
fn reference(tree: &Tree<'_>, node: Node, target: &Target, profile: &Profile) -> Result<Vec<u8>, Refusal> {
    if !is(tree, node, Name::dsig("Reference")) {
        return Err(Refusal::Structure);
    }
    let (mut uri, mut kind) = (None, None);
    for attribute in tree.attributes(node) {
        match (attribute.namespace, attribute.local) {
            ("", "URI") => uri = attribute.value.strip_prefix('#'),
            ("", "Type") => kind = Some(attribute.value),
            _ => return Err(Refusal::Reference),
        }
    }
    if uri != Some(target.id) || kind != target.kind {
        return Err(Refusal::Reference);
    }
    let [transforms, method, value] = referred(tree, node)?;
    let [transform] = named(tree, transforms, [Name::dsig("Transform")]).map_err(|_| Refusal::Algorithm)?;
    algorithm(tree, transform, "Transform", profile.canonicalization.uri())?;
    algorithm(tree, method, "DigestMethod", profile.digest.uri())?;
    plain_base64(tree, value)
}

/// The element that a target names: the only one of its name in the document, with the identifier, directly in its parent.
fn find(tree: &Tree<'_>, target: &Target, parents: &[(Name, Node)]) -> Result<Node, Refusal> {
    let (_, parent) = parents
        .iter()
        .find(|(name, _)| *name == target.parent)
        .ok_or(Refusal::Structure)?;
    let node = only_one(tree, target.name)?;
    let mut inside = tree
        .content(*parent)
        .filter(|content| matches!(content, Content::Element(child) if *child == node));
    let mut id = tree
        .attributes(node)
        .filter(|a| a.namespace.is_empty() && a.local == "Id")
        .map(|a| a.value);
    if inside.next().is_none() {
        return Err(Refusal::Structure);
    }
    if id.next() == Some(target.id) {
        Ok(node)
    } else {
        Err(Refusal::Reference)
    }
}
