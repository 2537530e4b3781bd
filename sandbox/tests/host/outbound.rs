//! Requests that a component sends.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::app;

/// A peer that counts its connections and treats each as `talk` says.
async fn peer<F: Future<Output = ()> + Send + 'static>(
    talk: impl Fn(TcpStream) -> F + Send + 'static,
) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counter.fetch_add(1, SeqCst);
            tokio::spawn(talk(stream));
        }
    });
    (address, connections)
}

/// Reads a request with an empty or short body, which has come whole when its last line has.
async fn request(stream: &mut TcpStream) -> Option<String> {
    let mut read = vec![0; 8192];
    let length = stream.read(&mut read).await.unwrap();
    (length > 0).then(|| String::from_utf8_lossy(&read[..length]).into_owned())
}

async fn answer_all(mut stream: TcpStream) {
    while let Some(request) = request(&mut stream).await {
        let body = request
            .lines()
            .filter(|line| line.to_lowercase().starts_with("host:"))
            .collect::<String>();
        let head = format!("HTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_allowed_host_is_reached_over_one_connection() {
    let (address, connections) = peer(answer_all).await;
    let mut app = app(
        "allowed_outbound_hosts = [\"{{ origin }}\"]",
        "[variables]\norigin = { required = true }",
    );
    app.config
        .variables
        .insert("origin".to_owned(), format!("http://{address}"));
    let served = app.start().await;
    for _ in 0..3 {
        assert_eq!(
            served.text(&format!("/fetch?url=http://{address}/x")).await,
            format!("201 host: {address}")
        );
    }
    assert_eq!(connections.load(SeqCst), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn any_other_host_is_refused() {
    let (address, connections) = peer(answer_all).await;
    let port = address.port();
    let app = app(
        &format!("allowed_outbound_hosts = [\"http://127.0.0.1:1\", \"https://127.0.0.1:{port}\"]"),
        "",
    );
    let served = app.start().await;
    for url in [
        format!("http://{address}/x"),
        format!("http://localhost:{port}/x"),
        "/x".to_owned(),
    ] {
        assert_eq!(
            served.refusal(&format!("/fetch?url={url}")).await,
            "ErrorCode::HttpRequestDenied",
            "{url}"
        );
    }
    assert_eq!(connections.load(SeqCst), 0);
    assert!(
        app.lines()
            .iter()
            .any(|line| line.contains(&format!("{address} is not in allowed_outbound_hosts")))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_have_the_codes_that_spin_gives() {
    let app = app("allowed_outbound_hosts = [\"*://*:*\"]", "");
    let served = app.start().await;
    let (garbage, _) = peer(|mut stream| async move {
        request(&mut stream).await;
        stream.write_all(b"nonsense\r\n\r\n").await.unwrap();
    })
    .await;
    let closed = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap()
    };
    for (url, code) in [
        (format!("http://{closed}/"), "ErrorCode::ConnectionRefused"),
        (format!("http://{garbage}/"), "ErrorCode::HttpProtocolError"),
        (format!("https://{garbage}/"), "ErrorCode::TlsProtocolError"),
        ("http://nowhere.invalid/".to_owned(), "ErrorCode::DnsError"),
    ] {
        let refusal = served.refusal(&format!("/fetch?url={url}")).await;
        assert!(refusal.starts_with(code), "{url}: {refusal}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_peer_is_not_waited_for_longer_than_asked() {
    let served = app("allowed_outbound_hosts = [\"http://127.0.0.1:*\"]", "")
        .start()
        .await;
    let (silent, _) = peer(|stream| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    })
    .await;
    let (halting, _) = peer(|mut stream| async move {
        request(&mut stream).await;
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nbegun")
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_secs(60)).await;
    })
    .await;
    for url in [
        format!("http://{silent}/&first=100"),
        format!("http://{halting}/&first=5000&between=100"),
    ] {
        assert_eq!(
            served.refusal(&format!("/fetch?url={url}")).await,
            "ErrorCode::ConnectionReadTimeout",
            "{url}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_is_sent() {
    let (address, _) = peer(|mut stream| async move {
        let mut read = String::new();
        while !read.contains("the body") {
            read.push_str(&request(&mut stream).await.unwrap());
        }
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nseen")
            .await
            .unwrap();
    })
    .await;
    let served = app("allowed_outbound_hosts = [\"http://127.0.0.1:*\"]", "")
        .start()
        .await;
    assert_eq!(
        served
            .text(&format!("/fetch?url=http://{address}/&body=the%20body"))
            .await,
        "200 seen"
    );
}
