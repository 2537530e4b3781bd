// Another OpenID Provider that does what the portal does: code flow with PKCE, `private_key_jwt`, ES256. Its logins need no person, its
// store is memory. Whoever arrives is logged in at once.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import Provider from 'oidc-provider';

const { PORT, CLIENT_ID, REDIRECT_URI, CLIENT_KEY } = process.env;
const ISSUER = `http://127.0.0.1:${PORT}`;
const ACCOUNT = 'a-person';

const { kty, crv, x, y, kid } = JSON.parse(await readFile(CLIENT_KEY, 'utf8'));
const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
const own = { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), key_ops: undefined, ext: undefined, alg: 'ES256', use: 'sig', kid: 'own' };

// Its own store forgets what is oldest of a thousand things, and this load leaves more than that.
const kept = new Map();
class Memory {
  constructor(model) {
    this.model = model;
  }

  key(id) {
    return `${this.model}/${id}`;
  }

  async upsert(id, payload) {
    kept.set(this.key(id), payload);
    if (payload.uid) kept.set(this.key(`uid/${payload.uid}`), payload);
  }

  async find(id) {
    return kept.get(this.key(id));
  }

  async findByUid(uid) {
    return kept.get(this.key(`uid/${uid}`));
  }

  async consume(id) {
    kept.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    kept.delete(this.key(id));
  }

  async revokeByGrantId(grant) {
    for (const [key, { grantId }] of kept) if (grantId === grant) kept.delete(key);
  }
}

const provider = new Provider(ISSUER, {
  adapter: Memory,
  clients: [{
    client_id: CLIENT_ID,
    redirect_uris: [REDIRECT_URI],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'ES256',
    request_object_signing_alg: 'ES256',
    jwks: { keys: [{ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }] },
  }],
  jwks: { keys: [own] },
  cookies: { keys: ['a key of this measurement'] },
  features: { devInteractions: { enabled: false }, requestObjects: { enabled: true } },
  pkce: { required: () => true },
  findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // One for all that is asked in a session: a new one each time would end the codes of the one before.
  loadExistingGrant: async ({ oidc }) => {
    const known = oidc.session.grantIdFor(oidc.client.clientId);
    if (known) return oidc.provider.Grant.find(known);
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
createServer((request, response) => {
  if (request.url.startsWith('/interaction/')) {
    provider.interactionFinished(request, response, { login: { accountId: ACCOUNT } }, { mergeWithLastSubmission: false });
  } else {
    answer(request, response);
  }
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready')).keepAliveTimeout = 600_000; // the load keeps its connections while it prepares
