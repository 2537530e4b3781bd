use super::{
    Canonicalization, Limits, Refusal, Unverified,
    engine::{Content, Node, Tree},
    scan::scan,
    signed,
};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
use wasm_bindgen_test::wasm_bindgen_test as test;

const SMALL: Limits = Limits {
    bytes: 200,
    depth: 3,
    elements: 4,
    attributes: 2,
};

fn parse(text: &str) -> Result<(), Refusal> {
    Unverified::parse(text.as_bytes(), &SMALL).map(|_| ())
}

#[test]
fn limits_are_inclusive() {
    assert_eq!(parse("<a><b><c x='' y=''/></b><d></d></a>"), Ok(()));
    assert_eq!(parse("<a><b><c><d/></c></b></a>"), Err(Refusal::Depth));
    assert_eq!(parse("<a><b/><b/><b/><b/></a>"), Err(Refusal::Count));
    assert_eq!(parse("<a x='' y='' z=''/>"), Err(Refusal::Count));
    assert_eq!(parse(&format!("<a>{}</a>", " ".repeat(193))), Ok(()));
    assert_eq!(parse(&format!("<a>{}</a>", " ".repeat(194))), Err(Refusal::Size));
}

#[test]
fn limits_count_markup_and_nothing_that_looks_like_it() {
    assert_eq!(
        parse("<a><!-- <b><b><b><b><b> --><![CDATA[<b><b><b><b>]]><?p <b><b><b>?></a>"),
        Ok(())
    );
    assert_eq!(parse("<a x='====>' y=\"'>'\"><b/></a>"), Ok(()));
}

/// However its tags are written, one long name of a namespace cannot be used often.
#[test]
fn names_of_namespaces_are_weighed_by_how_often_they_are_used() {
    let judge = |tag: &str, name: usize, inside: &str| {
        let text = format!("<r {tag}{}'>{inside}</r>", "n".repeat(name));
        Unverified::parse(text.as_bytes(), &Limits::MESSAGE).map(|_| ())
    };
    for tag in ["xmlns:a='urn:", "b='' xmlns:a \n= 'urn:", "b=\"'\"xmlns:a='urn:"] {
        for inside in ["<a:b/>", "<c a:b=''/>", "<c d='' a:b\t=\r''></c>"] {
            let often = judge(tag, 10_000, &inside.repeat(40));
            assert_eq!(often, Err(Refusal::Namespaces), "{tag} {inside}");
        }
    }
    // White space of Unicode's that a name may begin with.
    let often = judge("xmlns:\u{1680}a='urn:", 10_000, &"<\u{1680}a:b/>".repeat(40));
    assert_eq!(often, Err(Refusal::Namespaces));
    let seldom = ["<a:b/>"; 6].concat();
    assert_eq!(judge("xmlns:a='urn:", 10_000, &seldom), Ok(()));
    assert_eq!(judge("b='", 10_000, &["<b/>"; 40].concat()), Ok(()), "not a namespace");
}

#[test]
fn every_declaration_is_refused_before_parsing() {
    for text in [
        "<!DOCTYPE a><a/>",
        "<!doctype a><a/>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>",
        "<a><!ENTITY b 'b'></a>",
        "<a/><!DOCTYPE a>",
        "<!- <a/>",
        "<![cdata[<a/>",
        "<! DOCTYPE a><a/>",
    ] {
        assert_eq!(parse(text), Err(Refusal::Doctype), "{text}");
    }
}

#[test]
fn only_utf_8_is_read() {
    assert_eq!(parse("\u{feff}<?xml version='1.0' encoding='utf-8'?><å/>"), Ok(()));
    let utf16: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &utf16].concat();
    for bytes in [
        utf16.as_slice(),
        &marked,
        b"<a>\xe5</a>",
        b"<a>\0</a>",
        b"+ADw-a+AD4-\0",
        "<a>\u{feff}</a>".as_bytes(),
    ] {
        assert_eq!(
            Unverified::parse(bytes, &SMALL).map(|_| ()),
            Err(Refusal::Encoding),
            "{bytes:?}"
        );
    }
    for encoding in ["UTF-16", "ISO-8859-1", "UTF-7", "utf8", ""] {
        let text = format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><a/>");
        assert_eq!(parse(&text), Err(Refusal::Encoding), "{encoding}");
    }
}

#[test]
fn only_well_formed_xml_1_0_is_read() {
    for text in [
        "",
        "a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>b",
        "</a>",
        "<a b=c/>",
        "<a b='<'/>",
        "<a b='' b=''/>",
        "<p:a/>",
        "<a xmlns:p='urn:u' xmlns:q='urn:u' p:x='' q:x=''/>",
        "<a>&b;</a>",
        "<a>&#0;</a>",
        "<a>\u{1}</a>",
        "<a>&#xffff;</a>",
        "<a>]]></a>",
        "<a><!-- -- --></a>",
        "<?xml version='1.1'?><a/>",
        "<?xml encoding='UTF-8'?><a/>",
        " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' standalone='maybe'?><a/>",
        "<a xmlns:xml='urn:other'/>",
        "<a xmlns:p=''/>",
        "<p:a:b xmlns:p='urn:u'/>",
        "<:a/>",
        "<a:/>",
        "<a :b=''/>",
        "<a b:=''/>",
        "<a xmlns:p='urn:u' p:b:c=''/>",
        "<a xmlns:p:q='urn:u'/>",
        "<a xmlns:='urn:u'/>",
        "<a xmlns='relative'/>",
        "<a xmlns:p='../u'/>",
        "<a xmlns:p=':u'/>",
        "<a xmlns:p='1u:v'/>",
        "<a xmlns:p='http://['/>",
        "<a xmlns:p='urn:å'/>",
        "<a xmlns:p='urn:a#b#c'/>",
        "<a xmlns:p='urn:%zz'/>",
        "<a xmlns:p='http://a:b/'/>",
        "<a xmlns:p='urn:a b'/>",
    ] {
        assert_eq!(
            Unverified::parse(text.as_bytes(), &Limits::MESSAGE).map(|_| ()),
            Err(Refusal::Malformed),
            "{text}"
        );
    }
}

#[test]
fn an_identifier_stands_once_however_it_is_spelt() {
    for text in [
        "<a Id='x'><b Id='x'/></a>",
        "<a ID='x'><b id='x'/></a>",
        "<a Id='x'><b xml:id='x'/></a>",
    ] {
        assert_eq!(parse(text), Err(Refusal::DuplicateId), "{text}");
    }
    assert_eq!(parse("<a Id='x'><b Id='y'/></a>"), Ok(()));
}

fn tree(text: &str) -> Tree<'_> {
    Tree::parse(scan(text.as_bytes(), &Limits::MESSAGE).unwrap(), 32).unwrap()
}

fn first(tree: &Tree<'_>, node: Node) -> Node {
    let inside = tree.content(node).find_map(|content| match content {
        Content::Element(node) => Some(node),
        Content::Text(_) | Content::Other => None,
    });
    inside.unwrap()
}

fn canonical(text: &str, algorithm: Canonicalization, prefixes: &[&str]) -> String {
    let tree = tree(text);
    let inner = first(&tree, tree.root().unwrap());
    let mut written = Vec::new();
    tree.canonical(inner, algorithm, prefixes, None, |piece| {
        written.extend_from_slice(piece)
    })
    .unwrap();
    String::from_utf8(written).unwrap()
}

#[test]
fn a_comment_does_not_cut_text_off() {
    for text in [
        "<a>user@org<!-- -->.evil</a>",
        "<a>user@<![CDATA[org]]>.evil</a>",
        "<a>user@org<?p ?>.evil</a>",
    ] {
        let tree = tree(text);
        assert_eq!(
            signed::text(&tree, tree.root().unwrap()).unwrap(),
            "user@org.evil",
            "{text}"
        );
    }
    let with_element = tree("<a>user@org<b/>.evil</a>");
    assert_eq!(
        signed::text(&with_element, with_element.root().unwrap()),
        Err(Refusal::Structure)
    );
}

/// Canonical XML 1.0, 2.3 and 3: what is in scope is written at the top, sorted; comments go; attributes are normalised.
#[test]
fn canonical_xml_takes_the_namespaces_in_scope_along() {
    let text = "<r xmlns='urn:r' xmlns:z='urn:z' xml:lang='sv'><e  b = 'å&#9;' xmlns:y='urn:y' a=\"1\" ><!-- c --><f/>&lt;\r\n</e></r>";
    let expected =
        "<e xmlns=\"urn:r\" xmlns:y=\"urn:y\" xmlns:z=\"urn:z\" a=\"1\" b=\"å&#x9;\" xml:lang=\"sv\"><f></f>&lt;\n</e>";
    assert_eq!(canonical(text, Canonicalization::Inclusive, &[]), expected);
}

/// Exclusive XML Canonicalization, 2.2 and 3: only what is used, and what is listed.
#[test]
fn exclusive_canonicalisation_takes_what_is_used_or_listed() {
    let text = "<r xmlns='urn:r' xmlns:z='urn:z' xmlns:xsd='urn:xsd'><z:e type='xsd:string' xml:lang='sv'/></r>";
    let used = "<z:e xmlns:z=\"urn:z\" type=\"xsd:string\" xml:lang=\"sv\"></z:e>";
    assert_eq!(canonical(text, Canonicalization::Exclusive, &[]), used);
    let listed = "<z:e xmlns:xsd=\"urn:xsd\" xmlns:z=\"urn:z\" type=\"xsd:string\" xml:lang=\"sv\"></z:e>";
    assert_eq!(canonical(text, Canonicalization::Exclusive, &["xsd"]), listed);
}

/// XML 1.0, 2.11: however a line ends, and wherever; what a reference stands for stays.
#[test]
fn every_line_ends_in_the_same_way() {
    let expected = "<e>1\n2\n3&#xD;\n4\n\n5\n6<?p a\nb?></e>";
    for line in ["\n", "\r\n", "\r"] {
        let text = "<r><e>1|2<![CDATA[|3]]>&#13;<![CDATA[|4]]>||5<!-- | -->|6<?p a|b?></e></r>".replace('|', line);
        for algorithm in [Canonicalization::Inclusive, Canonicalization::Exclusive] {
            assert_eq!(canonical(&text, algorithm, &[]), expected, "{line:?}");
        }
    }
}

/// XML 1.0, 3.3.3: white space as it is written counts as a space; what a reference stands for stays.
#[test]
fn white_space_in_an_attribute_is_a_space() {
    let text = "<r><e a='1\t2\n3\r\n4\r5&#10;6>' b=\"'\n\"><!-- a='\n' --><![CDATA[<e a='\n'>]]><?p a='\n'?><f\na=''/></e></r>";
    let expected = "<e a=\"1 2 3 4 5&#xA;6>\" b=\"' \">&lt;e a='\n'&gt;<?p a='\n'?><f a=\"\"></f></e>";
    let hidden = "<r><e><!--> <x a='-->one\ntwo<!---> ' -->'<f b='\n'/></e></r>";
    let shown = "<e>one\ntwo'<f b=\" \"></f></e>";
    for algorithm in [Canonicalization::Inclusive, Canonicalization::Exclusive] {
        assert_eq!(canonical(text, algorithm, &[]), expected);
        assert_eq!(canonical(hidden, algorithm, &[]), shown);
    }
}
