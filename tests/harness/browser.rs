//! A real Chromium, by way of its driver.

use anyhow::{Context, Result, bail};
use std::{
    process::{Child, Command, Stdio},
    time::Duration,
};
use thirtyfour::{By, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver, WebElement};

/// How long a page may take until it shows what is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// What kind of browser.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Width and height of the window, in CSS pixels.
    pub size: (u32, u32),
    /// Whether scripts run.
    pub scripts: bool,
    /// Whether it says that it is a phone.
    pub phone: bool,
    /// Whether the person prefers dark pages.
    pub dark: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            size: (1280, 900),
            scripts: true,
            phone: false,
            dark: false,
        }
    }
}

/// A browser with an empty profile.
pub struct Browser {
    /// The way to it.
    pub driver: WebDriver,
    process: Child,
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// When Chromium or its driver is not there, or does not answer.
    pub async fn start(options: Options) -> Result<Browser> {
        let port = free_port()?;
        let mut driver = Command::new("chromedriver");
        driver
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let process = driver
            .spawn()
            .context("start chromedriver; `cargo xtask test` installs it")?;
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in arguments(options) {
            capabilities.add_arg(&argument)?;
        }
        for _ in 0..100 {
            if let Ok(driver) = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
                return Ok(Browser { driver, process });
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("chromedriver does not answer")
    }

    /// The first element, waited for.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let until = PATIENCE.as_millis() / 100;
        for _ in 0..until {
            if let Ok(element) = self.driver.find(By::Css(css)).await {
                return Ok(element);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("{css} does not come; the page says:\n{}", self.text().await?)
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, words: &str) -> Result<()> {
        for _ in 0..PATIENCE.as_millis() / 100 {
            if self.text().await.is_ok_and(|text| text.contains(words)) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the page does not say {words:?}, but:\n{}", self.text().await?)
    }

    /// What the page says.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        Ok(self.driver.find(By::Css("body")).await?.text().await?)
    }

    /// Waits until a QR code is shown, takes a picture of it, and reads it.
    ///
    /// # Errors
    /// When none is shown, or it cannot be read.
    pub async fn scan(&self) -> Result<String> {
        for _ in 0..50 {
            let code = self.find(".qr").await?;
            if let Ok(picture) = code.screenshot_as_png().await
                && let Ok(content) = read_qr(&picture)
            {
                return Ok(content);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no code on the page can be read:\n{}", self.text().await?)
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn stop(mut self) -> Result<()> {
        let ended = self.driver.clone().quit().await;
        let _ = self.process.kill();
        let _ = self.process.wait();
        Ok(ended?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The content of the one QR code in a picture (PNG), as a phone's camera would read it.
///
/// # Errors
/// When the picture has none that can be read.
pub fn read_qr(picture: &[u8]) -> Result<String> {
    let grey = image::load_from_memory(picture)?.to_luma8();
    let (width, height) = (usize::try_from(grey.width())?, usize::try_from(grey.height())?);
    let pixels = grey.as_raw();
    let brightness = |x: usize, y: usize| pixels.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, brightness);
    let grids = prepared.detect_grids();
    let grid = grids.first().context("no QR code in the picture")?;
    Ok(grid.decode().map(|(_, content)| content)?)
}

fn arguments(options: Options) -> Vec<String> {
    let (width, height) = options.size;
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=sv",
        "--accept-lang=sv",
    ]
    .map(str::to_owned)
    .into();
    arguments.push(format!("--window-size={width},{height}"));
    if options.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    if !options.scripts {
        arguments.push("--blink-settings=scriptEnabled=false".to_owned());
    }
    if options.phone {
        let agent = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
        arguments.push(format!("--user-agent={agent}"));
    }
    arguments
}

fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
