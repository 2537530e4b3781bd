//! Writes XML, in the form that canonicalisation would give it: what is written can be digested as it stands.

/// A document that is being written. Attributes must be given in canonical order, namespace declarations first.
#[derive(Default)]
pub struct Writer {
    text: String,
    open: Vec<&'static str>,
}

impl Writer {
    /// Opens an element of this qualified name.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Self {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.extend([" ", name, "=\""]);
            // Canonical XML 1.0, 2.3: attribute nodes.
            for c in value.chars() {
                match c {
                    '&' => self.text.push_str("&amp;"),
                    '<' => self.text.push_str("&lt;"),
                    '"' => self.text.push_str("&quot;"),
                    '\t' => self.text.push_str("&#x9;"),
                    '\n' => self.text.push_str("&#xA;"),
                    '\r' => self.text.push_str("&#xD;"),
                    other => self.text.push(other),
                }
            }
            self.text.push('"');
        }
        self.text.push('>');
        self.open.push(name);
        self
    }

    /// Writes character data.
    pub fn text(&mut self, text: &str) -> &mut Self {
        // Canonical XML 1.0, 2.3: text nodes.
        for c in text.chars() {
            match c {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '\r' => self.text.push_str("&#xD;"),
                other => self.text.push(other),
            }
        }
        self
    }

    /// Closes the element that was opened last and is still open.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.text.extend(["</", name, ">"]);
        }
        self
    }

    /// An element with nothing but text in it.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// Writes what another writer has written.
    pub fn write(&mut self, written: &str) -> &mut Self {
        self.text.push_str(written);
        self
    }

    /// What has been written so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Closes what is open, and gives the whole.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }
}
