//! What is refused before the parser sees the document.
//!
//! The scan knows just enough of XML to count: it must never accept what it does not understand as something harmless. The
//! parser behind it applies its own rules to the same text.

use super::Refusal;
use memchr::{memchr, memchr2_iter};
use std::borrow::Cow;

/// How many times the length of a document the names of namespaces may weigh, if the longest stood wherever one may be needed.
///
/// Exclusive canonicalisation writes a declaration wherever a prefix comes into use, so that one long name and many short elements make a
/// canonical form of the one times the others (Exclusive XML Canonicalization, 3). With this, and six bytes at most for each that is
/// escaped, a canonical form is less than sixteen times as long as its document. The published sample of a Response weighs a tenth of
/// itself.
pub(super) const NAMESPACES: usize = 8;

/// The byte order mark, in UTF-8.
const MARK: &[u8; 3] = b"\xef\xbb\xbf";

/// How large a document may be. All limits are inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Levels of elements, the document element being the first.
    pub depth: usize,
    /// Elements in all.
    pub elements: usize,
    /// Attributes of one element, namespace declarations among them.
    pub attributes: usize,
}

impl Limits {
    /// Enough for a SAML response and for BankID's evidence; a federation's metadata needs more.
    pub const MESSAGE: Limits = Limits {
        bytes: 256 * 1024,
        depth: 32,
        elements: 2048,
        attributes: 32,
    };
}

/// Gives the document as text without byte order mark, if it is within the limits, is UTF-8 and has no document type
/// declaration. Every line ends in `\n` (XML 1.0, 2.11), and white space in the values of attributes has become spaces (3.3.3): the parser
/// behind would leave either as it is, in some places or all, and the signer's did not.
pub(super) fn scan<'x>(bytes: &'x [u8], limits: &Limits) -> Result<Cow<'x, str>, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::Size);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if has_zero_or_mark(text.as_bytes()) {
        return Err(Refusal::Encoding);
    }
    let text = with_plain_lines(text);
    declaration(&text)?;
    Ok(match markup(&text, limits)? {
        Spaces::Plain => text,
        Spaces::Other => Cow::Owned(with_plain_spaces(&text)),
    })
}

/// The text with `\n` for every end of a line.
fn with_plain_lines(text: &str) -> Cow<'_, str> {
    if memchr(b'\r', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether there is a byte order mark in the middle, or a zero: UTF-16 of ASCII without a mark is UTF-8 full of them.
fn has_zero_or_mark(text: &[u8]) -> bool {
    memchr2_iter(0, MARK[0], text).any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        rest.starts_with(&[0]) || rest.starts_with(MARK)
    })
}

/// Whether the values of attributes hold other white space than spaces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Spaces {
    Plain,
    Other,
}

/// The text of a document that [`markup`] has gone through, with spaces for what other white space stands in the values of attributes.
fn with_plain_spaces(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        plain.push('<');
        let end = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("/", ">")]
            .into_iter()
            .find(|(start, _)| tag.starts_with(start));
        let length = match end {
            // The end is looked for behind the beginning: `<!-->` ends nothing.
            Some((start, end)) => {
                let inside = tag.get(start.len()..).and_then(|inside| inside.find(end));
                inside.map_or(tag.len(), |at| start.len() + at + end.len())
            }
            None => start_tag(tag, usize::MAX).map_or(tag.len(), |found| tag.len() - found.rest.len()),
        };
        let (tag, after) = tag.split_at(length);
        if end.is_some() {
            plain.push_str(tag);
        } else {
            push_start_tag(&mut plain, tag);
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn push_start_tag(plain: &mut String, tag: &str) {
    let mut quote = None;
    for c in tag.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            (Some(_), '\t' | '\n') => {
                plain.push(' ');
                continue;
            }
            _ => {}
        }
        plain.push(c);
    }
}

/// The XML declaration, if there is one, must say version 1.0 and no other encoding than UTF-8.
fn declaration(text: &str) -> Result<(), Refusal> {
    let Some(rest) = text
        .strip_prefix("<?xml")
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace()))
    else {
        return Ok(());
    };
    let (inside, _) = rest.split_once("?>").ok_or(Refusal::Malformed)?;
    let plain: String = inside
        .chars()
        .filter(|c| !c.is_ascii_whitespace())
        .map(|c| if c == '\'' { '"' } else { c.to_ascii_lowercase() })
        .collect();
    let rest = plain.strip_prefix("version=\"1.0\"").ok_or(Refusal::Malformed)?;
    let rest = match rest.strip_prefix("encoding=") {
        Some(encoding) => encoding.strip_prefix("\"utf-8\"").ok_or(Refusal::Encoding)?,
        None => rest,
    };
    if matches!(rest, "" | "standalone=\"yes\"" | "standalone=\"no\"") {
        Ok(())
    } else {
        Err(Refusal::Malformed)
    }
}

/// Walks from one `<` to the next and counts.
fn markup(mut text: &str, limits: &Limits) -> Result<Spaces, Refusal> {
    let length = text.len();
    let (mut depth, mut elements) = (0_usize, 0_usize);
    let (mut prefixed, mut namespace) = (0_usize, 0_usize);
    let mut spaces = Spaces::Plain;
    while let Some(rest) = behind(text, b'<') {
        text = if let Some(declared) = rest.strip_prefix('!') {
            // Beside comments and character data, `<!` begins declarations only.
            match (declared.strip_prefix("--"), declared.strip_prefix("[CDATA[")) {
                (Some(comment), _) => after(comment, "-->")?,
                (_, Some(data)) => after(data, "]]>")?,
                (None, None) => return Err(Refusal::Doctype),
            }
        } else if let Some(instruction) = rest.strip_prefix('?') {
            after(instruction, "?>")?
        } else if let Some(end) = rest.strip_prefix('/') {
            depth = depth.checked_sub(1).ok_or(Refusal::Malformed)?;
            behind(end, b'>').ok_or(Refusal::Malformed)?
        } else {
            elements += 1;
            depth += 1;
            if elements > limits.elements {
                return Err(Refusal::Count);
            }
            if depth > limits.depth {
                return Err(Refusal::Depth);
            }
            let tag = start_tag(rest, limits.attributes)?;
            depth -= usize::from(tag.is_empty);
            prefixed = prefixed.saturating_add(tag.prefixed);
            namespace = namespace.max(tag.namespace);
            if tag.spaces == Spaces::Other {
                spaces = Spaces::Other;
            }
            tag.rest
        };
    }
    // Before the parser, which may copy the name to wherever it is used.
    if elements.saturating_add(prefixed).saturating_mul(namespace) > length.saturating_mul(NAMESPACES) {
        return Err(Refusal::Namespaces);
    }
    Ok(spaces)
}

/// What follows the first such byte, which is ASCII and so no part of another character.
fn behind(text: &str, byte: u8) -> Option<&str> {
    text.get(memchr(byte, text.as_bytes())? + 1..)
}

/// What follows the first `end`.
fn after<'x>(text: &'x str, end: &str) -> Result<&'x str, Refusal> {
    text.split_once(end).map(|(_, rest)| rest).ok_or(Refusal::Malformed)
}

/// What a start tag holds, as far as it counts.
struct StartTag<'x> {
    /// Whether it is that of an empty element.
    is_empty: bool,
    /// The white space in its values.
    spaces: Spaces,
    /// How many of its attributes have a prefix.
    prefixed: usize,
    /// The bytes of the longest name of a namespace that it declares, as it is written.
    namespace: usize,
    /// What follows it.
    rest: &'x str,
}

/// Reads a start tag from behind its `<`, of at most `limit` attributes.
fn start_tag(text: &str, limit: usize) -> Result<StartTag<'_>, Refusal> {
    let (mut attributes, mut slash) = (0_usize, false);
    let (mut spaces, mut prefixed, mut namespace) = (Spaces::Plain, 0_usize, 0_usize);
    // Where the name of the next attribute may begin, and whether the last one declares a namespace.
    let (mut name, mut declares) = (0_usize, false);
    // Everything that is looked for is one byte, and no byte of another character.
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'>' => {
                return Ok(StartTag {
                    is_empty: slash,
                    spaces,
                    prefixed,
                    namespace,
                    rest: text.get(at + 1..).unwrap_or_default(),
                });
            }
            b'<' => return Err(Refusal::Malformed),
            b'"' | b'\'' => {
                let rest = text.get(at + 1..).unwrap_or_default();
                let end = memchr(byte, rest.as_bytes()).ok_or(Refusal::Malformed)?;
                let value = rest.as_bytes().get(..end).unwrap_or_default();
                // Of what comes before the space, the parser takes other white space only.
                if value.iter().any(|byte| *byte < b' ') {
                    spaces = Spaces::Other;
                }
                if declares {
                    namespace = namespace.max(value.len());
                }
                name = at + value.len() + 2;
                // On to the other quote.
                bytes.nth(value.len());
            }
            b'=' => {
                attributes += 1;
                if attributes > limit {
                    return Err(Refusal::Count);
                }
                let name = text.as_bytes().get(name..at).unwrap_or_default().trim_ascii_end();
                let name = name.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
                declares = name == b"xmlns" || name.starts_with(b"xmlns:");
                prefixed += usize::from(!declares && name.contains(&b':'));
            }
            _ => {}
        }
        slash = byte == b'/';
    }
    Err(Refusal::Malformed)
}
