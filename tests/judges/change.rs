//! Changes of a document that nobody planned.

use proptest::sample::Index;

/// One change, by `way`: another byte (0), a byte more (1), an element copied (2), an element moved (3).
pub fn changed(text: &str, way: u8, from: Index, to: Index, byte: u8) -> String {
    let byte = char::from(byte).to_string();
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = *from.get(&places);
    match way {
        0 => [
            &text[..at],
            &byte,
            &text[at + text[at..].chars().next().unwrap().len_utf8()..],
        ]
        .concat(),
        1 => [&text[..at], &byte, &text[at..]].concat(),
        _ => {
            let elements = elements(text);
            let ((start, end), (place, _)) = (*from.get(&elements), *to.get(&elements));
            let part = &text[start..end];
            if place > start && place < end {
                return text.replacen(part, "", 1);
            }
            let mut changed = text.to_owned();
            changed.insert_str(place, part);
            if way == 3 {
                let start = if place <= start { start + part.len() } else { start };
                changed.replace_range(start..start + part.len(), "");
            }
            changed
        }
    }
}

/// Where elements begin and end.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, _) in text.match_indices('<') {
        let end = at + text[at..].find('>').unwrap() + 1;
        if text[at..].starts_with("</") {
            found.push((open.pop().unwrap(), end));
        } else {
            open.push(at);
        }
    }
    found
}
