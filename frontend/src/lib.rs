//! The pages of Tillit.
//!
//! The edge renders a `shared::api::View` to a whole HTML document (feature `ssr`, [`render`]); the browser makes the same page
//! live with the same components (feature `hydration`, [`hydrate`]). Every page is complete and usable as the edge sends it:
//! links, forms, and a waiting page that renews itself.

mod app;
#[cfg(feature = "hydration")]
mod browser;
#[cfg(feature = "hydration")]
mod client;
mod clock;
mod component;
mod document;
#[cfg_attr(not(feature = "hydration"), path = "still.rs")]
mod live;
#[cfg_attr(
    not(any(feature = "hydration", test)),
    expect(
        dead_code,
        reason = "the edge renders the first state; what follows is the browser's"
    )
)]
mod state;
pub mod text;
mod view;

#[cfg(feature = "ssr")]
pub use document::render;
#[cfg(feature = "hydration")]
pub use live::hydrate;
