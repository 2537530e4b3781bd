// Logs in with openid-client (a certified relying party) and then does, one at a time, what must be refused.
import assert from 'node:assert/strict';
import * as oidc from 'openid-client';
import { Browser, PERSON, jwk, key, logIn } from './portal.mjs';

const { PORTAL, REDIRECT_URI } = process.env;
const CLIENT = 'https://demo.tillit.example/kontaktboken';

const authenticate = () => oidc.PrivateKeyJwt({ key, kid: jwk.kid });
const options = { execute: [oidc.allowInsecureRequests] };
const config = await oidc.discovery(new URL(PORTAL), CLIENT, { userinfo_signed_response_alg: 'ES256' }, authenticate(), options);
oidc.enableNonRepudiationChecks(config);

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
assert.equal(claims.name, undefined, 'names come from UserInfo');
const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
assert.equal(info.name, 'Tolvan Tolvansson');
assert.equal(info.birthdate, undefined, 'the e-service may not learn it');
assert.equal(claims.acr, 'http://id.elegnamnden.se/loa/1.0/loa3');
assert.ok(claims.exp - claims.iat <= 300 && claims.auth_time <= claims.iat + 1);
assert.ok(!JSON.stringify(claims).includes(PERSON), 'the personal number was not asked for');

// The same code again; it takes the access token with it.
await refused(oidc.authorizationCodeGrant(config, answer, first.checks), 'invalid_grant');
await assert.rejects(oidc.fetchUserInfo(config, tokens.access_token, claims.sub));

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
