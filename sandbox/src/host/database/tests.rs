use super::*;

fn open(directory: &tempfile::TempDir) -> Database {
    Database::open(&directory.path().join("stores"), ["default", "other"]).unwrap()
}

#[test]
fn what_is_set_is_there_after_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    open(&directory)
        .bucket("default")
        .set(&[("a".to_owned(), b"1".to_vec())])
        .unwrap();
    let bucket = open(&directory).bucket("default");
    assert_eq!(bucket.get("a").unwrap(), Some(b"1".to_vec()));
    assert_eq!(bucket.keys().unwrap(), ["a"]);
}

#[test]
fn stores_are_apart() {
    let directory = tempfile::tempdir().unwrap();
    let database = open(&directory);
    database.bucket("default").set(&[("a".to_owned(), vec![])]).unwrap();
    assert_eq!(database.bucket("other").get("a").unwrap(), None);
}

#[test]
fn one_file_has_one_host() {
    let directory = tempfile::tempdir().unwrap();
    let _first = open(&directory);
    let error = Database::open(&directory.path().join("stores"), []).err().unwrap();
    assert!(error.to_string().contains("another host"), "{error}");
}

#[test]
fn counter() {
    let directory = tempfile::tempdir().unwrap();
    let bucket = open(&directory).bucket("default");
    assert_eq!(bucket.increment("n", 2).unwrap(), 2);
    assert_eq!(bucket.increment("n", -3).unwrap(), -1);
    assert_eq!(bucket.get("n").unwrap(), Some((-1_i64).to_le_bytes().to_vec()));
    bucket.increment("n", i64::MIN + 1).unwrap();
    assert!(bucket.increment("n", -1).unwrap_err().to_string().contains("overflow"));
    bucket.set(&[("n".to_owned(), b"text".to_vec())]).unwrap();
    assert!(
        bucket
            .increment("n", 1)
            .unwrap_err()
            .to_string()
            .contains("not a counter")
    );
    assert_eq!(bucket.get("n").unwrap(), Some(b"text".to_vec()));
}

#[test]
fn swap_demands_what_was_seen() {
    let directory = tempfile::tempdir().unwrap();
    let bucket = open(&directory).bucket("default");
    assert!(bucket.begin_swap("a").unwrap().finish(b"1").unwrap().is_none());
    let first = bucket.begin_swap("a").unwrap();
    let second = first.clone();
    assert!(first.finish(b"2").unwrap().is_none());
    let mut again = second.finish(b"3").unwrap().unwrap();
    assert_eq!(again.current().unwrap(), Some(b"2".to_vec()));
    assert!(again.finish(b"3").unwrap().is_none());
    assert_eq!(bucket.get("a").unwrap(), Some(b"3".to_vec()));
}
