// What an e-service can do besides the least: pushed and signed requests, signed UserInfo, single sign-on, step-up, logout.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import * as oidc from 'openid-client';
import { Browser, PERSON, jwk, key, logIn } from './portal.mjs';

const { PORTAL } = process.env;
const CLIENT = 'https://demo.tillit.example/schemat';
const REDIRECT_URI = 'http://127.0.0.1:7074/callback';
const LOA3 = 'http://id.elegnamnden.se/loa/1.0/loa3';
const NUMBER = 'https://id.oidc.se/claim/personalIdentityNumber';

const own = { key, kid: jwk.kid };
const metadata = { userinfo_signed_response_alg: 'ES256' };
const config = await oidc.discovery(new URL(PORTAL), CLIENT, metadata, oidc.PrivateKeyJwt(own), { execute: [oidc.allowInsecureRequests] });
oidc.enableNonRepudiationChecks(config);

/** What the e-service is told from behind: one logout token for each session that ends. */
const told = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    told.push(new URLSearchParams(body).get('logout_token'));
    response.writeHead(200).end();
  });
});
await new Promise((resolve) => { server.listen(7074, '127.0.0.1', resolve); });

const request = async (more = {}) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const parameters = {
    redirect_uri: REDIRECT_URI,
    scope: 'openid https://id.oidc.se/scope/naturalPersonInfo https://id.oidc.se/scope/naturalPersonNumber',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...more,
  };
  return { checks, parameters };
};
const essential = (value) => JSON.stringify({ id_token: { acr: { essential: true, value } } });
const pushed = async (more) => {
  const { checks, parameters } = await request(more);
  return { checks, address: await oidc.buildAuthorizationUrlWithPAR(config, parameters) };
};
/** The address that the portal answers at without the person doing anything. */
const quietly = async (browser, more) => {
  const { checks, address } = await pushed(more);
  return { checks, answer: new URL((await browser.send(address)).headers.get('location'), PORTAL) };
};

// A pushed request, with an essential level; the number in the ID token, the rest from UserInfo, both signed.
const browser = new Browser();
const first = await pushed({ claims: essential(LOA3) });
assert.deepEqual([...first.address.searchParams.keys()].sort(), ['client_id', 'request_uri']);
const tokens = await oidc.authorizationCodeGrant(config, await logIn(first.address, browser), first.checks);
const claims = tokens.claims();
assert.equal(claims.acr, LOA3);
assert.deepEqual(claims.amr, ['mfa']);
assert.equal(claims[NUMBER], PERSON);
const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
assert.equal(info.birthdate, '1912-12-12');
assert.equal(info[NUMBER], PERSON);

// The same request again: it was used.
assert.equal((await new Browser().send(first.address)).status, 400);

// A request that is neither pushed nor signed.
const plain = await request();
const refusal = new URL((await new Browser().send(oidc.buildAuthorizationUrl(config, plain.parameters))).headers.get('location'), PORTAL);
assert.equal(refusal.searchParams.get('error'), 'invalid_request');

// Single sign-on, with a signed request object and prompt=none: the same person, authenticated when they were.
const second = await request({ prompt: 'none' });
const signed = await oidc.buildAuthorizationUrlWithJAR(config, second.parameters, own);
const silent = new URL((await browser.send(signed)).headers.get('location'), PORTAL);
const again = (await oidc.authorizationCodeGrant(config, silent, second.checks)).claims();
assert.deepEqual([again.sub, again.auth_time, again.sid], [claims.sub, claims.auth_time, claims.sid]);

// Another browser has no session.
assert.equal((await quietly(new Browser(), { prompt: 'none' })).answer.searchParams.get('error'), 'login_required');

// A request object that somebody else has signed.
const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
const forged = await oidc.buildAuthorizationUrlWithJAR(config, (await request({ prompt: 'none' })).parameters, { key: pair.privateKey, kid: jwk.kid });
assert.equal((await browser.send(forged)).status, 400);

// Step-up: a level that the session does not have is not claimed; a level that no method reaches is refused at once.
const high = { claims: essential('http://id.elegnamnden.se/loa/1.0/loa4') };
assert.equal((await quietly(browser, { ...high, prompt: 'none' })).answer.searchParams.get('error'), 'unmet_authentication_requirements');
assert.equal((await quietly(browser, high)).answer.searchParams.get('error'), 'unmet_authentication_requirements');

// prompt=login and an age that is over: the person is authenticated anew.
const fresh = await pushed({ prompt: 'login' });
const anew = (await oidc.authorizationCodeGrant(config, await logIn(fresh.address, browser), fresh.checks)).claims();
assert.ok(anew.auth_time > claims.auth_time && anew.sub === claims.sub && anew.sid === claims.sid);

// Logout: the person is sent where the e-service wants, the e-service is told, and the session is over.
const leave = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'http://127.0.0.1:7074/', state: 'bye' });
assert.equal((await browser.send(leave)).headers.get('location'), 'http://127.0.0.1:7074/?state=bye');
assert.equal(told.length, 1);
const logout = JSON.parse(Buffer.from(told[0].split('.')[1], 'base64url').toString());
assert.deepEqual([logout.sid, logout.sub, logout.aud, logout.nonce], [claims.sid, claims.sub, CLIENT, undefined]);
assert.equal((await quietly(browser, { prompt: 'none' })).answer.searchParams.get('error'), 'login_required');

server.close();
console.log('schemat: every expectation held');
