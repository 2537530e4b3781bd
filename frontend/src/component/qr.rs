//! The QR code: black on white in every colour scheme, drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;
use yew::{AttrValue, Html, html};

/// Light modules around the code, without which readers do not find it (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: i32 = 4;

/// A code, ready to be drawn.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Drawing {
    /// Modules on each side, with the quiet zone.
    pub side: i32,
    /// A bar of one module's height for each run of dark modules.
    pub outline: String,
}

/// Draws a text. `None` if it is too long for any code.
///
/// The lowest level of error correction: a screen is not torn or stained, and larger modules are read from farther away.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut outline = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|&at| code.get_module(at, y))
                .fold(0, |run, _| run + 1);
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(outline, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
            }
            x += run + 1;
        }
    }
    Some(Drawing {
        side: code.size() + 2 * QUIET_ZONE,
        outline,
    })
}

/// The code as a picture. Its name stays the same while the code changes.
pub fn picture(drawing: &Drawing, name: AttrValue) -> Html {
    html! {
        <svg class="qr" role="img" aria-label={name} viewBox={view_box(drawing)} shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d={drawing.outline.clone()} fill="#000" />
        </svg>
    }
}

fn view_box(drawing: &Drawing) -> String {
    format!("0 0 {side} {side}", side = drawing.side)
}

#[cfg(test)]
mod tests {
    use super::{Drawing, QUIET_ZONE, draw};

    const FRAME: &str = "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8";

    /// The modules that a drawing makes dark.
    fn dark(drawing: &Drawing) -> Vec<(usize, usize)> {
        let mut dark = Vec::new();
        for bar in drawing.outline.split('M').skip(1) {
            let (x, rest) = bar.split_once(' ').unwrap();
            let (y, bar) = rest.split_once('h').unwrap();
            let (run, _) = bar.split_once("v1h-").unwrap();
            let (x, y, run): (usize, usize, usize) = (x.parse().unwrap(), y.parse().unwrap(), run.parse().unwrap());
            dark.extend((x..x + run).map(|x| (x, y)));
        }
        dark
    }

    #[test]
    fn reads_back_as_what_was_drawn() {
        let drawing = draw(FRAME).unwrap();
        let (scale, dark) = (4, dark(&drawing));
        let side = usize::try_from(drawing.side).unwrap();
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if dark.contains(&(x / scale, y / scale)) { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].decode().unwrap().1, FRAME);
    }

    #[test]
    fn keeps_the_quiet_zone() {
        let drawing = draw(FRAME).unwrap();
        let at = |place: i32| usize::try_from(place).unwrap();
        let (first, last) = (at(QUIET_ZONE), at(drawing.side - QUIET_ZONE - 1));
        let dark = dark(&drawing);
        assert!(
            dark.iter()
                .all(|&(x, y)| (first..=last).contains(&x) && (first..=last).contains(&y))
        );
        assert!(dark.contains(&(first, first)) && dark.contains(&(last, first)) && dark.contains(&(first, last)));
    }

    #[test]
    fn keeps_its_size_as_the_seconds_grow() {
        let sides = ["0", "10", "179"].map(|second| draw(&FRAME.replace(".0.", &format!(".{second}."))).unwrap().side);
        assert_eq!(sides, [sides[0]; 3]);
    }

    #[test]
    fn what_fits_no_code_is_not_drawn() {
        assert_eq!(draw(&"a".repeat(3000)), None);
    }
}
