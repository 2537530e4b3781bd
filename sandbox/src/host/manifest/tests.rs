use super::*;

const SMALL: &str = r#"
spin_manifest_version = 2
[application]
name = "app"
[[trigger.http]]
route = "/..."
component = "edge"
[component.edge]
source = "edge.wasm"
"#;

fn parse(text: &str) -> Result<Manifest> {
    Manifest::parse(text, Path::new("/app"))
}

fn refused(text: &str) -> String {
    format!("{:#}", parse(text).unwrap_err())
}

#[test]
fn the_manifest_of_this_repository() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spin.toml");
    let manifest = Manifest::read(&path).unwrap();
    let edge = &manifest.components["edge"];
    assert!(edge.source.is_absolute());
    assert!(manifest.variables["seal_key"].secret);
    assert_eq!(manifest.variables["seal_key"].default, None);
    assert_eq!(edge.key_value_stores, ["default"]);
}

#[test]
fn paths_are_relative_to_the_manifest() {
    let manifest = parse(&format!(
        "{SMALL}files = [{{ source = \"site\", destination = \"/site\" }}]"
    ))
    .unwrap();
    assert_eq!(manifest.components["edge"].source, Path::new("/app/edge.wasm"));
    assert_eq!(
        manifest.components["edge"].files,
        [(PathBuf::from("/app/site"), "/site".to_owned())]
    );
}

#[test]
fn what_is_not_offered_is_named() {
    for (entry, name) in [
        ("sqlite_databases = [\"default\"]", "sqlite_databases"),
        ("ai_models = [\"x\"]", "ai_models"),
        ("exclude_files = [\"x\"]", "exclude_files"),
        ("files = [\"*.txt\"]", "*.txt"),
        ("[component.edge.dependencies]\n\"a:b\" = \"1\"", "dependencies"),
        ("[[trigger.redis]]\nchannel = \"x\"", "redis"),
    ] {
        let error = refused(&format!("{SMALL}{entry}"));
        assert!(error.contains(name), "{entry}: {error}");
    }
}

#[test]
fn triggers_are_checked() {
    assert!(
        refused(&SMALL.replace("component = \"edge\"", "component = \"other\"")).contains("no component \"other\"")
    );
    assert!(refused(&SMALL.replace("\"/...\"", "\"/:user/x\"")).contains(":user"));
    let twice = format!("{SMALL}[[trigger.http]]\nroute = \"/...\"\ncomponent = \"edge\"");
    assert!(refused(&twice).contains("two triggers"));
    assert!(
        refused(&SMALL.replace(
            "component = \"edge\"",
            "component = \"edge\"\nexecutor = { type = \"wagi\" }"
        ))
        .contains("wagi")
    );
}

#[test]
fn a_variable_is_required_or_has_a_default() {
    for entry in ["{}", "{ required = true, default = \"x\" }"] {
        assert!(
            refused(&format!("{SMALL}[variables]\nname = {entry}")).contains("either"),
            "{entry}"
        );
    }
}

#[test]
fn only_version_2() {
    assert!(refused(&SMALL.replace("version = 2", "version = 1")).contains("must be 2"));
}
