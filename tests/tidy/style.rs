//! The style sheet means sides of the text and not of the screen: then a page mirrors where text runs from right to left.

use crate::source::read;

/// Shorthands whose second and fourth values are the right and the left.
const FOUR_SIDES: [&str; 6] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
];

/// A declaration on a line of its own.
fn declaration(line: &str) -> Option<(&str, &str)> {
    let (property, value) = line.trim().strip_suffix(';')?.split_once(": ")?;
    let is_property = property.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    is_property.then_some((property, value))
}

/// The values of a shorthand: what stands in brackets is one.
fn values(text: &str) -> Vec<String> {
    let (mut values, mut depth) = (vec![String::new()], 0_i32);
    for letter in text.chars() {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        match values.last_mut() {
            Some(last) if letter != ' ' || depth > 0 => last.push(letter),
            _ => values.push(String::new()),
        }
    }
    values
}

/// What a declaration says of a side of the screen.
fn names_a_side(property: &str, value: &str) -> bool {
    let is_side = |word: &str| matches!(word, "left" | "right");
    let said = property.split('-').any(is_side) || values(value).iter().any(|value| is_side(value));
    let differs = match values(value).as_slice() {
        [_, right, _, left] => FOUR_SIDES.contains(&property) && left != right,
        _ => false,
    };
    said || differs
}

#[test]
fn the_style_sheet_knows_no_left_and_right() {
    let css = read("static/css/tillit.css");
    let mut seen = 0;
    for (place, line) in css.lines().enumerate() {
        let Some((property, value)) = declaration(line) else {
            continue;
        };
        seen += 1;
        assert!(!names_a_side(property, value), "line {}: {line}", place + 1);
    }
    assert!(seen > 300, "{seen} declarations: the rule checks nothing");
}

#[test]
fn a_side_of_the_screen_is_noticed_wherever_it_stands() {
    for (property, value) in [
        ("margin-left", "1rem"),
        ("right", "0"),
        ("text-align", "right"),
        ("padding", "0 calc(1 * var(--step)) 0 1rem"),
        ("border-width", "0 2px 2px 0"),
    ] {
        assert!(names_a_side(property, value), "{property}: {value}");
    }
    for (property, value) in [
        ("margin-inline-start", "1rem"),
        ("text-align", "start"),
        ("padding", "0 calc(1 * var(--step)) 1rem calc(1 * var(--step))"),
        ("padding", "0 1rem"),
    ] {
        assert!(!names_a_side(property, value), "{property}: {value}");
    }
}
