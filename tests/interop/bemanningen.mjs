// An e-service that asks where people are employed: sources of every kind, the choice between employments, and who may not enter.
import assert from 'node:assert/strict';
import * as oidc from 'openid-client';
import { Browser, authenticate, jwk, key } from './portal.mjs';

const { PORTAL } = process.env;
const CLIENT = 'https://demo.tillit.example/bemanningen';
const CLAIM = 'https://id.oidc.se/claim';

const metadata = { userinfo_signed_response_alg: 'ES256' };
const config = await oidc.discovery(new URL(PORTAL), CLIENT, metadata, oidc.PrivateKeyJwt({ key, kid: jwk.kid }), { execute: [oidc.allowInsecureRequests] });
oidc.enableNonRepudiationChecks(config);

const OURS = 'https://github.com/tillit-login/tillit/claim';

const begin = async (inIdToken = {}) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: 'http://127.0.0.1:7074/callback',
    scope: 'openid https://id.oidc.se/scope/naturalPersonOrgId',
    claims: JSON.stringify({ id_token: inIdToken, userinfo: { [`${OURS}/employeeHsaId`]: null } }),
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { checks, address };
};

// Two employments, one of the personnel system and one of the signed source: the person says which.
const browser = new Browser();
const { checks, address } = await begin();
const login = await authenticate(address, browser);
const page = await (await browser.send(`${login}/continue`)).text();
assert.ok(page.includes('Nacka kommun') && page.includes('Elevhälsan') && page.includes('Region Stockholm'));
await browser.send(`${login}/employment`, { method: 'POST', form: { employment: '1' } });
const answer = new URL((await browser.send(`${login}/continue`)).headers.get('location'));
const tokens = await oidc.authorizationCodeGrant(config, answer, checks);
assert.equal(tokens.claims()[`${CLAIM}/orgAffiliation`], 'tolv@2321000016');
const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
assert.deepEqual([info[`${CLAIM}/orgName`], info[`${CLAIM}/orgNumber`], info.name], ['Region Stockholm', '2321000016', 'Tolvan Tolvansson']);
assert.equal(info[`${OURS}/employeeHsaId`], 'SE2321000016-TOLV');

// The same person with commissions asked for: one at the municipality, by SCIM, and two at the region, of which they say which.
const names = ['commissionHsaId', 'commissionPurpose', 'healthCareUnitName', 'method'].map((name) => `${OURS}/${name}`);
const third = await begin(Object.fromEntries(names.map((name) => [name, null])));
const caring = await authenticate(third.address, browser);
const choices = await (await browser.send(`${caring}/continue`)).text();
assert.ok(choices.includes('Elevhälsa') && choices.includes('Barnmottagningen') && choices.includes('Uppföljning'));
await browser.send(`${caring}/employment`, { method: 'POST', form: { employment: '2' } });
const answered = new URL((await browser.send(`${caring}/continue`)).headers.get('location'));
const commission = (await oidc.authorizationCodeGrant(config, answered, third.checks)).claims();
assert.deepEqual(names.map((name) => commission[name]), ['SE2321000016-V002', 'Kvalitetssäkring', 'Barnmottagningen', 'bankid']);

// One employment: nothing is asked.
const agda = new Browser();
const second = await begin();
const lone = await authenticate(second.address, agda, '195006262546');
const code = new URL((await agda.send(`${lone}/continue`)).headers.get('location'));
const claims = (await oidc.authorizationCodeGrant(config, code, second.checks)).claims();
assert.equal(claims[`${CLAIM}/orgAffiliation`], 'agda@2120000167');

// An employment with which one may not enter, and none at all.
for (const [person, reason] of [['192011189228', 'may-not-enter'], ['189001019802', 'not-employed']]) {
  const outside = new Browser();
  const kept = await authenticate((await begin()).address, outside, person);
  assert.ok((await (await outside.send(`${kept}/continue`)).text()).includes(reason), reason);
}

console.log('bemanningen: every expectation held');
