//! Requests to Freja, as values. The edge sends them.

use super::RegistrationLevel;
use crate::{
    api::Device,
    id::AuthRef,
    secret::SecretText,
    time::{Span, Timestamp},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::Sha256;

/// How long an authentication lives at Freja (providers' facts, B.7).
pub const MAX_AGE: Span = Span::from_minutes(2);

/// Which of Freja's services is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Deserialize, Serialize)]
pub enum Service {
    /// The personal e-ID.
    Personal,
    /// The organisation e-ID: who the person is at an employer.
    Organisation,
}

/// Whose organisation e-IDs are asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OrganisationIds {
    /// Those that this relying party has set.
    Own,
    /// Those that anybody has set (`orgIdIssuer: ANY`). Which issuers are believed is for the evidence to judge.
    Any,
}

/// A request to Freja: the path below the service's host and the body. All are `POST`.
#[derive(Clone, Debug)]
pub struct FrejaRequest {
    /// The path, with a leading slash.
    pub path: &'static str,
    /// The body: one parameter, whose value is base64 of JSON, as Freja's own client sends it.
    pub body: SecretText,
}

/// What an authentication is begun with. Nobody is named (`INFERRED`): the person shows themselves by scanning or opening the app.
#[derive(Clone, Copy, Debug)]
pub struct Begin<'a> {
    /// The service.
    pub service: Service,
    /// The lowest registration that will do. Freja's default would be `BASIC`.
    pub level: RegistrationLevel,
    /// Whether the personal number is needed. What is not needed is not asked for.
    pub personal_number: bool,
    /// Whose organisation e-IDs, for that service.
    pub organisation_ids: OrganisationIds,
    /// Where the app is.
    pub device: Device,
    /// Whether Freja has switched dynamic QR codes on for us.
    pub dynamic_qr: bool,
    /// The address of the person's device as we see it.
    pub user_ip: &'a str,
    /// The browser, as it names itself.
    pub user_agent: &'a str,
    /// What Freja asked this browser to keep, last time.
    pub freja_cookie: Option<&'a str>,
}

impl Begin<'_> {
    /// `initAuthentication`.
    pub fn request(&self) -> FrejaRequest {
        let mut attributes = vec!["BASIC_USER_INFO", "REGISTRATION_LEVEL", "LOA_LEVEL"];
        if self.personal_number {
            attributes.push("SSN");
        }
        if self.service == Service::Organisation {
            attributes.push("ORGANISATION_ID");
        }
        let attributes: Vec<Value> = attributes.iter().map(|name| json!({ "attribute": name })).collect();
        let mut body = json!({
            "userInfoType": "INFERRED",
            "userInfo": "N/A",
            "minRegistrationLevel": self.level,
            "attributesToReturn": attributes,
            "useDynamicQrCode": self.dynamic_qr && self.device == Device::Other,
            "originDeviceDetails": {
                "frejaCookie": self.freja_cookie,
                "userAgent": self.user_agent,
                "userIpAddress": self.user_ip,
                "flowType": match self.device {
                    Device::This => "SAME_DEVICE",
                    Device::Other => "ANOTHER_DEVICE",
                },
            },
        });
        if let (Service::Organisation, OrganisationIds::Any, Value::Object(members)) =
            (self.service, self.organisation_ids, &mut body)
        {
            members.insert("orgIdIssuer".into(), "ANY".into());
        }
        let path = match self.service {
            Service::Personal => "/authentication/1.0/initAuthentication",
            Service::Organisation => "/organisation/authentication/1.0/init",
        };
        request(path, "initAuthRequest", &body)
    }
}

/// `getOneResult`.
pub fn result_request(service: Service, reference: &AuthRef) -> FrejaRequest {
    let path = match service {
        Service::Personal => "/authentication/1.0/getOneResult",
        Service::Organisation => "/organisation/authentication/1.0/getOneResult",
    };
    request(path, "getOneAuthResultRequest", &json!({ "authRef": reference }))
}

/// `cancel`.
pub fn cancel_request(service: Service, reference: &AuthRef) -> FrejaRequest {
    let path = match service {
        Service::Personal => "/authentication/1.0/cancel",
        Service::Organisation => "/organisation/authentication/1.0/cancel",
    };
    request(path, "cancelAuthRequest", &json!({ "authRef": reference }))
}

fn request(path: &'static str, parameter: &str, body: &Value) -> FrejaRequest {
    FrejaRequest {
        path,
        body: SecretText::new(format!("{parameter}={}", STANDARD.encode(body.to_string()))),
    }
}

/// The address that opens the app on `host`'s environment with this reference, as a link or as the content of a QR code. `host` is as
/// `app.prod.frejaeid.com`; `return_scheme` is where the app goes afterwards, on the same device.
pub fn app_link(host: &str, reference: &str, return_scheme: Option<&str>) -> String {
    let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let mut link = format!(
        "https://{host}/freja?action=bindUserToTransaction&transactionReference={}",
        encoded(reference)
    );
    if let Some(scheme) = return_scheme {
        link.push_str("&originAppScheme=");
        link.extend(encoded(scheme));
    }
    link
}

/// The reference in the dynamic QR code of the second that `now` is in: `<authRef>.<seconds>.<HMAC-SHA-256>`, counted from when the
/// authentication was begun. The secret stays here.
///
/// No vector is published. That the secret is used as text and that the base64url has no padding is read out of the description, and
/// must be confirmed with Freja before dynamic codes are switched on.
pub fn dynamic_reference(reference: &AuthRef, secret: &SecretText, begun: Timestamp, now: Timestamp) -> String {
    let window = now.since(begun).seconds().to_string();
    let mut code = format!("{}.{window}.", reference.as_str());
    // HMAC takes a key of any length.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.reveal().as_bytes()) {
        mac.update(window.as_bytes());
        URL_SAFE_NO_PAD.encode_string(mac.finalize().into_bytes(), &mut code);
    }
    code
}

#[cfg(test)]
mod tests {
    use super::{Begin, OrganisationIds, Service, app_link, cancel_request, dynamic_reference, result_request};
    use crate::{
        api::Device,
        id::AuthRef,
        provider::freja::RegistrationLevel,
        secret::SecretText,
        time::{Span, Timestamp},
    };
    use base64::{Engine, engine::general_purpose::STANDARD};
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn begin() -> Begin<'static> {
        Begin {
            service: Service::Personal,
            level: RegistrationLevel::Plus,
            personal_number: true,
            organisation_ids: OrganisationIds::Own,
            device: Device::Other,
            dynamic_qr: true,
            user_ip: "192.0.2.7",
            user_agent: "Firefox",
            freja_cookie: None,
        }
    }

    fn body(body: &SecretText) -> (String, Value) {
        let (name, value) = body.reveal().split_once('=').unwrap();
        (
            name.to_owned(),
            serde_json::from_slice(&STANDARD.decode(value).unwrap()).unwrap(),
        )
    }

    #[test]
    fn asks_for_the_level_by_name_and_for_nobody() {
        let request = begin().request();
        let (name, body) = body(&request.body);
        assert_eq!(
            (request.path, name.as_str()),
            ("/authentication/1.0/initAuthentication", "initAuthRequest")
        );
        assert_eq!(
            (&body["userInfoType"], &body["userInfo"]),
            (&json!("INFERRED"), &json!("N/A"))
        );
        assert_eq!(body["minRegistrationLevel"], "PLUS");
        assert!(
            body["attributesToReturn"]
                .as_array()
                .unwrap()
                .contains(&json!({"attribute": "SSN"}))
        );
        assert_eq!(body["originDeviceDetails"]["flowType"], "ANOTHER_DEVICE");
        assert_eq!(body["useDynamicQrCode"], true);
        assert!(body.get("orgIdIssuer").is_none());
    }

    #[test]
    fn asks_an_employer_for_no_personal_number() {
        let request = Begin {
            service: Service::Organisation,
            personal_number: false,
            organisation_ids: OrganisationIds::Any,
            device: Device::This,
            freja_cookie: Some("kept"),
            ..begin()
        };
        let (_, body) = body(&request.request().body);
        let asked = body["attributesToReturn"].to_string();
        assert!(asked.contains("ORGANISATION_ID") && !asked.contains("SSN"));
        assert_eq!(
            (&body["orgIdIssuer"], &body["useDynamicQrCode"]),
            (&json!("ANY"), &json!(false))
        );
        assert_eq!(body["originDeviceDetails"]["frejaCookie"], "kept");
    }

    #[test]
    fn names_the_authentication_and_nothing_else() {
        let reference = AuthRef::parse("ref-1").unwrap();
        let (name, asked) = body(&result_request(Service::Organisation, &reference).body);
        assert_eq!(
            (name.as_str(), asked),
            ("getOneAuthResultRequest", json!({"authRef": "ref-1"}))
        );
        let cancel = cancel_request(Service::Personal, &reference);
        assert_eq!(
            (cancel.path, body(&cancel.body).1),
            ("/authentication/1.0/cancel", json!({"authRef": "ref-1"}))
        );
    }

    #[test]
    fn links_carry_exactly_the_reference() {
        assert_eq!(
            app_link("app.prod.frejaeid.com", "a/b+c&d", None),
            "https://app.prod.frejaeid.com/freja?action=bindUserToTransaction&transactionReference=a%2Fb%2Bc%26d"
        );
        assert!(
            app_link("h", "a", Some("https://x/"))
                .ends_with("transactionReference=a&originAppScheme=https%3A%2F%2Fx%2F")
        );
        let (begun, secret) = (Timestamp::from_unix_seconds(9), SecretText::new("secret".to_owned()));
        let at = |seconds| {
            dynamic_reference(
                &AuthRef::parse("ref").unwrap(),
                &secret,
                begun,
                begun.after(Span::from_seconds(seconds)),
            )
        };
        // Computed with OpenSSL; the form itself awaits confirmation.
        assert_eq!(at(7), "ref.7.B019tXkM1I-H83NdKFo_THWN3wDYmS2SBinKUyVk9_c");
        assert_ne!(at(7), at(8));
    }
}
