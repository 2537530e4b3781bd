//! `cargo xtask <command>`: everything that one does with this repository. `cargo xtask help` lists the commands.

mod bench;
mod build;
mod configuration;
mod keys;
mod place;
mod policy;
mod step;
mod test;
mod tool;
mod toolchain;
mod up;

use std::process::ExitCode;

/// What a command ends with: nothing, or a sentence for the person at the keyboard.
type Outcome = Result<(), String>;

const HELP: &str = "\
cargo xtask up             build what has changed, start everything on this machine, and say where to click
cargo xtask test           install what the tests need, and run them all
cargo xtask test STAGE     run one stage: see `cargo xtask test --list`
cargo xtask build          build the component and the pages to target/tillit
cargo xtask bench          measure, beside a hello-world component and another OpenID Provider
cargo xtask bench evidence measure what it costs to judge evidence, natively and as WebAssembly
cargo xtask bench pages    measure the pages in a browser, as on a slow phone
cargo xtask check-config [FILE]
                           check a portal.toml (config/portal.toml) as the portal itself does
cargo xtask policy explain --service ID [FILE]
                           say which methods an e-service is offered, and why not the others
cargo xtask keys new FILE  make the secrets of a new installation
cargo xtask keys next FILE, keys switch FILE, keys retire FILE
                           change the keys for signing and sealing, in three steps
cargo xtask help           show this";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["up"] => up::up(),
        ["test"] => test::all(),
        ["test", "--list"] => test::list(),
        ["test", stages @ ..] => test::some(stages),
        ["build"] => build::all(),
        ["bench"] => bench::all(),
        ["bench", "evidence"] => bench::evidence(),
        ["bench", "pages"] => bench::pages(),
        ["check-config"] => configuration::check(None),
        ["check-config", file] => configuration::check(Some(file)),
        ["policy", "explain", "--service", id] => policy::explain(id, None),
        ["policy", "explain", "--service", id, file] => policy::explain(id, Some(file)),
        ["keys", "new", file] => keys::new(file),
        ["keys", "next", file] => keys::next(file),
        ["keys", "switch", file] => keys::switch(file),
        ["keys", "retire", file] => keys::retire(file),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("there is no such command\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}
