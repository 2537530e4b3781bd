//! Hydrates the page that the edge has rendered; nothing else.

fn main() {}
