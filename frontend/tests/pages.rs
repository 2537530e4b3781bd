//! Every page as the edge sends it: what a browser without script gets.

mod sample;

use sample::{FRAME, all, choose, failed, live, pending, view, wait, words};
use shared::{
    api::{CodeFrame, CodeStep, Content, Device, Kind, Progress, Required, Screen, Still, Themed, View, element},
    language::{Awaited, Language},
    message::Message,
    portal::PrivatePolicy,
    reason::Reason,
};

fn html<S: Into<Content>>(view: View<S>) -> String {
    let (around, screen) = view.apart();
    futures_executor::block_on(frontend::render(around.showing(screen.into())))
}

fn swedish(screen: impl Into<Content>) -> String {
    html(view(Language::Sv, screen))
}

/// Every page in every language, with its name.
fn every_page() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for language in Language::ALL {
        for (name, screen) in all() {
            pages.push((format!("{name}.{}", language.tag()), html(view(language, screen))));
        }
    }
    pages
}

/// The text between the first `from` and the `to` after it; nothing if they are not there.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from)
        .and_then(|(_, rest)| rest.split_once(to))
        .map_or("", |(inner, _)| inner)
}

#[test]
fn every_page_says_its_language_and_has_one_heading_and_one_main() {
    for (name, page) in every_page() {
        let language = name.rsplit('.').next().unwrap();
        assert!(
            page.starts_with(&format!("<!doctype html>\n<html lang=\"{language}\"")),
            "{name}"
        );
        for once in [
            "<h1 ",
            "<main ",
            "<header ",
            "<footer ",
            "<title>",
            "class=\"skip\" href=\"#main\"",
        ] {
            assert_eq!(page.matches(once).count(), 1, "{name}: {once}");
        }
        assert!(!between(&page, "<title>", "</title>").trim().is_empty());
    }
}

#[test]
fn no_page_holds_inline_style_or_script() {
    for (name, page) in every_page() {
        for never in [" style=", "<style", "javascript:", " onclick", " onsubmit", " onload"] {
            assert!(!page.contains(never), "{name}: {never}");
        }
        let scripts: Vec<_> = page
            .split("<script ")
            .skip(1)
            .map(|rest| rest.split_once('>').unwrap().0)
            .collect();
        let live = [
            "type=\"module\" src=\"/assets/gallery/boot.js\"",
            "type=\"application/json\" id=\"view\"",
        ];
        let is_still = all()
            .into_iter()
            .any(|(known, content)| matches!(content, Content::Still(_)) && name.starts_with(&format!("{known}.")));
        assert_eq!(scripts, if is_still { &[][..] } else { &live }, "{name}");
    }
}

#[test]
fn every_form_posts_to_us_and_every_button_has_a_type_and_a_name() {
    for (name, page) in every_page() {
        for form in page.split("<form ").skip(1) {
            let tag = form.split_once('>').unwrap().0;
            let asks = tag.contains("method=\"get\"")
                && ["/guide/find#suggestions", "/guide", "/login/BwcHBwcHBwcHBwcHBwcHBw"]
                    .iter()
                    .any(|page| tag.contains(&format!("action=\"{page}\"")));
            assert!(
                asks || tag.contains("method=\"post\"") && tag.contains("action=\"/"),
                "{name}: {tag}"
            );
        }
        for button in page.split("<button ").skip(1) {
            let (tag, rest) = button.split_once('>').unwrap();
            let content = rest.split_once("</button>").unwrap().0;
            let words: String = content.split('<').filter_map(|part| part.rsplit('>').next()).collect();
            assert!(tag.contains("type=\""), "{name}: {tag}");
            assert!(!words.trim().is_empty(), "{name}: {tag}");
        }
    }
}

#[test]
fn every_picture_is_named_or_hidden() {
    for (name, page) in every_page() {
        for svg in page.split("<svg ").skip(1) {
            let tag = svg.split_once('>').unwrap().0;
            assert!(
                tag.contains("aria-hidden=\"true\"") || tag.contains("role=\"img\" aria-label=\""),
                "{name}: {tag}"
            );
        }
        assert!(
            page.split("<img ")
                .skip(1)
                .all(|img| img.split_once('>').unwrap().0.contains("alt=")),
            "{name}"
        );
    }
}

#[test]
fn the_view_stands_in_the_page_and_is_read_back() {
    for language in Language::ALL {
        for (name, screen) in live() {
            let expected = view(language, screen);
            let page = html(expected.clone());
            let json = between(
                &page,
                &format!("<script type=\"application/json\" id=\"{}\">", element::VIEW),
                "</script>",
            );
            assert_eq!(serde_json::from_str::<View>(json).unwrap(), expected, "{name}");
        }
    }
}

#[test]
fn a_hostile_name_stays_a_name() {
    const EVIL: &str = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&\u{2028}</title>";
    let Screen::Choose(mut page) = choose() else {
        unreachable!()
    };
    page.service = words(EVIL, EVIL);
    page.offered[0].name = words(EVIL, EVIL);
    page.refused[0].name = words(EVIL, EVIL);
    let mut expected = view(Language::Sv, Screen::Choose(page));
    expected.operator.name = words(EVIL, EVIL);
    expected.operator.accessibility_statement = Some(format!("https://x.example/\"{EVIL}"));
    expected.path = EVIL.to_owned();
    expected.assets.version = "\"><script>".to_owned();
    let html = html(expected.clone());
    assert_eq!(html.matches("<script").count(), 2);
    assert_eq!(html.matches("</script").count(), 2);
    assert_eq!(html.matches("</title").count(), 1);
    assert!(!html.contains("<img src=x"));
    let json = between(&html, "id=\"view\">", "</script>");
    assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    assert_eq!(serde_json::from_str::<View>(json).unwrap(), expected);
}

#[test]
fn the_chooser_names_the_service_and_offers_each_method_as_a_button() {
    let page = swedish(choose());
    assert!(page.contains(">Logga in i Omsorgsjournalen</h1>"));
    assert!(page.contains("Tjänsten kräver säker inloggning (tillitsnivå 3)."));
    let Screen::Choose(mut narrowed) = choose() else {
        unreachable!()
    };
    narrowed.required = Required::Only(vec![3]);
    assert!(swedish(Screen::Choose(narrowed)).contains("bara vissa sätt att logga in (tillitsnivå 3)."));
    for method in ["siths", "siths-mobil", "freja-org", "bankid", "freja"] {
        assert!(
            page.contains(&format!("name=\"method\" value=\"{method}\"")),
            "{method}"
        );
    }
    let (in_service, private) = (
        page.find("E-legitimation i tjänsten").unwrap(),
        page.find("Privat e-legitimation").unwrap(),
    );
    assert!(
        in_service < page.find("SITHS-kort").unwrap()
            && private < page.find(">BankID<").unwrap()
            && in_service < private
    );
    assert!(!page.contains("name=\"device\""), "the edge guesses the device");
}

#[test]
fn the_chooser_says_why_a_method_cannot_be_used_and_what_to_use() {
    let page = swedish(choose());
    let folded = between(&page, "<details class=\"fold\">", "</details>");
    assert!(folded.contains("Går inte att använda här (3)"));
    assert!(folded.contains("Når inte tillitsnivå 3, som tjänsten kräver."));
    assert!(folded.contains("Din arbetsgivare tillåter inte privat e-legitimation för den här tjänsten."));
    assert!(folded.contains("Använd den e-legitimation som du har fått av din arbetsgivare."));
    let guide = format!("href=\"/guide/method/sandkoping-eid?login={}\"", sample::LOGIN);
    let link = between(folded, &guide, "</a>");
    assert!(link.ends_with(">Sandköping eID"), "{folded}");
    assert!(
        folded.contains("Använd SITHS-kort, Mobilt SITHS, Freja Organisations-eID, BankID eller Freja+ i stället.")
    );
    assert!(!folded.contains("<button"));
}

#[test]
fn what_stands_in_the_way_of_several_methods_is_said_once_above_them() {
    let page = swedish(sample::choose_long());
    let folded = page.split("<details class=\"fold\">").last().unwrap();
    let folded = folded.split_once("</details>").unwrap().0;
    let groups: Vec<_> = folded.split("<div class=\"cause\">").skip(1).collect();
    assert_eq!(groups.len(), 3, "{folded}");
    let because = "id=\"cause-1\" class=\"why\">Saknar ännu anslutning till den här inloggningen.</p>";
    assert!(
        groups[1].contains(because) && groups[1].contains("aria-labelledby=\"cause-1\""),
        "{folded}"
    );
    for once in ["Saknar ännu anslutning", "Välj ett annat sätt att logga in."] {
        assert_eq!(folded.matches(once).count(), 1, "{once}");
    }
    let rows: Vec<_> = groups[1].split("<li ").skip(1).collect();
    assert!(
        rows[0].contains(">Svenska pass<") && rows[0].contains("Lämnar inte de uppgifter om dig som tjänsten behöver."),
        "what else stands in its way: {rows:?}"
    );
    assert!(
        rows[1].contains(">Efos<") && !rows[1].contains("Lämnar inte"),
        "{rows:?}"
    );
    assert_eq!(rows.len(), 2);
}

#[test]
fn what_is_remembered_is_one_press_away_also_where_the_list_is_long() {
    let long = swedish(sample::choose_sought_remembered(""));
    let (first, rest) = long.split_once("Fortsätt med SITHS-kort").unwrap();
    assert!(!first.contains("role=\"search\"") && rest.contains("role=\"search\""));
    assert!(!rest.contains("value=\"siths\""), "it is not listed again");
    let sought = swedish(sample::choose_sought_remembered("siths"));
    let (first, rest) = sought.split_once("role=\"search\"").unwrap();
    assert!(first.contains("Fortsätt med SITHS-kort"), "it stays where it was");
    assert!(rest.contains("value=\"siths\""), "whoever looks for it finds it");
    assert_eq!(sought.matches("id=\"notice-siths\"").count(), 1);
    let methods = sought.split("<button ").skip(1).map(|rest| between(rest, "", ">"));
    let methods: Vec<_> = methods.filter(|tag| tag.contains("name=\"method\"")).collect();
    assert!(
        methods.len() > 1 && methods.iter().all(|tag| tag.contains("form=\"start\"")),
        "{methods:?}"
    );
    assert_eq!(
        sought
            .matches("<form id=\"start\" method=\"post\" action=\"/login/")
            .count(),
        1,
        "{sought}"
    );
}

#[test]
fn the_language_picker_names_the_other_language_in_itself_and_comes_back() {
    let page = swedish(choose());
    let picker = between(&page, "action=\"/language\"", "</form>");
    assert!(picker.contains("lang=\"en\"") && picker.contains(">English</button>") && !picker.contains("Svenska"));
    assert!(picker.contains(&format!("value=\"{}\"", view(Language::Sv, choose()).path)));
    assert!(html(view(Language::En, choose())).contains(">Svenska</button>"));
}

#[test]
fn a_waiting_page_renews_itself_without_script_and_no_other_does() {
    for (name, page) in every_page() {
        let (waits, plain) = (name.starts_with("wait"), name.starts_with("plain"));
        assert_eq!(
            page.contains("<noscript><meta http-equiv=\"refresh\" content=\"0; url="),
            waits,
            "{name}"
        );
        assert_eq!(
            page.contains(" data-refresh=\"0\" data-refresh-to=\""),
            waits,
            "{name}: for script without WebAssembly"
        );
        let always = page.replace("<noscript><meta http-equiv", "").contains("http-equiv");
        assert_eq!(always, plain, "{name}: never with script");
    }
    let login = "/login/BwcHBwcHBwcHBwcHBwcHBw";
    let code = swedish(wait(
        Device::Other,
        pending(Message::BankIdStartApp, Some(FRAME), None, 100),
    ));
    assert!(code.contains(&format!("content=\"0; url={login}/plain\"")));
    let done = swedish(wait(Device::Other, Progress::Done));
    assert!(done.contains(&format!("content=\"0; url={login}/continue\"")));
    let link = between(&done, "<a ", ">").to_owned() + &done;
    assert!(link.contains(&format!("href=\"{login}/continue\"")));
}

#[test]
fn without_script_only_the_code_is_fetched_each_second() {
    let login = "/login/BwcHBwcHBwcHBwcHBwcHBw";
    let page = swedish(sample::plain(pending(Message::BankIdStartApp, Some(FRAME), None, 100)));
    assert!(
        page.contains("<meta http-equiv=\"refresh\" content=\"10\">"),
        "there is time to read and to reach a button"
    );
    for other in [
        pending(Message::BankIdEnterCode, None, None, 100),
        pending(Message::BankIdReturn, None, None, 100),
        Progress::Done,
    ] {
        assert!(swedish(sample::plain(other)).contains("http-equiv=\"refresh\" content=\"10\">"));
    }
    let large = page
        .split("<a ")
        .find(|link| link.contains("Visa koden större i en ny flik"))
        .unwrap();
    assert!(
        large.contains(&format!("href=\"{login}/code\"")) && large.contains("target=\"_blank\""),
        "{large}"
    );
    let frame = between(&page, "<iframe ", ">");
    assert!(
        frame.contains(&format!("src=\"{login}/code\""))
            && frame.contains("title=\"QR-kod att skanna med BankID-appen\""),
        "{frame}"
    );
    assert!(!page.contains("role=\"img\"") && page.contains(&format!("action=\"{login}/cancel\"")));
    let step = |step: CodeStep| {
        swedish(Still::Code(CodeFrame {
            login: sample::LOGIN,
            step,
        }))
    };
    let scan = step(CodeStep::Scan(FRAME.to_owned(), words("BankID", "BankID")));
    assert!(scan.contains("content=\"1\">") && scan.contains("role=\"img\"") && !scan.contains("<main"));
    let renewing = step(CodeStep::Renewing);
    assert!(renewing.contains("content=\"1\">") && renewing.contains("En ny kod är på väg"));
    assert!(step(CodeStep::Connected).contains("content=\"2\">"));
    let over = step(CodeStep::Over);
    assert!(
        !over.contains("http-equiv") && over.contains("target=\"_top\"") && over.contains(&format!("href=\"{login}\""))
    );
}

#[test]
fn the_code_has_a_name_that_is_the_same_each_second_and_the_status_is_announced() {
    let page = |qr: &str| {
        swedish(wait(
            Device::Other,
            pending(Message::BankIdStartApp, Some(qr), None, 100),
        ))
    };
    let (one, two) = (page(FRAME), page(&FRAME.replace(".0.", ".1.")));
    let name = |page: &str| between(page, "role=\"img\" aria-label=\"", "\"").to_owned();
    assert_eq!(
        (name(&one), name(&one)),
        (name(&two), "QR-kod att skanna med BankID-appen".to_owned())
    );
    assert_ne!(
        between(&one, "fill=\"#fff\"></rect><path d=\"", "\""),
        between(&two, "fill=\"#fff\"></rect><path d=\"", "\"")
    );
    assert!(between(&one, "role=\"status\" class=\"status\">", "</p>").contains("Starta BankID-appen."));
}

#[test]
fn a_waiting_page_can_be_left_in_every_way() {
    let login = "/login/BwcHBwcHBwcHBwcHBwcHBw";
    let page = swedish(wait(
        Device::Other,
        pending(Message::BankIdStartApp, Some(FRAME), None, 100),
    ));
    for (path, label) in [
        ("start", "Öppna BankID på den här enheten"),
        ("choose", "Byt inloggningssätt"),
        ("cancel", "Avbryt"),
    ] {
        let form = between(&page, &format!("action=\"{login}/{path}\""), "</form>");
        assert!(form.contains(label), "{path}");
    }
    let start = between(&page, &format!("action=\"{login}/start\""), "</form>");
    assert!(start.contains("value=\"bankid\"") && start.contains("value=\"this\""));
    assert!(!page.contains("Mer tid"));
    let late = swedish(wait(
        Device::Other,
        pending(Message::BankIdStartApp, Some(FRAME), None, 60),
    ));
    assert!(late.contains("Mer tid"));
}

#[test]
fn the_same_device_is_led_by_the_link_to_the_app() {
    let link = "https://app.bankid.com/?autostarttoken=67df3917";
    let page = swedish(wait(
        Device::This,
        pending(Message::BankIdStartingApp, None, Some(link), 100),
    ));
    assert!(page.contains(&format!("href=\"{link}\"")) && page.contains("Starta BankID-appen</a>"));
    assert!(page.contains("Använd en annan enhet") && !page.contains("role=\"img\""));
}

#[test]
fn only_an_app_that_has_connected_is_said_to_have() {
    let page = |device, progress| {
        let page = swedish(wait(device, progress));
        between(&page, "<main ", "</main>").to_owned()
    };
    let renewing = page(Device::Other, pending(Message::BankIdStartApp, None, None, 50));
    assert!(
        renewing.contains("En ny kod är på väg") && !renewing.contains("Fortsätt i appen"),
        "{renewing}"
    );
    assert!(
        renewing.contains("Mer tid") && renewing.contains("Öppna BankID på den här enheten"),
        "the ways on are the same as beside the code"
    );
    let connected = page(Device::Other, pending(Message::BankIdEnterCode, None, None, 50));
    assert!(connected.contains("Fortsätt i appen") && !connected.contains("Mer tid"));
    assert!(
        !connected.contains("/start\""),
        "whoever is in the app begins nothing else"
    );
}

#[test]
fn who_comes_back_by_hand_has_one_card_and_can_begin_anew() {
    for page in [
        swedish(wait(Device::This, pending(Message::BankIdReturn, None, None, 170))),
        swedish(sample::plain(pending(Message::BankIdReturn, None, None, 170))),
    ] {
        let main = between(&page, "<main ", "</main>");
        assert!(
            main.contains("Inloggningen fortsätter när appen öppnar den här sidan igen."),
            "{main}"
        );
        assert!(!main.contains("Fortsätt i appen") && !main.contains("Mer tid"));
        assert_eq!(main.matches("class=\"card ").count(), 1);
        let start = format!("action=\"/login/{}/start\"", sample::LOGIN);
        let forms: Vec<_> = main
            .split(&start)
            .skip(1)
            .map(|rest| rest.split("</form>").next().unwrap())
            .collect();
        assert_eq!(forms.len(), 2, "{main}");
        assert!(
            forms[0].contains("value=\"this\"") && forms[0].contains(">Börja om<"),
            "{forms:?}"
        );
        assert!(
            forms[1].contains("value=\"other\"") && forms[1].contains(">Använd en annan enhet<"),
            "{forms:?}"
        );
    }
}

#[test]
fn a_failure_says_what_happened_what_to_do_and_what_to_read_to_the_helpdesk() {
    let page = swedish(failed(Reason::BankIdExpired, Some(Some(Device::Other))));
    let main = between(&page, "<main ", "</main>");
    assert!(main.contains("Kontrollera att den är startad"));
    let primary = between(main, "class=\"button primary\">", "</button>");
    assert_eq!(primary, "Försök igen");
    assert!(main.contains("Kod <code>bankid-expired</code> · Ref <code>7F3K-22PX</code> · <time datetime=\"2026-10-25T12:32:00Z\">13:32</time>"), "{main}");
    for &reason in Reason::ALL {
        for language in Language::ALL {
            let page = html(view(language, failed(reason, None)));
            let words = (frontend::text::of(language).reason)(reason);
            assert!(page.contains(&format!(">{}</h1>", words.title)), "{reason:?}");
            assert!(page.contains(&format!("<code>{}</code>", reason.code())), "{reason:?}");
        }
    }
}

#[test]
fn a_page_that_cannot_be_used_for_long_says_until_when() {
    for page in [sample::release(), sample::employments()] {
        assert!(swedish(page.clone()).contains("Gå vidare senast klockan 13:42."));
        assert!(html(view(Language::En, page)).contains("Go on by 13:42."));
    }
}

#[test]
fn who_is_logged_in_since_when_and_at_which_level() {
    let session = all().into_iter().find(|(name, _)| *name == "session").unwrap().1;
    let page = swedish(session);
    assert!(
        page.contains("Du loggade in klockan 13:32. Tillitsnivå: Säker (3)."),
        "{page}"
    );
}

#[test]
fn the_session_is_found_from_every_page_outside_a_login_and_from_none_within() {
    for (name, content) in all() {
        let login = match &content {
            Content::Live(screen) => screen.login(),
            Content::Still(page) => page.login(),
        };
        let page = swedish(content);
        let led = between(&page, "<footer ", "</footer>").contains("href=\"/session\"");
        assert_eq!(led, login.is_none(), "{name}");
    }
}

#[test]
fn roles_stand_only_where_they_tell_two_employments_apart() {
    let page = swedish(sample::employments());
    assert!(page.contains("Elevhälsan") && !page.contains("psykolog"), "{page}");
    assert!(page.contains("kock") && page.contains("bagare"));
}

#[test]
fn a_commission_is_chosen_by_its_name_and_care_unit_and_by_its_purpose_where_they_are_alike() {
    let page = swedish(sample::commissions());
    assert!(
        page.contains("Vilket medarbetaruppdrag gäller det i ") && page.contains("Du har flera uppdrag"),
        "{page}"
    );
    for told in [
        "Uppdrag i öppenvården, Ekens vårdcentral, Vård och behandling, läkare",
        "Uppdrag i öppenvården, Ekens vårdcentral, Kvalitetssäkring, läkare",
        "Sandköpings sjukhus, Uppdrag i öppenvården<",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains("Administration"));
    let employments = swedish(sample::employments());
    assert!(employments.contains("Vilken anställning gäller det i ") && !employments.contains("uppdrag"));
}

#[test]
fn the_employers_rule_stands_where_private_e_ids_are_offered() {
    let page = |private| {
        let Screen::Choose(mut page) = choose() else {
            unreachable!()
        };
        page.private = private;
        page.offered
            .retain(|offered| private != PrivatePolicy::Forbidden || offered.kind == Kind::InService);
        swedish(Screen::Choose(page))
    };
    let (allowed, if_wanted) = (
        "Din arbetsgivare tillåter privat e-legitimation för den här tjänsten.",
        "Din arbetsgivare tillåter privat e-legitimation för den här tjänsten, om du själv vill.",
    );
    assert!(page(PrivatePolicy::Allowed).contains(allowed));
    assert!(page(PrivatePolicy::WithConsent).contains(if_wanted));
    let forbidden = page(PrivatePolicy::Forbidden);
    assert!(
        !forbidden.contains("Din arbetsgivare tillåter privat") && !forbidden.contains("Privat e-legitimation</h2>")
    );
}

#[test]
fn six_methods_of_a_group_are_shown_and_the_rest_is_folded() {
    let page = swedish(sample::choose_long());
    let (shown, rest) = page.split_once("<summary>Visa fler (3)</summary>").unwrap();
    let of_the_job = shown.split_once("E-legitimation i tjänsten").unwrap().1;
    assert_eq!(of_the_job.matches("name=\"method\"").count(), 6);
    let folded = rest.split_once("</details>").unwrap().0;
    assert_eq!(folded.matches("name=\"method\"").count(), 3);
    assert!(!swedish(choose()).contains("Visa fler"), "six or fewer are not folded");
    assert!(
        !swedish(sample::choose_sought("samverkan")).contains("Visa fler"),
        "what is looked for is not folded away"
    );
}

#[test]
fn whom_to_ask_stands_where_the_person_needs_help() {
    let page = swedish(failed(Reason::ServiceUnknown, None));
    assert!(between(&page, "<main ", "</main>").contains("Ring it-supporten på 010-123 45 67"));
    for (name, page) in every_page() {
        assert!(
            between(&page, "<footer ", "</footer>").contains("010-123 45 67") || name.ends_with(".en"),
            "{name}"
        );
    }
}

#[test]
fn a_test_environment_says_so_on_the_page_and_in_the_title() {
    let mut test = view(Language::Sv, choose());
    assert!(!html(test.clone()).contains("Testmiljö"));
    test.operator.test_environment = true;
    let page = html(test);
    assert!(page.contains("Testmiljö") && page.contains("<title>[Test] "));
}

#[test]
fn the_first_screen_is_within_its_budget() {
    // Gzip at its best takes these to about 7.5 kB together; raw bytes are what can be counted here.
    let css = include_str!("../../static/css/tillit.css");
    assert!(css.len() < 24_000, "{} bytes of style", css.len());
    for (name, page) in every_page() {
        assert!(page.len() < 24_000, "{name}: {} bytes", page.len());
    }
}

#[test]
fn a_remembered_method_comes_first_and_is_not_listed_again() {
    let page = swedish(sample::choose_remembered());
    let (first, rest) = page.split_once("Fortsätt med SITHS-kort").unwrap();
    assert!(!first.contains("class=\"row\""), "nothing to choose stands before it");
    assert_eq!(rest.matches("value=\"siths\"").count(), 0);
    assert!(rest.contains("Planerat underhåll") && page.contains("name=\"remember\""));
    assert!(!swedish(choose()).contains("Fortsätt med"));
}

#[test]
fn what_is_not_known_of_a_method_is_left_out() {
    let pages: Vec<_> = sample::guide();
    let page = |wanted: &str| swedish(pages.iter().find(|(name, _)| *name == wanted).unwrap().1.clone());
    let known = page("guide-method");
    assert!(
        known.contains("Kostnad för dig") && !known.contains("Hur lång tid det tar") && known.contains("2026-11-21")
    );
    assert!(page("guide-method-unknown").contains("Vi har inga uppgifter"));
}

#[test]
fn what_this_site_is_for_stands_on_its_front_page() {
    let home = live().into_iter().find(|(name, _)| *name == "home").unwrap().1;
    assert!(swedish(home.clone()).contains("som arbetar i offentlig sektor"));
    assert!(html(view(Language::En, home)).contains("People who work in the Swedish public sector"));
}

#[test]
fn methods_are_compared_by_kind_with_what_is_known_of_cost_and_time() {
    let page = of_guide("guide");
    let tables: Vec<_> = page
        .split("<table ")
        .skip(1)
        .map(|rest| between(rest, "", "</table>"))
        .collect();
    let captions = tables.iter().map(|table| between(table, "<caption>", "</caption>"));
    assert_eq!(
        captions.collect::<Vec<_>>(),
        ["E-legitimation i tjänsten", "Privat e-legitimation"]
    );
    let row = |name: &str| {
        let link = format!(">{name}</a>");
        let rows = tables.iter().flat_map(|table| table.split("<tr ").skip(2));
        rows.filter(|row| row.contains(&link)).collect::<Vec<_>>().join("")
    };
    let known = row("SITHS-kort");
    assert!(
        known.contains("data-label=\"Kostnad för dig\">Arbetsgivaren betalar.<"),
        "{known}"
    );
    assert!(
        known.contains("class=\"unknown\""),
        "how long it takes is not known: {known}"
    );
    let unknown = row("Sandköping eID");
    assert_eq!(unknown.matches("Uppgift saknas").count(), 2, "{unknown}");
    assert!(unknown.contains("Inte ansluten här ännu") && !known.contains("Inte ansluten"));
    let sought = of_guide("guide-sought");
    assert_eq!(
        sought.matches("<table ").count(),
        1,
        "a kind of which nothing is found has no table"
    );
}

#[test]
fn whoever_would_rather_have_an_awaited_language_is_told_which_one_they_see() {
    let page = |language, tag| {
        let mut view = view(language, choose());
        view.awaited = Awaited::from_tag(tag);
        html(view)
    };
    let swedish = page(Language::Sv, "yi");
    let note = between(&swedish, "<aside ", "</aside>");
    assert!(
        note.contains("Sidan finns ännu inte på <span lang=\"yi\" dir=\"rtl\">")
            && note.contains("Du läser den på svenska."),
        "{note}"
    );
    assert!(
        note.contains(&format!("href=\"/languages?login={}\"", sample::LOGIN)),
        "{note}"
    );
    let english = page(Language::En, "fi");
    let note = between(&english, "<aside ", "</aside>");
    assert!(
        note.contains("<span lang=\"fi\" dir=\"ltr\">suomi</span>. You are reading it in English."),
        "{note}"
    );
    for page in [swedish, english] {
        assert!(
            page.find("<aside ").unwrap() < page.find("id=\"page\"").unwrap(),
            "what comes alive is as it was"
        );
    }
    assert!(every_page().iter().all(|(_, page)| !page.contains("<aside")));
}

#[test]
fn the_question_about_the_device_is_bankids_own() {
    let page = |language| html(view(language, sample::before(false, None)));
    for (language, question) in [
        (
            Language::Sv,
            "Vill du använda BankID på den här enheten eller på en annan enhet?",
        ),
        (
            Language::En,
            "Do you want to use BankID on this device or another device?",
        ),
    ] {
        let page = page(language);
        assert!(page.contains(&format!(">{question}</h1>")), "RFA20: {page}");
        assert!(between(&page, "<title>", "</title>").starts_with(question));
    }
}

#[test]
fn an_awaited_language_is_named_in_itself_and_in_its_direction() {
    let page = swedish(sample::guide().pop().unwrap().1);
    assert!(page.contains("lang=\"yi\" dir=\"rtl\"") && page.contains("lang=\"fi\" dir=\"ltr\""));
    assert_eq!(page.matches("Inte översatt ännu").count(), 5);
}

#[test]
fn the_operators_looks_come_after_the_portals_own_and_from_our_own_host() {
    let mut themed = view(Language::Sv, choose());
    assert!(!html(themed.clone()).contains("/theme/") && html(themed.clone()).contains("mark.svg\" "));
    themed.assets.theme = Some(Themed {
        version: "0123".to_owned(),
        logo: Some("vapen.svg".to_owned()),
        logo_dark: Some("vapen-natt.svg".to_owned()),
    });
    let page = html(themed);
    let (own, theirs) = (
        page.find("/tillit.css\">").unwrap(),
        page.find("href=\"/theme/0123/theme.css\">").unwrap(),
    );
    assert!(own < theirs);
    let logo = between(&page, "<picture>", "</picture>");
    assert!(
        logo.contains("src=\"/theme/0123/vapen.svg\"") && logo.contains("srcset=\"/theme/0123/vapen-natt.svg\""),
        "{logo}"
    );
}

#[test]
fn a_long_list_is_searched_and_a_short_one_is_not() {
    assert!(!swedish(choose()).contains("role=\"search\""), "eight are read through");
    let page = swedish(sample::choose_long());
    let form = between(&page, "role=\"search\"", "</form>");
    assert!(
        form.contains("name=\"q\"") && form.contains("type=\"submit\""),
        "{form}"
    );
    assert!(
        page.contains("<p role=\"status\" class=\"note\"></p>"),
        "the live region is there before it speaks"
    );
}

#[test]
fn what_is_looked_for_is_found_counted_and_not_folded_away() {
    let page = swedish(sample::choose_sought("sandkopings kommun"));
    assert!(
        page.contains("Visar 4 av 15.") && page.contains("value=\"sandkopings kommun\""),
        "{page}"
    );
    assert!(!page.contains("class=\"row\"") && page.contains("Sandköping eID"));
    let folded = page.split("<details ").nth(1).unwrap();
    assert!(
        folded.split_once('>').unwrap().0.contains("open"),
        "why it cannot be used is what the person wants to know"
    );
}

#[test]
fn a_method_that_cannot_be_used_is_found_by_what_it_takes() {
    let page = swedish(sample::choose_sought("kortläsare"));
    assert!(
        page.contains("Sandköping eID") && page.contains(">SITHS-kort<"),
        "{page}"
    );
    assert!(!page.contains(">Freja+<"));
}

#[test]
fn where_nothing_is_found_there_is_a_way_on() {
    let login = "BwcHBwcHBwcHBwcHBwcHBw";
    let page = swedish(sample::choose_sought("xyz"));
    let nothing = between(&page, "<div class=\"notice\">", "</div>");
    assert!(page.contains("Ingen träff."));
    for way in [
        format!("href=\"/login/{login}\""),
        format!("href=\"/guide/find?login={login}\""),
    ] {
        assert!(nothing.contains(&way), "{way}: {nothing}");
    }
    let page = html(view(
        Language::Sv,
        sample::guide()
            .into_iter()
            .find(|(name, _)| *name == "guide-sought-nothing")
            .unwrap()
            .1,
    ));
    assert!(between(&page, "<div class=\"notice\">", "</div>").contains("href=\"/guide\"") && !page.contains("<table"));
}

#[test]
fn the_page_about_accessibility_says_when_and_how_and_where_to_report() {
    let page = of_guide("accessibility");
    assert!(page.contains("Sidorna bedömdes senast 2026-11-21.") && page.contains("Vi har granskat sidorna själva."));
    let unknown = of_guide("accessibility-unassessed");
    assert!(unknown.contains("har inte angett när") && !unknown.contains("bedömdes senast 2"));
    for page in [page, unknown] {
        assert!(page.contains("href=\"https://www.digg.se/tdosanmalan\""), "{page}");
        assert!(page.contains("https://sandkoping.example/tillganglighet"));
    }
}

#[test]
fn the_guide_says_what_to_do_with_a_lost_e_id_and_where_to_read_more() {
    for name in ["guide-method", "guide-method-unknown"] {
        let page = of_guide(name);
        assert!(
            page.contains("Säg genast till din arbetsgivare") && page.contains("Har den slutat gälla?"),
            "{page}"
        );
        assert!(page.contains("href=\"https://www.elegitimation.se\""));
    }
    assert!(of_guide("guide").contains("href=\"https://www.elegitimation.se\""));
}

/// A page of the guide in Swedish, by its name among the samples.
fn of_guide(name: &str) -> String {
    let page = sample::guide().into_iter().find(|(known, _)| *known == name);
    page.map(|(_, page)| swedish(page)).unwrap_or_default()
}

#[test]
fn what_the_answers_lead_to_takes_the_focus_and_names_the_page() {
    for (name, says) in [
        ("guide-find-likely", "Det här har du troligen"),
        ("guide-find-obtainable", "Det här kan du kanske skaffa"),
        ("guide-find-nothing", "Vi har inget förslag"),
        ("guide-find-unanswered", "Svara på minst en fråga"),
    ] {
        let page = of_guide(name);
        assert!(between(&page, "<title>", "</title>").starts_with(says), "{name}");
        assert!(page.contains("/guide/find#suggestions\""), "{name}");
        let heading = format!("id=\"suggestions\" tabindex=\"-1\">{says}</h2>");
        assert!(page.contains(&heading), "{name}: {page}");
    }
    assert!(!of_guide("guide-find").contains("id=\"suggestions\""));
}

#[test]
fn a_question_that_was_passed_over_says_so_where_nothing_can_be_suggested() {
    let unanswered = |name: &str| of_guide(name).matches("class=\"unanswered\"").count();
    assert_eq!(unanswered("guide-find"), 0);
    assert_eq!(unanswered("guide-find-unanswered"), 3);
    assert_eq!(unanswered("guide-find-likely"), 0, "there is a suggestion: all is well");
    assert_eq!(unanswered("guide-find-nothing"), 1, "two of three are answered");
    let page = of_guide("guide-find-nothing");
    let question = between(
        &page,
        "<fieldset aria-describedby=\"unanswered-personal-number\">",
        "</fieldset>",
    );
    assert!(
        question.contains("id=\"unanswered-personal-number\"") && question.contains("svenskt personnummer"),
        "{page}"
    );
}

#[test]
fn the_advice_about_calls_stands_before_the_link_that_opens_the_app() {
    let link = "https://app.bankid.com/?autostarttoken=67df3917";
    let page = swedish(wait(
        Device::This,
        pending(Message::BankIdStartingApp, None, Some(link), 100),
    ));
    assert_eq!(page.matches("Har någon ringt").count(), 1);
    assert!(page.find("Har någon ringt").unwrap() < page.find(link).unwrap());
}

#[test]
fn the_box_is_ticked_where_the_browser_remembers_and_not_elsewhere() {
    for (page, is_ticked) in [(choose(), false), (sample::choose_remembered(), true)] {
        let page = swedish(page);
        let boxes = page.split("<input ").skip(1).map(|rest| between(rest, "", ">"));
        let remember: Vec<_> = boxes.filter(|tag| tag.contains("name=\"remember\"")).collect();
        assert_eq!(remember.len(), 1);
        assert!(remember[0].contains("type=\"checkbox\"") && remember[0].contains("value=\"yes\""));
        assert_eq!(remember[0].contains(" checked"), is_ticked, "{remember:?}");
    }
}

#[test]
fn what_is_ticked_stays_where_it_is_whatever_is_looked_for() {
    for query in ["", "siths", "xyz"] {
        let page = swedish(sample::choose_sought(query));
        let form = between(&page, "<form id=\"start\" method=\"post\"", "</form>");
        assert!(form.contains("type=\"checkbox\" name=\"remember\""), "{query}: {page}");
        assert!(!between(form, "", ">").contains("hidden"), "{query}");
    }
}

#[test]
fn where_few_methods_can_be_used_they_stand_before_the_search_and_stay_there() {
    let page = |query| swedish(sample::choose_few(query));
    let whole = page("");
    let (before, after) = whole.split_once("role=\"search\"").unwrap();
    assert_eq!(before.matches("name=\"method\"").count(), 5, "{whole}");
    assert_eq!(
        after.matches("name=\"method\"").count(),
        0,
        "nothing stands twice while nothing is looked for"
    );
    let sought = page("freja");
    let (before, after) = sought.split_once("role=\"search\"").unwrap();
    assert_eq!(
        before.matches("name=\"method\"").count(),
        5,
        "what one was about to press has not moved"
    );
    assert_eq!(after.matches("name=\"method\" value=\"freja").count(), 2, "{after}");
    assert!(sought.contains("Visar 2 av 9.") && !after.contains("<h2>"), "{after}");
    let nothing = page("xyz");
    assert_eq!(nothing.matches("name=\"method\"").count(), 5);
    assert!(nothing.contains("<div class=\"notice\">"));
}

#[test]
fn the_question_about_remembering_comes_before_what_it_is_about() {
    for page in [choose(), sample::choose_remembered()] {
        let page = swedish(page);
        assert!(page.find("name=\"remember\"").unwrap() < page.find("name=\"method\"").unwrap());
    }
}

#[test]
fn a_disturbance_describes_the_button_that_it_is_about() {
    let page = swedish(sample::choose_remembered());
    for id in ["siths", "bankid"] {
        assert!(page.contains(&format!("aria-describedby=\"notice-{id}\"")), "{id}");
        assert_eq!(page.matches(&format!("id=\"notice-{id}\"")).count(), 1, "{id}");
    }
    assert!(!swedish(choose()).contains("aria-describedby"));
}

#[test]
fn what_the_style_sheet_takes_a_role_from_has_it_written_out() {
    for (name, page) in every_page() {
        for (class, tag) in [("rows", "<ul "), ("links", "<ul "), ("steps", "<ol ")] {
            for list in page.split(tag).skip(1).map(|rest| rest.split_once('>').unwrap().0) {
                assert!(
                    !list.contains(&format!("class=\"{class}\"")) || list.contains("role=\"list\""),
                    "{name}: {list}"
                );
            }
        }
        for (part, role) in [("<table ", "table"), ("<tr ", "row"), ("<td ", "cell")] {
            for tag in page.split(part).skip(1).map(|rest| rest.split_once('>').unwrap().0) {
                assert!(tag.contains(&format!("role=\"{role}\"")), "{name}: {tag}");
            }
        }
        assert!(
            !page.contains("<tr>") && !page.contains("<td>") && !page.contains("<th>"),
            "{name}"
        );
    }
}
