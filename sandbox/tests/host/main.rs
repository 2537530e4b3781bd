//! The sandbox host against the probe component: what a component sees here is what it sees under Spin.

// The attribute tells the lints what every module here is: a test.
#[cfg(test)]
mod outbound;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod stores;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tls;
