//! Buttons. Each is a form of its own that works without script.

use shared::{
    api::{Device, field, path},
    id::{LoginId, MethodId},
};
use yew::{AttrValue, Html, html};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weight {
    /// The next step; one a page.
    Primary,
    /// Another way.
    Secondary,
    /// Beside a text, where it must not draw the eye.
    Quiet,
}

impl Weight {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Weight::Primary => "button primary",
            Weight::Secondary => "button",
            Weight::Quiet => "button quiet",
        }
    }
}

/// What stands in [`field::DEVICE`].
pub fn device_value(device: Device) -> &'static str {
    match device {
        Device::Other => "other",
        Device::This => "this",
    }
}

/// A button that posts to a path.
pub fn post(weight: Weight, action: String, label: impl Into<AttrValue>, fields: Html) -> Html {
    html! {
        <form method="post" action={action}>
            {fields}
            <button type="submit" class={weight.class()}>{label.into()}</button>
        </form>
    }
}

/// A button that starts a method, also anew or on the other device.
pub fn start(
    weight: Weight,
    login: LoginId,
    (method, device): (&MethodId, Device),
    label: impl Into<AttrValue>,
) -> Html {
    let fields = html! {
        <>
            <input type="hidden" name={field::METHOD} value={method.as_str().to_owned()} />
            <input type="hidden" name={field::DEVICE} value={device_value(device)} />
        </>
    };
    post(weight, path::start(login), label, fields)
}

/// A button back to the chooser.
pub fn choose(weight: Weight, login: LoginId, label: &'static str) -> Html {
    post(weight, path::choose(login), label, Html::default())
}

/// A button to what comes after the person was authenticated.
pub fn arrive(weight: Weight, login: LoginId, label: &'static str) -> Html {
    html! {
        <form method="get" action={path::proceed(login)}>
            <button type="submit" class={weight.class()}>{label}</button>
        </form>
    }
}

/// A button that ends the login and leads back to the e-service.
pub fn cancel(weight: Weight, login: LoginId, label: impl Into<AttrValue>) -> Html {
    post(weight, path::cancel(login), label, Html::default())
}

#[cfg(test)]
mod tests {
    use super::device_value;
    use shared::api::Device;

    #[test]
    fn a_device_is_written_as_the_edge_reads_it() {
        for device in [Device::Other, Device::This] {
            assert_eq!(serde_json::to_value(device).unwrap(), device_value(device));
        }
    }
}
