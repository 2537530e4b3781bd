//! What components write to standard output and standard error, and what the host has to say about them, line by line.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::AsyncWrite;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamResult};

/// A line longer than this is passed on in pieces, so that a guest cannot fill the host's memory by never ending one.
const LONGEST: usize = 64 * 1024;

/// Who wrote a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The guest, on standard output.
    Stdout,
    /// The guest, on standard error.
    Stderr,
    /// The host, about the component.
    Host,
}

/// Takes each line, with the component that it is from or about.
pub type Sink = Arc<dyn Fn(&str, Source, &str) + Send + Sync>;

/// Writes each line to the host's own standard error, with the component's id before it.
pub fn to_stderr() -> Sink {
    Arc::new(|component, _, line| eprintln!("[{component}] {line}"))
}

/// Where the lines of one component go.
#[derive(Clone)]
pub(super) struct Log {
    component: Arc<str>,
    sink: Sink,
}

impl Log {
    pub(super) fn new(component: &str, sink: &Sink) -> Self {
        Self {
            component: component.into(),
            sink: Arc::clone(sink),
        }
    }

    /// A line by the host.
    pub(super) fn host(&self, line: &str) {
        (self.sink)(&self.component, Source::Host, line);
    }

    /// An output stream for a guest.
    pub(super) fn stream(&self, source: Source) -> Output {
        Output(Arc::new(Mutex::new(Lines {
            log: self.clone(),
            source,
            begun: Vec::new(),
        })))
    }
}

/// The line that a guest has begun.
struct Lines {
    log: Log,
    source: Source,
    begun: Vec<u8>,
}

impl Lines {
    fn write(&mut self, bytes: &[u8]) {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(piece);
            if piece.ends_with(b"\n") || self.begun.len() >= LONGEST {
                self.pass_on();
            }
        }
    }

    fn pass_on(&mut self) {
        let line = std::mem::take(&mut self.begun);
        let line = String::from_utf8_lossy(&line);
        (self.log.sink)(&self.log.component, self.source, line.trim_end_matches(['\r', '\n']));
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        if !self.begun.is_empty() {
            self.pass_on();
        }
    }
}

/// Standard output or standard error of one instance. A write is passed on before it returns: what a guest says just before it
/// traps is not lost.
#[derive(Clone)]
pub(super) struct Output(Arc<Mutex<Lines>>);

impl Output {
    fn accept(&self, bytes: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes);
    }
}

impl IsTerminal for Output {
    fn is_terminal(&self) -> bool {
        false
    }
}

impl StdoutStream for Output {
    fn async_stream(&self) -> Box<dyn AsyncWrite + Send + Sync> {
        Box::new(self.clone())
    }

    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }
}

impl OutputStream for Output {
    fn write(&mut self, bytes: Bytes) -> StreamResult<()> {
        self.accept(&bytes);
        Ok(())
    }

    fn flush(&mut self) -> StreamResult<()> {
        Ok(())
    }

    fn check_write(&mut self) -> StreamResult<usize> {
        Ok(LONGEST)
    }
}

#[wasmtime_wasi::async_trait]
impl Pollable for Output {
    async fn ready(&mut self) {}
}

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        self.accept(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink: Sink = {
            let seen = Arc::clone(&seen);
            Arc::new(move |component, source, line| seen.lock().unwrap().push(format!("{component} {source:?} {line}")))
        };
        let output = Log::new("edge", &sink).stream(Source::Stdout);
        output.accept(b"on");
        output.accept(b"e\r\ntwo\n\nthr");
        assert_eq!(
            *seen.lock().unwrap(),
            ["edge Stdout one", "edge Stdout two", "edge Stdout "]
        );
        drop(output);
        assert_eq!(seen.lock().unwrap()[3], "edge Stdout thr");
    }

    #[test]
    fn an_endless_line_is_cut() {
        let seen = Arc::new(Mutex::new(0));
        let sink: Sink = {
            let seen = Arc::clone(&seen);
            Arc::new(move |_, _, _| *seen.lock().unwrap() += 1)
        };
        let output = Log::new("edge", &sink).stream(Source::Stderr);
        for _ in 0..3 {
            output.accept(&[b'x'; LONGEST]);
        }
        assert_eq!(*seen.lock().unwrap(), 3);
    }
}
