//! What an animated QR code says, and when it is believed.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use shared::time::Span;

/// How old the second in a code may be. The relying party begins to count when the answer to `/auth` reaches it, the picture has to
/// be drawn, seen and read, and then to travel. BankID does not publish its figure; with this one a picture that is changed
/// every second is always good and one that is left standing is soon refused.
pub const MAX_AGE: Span = Span::from_seconds(2);

/// How far ahead of BankID's own second a code may be. A relying party counts from later than BankID does, so never.
pub const MAX_AHEAD: Span = Span::from_seconds(0);

/// The code of one second: lower-case hex of HMAC-SHA256 over the second in decimal, with the secret's characters as key.
pub fn code(secret: &str, second: u64) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        // HMAC takes keys of every length (RFC 2104, 3).
        return String::new();
    };
    mac.update(second.to_string().as_bytes());
    mac.finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What a QR code shows in one second of an order.
pub fn content(token: &str, secret: &str, second: u64) -> String {
    format!("bankid.{token}.{second}.{}", code(secret, second))
}

/// The parts of a QR code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Scanned<'a> {
    pub(crate) token: &'a str,
    pub(crate) second: u64,
    pub(crate) code: &'a str,
}

/// Takes a QR code apart; nothing if it is not one of BankID's.
pub(crate) fn parse(content: &str) -> Option<Scanned<'_>> {
    let mut parts = content.split('.');
    let (Some("bankid"), Some(token), Some(second), Some(code), None) =
        (parts.next(), parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let digits = second.bytes().all(|byte| byte.is_ascii_digit()) && (second == "0" || !second.starts_with('0'));
    let hex = code.len() == 64 && code.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !digits || !hex || token.is_empty() {
        return None;
    }
    Some(Scanned {
        token,
        second: second.parse().ok()?,
        code,
    })
}
