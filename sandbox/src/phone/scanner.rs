//! Reads QR codes in pictures, for browsers that cannot.

use crate::bankid::PhoneError;
use axum::Json;
use axum::body::Bytes;
use axum::extract::Query;
use serde::{Deserialize, Serialize};

/// The size of a picture whose pixels are the body, a byte of grey each, row by row.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Size {
    width: usize,
    height: usize,
}

/// The BankID codes in a picture.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Codes {
    contents: Vec<String>,
}

/// `POST /api/decode?width=…&height=…`. No code in the picture is no error: the page asks for every frame of the camera.
pub(super) async fn decode(Query(size): Query<Size>, pixels: Bytes) -> Result<Json<Codes>, PhoneError> {
    if size.width == 0 || size.width.checked_mul(size.height) != Some(pixels.len()) {
        return Err(PhoneError::Malformed);
    }
    // Finding the corners of a code takes long enough to be done beside the server's own work.
    let found = tokio::task::spawn_blocking(move || {
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size.width, size.height, |x, y| {
            pixels
                .get(y.saturating_mul(size.width).saturating_add(x))
                .copied()
                .unwrap_or(u8::MAX)
        });
        let codes = picture.detect_grids().into_iter().filter_map(|grid| grid.decode().ok());
        codes
            .map(|(_, content)| content)
            .filter(|content| content.starts_with("bankid."))
            .collect()
    });
    let contents = found.await.map_err(|_| PhoneError::Malformed)?;
    Ok(Json(Codes { contents }))
}
