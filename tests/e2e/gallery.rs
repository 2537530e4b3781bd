//! Every page in every state, without a suite behind it: the edge's own rendering of sample views, served to a browser.

#[path = "../../frontend/tests/sample/mod.rs"]
mod sample;

use anyhow::{Context, Result};
use shared::{
    api::{CodeFrame, CodeStep, Still, path},
    language::{Awaited, Language},
};
use std::{collections::BTreeMap, path::Path, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// The pages, served until this is dropped.
pub struct Gallery {
    origin: String,
    names: Vec<String>,
    files: Files,
    server: tokio::task::JoinHandle<()>,
}

impl Gallery {
    /// Renders every page in every language, and serves them with the built style sheet. Scripts are left out: a page is judged as the
    /// edge sends it, and hydration does not change it.
    ///
    /// # Errors
    /// When the pages are not built (`cargo xtask build`), or no port is free.
    pub async fn start() -> Result<Gallery> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut files = BTreeMap::new();
        let mut names = Vec::new();
        for language in Language::ALL {
            for (name, screen) in sample::all() {
                let name = format!("{name}.{}", language.tag());
                let page = frontend::render(sample::view(language, screen)).await;
                files.insert(format!("/{name}"), ("text/html", page.into_bytes()));
                names.push(name);
            }
        }
        for (name, language, awaited) in [
            ("choose-awaited.sv", Language::Sv, "yi"),
            ("choose-awaited.en", Language::En, "fi"),
        ] {
            let mut view = sample::view(language, sample::choose().into());
            view.awaited = Awaited::from_tag(awaited);
            let page = frontend::render(view).await;
            files.insert(format!("/{name}"), ("text/html", page.into_bytes()));
            names.push(name.to_owned());
        }
        let step = CodeStep::Scan(sample::FRAME.to_owned(), sample::words("BankID", "BankID"));
        let code = Still::Code(CodeFrame {
            login: sample::LOGIN,
            step,
        });
        let frame = frontend::render(sample::view(Language::Sv, code.into())).await;
        files.insert(path::code(sample::LOGIN), ("text/html", frame.into_bytes()));
        for (file, kind) in [("css/tillit.css", "text/css"), ("logo/mark.svg", "image/svg+xml")] {
            let bytes = std::fs::read(root.join("static").join(file)).context(file)?;
            if kind == "image/svg+xml" {
                files.insert(sample::LOGO.to_owned(), (kind, bytes.clone()));
            }
            let name = file.rsplit('/').next().unwrap_or_default();
            files.insert(format!("/assets/gallery/{name}"), (kind, bytes));
        }
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let files = Arc::new(files);
        let server = tokio::spawn(serve(listener, Arc::clone(&files)));
        Ok(Gallery {
            origin,
            names,
            files,
            server,
        })
    }

    /// The names of the pages, as `choose.sv`.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// A page as it is sent.
    pub fn source(&self, name: &str) -> Option<&str> {
        let (_, bytes) = self.files.get(&format!("/{name}"))?;
        std::str::from_utf8(bytes).ok()
    }

    /// The address of a page.
    pub fn address(&self, name: &str) -> String {
        format!("{}/{name}", self.origin)
    }
}

impl Drop for Gallery {
    fn drop(&mut self) {
        self.server.abort();
    }
}

type Files = Arc<BTreeMap<String, (&'static str, Vec<u8>)>>;

async fn serve(listener: TcpListener, files: Files) {
    while let Ok((stream, _)) = listener.accept().await {
        let files = Arc::clone(&files);
        tokio::spawn(async move { answer(stream, &files).await });
    }
}

async fn answer(mut stream: TcpStream, files: &Files) -> Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") && request.len() < 16 * 1024 {
        request.push(stream.read_u8().await?);
    }
    let request = String::from_utf8_lossy(&request);
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (status, kind, bytes): (_, _, &[u8]) = match files.get(path) {
        Some((kind, bytes)) => ("200 OK", *kind, bytes),
        None => ("404 Not Found", "text/plain", b""),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(bytes).await?;
    Ok(stream.shutdown().await?)
}
