//! The markup as a browser reads it: nothing that it must repair, nothing that stands where HTML does not allow it.

use crate::{gallery::Gallery, journey::run};
use anyhow::{Context, Result, ensure};
use harness::{Browser, BrowserOptions};
use serde_json::{Value, json};
use std::fmt::Write;

/// What a browser makes of a document that is given as text: the tags that it reads otherwise than they were written, the ids that stand
/// twice, references to ids that are nowhere, and flow content where only words may stand (HTML, 3.2.5).
const FAULTS: &str = r#"
    const [source] = arguments;
    const read = new DOMParser().parseFromString(source, 'text/html');
    const tags = (text) => [...text.replace(/<script[^]*?<\/script>/g, '').matchAll(/<(\/?[a-z][a-z0-9]*)/g)].map(([, tag]) => tag);
    const [written, made] = [tags(source), tags('<!doctype html>' + read.documentElement.outerHTML)];
    const at = written.findIndex((tag, place) => tag !== made[place]);
    const faults = at < 0 && written.length === made.length ? [] : ['tag ' + at + ' is <' + written[at] + '> and is read as <' + made[at] + '>'];
    const ids = [...read.querySelectorAll('[id]')].map(({ id }) => id);
    faults.push(...ids.filter((id, place) => ids.indexOf(id) < place).map((id) => 'the id ' + id + ' stands twice'));
    for (const name of ['for', 'form', 'aria-labelledby', 'aria-describedby', 'popovertarget']) {
        for (const element of read.querySelectorAll('[' + name + ']')) {
            const known = element.getAttribute(name).split(' ').every((id) => ids.includes(id));
            if (!known) faults.push(name + '="' + element.getAttribute(name) + '" leads nowhere');
        }
    }
    const flow = ':is(address,article,aside,blockquote,details,dialog,div,dl,fieldset,figure,footer,form,h1,h2,h3,header,hr,main,nav,ol,p,pre,section,table,ul)';
    const interactive = ':is(a,button,details,iframe,input,label,select,textarea)';
    for (const wrong of [':is(p,h1,h2,h3,span,strong,code,label,button,legend,summary) ' + flow, ':is(a,button) ' + interactive, 'form form',
        ':is(ul,ol) > :not(li)', 'dl > :not(div)']) {
        faults.push(...[...read.body.querySelectorAll(wrong)].map((element) => wrong + ': ' + element.outerHTML.slice(0, 100)));
    }
    return faults;"#;

async fn faults(browser: &Browser, source: &str) -> Result<Vec<Value>> {
    let found = browser.driver.execute(FAULTS, vec![json!(source)]).await?;
    Ok(found.json().as_array().context("a list")?.clone())
}

#[test]
fn a_browser_finds_nothing_to_repair_on_any_page() {
    run(BrowserOptions::default(), async |_, browser| {
        let gallery = Gallery::start().await?;
        let mut found = String::new();
        for name in gallery.names() {
            let source = gallery.source(name).context("a page of the gallery")?;
            for fault in faults(browser, source).await? {
                writeln!(found, "{name}: {fault}")?;
            }
        }
        ensure!(found.is_empty(), "{found}");
        Ok(())
    });
}

#[test]
fn what_html_does_not_allow_is_noticed() {
    run(BrowserOptions::default(), async |_, browser| {
        let page = |body: &str| {
            let head = "<meta charset=\"utf-8\">\n<title>x</title>\n";
            format!("<!doctype html>\n<html lang=\"sv\">\n<head>\n{head}</head>\n<body>\n{body}</body>\n</html>\n")
        };
        let good = faults(
            browser,
            &page("<p id=\"a\">x <em>y</em></p><button type=\"button\">z</button>"),
        )
        .await?;
        ensure!(good.is_empty(), "{good:?}");
        for wrong in [
            "<p><div>x</div></p>",
            "<table><tr><td>x</td></tr></table>",
            "<p id=\"a\">x</p><p id=\"a\">y</p>",
            "<label for=\"b\">x</label>",
            "<button type=\"button\"><div>x</div></button>",
            "<a href=\"/\"><button type=\"button\">x</button></a>",
            "<ul><p>x</p></ul>",
        ] {
            let found = faults(browser, &page(wrong)).await?;
            ensure!(!found.is_empty(), "{wrong} is passed over");
        }
        Ok(())
    });
}
