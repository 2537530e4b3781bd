//! The program in the browser: makes the page that the edge rendered live, and nothing else.

fn main() {
    frontend::hydrate();
}
