"use strict";

const WORDS = {
  sv: {
    title: "Testtelefon", note: "Låtsas vara BankID-appen. Alla personer är påhittade.", start: "Vem har telefonen?",
    person: "Person", kind: "Sorts BankID", read: "Läs en QR-kod", screen: "Från skärmen", camera: "Med kameran",
    screenHint: "Från skärmen: välj fönstret där QR-koden visas.", stop: "Sluta läsa",
    paste: "Eller klistra in kodens innehåll eller en startlänk", go: "Fortsätt",
    code: "Säkerhetskod (vilka sex siffror som helst)", cancel: "Avbryt", back: "Tillbaka till webbläsaren", again: "Klar",
    identify: "Identifiera dig hos", sign: "Skriv under hos", identifyButton: "Identifiera", signButton: "Skriv under",
    complete: "Klart", failed: "Det blev inget", continue: "Fortsätt på den enhet där du började.",
    errors: {
      "not-bank-id": "Det där är ingen kod eller länk från BankID.",
      "no-such-order": "Ingen beställning väntar på den koden.",
      stale: "Koden är för gammal. Läs den som visas nu.",
      forged: "Koden är inte äkta.",
      taken: "En annan app har redan tagit beställningen.",
      "wrong-person": "Beställningen gäller en annan person.",
      "wrong-kind": "Tjänsten vill ha en annan sorts BankID.",
      "no-such-person": "Den personen finns inte här.",
      "wrong-code": "Skriv sex siffror.",
      "not-open": "Beställningen är avslutad.",
      malformed: "Det där gick inte att förstå.",
      broken: "Testtelefonen är trasig.",
      capture: "Webbläsaren lät oss inte se bilden.",
      network: "Testtelefonens server svarar inte.",
    },
  },
  en: {
    title: "Test phone", note: "Stands in for the BankID app. Nobody here is real.", start: "Whose phone is it?",
    person: "Person", kind: "Kind of BankID", read: "Read a QR code", screen: "From the screen", camera: "With the camera",
    screenHint: "From the screen: choose the window that shows the QR code.", stop: "Stop reading",
    paste: "Or paste what the code says, or a start link", go: "Continue",
    code: "Security code (any six digits)", cancel: "Cancel", back: "Back to the browser", again: "Done",
    identify: "Identify yourself to", sign: "Sign for", identifyButton: "Identify", signButton: "Sign",
    complete: "Done", failed: "That did not work", continue: "Go on where you began.",
    errors: {
      "not-bank-id": "That is no code or link of BankID's.",
      "no-such-order": "No order waits for that code.",
      stale: "The code is too old. Read the one that is shown now.",
      forged: "The code is not genuine.",
      taken: "Another app has taken the order already.",
      "wrong-person": "The order is for another person.",
      "wrong-kind": "The service wants another kind of BankID.",
      "no-such-person": "There is no such person here.",
      "wrong-code": "Type six digits.",
      "not-open": "The order is over.",
      malformed: "That could not be understood.",
      broken: "The test phone is broken.",
      capture: "The browser did not let us see the picture.",
      network: "The server of the test phone does not answer.",
    },
  },
};

const byId = (id) => document.getElementById(id);
let language = "sv";
let current = null;
let watching = 0;
let stream = null;

const words = () => WORDS[language];

function say(code) {
  byId("message").textContent = code ? words().errors[code] || code : "";
}

function translate() {
  document.documentElement.lang = language;
  document.title = words().title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = words()[node.dataset.text];
  const other = byId("language");
  other.lang = language === "sv" ? "en" : "sv";
  other.textContent = language === "sv" ? "English" : "Svenska";
  if (current) show(current);
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error("network");
  }
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function only(id) {
  for (const section of document.querySelectorAll("section")) section.hidden = section.id !== id;
}

/// Shows an order as it stands; `announce` moves the focus to what is new.
function show(order, announce) {
  current = order;
  const own = words();
  if (order.status === "pending") {
    byId("order-heading").textContent = order.signing ? own.sign : own.identify;
    byId("who").textContent = order.relyingParty;
    byId("text").hidden = !order.text;
    byId("text").textContent = order.text || "";
    byId("agree").textContent = order.signing ? own.signButton : own.identifyButton;
    only("order");
    if (announce) byId("code").focus();
    return;
  }
  clearInterval(watching);
  byId("done-heading").textContent = order.status === "complete" ? own.complete : own.failed;
  byId("why").textContent = order.hintCode || (order.returnUrl ? "" : own.continue);
  byId("back").hidden = !order.returnUrl;
  if (order.returnUrl) byId("return").href = order.returnUrl;
  only("done");
  byId("done-heading").focus();
}

function take(order) {
  stopReading();
  say("");
  byId("code").value = "";
  show(order, true);
  clearInterval(watching);
  watching = setInterval(async () => {
    try {
      const now = await call("GET", `/api/orders/${order.id}`);
      if (now.status !== "pending") show(now);
    } catch {
      clearInterval(watching);
    }
  }, 1000);
}

async function begin(content) {
  const link = /^(https:\/\/app\.bankid\.com\/|bankid:)/.test(content);
  const body = { person: byId("person").value, kind: byId("kind").value };
  const order = link
    ? await call("POST", "/api/open", { link: content, ...body })
    : await call("POST", "/api/scan", { content, ...body });
  take(order);
}

function stopReading() {
  if (stream) for (const track of stream.getTracks()) track.stop();
  stream = null;
  byId("video").hidden = true;
  byId("stop").hidden = true;
}

/// One frame as bytes of grey; large pictures are halved until reading them is quick.
function grey(video, canvas) {
  let scale = 1;
  while (Math.max(video.videoWidth, video.videoHeight) * scale > 2000) scale /= 2;
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const colours = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const pixels = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = (colours[4 * i] * 3 + colours[4 * i + 1] * 6 + colours[4 * i + 2]) / 10;
  }
  return pixels;
}

async function read(open) {
  stopReading();
  say("");
  const video = byId("video");
  const mine = await (async () => open())().catch(() => null);
  if (!mine) return say("capture");
  stream = mine;
  video.srcObject = mine;
  video.hidden = false;
  byId("stop").hidden = false;
  await video.play();
  const canvas = document.createElement("canvas");
  while (stream === mine) {
    if (video.videoWidth) {
      const pixels = grey(video, canvas);
      const path = `/api/decode?width=${canvas.width}&height=${canvas.height}`;
      const response = await fetch(path, { method: "POST", body: pixels }).catch(() => null);
      const [content] = response && response.ok ? (await response.json()).contents : [];
      if (content && stream === mine) {
        await begin(content).catch((error) => say(error.message));
        if (stream !== mine) return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function guarded(work) {
  return async (event) => {
    event.preventDefault();
    say("");
    try {
      await work();
    } catch (error) {
      say(error.message);
    }
  };
}

byId("language").addEventListener("click", () => {
  language = language === "sv" ? "en" : "sv";
  translate();
});
byId("screen").addEventListener("click", () => read(() => navigator.mediaDevices.getDisplayMedia({ video: true })));
byId("camera").addEventListener("click", () => {
  read(() => navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }));
});
byId("stop").addEventListener("click", stopReading);
byId("paste").addEventListener("submit", guarded(async () => {
  await begin(byId("content").value.trim());
  byId("content").value = "";
}));
byId("approve").addEventListener("submit", guarded(async () => {
  show(await call("POST", `/api/orders/${current.id}/approve`, { code: byId("code").value }));
}));
byId("cancel").addEventListener("click", guarded(async () => {
  show(await call("POST", `/api/orders/${current.id}/cancel`));
}));
byId("again").addEventListener("click", () => {
  current = null;
  say("");
  only("start");
  byId("person").focus();
});

call("GET", "/api/persons").then(({ persons, kinds }) => {
  for (const { personalNumber, name } of persons) byId("person").add(new Option(`${name}, ${personalNumber}`, personalNumber));
  for (const { kind, name } of kinds) byId("kind").add(new Option(name, kind));
}).catch((error) => say(error.message));
translate();
