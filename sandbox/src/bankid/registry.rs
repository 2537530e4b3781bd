//! All orders, and the rules between them. Time is a parameter.

use super::completion::{self, Risk};
use super::error::{ApiError, ErrorCode};
use super::hint::Hint;
use super::kind::Kind;
use super::order::{Collects, Connection, Order, RelyingParty, Started, Status};
use super::phone_error::PhoneError;
use super::qr;
use super::request::{Purpose, Start};
use crate::person::Person;
use crate::pki::Pki;
use serde::Serialize;
use shared::time::{Span, Timestamp};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};

/// The device that holds a BankID.
#[derive(Clone, Copy, Debug)]
pub struct Phone {
    /// Whose it is.
    pub person: &'static Person,
    /// What kind of BankID it has.
    pub kind: Kind,
    /// Its address, as BankID sees it.
    pub ip: IpAddr,
}

impl Phone {
    /// A person's phone on this machine.
    pub fn of(person: &'static Person) -> Self {
        Phone {
            person,
            kind: Kind::Mobile,
            ip: Ipv4Addr::LOCALHOST.into(),
        }
    }
}

/// What the phone, and a test, may see of an order.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
    /// Its id, the same as the relying party's `orderRef`. (A real phone does not know that.)
    pub id: String,
    /// Whether it is a signature and not an identification.
    pub signing: bool,
    /// Where it stands.
    pub status: Status,
    /// Why it waits or failed.
    pub hint_code: Option<String>,
    /// Who asks.
    pub relying_party: String,
    /// The text that the person is to see.
    pub text: Option<String>,
    /// Whether the relying party wants the security code even where a fingerprint would do.
    pub pin_code: bool,
    /// Whose app has it.
    pub person: Option<String>,
    /// Where the app sends the person when the order is complete.
    pub return_url: Option<String>,
    /// How the relying party has asked for it.
    pub collects: Collects,
}

/// All orders.
#[derive(Debug, Default)]
pub(crate) struct Registry {
    orders: HashMap<String, Order>,
    /// What every new order begins with.
    hint: Option<Hint>,
}

impl Registry {
    /// Lets time pass for every order, and forgets what nobody can ask for any more.
    pub(crate) fn advance(&mut self, now: Timestamp, in_app: Span) {
        for order in self.orders.values_mut() {
            order.advance(now, in_app);
        }
        self.orders.retain(|_, order| !order.is_forgotten(now));
    }

    pub(crate) fn begin(
        &mut self,
        purpose: Purpose,
        start: Start,
        relying_party: RelyingParty,
        now: Timestamp,
    ) -> Result<Started, ApiError> {
        if let Some(number) = &start.requirement.personal_number
            && self.end_running(number, None, now)
        {
            return Err(ApiError::new(
                ErrorCode::AlreadyInProgress,
                "Order already in progress for pno",
            ));
        }
        let mut order = Order::new(purpose, start, relying_party, now)
            .map_err(|error| ApiError::new(ErrorCode::InternalError, error.to_string()))?;
        if let Some(hint) = &self.hint {
            order.force(hint, now);
        }
        let started = order.started();
        self.orders.insert(order.order_ref.clone(), order);
        Ok(started)
    }

    /// Ends the person's running orders, other than `except`, as BankID does when there comes a new one. Whether there were any.
    fn end_running(&mut self, personal_number: &str, except: Option<&str>, now: Timestamp) -> bool {
        let mut ended = false;
        for order in self.orders.values_mut() {
            if order.is_pending() && order.is_of(personal_number) && Some(order.order_ref.as_str()) != except {
                order.fail("cancelled", now);
                ended = true;
            }
        }
        ended
    }

    /// An order that this relying party has placed.
    pub(crate) fn of(&mut self, order_ref: &str, relying_party: &RelyingParty) -> Result<&mut Order, ApiError> {
        let order = self.orders.get_mut(order_ref);
        order
            .filter(|order| order.relying_party == *relying_party)
            .ok_or_else(ApiError::no_such_order)
    }

    pub(crate) fn scan(&mut self, content: &str, phone: Phone, now: Timestamp) -> Result<String, PhoneError> {
        let scanned = qr::parse(content.trim()).ok_or(PhoneError::NotBankId)?;
        let order = self
            .orders
            .values_mut()
            .find(|order| order.qr_start_token == scanned.token);
        let order = order.ok_or(PhoneError::NoSuchOrder)?;
        if scanned.code != qr::code(&order.qr_start_secret, scanned.second) {
            return Err(PhoneError::Forged);
        }
        if order.is_waiting() && !order.is_fresh(scanned.second, now) {
            order.fail("startFailed", now);
            return Err(PhoneError::Stale);
        }
        let id = order.order_ref.clone();
        self.connect(&id, phone, None, now)
    }

    pub(crate) fn open(&mut self, link: &str, phone: Phone, now: Timestamp) -> Result<String, PhoneError> {
        let link = StartLink::parse(link.trim()).ok_or(PhoneError::NotBankId)?;
        let order = self.orders.values().find(|order| order.auto_start_token == link.token);
        let id = order.ok_or(PhoneError::NoSuchOrder)?.order_ref.clone();
        self.connect(&id, phone, Some(link.redirect), now)
    }

    /// Gives an order to an app. `redirect` is there if the app was started on the same device.
    fn connect(
        &mut self,
        id: &str,
        phone: Phone,
        redirect: Option<Option<String>>,
        now: Timestamp,
    ) -> Result<String, PhoneError> {
        let order = self.orders.get(id).ok_or(PhoneError::NoSuchOrder)?;
        if !order.is_waiting() {
            return Err(if order.is_pending() {
                PhoneError::Taken
            } else {
                PhoneError::NotOpen
            });
        }
        let requirement = &order.start.requirement;
        if requirement
            .personal_number
            .as_deref()
            .is_some_and(|number| number != phone.person.personal_number)
        {
            return Err(PhoneError::WrongPerson);
        }
        let policies = &requirement.certificate_policies;
        if !policies.is_empty() && !policies.iter().any(|policy| policy == phone.kind.policy()) {
            return Err(PhoneError::WrongKind);
        }
        self.end_running(phone.person.personal_number, Some(id), now);
        let connection = Connection {
            person: phone.person,
            kind: phone.kind,
            ip: phone.ip,
            same_device: redirect.is_some(),
            redirect: redirect.flatten(),
        };
        self.orders
            .get_mut(id)
            .ok_or(PhoneError::NoSuchOrder)?
            .connect(connection, now);
        Ok(id.to_owned())
    }

    pub(crate) fn approve(
        &mut self,
        id: &str,
        code: &str,
        risk: Risk,
        pki: &Pki,
        now: Timestamp,
    ) -> Result<OrderView, PhoneError> {
        let order = self.open_order(id)?;
        if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PhoneError::WrongCode);
        }
        let connection = order.connection().ok_or(PhoneError::NotOpen)?;
        let data = completion::complete(order, connection, pki, risk, now).map_err(|_| PhoneError::Broken)?;
        order.complete(data, now);
        Ok(view(order, now))
    }

    pub(crate) fn decline(&mut self, id: &str, now: Timestamp) -> Result<OrderView, PhoneError> {
        let order = self.open_order(id)?;
        order.fail("userCancel", now);
        Ok(view(order, now))
    }

    /// An order that is in an app and not over.
    fn open_order(&mut self, id: &str) -> Result<&mut Order, PhoneError> {
        let order = self.orders.get_mut(id).ok_or(PhoneError::NoSuchOrder)?;
        if order.is_pending() && !order.is_waiting() {
            Ok(order)
        } else {
            Err(PhoneError::NotOpen)
        }
    }

    pub(crate) fn view(&self, id: &str, now: Timestamp) -> Result<OrderView, PhoneError> {
        self.orders
            .get(id)
            .map(|order| view(order, now))
            .ok_or(PhoneError::NoSuchOrder)
    }

    pub(crate) fn views(&self, now: Timestamp) -> Vec<OrderView> {
        let mut orders: Vec<_> = self.orders.values().collect();
        orders.sort_by_key(|order| order.created);
        orders.into_iter().map(|order| view(order, now)).collect()
    }

    pub(crate) fn hint(&mut self, id: &str, hint: Option<&Hint>, now: Timestamp) -> Result<OrderView, PhoneError> {
        let order = self.orders.get_mut(id).ok_or(PhoneError::NoSuchOrder)?;
        match hint {
            Some(hint) => order.force(hint, now),
            None => order.release(),
        }
        Ok(view(order, now))
    }

    pub(crate) fn hint_all(&mut self, hint: Option<Hint>) {
        self.hint = hint;
    }
}

fn view(order: &Order, now: Timestamp) -> OrderView {
    let (status, hint_code) = order.standing(now);
    OrderView {
        id: order.order_ref.clone(),
        signing: order.purpose == Purpose::Sign,
        status,
        hint_code,
        relying_party: order.relying_party.display_name.clone(),
        text: order.start.visible_text(),
        pin_code: order.start.requirement.pin_code,
        person: order
            .connection()
            .map(|connection| connection.person.personal_number.to_owned()),
        return_url: order
            .return_address()
            .filter(|_| status == Status::Complete)
            .map(str::to_owned),
        collects: order.collects(),
    }
}

/// The link that starts the app on the same device.
#[derive(Debug, Eq, PartialEq)]
struct StartLink {
    token: String,
    redirect: Option<String>,
}

impl StartLink {
    /// `https://app.bankid.com/?autostarttoken=…` or `bankid:///?autostarttoken=…`, with or without `redirect`.
    fn parse(link: &str) -> Option<Self> {
        let query = ["https://app.bankid.com/?", "bankid:///?"]
            .iter()
            .find_map(|start| link.strip_prefix(start))?;
        let (mut token, mut redirect) = (None, None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "autostarttoken" if token.is_some() => return None,
                "autostarttoken" => token = Some(value.into_owned()),
                "redirect" if value != "null" => redirect = Some(value.into_owned()),
                _ => {}
            }
        }
        Some(StartLink {
            token: token?,
            redirect,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::StartLink;

    #[test]
    fn reads_the_links_of_every_platform() {
        let parse = |link| StartLink::parse(link).map(|link| (link.token, link.redirect));
        let expected = |redirect: Option<&str>| Some(("a-1".to_owned(), redirect.map(str::to_owned)));
        assert_eq!(parse("https://app.bankid.com/?autostarttoken=a-1"), expected(None));
        assert_eq!(parse("bankid:///?autostarttoken=a-1&redirect=null"), expected(None));
        assert_eq!(
            parse("bankid:///?autostarttoken=a-1&redirect=https%3A%2F%2Fe.se%2F%3Fa"),
            expected(Some("https://e.se/?a"))
        );
        assert_eq!(parse("https://app.bankid.com.example/?autostarttoken=a-1"), None);
        assert_eq!(parse("https://app.bankid.com/?autostarttoken=a&autostarttoken=b"), None);
        assert_eq!(parse("https://app.bankid.com/"), None);
    }
}
