use super::{Portal, PortalFile, RedirectUri, is_web_origin};
use crate::{environment::Environment, id::ClientId, theme::Picture};
use serde_json::{Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn file() -> Value {
    let key = json!({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    let words = json!({"sv": "Namn", "en": "Name"});
    json!({
        "operator": {"name": words, "helpdesk": words, "accessibility-statement": "https://kommun.example/tillganglighet"},
        "method": [{"id": "bankid", "name": words, "needs": words, "kind": "private", "symbol": "phone", "route": "bankid",
            "level": "http://id.elegnamnden.se/loa/1.0/loa3", "level-since": "2020-01-01", "level-review-by": "2027-06-30"}],
        "service": [{"id": "https://demo.example", "name": words, "redirect-uris": ["https://demo.example/callback"],
            "demand": "loa3", "private": "allowed", "keys": [key], "test": true, "purpose": words, "start": "https://demo.example/"}],
    })
}

fn read(file: Value, environment: Environment) -> Result<Portal, String> {
    let file: PortalFile = serde_json::from_value(file).map_err(|error| error.to_string())?;
    Portal::new(file, environment).map_err(|error| error.to_string())
}

#[test]
fn reads_a_whole_configuration() {
    let portal = read(file(), Environment::Test).unwrap();
    let service = portal
        .service(&ClientId::parse("https://demo.example").unwrap())
        .unwrap();
    assert!(service.redirect_uri("https://demo.example/callback").is_some());
    for near in [
        "https://demo.example/callback/",
        "https://demo.example/callback?a=b",
        "https://DEMO.example/callback",
        "",
    ] {
        assert!(service.redirect_uri(near).is_none(), "{near}");
    }
}

/// The same for a portal that has been reviewed.
fn decided(mut file: Value) -> Value {
    file["method"][0]["level-decision"] = json!("Digg 2026-1");
    file
}

#[test]
fn a_certified_level_is_for_a_portal_that_has_been_reviewed() {
    assert!(read(file(), Environment::Test).is_ok());
    let refused = read(file(), Environment::Production).unwrap_err();
    assert!(
        refused.starts_with("method \"bankid\": level is for portals"),
        "{refused}"
    );
    let mut empty = decided(file());
    empty["method"][0]["level-decision"] = json!(" ");
    assert!(read(empty, Environment::Production).is_err());
    let mut modest = file();
    modest["method"][0]["level"] = json!("http://id.swedenconnect.se/loa/1.0/uncertified-loa3");
    assert!(read(modest, Environment::Production).is_ok());
    assert!(read(decided(file()), Environment::Production).is_ok());
}

#[test]
fn a_production_installation_has_no_test_services() {
    let portal = read(decided(file()), Environment::Production).unwrap();
    assert!(
        portal
            .service(&ClientId::parse("https://demo.example").unwrap())
            .is_none()
    );
    assert!(!portal.operator().test_environment);
}

#[test]
fn names_the_entry_and_the_remedy() {
    for (path, value, said) in [
        (
            "/service/0/demand",
            json!("loa5"),
            "service \"https://demo.example\": demand must be",
        ),
        ("/service/0/redirect-uris", json!([]), "redirect-uris must list"),
        (
            "/service/0/redirect-uris/0",
            json!("http://demo.example/callback"),
            "redirect-uris must list",
        ),
        ("/service/0/keys", json!([]), "keys must list"),
        ("/service/0/keys/0/kty", json!("RSA"), "keys must list"),
        (
            "/method/0/level",
            json!("http://id.elegnamnden.se/loa/1.0/loa9"),
            "unknown variant",
        ),
        ("/method/0/route", json!("saml"), "unknown variant"),
        ("/service/0/name/sv", json!(""), "name must have 1 to 200 bytes"),
        (
            "/operator/name/en",
            json!("n".repeat(201)),
            "name must have 1 to 200 bytes",
        ),
        (
            "/service/0/start",
            json!("http://demo.example/"),
            "start must be an https address",
        ),
        (
            "/service/0/purpose/sv",
            json!("p".repeat(161)),
            "purpose must be a sentence",
        ),
        ("/service/0/purpose/en", json!(""), "purpose must be a sentence"),
        (
            "/operator/accessibility-statement",
            json!("javascript:alert(1)"),
            "must be an https address",
        ),
    ] {
        let mut file = file();
        *file.pointer_mut(path).unwrap() = value;
        let error = read(file, Environment::Test).unwrap_err();
        assert!(error.contains(said), "{path}: {error}");
    }
}

#[test]
fn the_logo_of_an_e_service_is_a_file_beside_the_configuration() {
    let with = |name: &str| {
        let mut file = file();
        file["service"][0]["logo"] = json!(name);
        read(file, Environment::Test)
    };
    let portal = with("journalen.svg").unwrap();
    assert_eq!(portal.logo("journalen.svg").map(Picture::as_str), Some("journalen.svg"));
    assert!(portal.logo("schemat.svg").is_none());
    for wrong in [
        "../journalen.svg",
        "https://x.example/journalen.svg",
        "journalen.gif",
        "",
    ] {
        let error = with(wrong).unwrap_err();
        assert!(
            error.contains("not the name of an .svg or .png file"),
            "{wrong}: {error}"
        );
    }
}

#[test]
fn a_group_has_no_more_e_services_than_a_session_remembers() {
    let grouped = |originals: usize, sso: &str| {
        let mut file = file();
        let original =
            |number: usize| json!({"id": format!("https://{number}.example"), "name": {"sv": "A", "en": "A"}});
        file["service"][0]["original"] = (0..originals).map(original).collect();
        file["service"][0]["sso"] = json!("staff");
        let mut second = file["service"][0].clone();
        second["id"] = json!("https://second.example");
        second["sso"] = json!(sso);
        second["original"] = json!([]);
        file["service"].as_array_mut().unwrap().push(second);
        read(file, Environment::Test)
    };
    assert!(grouped(198, "staff").is_ok());
    assert!(grouped(199, "others").is_ok());
    let error = grouped(199, "staff").unwrap_err();
    assert!(error.contains("the group \"staff\" has more than 200"), "{error}");
}

#[test]
fn an_identity_that_is_wanted_may_be_learnt_and_can_be_given() {
    let wanting = |identity: &str, may_learn: &Value, gives: &Value| {
        let mut file = file();
        file["service"][0]["identity"] = json!(identity);
        file["service"][0]["may-learn"] = may_learn.clone();
        file["service"][0]["attribute-sources"] = json!(["hr"]);
        file["attribute-source"] =
            json!([{"id": "hr", "kind": "scim", "url": "https://hr.example", "organisation-number": "2120000167"}]);
        let mut other = file["method"][0].clone();
        other["id"] = json!("own");
        other["route"] = json!("not-connected");
        other["gives"] = gives.clone();
        file["method"].as_array_mut().unwrap().push(other);
        read(file, Environment::Test)
    };
    let (all, none) = (json!(["personal-number", "hsa-id", "employment"]), json!([]));
    for (identity, gives) in [
        ("none", &none),
        ("personal-number", &none),
        ("employment", &none),
        ("hsa-id", &json!(["hsa-id"])),
    ] {
        assert!(wanting(identity, &all, gives).is_ok(), "{identity}");
    }
    let error = wanting("hsa-id", &all, &none).unwrap_err();
    assert!(error.contains("identity = \"hsa-id\": no method gives it"), "{error}");
    let error = wanting("employment", &json!(["names"]), &none).unwrap_err();
    assert!(error.contains("needs employment in may-learn"), "{error}");
    let error = wanting("none", &all, &json!(["none"])).unwrap_err();
    assert!(error.contains("gives must list"), "{error}");
    let mut bankid = file();
    bankid["method"][0]["gives"] = json!(["hsa-id"]);
    assert!(
        read(bankid, Environment::Test)
            .unwrap_err()
            .contains("BankID gives personal-number")
    );
}

#[test]
fn refuses_doubled_ids_and_unknown_members() {
    let mut doubled = file();
    let method = doubled["method"][0].clone();
    doubled["method"].as_array_mut().unwrap().push(method);
    assert!(
        read(doubled, Environment::Test)
            .unwrap_err()
            .contains("two entries have this id")
    );
    let mut unknown = file();
    unknown["service"][0]["skip-checks"] = json!(true);
    assert!(read(unknown, Environment::Test).unwrap_err().contains("skip-checks"));
}

#[test]
fn an_e_service_in_the_auktorisationssystem_hides_none_of_its_e_ids() {
    let system = "http://id.swedenconnect.se/contract/sc/eid-authorization-system";
    let hiding = |service: &str, method: &str| {
        let mut file = file();
        file["service"][0]["exclude-methods"] = json!(["bankid"]);
        file["service"][0]["contracts"] = json!([service]);
        file["method"][0]["contracts"] = json!([method]);
        read(file, Environment::Test)
    };
    assert!(hiding(system, system).unwrap_err().contains("must offer every e-ID"));
    let prepaid = "http://id.swedenconnect.se/contract/sc/prepaid-auth-2021";
    assert!(hiding(prepaid, system).is_ok() && hiding(system, prepaid).is_ok());
    assert!(
        hiding("eid-authorization-system", system)
            .unwrap_err()
            .contains("a contract begins with")
    );
}

#[test]
fn forbidding_what_one_has_joined_is_warned_about() {
    let warnings = |private: &str| {
        let mut file = file();
        file["service"][0]["contracts"] = json!(["http://id.swedenconnect.se/contract/sc/eid-authorization-system"]);
        file["service"][0]["private"] = json!(private);
        read(file, Environment::Test).unwrap().services()[0].warnings().len()
    };
    assert_eq!((warnings("forbidden"), warnings("allowed")), (1, 0));
}

#[test]
fn takes_https_and_loopback_http_only() {
    for good in [
        "https://a.example",
        "https://a.example:8443",
        "http://localhost:7071",
        "http://127.0.0.1:7071",
    ] {
        assert!(is_web_origin(good), "{good}");
    }
    for bad in [
        "http://a.example",
        "ftp://a.example",
        "https://",
        "https://user@a.example",
        "https://a.example:0",
        "https://A.example",
        "https://a.example:99999",
        "https://a b",
        "//a.example",
        "http://localhost.evil.example",
    ] {
        assert!(!is_web_origin(bad), "{bad}");
    }
    assert_eq!(
        RedirectUri::parse("http://127.0.0.1:7071/callback?x=1")
            .unwrap()
            .origin(),
        "http://127.0.0.1:7071"
    );
    for bad in [
        "https://a.example/#f",
        "https://a.example/'",
        "https://a.example/;x",
        "a.example",
        "https:a",
    ] {
        assert!(RedirectUri::parse(bad).is_none(), "{bad}");
    }
}
