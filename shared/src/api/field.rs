//! Names of form fields.

/// The chosen method's id.
pub const METHOD: &str = "method";
/// Where the e-ID is: see [`super::Device`].
pub const DEVICE: &str = "device";
/// The place of an employment in [`super::Employments`].
pub const EMPLOYMENT: &str = "employment";
/// A language tag.
pub const LANGUAGE: &str = "language";
/// The path to come back to after a change of language.
pub const BACK: &str = "back";
/// `yes`: the person was asked whether to remember the method; [`REMEMBER`] is the answer.
pub const MAY_REMEMBER: &str = "may-remember";
/// `yes`: the browser is to remember the method. Absent from a form that asked: it is to forget.
pub const REMEMBER: &str = "remember";
/// `yes`: the person agrees to use a private e-ID at work.
pub const CONSENT: &str = "consent";
/// The login that a reader of the guide came from.
pub const LOGIN: &str = "login";
/// What the person looks for in a list.
pub const SEARCH: &str = "q";
