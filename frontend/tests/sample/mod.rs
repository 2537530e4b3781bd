//! Views of every kind, for tests and for the gallery.

use shared::{
    api::{
        Again, Assets, Before, Choose, CommissionChoice, Content, Device, EmploymentChoice, Employments, Failed,
        FailedLogin, Home, Kind, Obstacle, Offered, Operator, Progress, Refused, Release, Released, Required, Screen,
        SessionPage, Stage, Start, Still, Symbol, View, Wait, Words, path,
    },
    guide::{Accessibility, Answers, Carrier, Entry, Facts, Find, FromEmployer, Guide, PageAddress},
    id::{LoginId, MethodId, Reference},
    language::Language,
    loa::{Demand, Loa},
    message::Message,
    portal::PrivatePolicy,
    reason::Reason,
    time::{Date, Timestamp},
};

/// The login of every sample.
pub const LOGIN: LoginId = LoginId::from_entropy([7; 16]);

/// The path of an e-service's logo.
pub const LOGO: &str = "/logo/service.svg";

/// BankID's public test vector: the frame of the first second.
pub const FRAME: &str =
    "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8";

/// A text in both languages.
pub fn words(sv: &str, en: &str) -> Words {
    Words {
        sv: sv.to_owned(),
        en: en.to_owned(),
    }
}

/// A screen in its frame.
pub fn view<S>(language: Language, screen: S) -> View<S> {
    View {
        language,
        awaited: None,
        path: path::login(LOGIN),
        operator: Operator {
            name: words("Sandköpings kommun", "Sandköping Municipality"),
            helpdesk: words(
                "Ring it-supporten på 010-123 45 67, vardagar 7–18.",
                "Call the IT service desk on +46 10 123 45 67, weekdays 7–18.",
            ),
            accessibility_statement: Some("https://sandkoping.example/tillganglighet".to_owned()),
            test_environment: false,
        },
        assets: Assets {
            version: "gallery".to_owned(),
            theme: None,
        },
        screen,
    }
}

fn method(id: &str) -> MethodId {
    MethodId::parse(id).unwrap_or_else(|_| unreachable!("{id} is no method id"))
}

fn service() -> Words {
    words("Omsorgsjournalen", "the Care Journal")
}

fn offered(id: &str, name: &str, needs: (&str, &str), kind: Kind, symbol: Symbol) -> Offered {
    Offered {
        method: method(id),
        name: words(name, name),
        needs: words(needs.0, needs.1),
        kind,
        symbol,
        notice: None,
        keywords: Vec::new(),
    }
}

fn refused(id: &str, name: &str, (kind, symbol): (Kind, Symbol), why: &[Obstacle]) -> Refused {
    Refused {
        method: method(id),
        name: words(name, name),
        needs: words("Kort och kortläsare", "Card and card reader"),
        kind,
        symbol,
        why: why.to_vec(),
        keywords: vec!["Sandköpings kommun".to_owned()],
    }
}

fn not_usable() -> Vec<Refused> {
    vec![
        refused(
            "sandkoping-eid",
            "Sandköping eID",
            (Kind::InService, Symbol::Key),
            &[Obstacle::LevelTooLow],
        ),
        refused(
            "svenska-pass",
            "Svenska pass",
            (Kind::Private, Symbol::Card),
            &[Obstacle::NotConnected, Obstacle::IdentityNotAvailable],
        ),
        refused(
            "utlandsk",
            "Utländsk e-legitimation",
            (Kind::Private, Symbol::Globe),
            &[Obstacle::PrivateNotAllowed],
        ),
    ]
}

/// Some methods can be used and some cannot.
pub fn choose() -> Screen {
    Screen::Choose(Choose {
        login: LOGIN,
        service: service(),
        purpose: Some(Words {
            sv: "Läs och skriv i journalen för dem som du vårdar.".to_owned(),
            en: "Read and write the records of those in your care.".to_owned(),
        }),
        logo: None,
        required: Required::Demand(Demand::LOA3),
        offered: vec![
            offered(
                "siths",
                "SITHS-kort",
                ("Kort och kortläsare", "Card and card reader"),
                Kind::InService,
                Symbol::Card,
            ),
            offered(
                "siths-mobil",
                "Mobilt SITHS",
                ("App i mobilen", "App on your phone"),
                Kind::InService,
                Symbol::Phone,
            ),
            offered(
                "freja-org",
                "Freja Organisations-eID",
                ("App i mobilen", "App on your phone"),
                Kind::InService,
                Symbol::Building,
            ),
            offered(
                "bankid",
                "BankID",
                ("App i mobilen eller på datorn", "App on your phone or computer"),
                Kind::Private,
                Symbol::Phone,
            ),
            offered(
                "freja",
                "Freja+",
                ("App i mobilen", "App on your phone"),
                Kind::Private,
                Symbol::Shield,
            ),
        ],
        refused: not_usable(),
        query: String::new(),
        private: PrivatePolicy::Allowed,
        remembered: None,
        may_remember: true,
    })
}

/// A browser that remembers a method, which is disturbed today; private e-IDs with consent.
pub fn choose_remembered() -> Screen {
    let Screen::Choose(mut page) = choose() else {
        unreachable!()
    };
    page.remembered = Some(method("siths"));
    page.private = PrivatePolicy::WithConsent;
    for offered in &mut page.offered {
        offered.notice = Some(words(
            "Planerat underhåll i natt klockan 01–03.",
            "Planned maintenance tonight from 1 to 3 a.m.",
        ));
    }
    Screen::Choose(page)
}

/// A question before a method is started: consent, the device, or both.
pub fn before(consent: bool, device: Option<Device>) -> Still {
    Still::Before(Before {
        login: LOGIN,
        service: service(),
        method: method("bankid"),
        name: words("BankID", "BankID"),
        consent,
        device,
        may_change: true,
    })
}

/// What the e-service is about to learn.
pub fn release() -> Still {
    Still::Release(Release {
        resumed_as: None,
        login: LOGIN,
        service: service(),
        until: Timestamp::from_unix_seconds(1_792_932_120),
        items: vec![
            Released::Name,
            Released::PersonalNumber,
            Released::Pseudonym,
            Released::Login,
        ],
    })
}

fn entry(offered: Offered, level: Loa, facts: Option<Facts>) -> Entry {
    let is_card = offered.symbol == Symbol::Card;
    Entry {
        method: offered.method,
        name: offered.name,
        needs: offered.needs,
        kind: offered.kind,
        symbol: offered.symbol,
        level,
        carriers: vec![if is_card { Carrier::Card } else { Carrier::App }],
        personal_number: offered.kind == Kind::Private,
        connected: facts.is_some(),
        facts,
        keywords: vec!["Inera".to_owned()],
    }
}

fn facts() -> Facts {
    Facts {
        who: words(
            "Anställda i regioner och anslutna kommuner.",
            "Employees of regions and connected municipalities.",
        ),
        how: words(
            "Besök din arbetsgivares korthandläggare.",
            "Visit your employer's card administrator.",
        ),
        cost: Some(words("Arbetsgivaren betalar.", "Your employer pays.")),
        time: None,
        contact: Some(words(
            "Ring din arbetsgivares support.",
            "Call your employer's support.",
        )),
        link: PageAddress::try_from("https://issuer.example/sida".to_owned()).ok(),
        checked: Date::parse("2026-11-21").unwrap_or_else(|| unreachable!("a day")),
    }
}

fn entries() -> Vec<Entry> {
    let app = ("App i mobilen", "App on your phone");
    let card = ("Kort och kortläsare", "Card and card reader");
    let (job, own) = (Kind::InService, Kind::Private);
    [
        (offered("siths", "SITHS-kort", card, job, Symbol::Card), Loa::Loa3, true),
        (
            offered("sandkoping-eid", "Sandköping eID", app, job, Symbol::Key),
            Loa::UncertifiedLoa2,
            false,
        ),
        (
            offered("siths-mobil", "Mobilt SITHS", app, job, Symbol::Phone),
            Loa::Loa3,
            true,
        ),
        (offered("bankid", "BankID", app, own, Symbol::Phone), Loa::Loa3, true),
        (offered("freja", "Freja+", app, own, Symbol::Shield), Loa::Loa3, true),
    ]
    .map(|(offered, level, is_known)| entry(offered, level, is_known.then(facts)))
    .into()
}

fn compared(entries: Vec<Entry>, query: &str) -> Guide {
    Guide::Methods {
        entries,
        query: query.to_owned(),
    }
}

/// More than one reads through.
fn many() -> Vec<Entry> {
    (0..2).flat_map(|_| entries()).collect()
}

/// Every page of the guide, with a name.
pub fn guide() -> Vec<(&'static str, Still)> {
    let find = |answers: Answers, likely: Vec<Entry>, obtainable: Vec<Entry>| {
        Guide::Find(Find {
            asked: !answers.is_empty(),
            answers,
            likely,
            obtainable,
        })
    };
    let card = Answers {
        from_employer: Some(FromEmployer::Card),
        own: Some(false),
        personal_number: None,
    };
    let [known, unknown, ..] = <[Entry; 5]>::try_from(entries()).unwrap_or_else(|_| unreachable!("five entries"));
    let assessed = Accessibility {
        assessed: Date::parse("2026-11-21"),
        method: Some(words(
            "Vi har granskat sidorna själva.",
            "We have examined the pages ourselves.",
        )),
        ..Accessibility::default()
    };
    let of_the_job = entries().into_iter().take(1).collect();
    [
        ("guide", compared(entries(), "")),
        ("guide-long", compared(many(), "")),
        ("guide-sought", compared(many(), "bank")),
        ("guide-sought-nothing", compared(many(), "xyz")),
        ("guide-method", Guide::Method(Box::new(known))),
        ("guide-method-unknown", Guide::Method(Box::new(unknown))),
        ("guide-find", find(Answers::default(), vec![], vec![])),
        (
            "guide-find-unanswered",
            Guide::Find(Find {
                asked: true,
                answers: Answers::default(),
                likely: vec![],
                obtainable: vec![],
            }),
        ),
        ("guide-find-likely", find(card, of_the_job, vec![])),
        ("guide-find-obtainable", find(card, vec![], entries())),
        ("guide-find-nothing", find(card, vec![], vec![])),
        ("guide-services", Guide::Services),
        ("guide-employers", Guide::Employers),
        ("accessibility", Guide::Accessibility(Box::new(assessed))),
        ("accessibility-unassessed", Guide::Accessibility(Box::default())),
        ("languages", Guide::Languages),
    ]
    .map(|(name, page)| {
        let login = name.starts_with("guide-find").then_some(LOGIN);
        (name, Still::Guide { page, login })
    })
    .into()
}

/// More methods than fit.
pub fn choose_long() -> Screen {
    let Screen::Choose(mut page) = choose() else {
        unreachable!()
    };
    for place in 1..=6 {
        let name = format!("E-legitimation för anställda i samverkan nummer {place}");
        page.offered.push(offered(
            &format!("x{place}"),
            &name,
            ("Kort", "Card"),
            Kind::InService,
            Symbol::Key,
        ));
    }
    page.refused.push(refused(
        "efos",
        "Efos",
        (Kind::InService, Symbol::Building),
        &[Obstacle::NotConnected],
    ));
    page.logo = Some(LOGO.to_owned());
    page.service = words(
        "Tidredovisningssystemet för förskoleverksamhet och fritidshem",
        "the time reporting system for preschools and after-school centres",
    );
    Screen::Choose(page)
}

/// Few can be used of many.
pub fn choose_few(query: &str) -> Screen {
    let Screen::Choose(mut page) = choose() else {
        unreachable!()
    };
    let why = &[Obstacle::NotConnected];
    page.refused
        .push(refused("efos", "Efos", (Kind::InService, Symbol::Building), why));
    page.query = query.to_owned();
    Screen::Choose(page)
}

/// The same as many, where somebody looks for something.
pub fn choose_sought(query: &str) -> Screen {
    let Screen::Choose(mut page) = choose_long() else {
        unreachable!()
    };
    page.query = query.to_owned();
    Screen::Choose(page)
}

/// The same in a browser that remembers a method.
pub fn choose_sought_remembered(query: &str) -> Screen {
    let Screen::Choose(mut page) = choose_sought(query) else {
        unreachable!()
    };
    page.remembered = Some(method("siths"));
    for offered in &mut page.offered {
        offered.notice = Some(words("Planerat underhåll i natt.", "Planned maintenance tonight."));
    }
    Screen::Choose(page)
}

/// Nothing can be used.
pub fn choose_none() -> Screen {
    let Screen::Choose(mut page) = choose() else {
        unreachable!()
    };
    page.offered.clear();
    Screen::Choose(page)
}

/// A login under way.
pub fn wait(device: Device, progress: Progress) -> Screen {
    Screen::Wait(Wait {
        login: LOGIN,
        service: service(),
        method: method("bankid"),
        name: words("BankID", "BankID"),
        device,
        progress,
    })
}

/// The same without script.
pub fn plain(progress: Progress) -> Still {
    let Screen::Wait(page) = wait(Device::Other, progress) else {
        unreachable!()
    };
    Still::Wait(page)
}

/// How far it has come.
pub fn pending(message: Message, qr: Option<&str>, link: Option<&str>, seconds_left: u16) -> Progress {
    let (qr, link) = (qr.map(str::to_owned), link.map(str::to_owned));
    Progress::Pending {
        stage: match message {
            Message::BankIdReturn => Stage::AwaitingReturn,
            Message::BankIdStartApp | Message::BankIdStartingApp => Stage::AwaitingApp,
            _ => Stage::Connected,
        },
        message,
        qr,
        link,
        seconds_left,
        seconds_total: 180,
    }
}

/// It did not go well.
pub fn failed(reason: Reason, again: Option<Option<Device>>) -> Screen {
    Screen::Failed(Failed {
        reason,
        reference: Reference::from_entropy([0x3b, 0xc7, 0x31, 0x0a, 0xdd]),
        at: Timestamp::from_unix_seconds(1_792_931_520),
        login: again.map(|device| FailedLogin {
            login: LOGIN,
            service: service(),
            again: device.map_or(Again::Nothing, |device| Again::Method(method("bankid"), device)),
        }),
        starts: if again.is_none() { starts() } else { Vec::new() },
    })
}

/// Where a person can begin.
fn starts() -> Vec<Start> {
    vec![Start {
        service: service(),
        address: "https://journalen.example/".to_owned(),
    }]
}

/// Which of several employments it is about.
pub fn employments() -> Still {
    Still::Employments(Employments {
        login: LOGIN,
        service: service(),
        until: Timestamp::from_unix_seconds(1_792_932_120),
        employments: vec![
            employment("Sandköpings kommun", Some("Elevhälsan"), &["psykolog"]),
            employment("Region Sand", Some("Sandköpings sjukhus"), &[]),
            employment("Stiftelsen Skolmaten", None, &["kock"]),
            employment("Stiftelsen Skolmaten", None, &["bagare"]),
        ],
    })
}

fn employment(organisation: &str, unit: Option<&str>, roles: &[&str]) -> EmploymentChoice {
    EmploymentChoice {
        organisation: organisation.to_owned(),
        unit: unit.map(str::to_owned),
        commission: None,
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
    }
}

/// Which of several commissions it is about: two that only differ in what they are for, one at another care unit, and an employment without.
pub fn commissions() -> Still {
    let with = |care_unit: &str, purpose: &str| EmploymentChoice {
        commission: Some(CommissionChoice {
            name: "Uppdrag i öppenvården".to_owned(),
            care_unit: Some(care_unit.to_owned()),
            purpose: purpose.to_owned(),
        }),
        ..employment("Region Sand", None, &["läkare"])
    };
    let Still::Employments(page) = employments() else {
        unreachable!()
    };
    Still::Employments(Employments {
        employments: vec![
            with("Ekens vårdcentral", "Vård och behandling"),
            with("Ekens vårdcentral", "Kvalitetssäkring"),
            EmploymentChoice {
                unit: Some("Sandköpings sjukhus".to_owned()),
                ..with("Sandköpings sjukhus", "Administration")
            },
            employment("Sandköpings kommun", Some("Elevhälsan"), &[]),
        ],
        ..page
    })
}

/// Somebody who is logged in.
fn session() -> SessionPage {
    SessionPage::Living {
        name: "Åsa Öberg-Élan".to_owned(),
        method: words("BankID", "BankID"),
        since: Timestamp::from_unix_seconds(1_792_931_520),
        level: Some(Loa::Loa3),
        until: Timestamp::from_unix_seconds(1_792_935_120),
        services: vec![service(), words("Schemat", "The Schedule")],
        form: Vec::new(),
    }
}

/// Somebody who has logged out, and an e-service that does not know it.
fn ended() -> SessionPage {
    SessionPage::Ended {
        untold: vec![words("Schemat", "The Schedule")],
        on: Some("https://service.example/".to_owned()),
    }
}

/// Every kind of page with a name.
pub fn all() -> Vec<(&'static str, Content)> {
    let still = [
        ("before-consent", before(true, Some(Device::Other))),
        ("before-device", before(false, None)),
        ("before-both", before(true, None)),
        ("release", release()),
        ("employments", employments()),
        ("commissions", commissions()),
        ("session", Still::Session(session())),
        ("session-none", Still::Session(SessionPage::None)),
        ("session-asked", Still::Session(SessionPage::Asked { form: Vec::new() })),
        ("session-ended", Still::Session(ended())),
        (
            "plain-qr",
            plain(pending(Message::BankIdStartApp, Some(FRAME), None, 161)),
        ),
        (
            "plain-renewing",
            plain(pending(Message::BankIdStartApp, None, None, 120)),
        ),
        (
            "plain-connected",
            plain(pending(Message::BankIdEnterCode, None, None, 121)),
        ),
    ];
    let still = still.into_iter().chain(guide()).map(|(name, page)| (name, page.into()));
    let live = live().into_iter().map(|(name, page)| (name, page.into()));
    live.chain(still).collect()
}

/// Every kind of page that comes alive, with a name.
pub fn live() -> Vec<(&'static str, Screen)> {
    let link = Some("https://app.bankid.com/?autostarttoken=67df3917-fa0d-44e5-b327-edcc928297f8");
    vec![
        ("home", Screen::Home(Home { starts: starts() })),
        ("choose", choose()),
        ("choose-long", choose_long()),
        ("choose-few", choose_few("")),
        ("choose-few-sought", choose_few("freja")),
        ("choose-sought", choose_sought("sandkoping")),
        ("choose-sought-nothing", choose_sought("xyz")),
        ("choose-none", choose_none()),
        ("choose-long-remembered", choose_sought_remembered("")),
        ("choose-sought-remembered", choose_sought_remembered("siths")),
        ("choose-remembered", choose_remembered()),
        (
            "wait-qr",
            wait(Device::Other, pending(Message::BankIdStartApp, Some(FRAME), None, 161)),
        ),
        (
            "wait-qr-late",
            wait(Device::Other, pending(Message::BankIdStartApp, Some(FRAME), None, 42)),
        ),
        (
            "wait-connected",
            wait(Device::Other, pending(Message::BankIdEnterCode, None, None, 121)),
        ),
        (
            "wait-this",
            wait(Device::This, pending(Message::BankIdStartingApp, None, link, 170)),
        ),
        (
            "wait-this-connected",
            wait(Device::This, pending(Message::BankIdSearchingComputer, None, None, 150)),
        ),
        (
            "wait-renewing",
            wait(Device::Other, pending(Message::BankIdStartApp, None, None, 120)),
        ),
        (
            "wait-return",
            wait(Device::This, pending(Message::BankIdReturn, None, None, 170)),
        ),
        ("wait-done", wait(Device::Other, Progress::Done)),
        ("failed-again", failed(Reason::BankIdExpired, Some(Some(Device::Other)))),
        (
            "failed-again-this",
            failed(Reason::BankIdNoApp, Some(Some(Device::This))),
        ),
        ("failed-choose", failed(Reason::LevelTooLow, Some(None))),
        ("failed-over", failed(Reason::LoginExpired, Some(None))),
        ("failed-help", failed(Reason::ServiceUnknown, None)),
        ("failed-help-login", failed(Reason::EvidenceRefused, Some(None))),
        ("failed-lost", failed(Reason::LoginNotFound, None)),
    ]
}
