// A person at the portal: their browser and their phone; and the key that the e-services of the sandbox sign with.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const { PORTAL, PHONE, KEY } = process.env;
export const PERSON = '191212121212';

export const jwk = JSON.parse(await readFile(KEY, 'utf8'));
const { d, x, y } = jwk;
export const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', d, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);

/** A person's browser: keeps cookies, follows nothing by itself. */
export class Browser {
  #cookies = new Map();

  async send(path, { method = 'GET', form } = {}) {
    const headers = { cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '), origin: PORTAL };
    const body = form && new URLSearchParams(form);
    const response = await fetch(new URL(path, PORTAL), { method, headers, body, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      if (/max-age=0(;|$)/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}

const phone = async (path, body) => {
  const response = await fetch(new URL(path, PHONE), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  assert.equal(response.status, 200, await response.clone().text());
  return response.json();
};

/** From the authenticated login to the e-service, by way of the page that says what it learns. */
const goOn = async (browser, login) => {
  const response = await browser.send(`${login}/continue`);
  return response.status === 200 ? browser.send(`${login}/release`, { method: 'POST', form: {} }) : response;
};

/** From the e-service's address to where the person is authenticated; gives the path of the login. */
export const authenticate = async (address, browser, person = PERSON) => {
  const login = (await browser.send(address)).headers.get('location');
  assert.match(login, /^\/login\//);
  await browser.send(`${login}/start`, { method: 'POST', form: { method: 'bankid', device: 'other' } });
  const { qr } = await (await browser.send(`${login}/progress`)).json();
  const order = await phone('/api/scan', { content: qr, person });
  await phone(`/api/orders/${order.id}/approve`, { code: '123456' });
  for (let turn = 0; turn < 30; turn += 1) {
    const progress = await (await browser.send(`${login}/progress`)).json();
    if (progress.state === 'done') return login;
    assert.equal(progress.state, 'pending', JSON.stringify(progress));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the login does not end');
};

/** Goes from the e-service's address to the address that the portal answers at. */
export const logIn = async (address, browser = new Browser()) => {
  const login = await authenticate(address, browser);
  return new URL((await goOn(browser, login)).headers.get('location'));
};
