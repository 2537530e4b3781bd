//! Writes DER (X.690) by hand, so that what is made can be wrong in exactly one place and does not depend on what reads it.

/// One value: tag, length, content.
pub fn tlv(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len().to_be_bytes();
    let length: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    let mut written = vec![tag];
    match content.len() {
        0..128 => written.push(length.first().copied().unwrap_or_default()),
        _ => {
            written.push(0x80 | u8::try_from(length.len()).expect("a short length"));
            written.extend(length);
        }
    }
    written.extend(content);
    written
}

/// `SEQUENCE`.
pub fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, parts)
}

/// `OBJECT IDENTIFIER` in dotted form.
pub fn oid(dotted: &str) -> Vec<u8> {
    let mut arcs = dotted.split('.').map(|arc| arc.parse::<u64>().expect("a number"));
    let (first, second) = (arcs.next().expect("two arcs"), arcs.next().expect("two arcs"));
    let mut content = Vec::new();
    for arc in std::iter::once(first * 40 + second).chain(arcs) {
        let groups: Vec<u8> = (0..10)
            .map(|group| u8::try_from(arc >> (7 * group) & 127).unwrap_or_default())
            .collect();
        let highest = groups.iter().rposition(|group| *group != 0).unwrap_or(0);
        let bytes = groups.into_iter().enumerate().take(highest + 1).rev();
        content.extend(bytes.map(|(place, group)| if place == 0 { group } else { group | 0x80 }));
    }
    tlv(0x06, &[content])
}

/// A positive `INTEGER` of these bytes.
pub fn integer(bytes: &[u8]) -> Vec<u8> {
    let mut content: Vec<u8> = bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
    if content.first().is_none_or(|byte| *byte > 127) {
        content.insert(0, 0);
    }
    tlv(0x02, &[content])
}

/// `OCTET STRING`.
pub fn octets(bytes: &[u8]) -> Vec<u8> {
    tlv(0x04, &[bytes.to_vec()])
}

/// `BIT STRING` of whole bytes.
pub fn bits(bytes: &[u8]) -> Vec<u8> {
    tlv(0x03, &[vec![0], bytes.to_vec()])
}

/// `UTF8String`.
pub fn utf8(text: &str) -> Vec<u8> {
    tlv(0x0c, &[text.as_bytes().to_vec()])
}

/// `GeneralizedTime`, as `20260102030405Z`.
pub fn generalized(text: &str) -> Vec<u8> {
    tlv(0x18, &[text.as_bytes().to_vec()])
}

/// `BOOLEAN` true.
pub fn yes() -> Vec<u8> {
    vec![1, 1, 0xff]
}

/// `NULL`.
pub fn null() -> Vec<u8> {
    vec![5, 0]
}
