use super::Policy;
use serde_json::{Map, Value, json};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn policy(operators: &Value) -> Policy {
    serde_json::from_value(json!({"openid_provider": {"p": operators}})).unwrap()
}

fn metadata(stated: &Value) -> Map<String, Value> {
    let Value::Object(metadata) = json!({"openid_provider": {"p": stated, "other": 1}}) else {
        unreachable!("it is an object")
    };
    metadata
}

/// What becomes of the parameter, `null` if it is taken away; nothing if the policies refuse it.
fn applied(policies: &[Value], stated: &Value) -> Option<Value> {
    let merged = policies.iter().map(policy).reduce(Policy::merged).unwrap();
    let metadata = merged.apply(metadata(stated))?;
    let provider = &metadata["openid_provider"];
    assert_eq!(provider["other"], 1, "nothing else is touched");
    Some(provider["p"].clone())
}

#[test]
fn each_operator_does_its_work() {
    for (operators, stated, result) in [
        (json!({"value": "a"}), json!("b"), Some(json!("a"))),
        (json!({"value": "a"}), json!(null), Some(json!("a"))),
        (json!({"value": null}), json!("b"), Some(json!(null))),
        (
            json!({"add": ["b", "c"]}),
            json!(["a", "b"]),
            Some(json!(["a", "b", "c"])),
        ),
        (json!({"add": ["b"]}), json!(null), Some(json!(["b"]))),
        (json!({"add": ["b"]}), json!("a"), None),
        (json!({"default": "d"}), json!(null), Some(json!("d"))),
        (json!({"default": "d"}), json!("a"), Some(json!("a"))),
        (json!({"one_of": ["a", "b"]}), json!("b"), Some(json!("b"))),
        (json!({"one_of": ["a", "b"]}), json!("c"), None),
        (json!({"one_of": ["a", "b"]}), json!(null), Some(json!(null))),
        (json!({"subset_of": ["a", "b"]}), json!(["b", "c"]), Some(json!(["b"]))),
        (json!({"subset_of": ["a", "b"]}), json!(["c"]), Some(json!(null))),
        (json!({"subset_of": ["a", "b"]}), json!("a"), None),
        (
            json!({"superset_of": ["a", "b"]}),
            json!(["b", "a", "c"]),
            Some(json!(["b", "a", "c"])),
        ),
        (json!({"superset_of": ["a", "b"]}), json!(["a"]), None),
        (json!({"superset_of": ["a"]}), json!(null), Some(json!(null))),
        (json!({"essential": true}), json!("a"), Some(json!("a"))),
        (json!({"essential": true}), json!(null), None),
        (json!({"essential": false}), json!(null), Some(json!(null))),
        (json!({"regexp": "x"}), json!("a"), Some(json!("a"))),
    ] {
        assert_eq!(
            applied(std::slice::from_ref(&operators), &stated),
            result,
            "{operators} on {stated}"
        );
    }
}

#[test]
fn operators_are_applied_together() {
    for (operators, stated, result) in [
        (
            json!({"default": "a", "essential": true}),
            json!(null),
            Some(json!("a")),
        ),
        (json!({"subset_of": ["a"], "essential": true}), json!(["b"]), None),
        (
            json!({"add": ["c"], "subset_of": ["a", "c"]}),
            json!(["a", "b"]),
            Some(json!(["a", "c"])),
        ),
        (json!({"add": ["c"], "subset_of": ["a"]}), json!(["a"]), None),
        (
            json!({"add": ["c"], "superset_of": ["c"]}),
            json!(["a"]),
            Some(json!(["a", "c"])),
        ),
        (json!({"value": ["a", "c"], "subset_of": ["a"]}), json!(null), None),
        (json!({"value": "c", "one_of": ["a"]}), json!("a"), None),
        (json!({"value": ["a"], "superset_of": ["b"]}), json!(["b"]), None),
        (json!({"value": ["a"], "add": ["b"]}), json!(["b"]), None),
        (json!({"value": null, "essential": true}), json!("a"), None),
        (json!({"value": null, "default": "a"}), json!("b"), Some(json!(null))),
        (json!({"default": ["a", "c"], "subset_of": ["a"]}), json!(null), None),
        (
            json!({"subset_of": ["a", "b"], "superset_of": ["a"]}),
            json!(["b", "a", "x"]),
            Some(json!(["b", "a"])),
        ),
        (
            json!({"subset_of": ["a"], "superset_of": ["b"]}),
            json!(["a", "b"]),
            None,
        ),
    ] {
        assert_eq!(
            applied(std::slice::from_ref(&operators), &stated),
            result,
            "{operators} on {stated}"
        );
    }
}

#[test]
fn a_superiors_policy_is_narrowed_and_never_widened() {
    for (above, below, stated, result) in [
        (
            json!({"value": "a"}),
            json!({"value": "a"}),
            json!("b"),
            Some(json!("a")),
        ),
        (json!({"value": "a"}), json!({"value": "b"}), json!("a"), None),
        (
            json!({"add": ["a"]}),
            json!({"add": ["b"]}),
            json!(null),
            Some(json!(["a", "b"])),
        ),
        (json!({"default": "a"}), json!({"default": "b"}), json!("c"), None),
        (
            json!({"one_of": ["a", "b"]}),
            json!({"one_of": ["b", "c"]}),
            json!("b"),
            Some(json!("b")),
        ),
        (
            json!({"one_of": ["a", "b"]}),
            json!({"one_of": ["b", "c"]}),
            json!("c"),
            None,
        ),
        (json!({"one_of": ["a"]}), json!({"one_of": ["b"]}), json!(null), None),
        (
            json!({"subset_of": ["a", "b"]}),
            json!({"subset_of": ["b", "c"]}),
            json!(["a", "b", "c"]),
            Some(json!(["b"])),
        ),
        (
            json!({"superset_of": ["a"]}),
            json!({"superset_of": ["b"]}),
            json!(["a"]),
            None,
        ),
        (
            json!({"essential": true}),
            json!({"essential": false}),
            json!(null),
            None,
        ),
        (json!({"one_of": ["a"]}), json!({"value": "b"}), json!("a"), None),
        (json!({}), json!({"one_of": ["a"]}), json!("b"), None),
    ] {
        let both = [above.clone(), below.clone()];
        assert_eq!(applied(&both, &stated), result, "{above}, {below} on {stated}");
    }
    let three = [json!({"value": "a"}), json!({"value": "b"}), json!({})];
    assert_eq!(applied(&three, &json!("a")), None, "a contradiction stays one");
}

#[test]
fn a_type_that_the_entity_has_not_gets_none() {
    let Value::Object(stated) = json!({"federation_entity": {"p": 1}}) else {
        unreachable!("it is an object")
    };
    assert_eq!(policy(&json!({"value": "a"})).apply(stated.clone()), Some(stated));
    let Value::Object(no_object) = json!({"openid_provider": "x"}) else {
        unreachable!("it is an object")
    };
    assert_eq!(policy(&json!({})).apply(no_object), None);
}
