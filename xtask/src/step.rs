//! Running other programs, one step at a time, with a line that says what is going on.

use crate::place;
use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::Duration,
};

/// A program to run, from the root of the repository.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::root());
    command
}

/// Says what is going on.
pub fn say(text: &str) {
    println!("\n==> {text}");
}

/// Runs a program with its output shown; an error names what was to be done.
pub fn run(what: &str, command: &mut Command) -> Result<(), String> {
    say(what);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{what}: failed ({status})")),
        Err(error) => Err(format!(
            "{what}: {} cannot be run: {error}",
            command.get_program().to_string_lossy()
        )),
    }
}

/// What a program prints, if it runs and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// Runs a program with its output shown, and gives each line of its standard output to `read` as well.
pub fn run_reading(what: &str, command: &mut Command, mut read: impl FnMut(&str)) -> Result<(), String> {
    say(what);
    let cannot = |error| format!("{what}: cannot be run: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(cannot)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            read(&line);
        }
    }
    let status = child.wait().map_err(cannot)?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what}: failed ({status})"))
    }
}

/// Whether a program ends well within this time; it is ended if it does not.
pub fn succeeds_within(limit: Duration, command: &mut Command) -> bool {
    let Ok(mut child) = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .spawn()
    else {
        return false;
    };
    let pause = Duration::from_millis(200);
    let mut waited = Duration::ZERO;
    while waited < limit {
        if let Ok(Some(status)) = child.try_wait() {
            return status.success();
        }
        std::thread::sleep(pause);
        waited += pause;
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}
