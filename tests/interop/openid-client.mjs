// Logs in with openid-client (a certified relying party) and then does, one at a time, what must be refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as oidc from 'openid-client';

const { PORTAL, REDIRECT_URI, PHONE, KEY } = process.env;
const CLIENT = 'https://demo.tillit.example/kontaktboken';
const PERSON = '191212121212';

const jwk = JSON.parse(await readFile(KEY, 'utf8'));
const { d, x, y } = jwk;
const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', d, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
const authenticate = () => oidc.PrivateKeyJwt({ key, kid: jwk.kid });
const options = { execute: [oidc.allowInsecureRequests] };
const config = await oidc.discovery(new URL(PORTAL), CLIENT, undefined, authenticate(), options);

/** A person's browser: keeps cookies, follows nothing by itself. */
class Browser {
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

/** Goes from the e-service's address to the address that the portal answers at. */
const logIn = async (address) => {
  const browser = new Browser();
  const login = (await browser.send(address)).headers.get('location');
  assert.match(login, /^\/login\//);
  await browser.send(`${login}/start`, { method: 'POST', form: { method: 'bankid', device: 'other' } });
  const { qr } = await (await browser.send(`${login}/progress`)).json();
  const order = await phone('/api/scan', { content: qr, person: PERSON });
  await phone(`/api/orders/${order.id}/approve`, { code: '123456' });
  for (let turn = 0; turn < 30; turn += 1) {
    const progress = await (await browser.send(`${login}/progress`)).json();
    if (progress.state === 'done') return new URL((await goOn(browser, login)).headers.get('location'));
    assert.equal(progress.state, 'pending', JSON.stringify(progress));
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the login does not end');
};

/** A request of its own: verifier, state and nonce, and the address that the person is sent to. */
const begin = async (more = {}) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    scope: 'openid https://id.oidc.se/scope/naturalPersonInfo',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  });
  return { checks, address };
};

const refused = async (promise, error) => {
  await assert.rejects(promise, (thrown) => {
    assert.equal(thrown.error ?? thrown.cause?.error, error, String(thrown));
    return true;
  });
};

// A login.
const first = await begin();
const answer = await logIn(first.address);
assert.equal(answer.searchParams.get('iss'), PORTAL);
const tokens = await oidc.authorizationCodeGrant(config, answer, first.checks);
const claims = tokens.claims();
assert.equal(claims.name, 'Tolvan Tolvansson');
assert.equal(claims.acr, 'http://id.elegnamnden.se/loa/1.0/loa3');
assert.ok(claims.exp - claims.iat <= 300 && claims.auth_time <= claims.iat + 1);
assert.ok(!JSON.stringify(claims).includes(PERSON), 'the personal number was not asked for');

// The same code again.
await refused(oidc.authorizationCodeGrant(config, answer, first.checks), 'invalid_grant');

// The same person is the same subject.
const second = await begin();
const again = await oidc.authorizationCodeGrant(config, await logIn(second.address), second.checks);
assert.equal(again.claims().sub, claims.sub);

// Two redeem one code at once: exactly one gets it.
const third = await begin();
const contested = await logIn(third.address);
const outcomes = await Promise.allSettled([1, 2].map(() => oidc.authorizationCodeGrant(config, contested, third.checks)));
assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(outcomes));

// Another verifier.
const fourth = await begin();
const stolen = await logIn(fourth.address);
await refused(oidc.authorizationCodeGrant(config, stolen, { ...fourth.checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }), 'invalid_grant');

// A client without the key.
const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
const foreign = await oidc.discovery(new URL(PORTAL), CLIENT, undefined, oidc.PrivateKeyJwt(pair.privateKey), options);
const fifth = await begin();
await refused(oidc.authorizationCodeGrant(foreign, await logIn(fifth.address), fifth.checks), 'invalid_client');

// What must not begin a login.
const location = async (more) => new URL((await new Browser().send((await begin(more)).address)).headers.get('location'), PORTAL).searchParams;
assert.equal((await location({ prompt: 'none' })).get('error'), 'login_required');
assert.equal((await location({ code_challenge_method: 'plain' })).get('error'), 'invalid_request');
assert.equal((await location({ scope: 'profile' })).get('error'), 'invalid_scope');
assert.equal((await new Browser().send((await begin({ redirect_uri: 'http://127.0.0.1:7071/other' })).address)).status, 400);

console.log('openid-client: every expectation held');
