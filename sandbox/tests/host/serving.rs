//! Routes, headers, bodies, files, variables, logs and traps.

use std::sync::Arc;

use http::{Request, StatusCode};
use http_body_util::Full;
use tokio::task::JoinSet;

use crate::support::app;

#[tokio::test(flavor = "multi_thread")]
async fn hello() {
    let served = app("", "").start().await;
    assert_eq!(served.text("/hello").await, "hello");
    assert_eq!(served.text("/uri?x=%C3%A5").await, served.url("/uri?x=%C3%A5"));
    assert_eq!(
        served.get("/.well-known/spin/health").await,
        (StatusCode::OK, "OK".to_owned())
    );
    assert_eq!(served.host.traps(), 0);
    served.host.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_path_without_a_route_is_not_found() {
    let app = app("", "");
    let manifest = std::fs::read_to_string(&app.config.manifest).unwrap();
    std::fs::write(&app.config.manifest, manifest.replace("\"/...\"", "\"/hello\"")).unwrap();
    let served = app.start().await;
    assert_eq!(served.text("/hello").await, "hello");
    assert_eq!(served.get("/other").await.0, StatusCode::NOT_FOUND);
    assert_eq!(served.get("/.well-known/spin/other").await.0, StatusCode::NOT_FOUND);
    assert_eq!(served.host.instances_created(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_headers_of_spin_come_after_those_of_the_request() {
    let served = app("", "").start().await;
    let request = Request::get(served.url("/headers?a=b"))
        .header("spin-client-addr", "192.0.2.1:1")
        .header("x-forwarded-for", "192.0.2.2")
        .body(Full::default())
        .unwrap();
    let (_, body) = served.send(request).await;
    let headers = String::from_utf8(body.to_vec()).unwrap();
    let all = |name: &str| -> Vec<String> {
        let prefix = format!("{name}: ");
        let found = headers.lines().filter_map(|line| line.strip_prefix(&prefix));
        found.map(str::to_owned).collect()
    };
    let only = |name: &str| {
        let found = all(name);
        assert_eq!(found.len(), 1, "{name} in {headers}");
        found[0].clone()
    };
    let peers = all("spin-client-addr");
    assert_eq!(peers.len(), 2, "{headers}");
    assert_eq!(peers[0], "192.0.2.1:1");
    assert!(peers[1].starts_with("127.0.0.1:"), "{headers}");
    assert_eq!(only("spin-full-url"), served.url("/headers?a=b"));
    assert_eq!(only("spin-path-info"), "/headers");
    assert_eq!(only("spin-matched-route"), "/...");
    assert_eq!(only("x-forwarded-for"), "192.0.2.2");
    assert_eq!(only("host"), served.host.address().to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_passes_through() {
    let served = app("", "").start().await;
    let body: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let request = Request::post(served.url("/echo"))
        .body(Full::from(body.clone()))
        .unwrap();
    let (status, echoed) = served.send(request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(echoed == body, "{} bytes came back of {}", echoed.len(), body.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn variables_by_template_given_and_default() {
    let mut app = app(
        "[component.probe.variables]\nsecret = \"{{ key }}\"\nplace = \"https://{{ host }}/\"",
        "[variables]\nkey = { required = true, secret = true }\nhost = { default = \"a.se\" }",
    );
    let missing = app.refused().await;
    assert!(
        missing.contains("key") && missing.contains("SPIN_VARIABLE_"),
        "{missing}"
    );
    app.config.variables.insert("key".to_owned(), "s3cret".to_owned());
    let served = app.start().await;
    assert_eq!(served.text("/variable?name=secret").await, "s3cret");
    assert_eq!(served.text("/variable?name=place").await, "https://a.se/");
    assert!(
        served
            .refusal("/variable?name=key")
            .await
            .starts_with("Error::Undefined")
    );
    assert!(
        served
            .refusal("/variable?name=No")
            .await
            .starts_with("Error::InvalidName")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_copied_and_read_only() {
    let app = app(
        "files = [{ source = \"site\", destination = \"/site\" }, { source = \"one.txt\", destination = \"/etc/one.txt\" }]",
        "",
    );
    let missing = app.refused().await;
    assert!(missing.contains("site is to be mounted"), "{missing}");
    app.file("site/css/a.css", "a {}");
    app.file("one.txt", "1");
    app.file("outside.txt", "outside");
    let served = app.start().await;
    assert_eq!(served.text("/file?path=/site/css/a.css").await, "a {}");
    assert_eq!(served.text("/file?path=/etc/one.txt").await, "1");
    for path in ["/site/../outside.txt", "/../outside.txt", "/etc/passwd", "/spin.toml"] {
        served.refusal(&format!("/file?path={path}")).await;
    }
    for path in ["/site/new.txt", "/etc/one.txt", "/new.txt"] {
        served.refusal(&format!("/write?path={path}")).await;
    }
    assert_eq!(served.text("/file?path=/etc/one.txt").await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_guest_prints_comes_line_by_line() {
    let app = app("", "");
    let served = app.start().await;
    served.text("/log?text=one%0Atwo").await;
    let expected = [
        "probe Stdout out: one",
        "probe Stdout two",
        "probe Stderr err: one",
        "probe Stderr two",
    ];
    assert_eq!(app.lines(), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_counted_and_the_host_goes_on() {
    let app = app("", "");
    let served = app.start().await;
    for times in 1..=3 {
        assert_eq!(
            served.get("/panic?text=stop").await.0,
            StatusCode::INTERNAL_SERVER_ERROR
        );
        assert_eq!(served.text("/hello").await, "hello");
        assert_eq!(served.host.traps(), times);
    }
    let lines = app.lines();
    assert!(
        lines.iter().any(|line| line.starts_with("probe Stderr asked to: stop")),
        "{lines:?}"
    );
    let told: Vec<_> = lines.iter().filter(|line| line.starts_with("probe Host ")).collect();
    assert_eq!(told.len(), 3, "{lines:?}");
    assert!(told[0].contains("unreachable"), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_are_reused_128_times() {
    let served = app("", "").start().await;
    for _ in 0..129 {
        served.text("/hello").await;
    }
    assert_eq!(served.host.instances_created(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once() {
    let served = Arc::new(app("", "").start().await);
    let mut asked = JoinSet::new();
    for _ in 0..300 {
        let served = Arc::clone(&served);
        asked.spawn(async move { served.text("/hello").await });
    }
    assert!(asked.join_all().await.iter().all(|text| text == "hello"));
    assert_eq!(served.host.traps(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_and_cold_start_are_measured() {
    let served = app("", "").start().await;
    let measured = served.host.cold_start("probe", 20).await.unwrap();
    assert_eq!(measured.times.len(), 20);
    assert!(measured.memory > 0 && measured.memory < 16 << 20, "{measured:?}");
    served.text("/grow?mebibytes=32").await;
    assert!(served.host.peak_memory() >= 32 << 20);
    assert!(served.host.cold_start("nobody", 1).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_served_is_said() {
    let broken = app("", "");
    let manifest = std::fs::read_to_string(&broken.config.manifest).unwrap();
    let with_source = |name: &str| {
        let source = format!("source = {:?}", crate::support::probe());
        std::fs::write(
            &broken.config.manifest,
            manifest.replace(&source, &format!("source = {name:?}")),
        )
        .unwrap();
    };
    with_source("missing.wasm");
    let error = broken.refused().await;
    assert!(error.contains("missing.wasm (has it been built?)"), "{error}");
    broken.file("text.wasm", "not wasm");
    with_source("text.wasm");
    let error = broken.refused().await;
    assert!(error.contains("text.wasm is not a WebAssembly component"), "{error}");
}
