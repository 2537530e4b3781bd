//! Writes every page in every language into a folder, for looking at them: `cargo run -p frontend --features ssr --example
//! gallery -- FOLDER`. The folder must hold the style sheet and the scripts as `assets/gallery/`, when it is served.

#[path = "../tests/sample/mod.rs"]
mod sample;

use shared::{
    api::{CodeFrame, CodeStep, Content, Still, View},
    language::{Awaited, Language},
};
use std::{fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        for (name, screen) in sample::all() {
            write(&folder, name, sample::view(language, screen))?;
        }
        for (name, step) in [
            (
                "code",
                CodeStep::Scan(sample::FRAME.to_owned(), sample::words("BankID", "BankID")),
            ),
            ("code-connected", CodeStep::Connected),
            ("code-over", CodeStep::Over),
        ] {
            let code = Still::Code(CodeFrame {
                login: sample::LOGIN,
                step,
            });
            write(&folder, name, sample::view(language, code.into()))?;
        }
        let mut test = sample::view(language, sample::choose().into());
        test.operator.test_environment = true;
        write(&folder, "choose-test", test)?;
        let mut awaited = sample::view(language, sample::choose().into());
        awaited.awaited = Awaited::from_tag("yi");
        write(&folder, "choose-awaited", awaited)?;
    }
    Ok(())
}

/// Writes one page.
fn write(folder: &std::path::Path, name: &str, view: View<Content>) -> io::Result<()> {
    let file = folder.join(format!("{name}.{}.html", view.language.tag()));
    fs::write(file, futures_executor::block_on(frontend::render(view)))
}
