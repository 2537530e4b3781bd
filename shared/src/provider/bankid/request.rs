//! Requests to BankID, as values. The edge sends them.

use crate::{
    id::{ClientId, LoginId, OrderRef},
    secret::SecretText,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;

/// The longest `returnUrl` that BankID takes, in characters.
const MAX_RETURN_URL: usize = 512;
/// The longest `web.userAgent` that BankID takes, in characters.
const MAX_USER_AGENT: usize = 256;

/// A request to BankID: the path below `/rp/v6.0/` and the JSON body. All are `POST` with `Content-Type: application/json`.
#[derive(Clone, Debug)]
pub struct AuthRequest {
    /// The path, with a leading slash.
    pub path: &'static str,
    /// The body.
    pub body: SecretText,
}

/// What ties an order to one login: BankID has the person sign it, invisibly, in `userNonVisibleData`. So evidence of one login
/// can never be taken for that of another.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Binding(String);

impl Binding {
    /// The binding of this login to this e-service.
    pub fn new(login: LoginId, client: &ClientId) -> Self {
        Binding(format!("tillit;login={login};client={}", client.as_str()))
    }

    /// The bytes that are signed.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// What an order is begun with.
#[derive(Clone, Copy, Debug)]
pub struct Begin<'a> {
    /// The address of the person's device as we see it; never a proxy's.
    pub end_user_ip: &'a str,
    /// Where the app returns to; only for the same device.
    pub return_url: Option<&'a str>,
    /// What the person sees in the app, at most 1,500 characters when encoded.
    pub visible: &'a str,
    /// What is signed with it, unseen.
    pub binding: &'a Binding,
    /// Our own domain, from the configuration.
    pub referring_domain: &'a str,
    /// The browser, as it names itself; cut to what BankID takes.
    pub user_agent: &'a str,
    /// A long-lived random name of the browser, from a cookie.
    pub device_identifier: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Auth<'a> {
    end_user_ip: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    return_url: Option<&'a str>,
    return_risk: bool,
    user_visible_data: String,
    user_visible_data_format: &'static str,
    user_non_visible_data: String,
    web: Web<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Web<'a> {
    referring_domain: &'a str,
    // Some browsers say nothing of themselves, and BankID takes no empty text.
    #[serde(skip_serializing_if = "str::is_empty")]
    user_agent: &'a str,
    device_identifier: &'a str,
}

impl Begin<'_> {
    /// `POST /auth`. A `returnUrl` that is too long for BankID is left out: the person then comes back by hand.
    pub fn request(&self) -> AuthRequest {
        let auth = Auth {
            end_user_ip: self.end_user_ip,
            return_url: self.return_url.filter(|url| url.len() <= MAX_RETURN_URL),
            return_risk: true,
            user_visible_data: STANDARD.encode(self.visible),
            user_visible_data_format: "plaintext",
            user_non_visible_data: STANDARD.encode(self.binding.as_bytes()),
            web: Web {
                referring_domain: self.referring_domain,
                user_agent: cut(self.user_agent, MAX_USER_AGENT),
                device_identifier: self.device_identifier,
            },
        };
        request("/auth", &auth)
    }
}

/// `POST /collect`.
pub fn collect_request(order: &OrderRef) -> AuthRequest {
    request("/collect", &serde_json::json!({ "orderRef": order }))
}

/// `POST /cancel`.
pub fn cancel_request(order: &OrderRef) -> AuthRequest {
    request("/cancel", &serde_json::json!({ "orderRef": order }))
}

fn request(path: &'static str, body: &impl Serialize) -> AuthRequest {
    // Serialising strings and booleans cannot fail.
    AuthRequest {
        path,
        body: SecretText::new(serde_json::to_string(body).unwrap_or_default()),
    }
}

/// The first `max` bytes, less what would cut a character in two.
fn cut(text: &str, max: usize) -> &str {
    let end = (0..=max.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or_default();
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Begin, Binding, collect_request, cut};
    use crate::id::{ClientId, LoginId, OrderRef};
    use serde_json::{Value, json};
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn begin<'a>(binding: &'a Binding, return_url: Option<&'a str>) -> Begin<'a> {
        Begin {
            end_user_ip: "192.0.2.7",
            return_url,
            visible: "Logga in",
            binding,
            referring_domain: "login.example",
            user_agent: "Firefox",
            device_identifier: "d",
        }
    }

    fn body(begin: &Begin<'_>) -> Value {
        serde_json::from_str(begin.request().body.reveal()).unwrap()
    }

    #[test]
    fn asks_for_what_the_documentation_says_and_never_for_a_person() {
        let binding = Binding::new(LoginId::from_entropy([1; 16]), &ClientId::parse("service").unwrap());
        let body = body(&begin(&binding, Some("https://login.example/return")));
        assert_eq!(body["endUserIp"], "192.0.2.7");
        assert_eq!(body["returnUrl"], "https://login.example/return");
        assert_eq!(body["returnRisk"], true);
        assert_eq!(body["userVisibleData"], "TG9nZ2EgaW4=");
        assert_eq!(body["web"]["referringDomain"], "login.example");
        assert!(body.get("requirement").is_none() && !body.to_string().contains("personalNumber"));
    }

    #[test]
    fn leaves_out_a_return_address_that_bankid_would_refuse() {
        let binding = Binding::new(LoginId::from_entropy([1; 16]), &ClientId::parse("service").unwrap());
        assert!(body(&begin(&binding, None)).get("returnUrl").is_none());
        assert!(
            body(&begin(&binding, Some(&"a".repeat(513))))
                .get("returnUrl")
                .is_none()
        );
    }

    #[test]
    fn says_nothing_of_a_browser_that_says_nothing_of_itself() {
        let binding = Binding::new(LoginId::from_entropy([1; 16]), &ClientId::parse("service").unwrap());
        let mut begin = begin(&binding, None);
        assert_eq!(body(&begin)["web"]["userAgent"], "Firefox");
        begin.user_agent = "";
        assert_eq!(body(&begin)["web"].get("userAgent"), None);
    }

    #[test]
    fn names_the_order_and_nothing_else() {
        let request = collect_request(&OrderRef::parse("131daac9-16c6-4618-beb0-365768f37288").unwrap());
        let body: Value = serde_json::from_str(request.body.reveal()).unwrap();
        assert_eq!(body, json!({"orderRef": "131daac9-16c6-4618-beb0-365768f37288"}));
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(cut("åäö", 3), "å");
        assert_eq!(cut("abc", 8), "abc");
    }
}
