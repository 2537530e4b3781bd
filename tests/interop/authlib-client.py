"""Logs in with Authlib (a relying party in Python), and checks the ID token and UserInfo as that library does."""

import json
import os
import time
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

PORTAL, PHONE, REDIRECT_URI = (os.environ[name] for name in ("PORTAL", "PHONE", "REDIRECT_URI"))
CLIENT = "https://demo.tillit.example/kontaktboken"
PERSON = "191212121212"
LOA3 = "http://id.elegnamnden.se/loa/1.0/loa3"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

with open(os.environ["KEY"], encoding="utf-8") as file:
    JWK = json.load(file)
METADATA = requests.get(f"{PORTAL}/.well-known/openid-configuration", timeout=10).json()
KEYS = KeySet.import_key_set(requests.get(METADATA["jwks_uri"], timeout=10).json())


def phone(path, body):
    """What a person does on their phone."""
    answer = requests.post(urljoin(PHONE, path), json=body, timeout=10)
    answer.raise_for_status()
    return answer.json()


def log_in(address):
    """A person in a browser, from the e-service's address to the one that the portal answers at."""
    browser = requests.Session()
    browser.headers["Origin"] = PORTAL

    def send(method, path, form=None):
        return browser.request(method, urljoin(PORTAL, path), data=form, allow_redirects=False, timeout=10)

    login = send("GET", address).headers["Location"]
    assert login.startswith("/login/"), login
    send("POST", f"{login}/start", {"method": "bankid", "device": "other"})
    order = phone("/api/scan", {"content": send("GET", f"{login}/progress").json()["qr"], "person": PERSON})
    phone(f"/api/orders/{order['id']}/approve", {"code": "123456"})
    for _ in range(60):
        state = send("GET", f"{login}/progress").json()["state"]
        if state == "done":
            break
        assert state == "pending", state
        time.sleep(0.5)
    answer = send("GET", f"{login}/continue")
    if answer.status_code == 200:
        answer = send("POST", f"{login}/release", {})
    return answer.headers["Location"]


def client():
    """The e-service, with its key."""
    session = OAuth2Session(
        CLIENT,
        ECKey.import_key(JWK),
        scope="openid https://id.oidc.se/scope/naturalPersonInfo",
        redirect_uri=REDIRECT_URI,
        code_challenge_method="S256",
        token_endpoint_auth_method=PrivateKeyJWT.name,
    )
    method = PrivateKeyJWT(METADATA["token_endpoint"], headers={"kid": JWK["kid"]}, alg="ES256")
    session.register_client_auth_method(method)
    return session


def verified(token, nonce):
    """The claims of an ID token that Authlib finds no fault in."""
    decoded = jwt.decode(token, KEYS, algorithms=["ES256"])
    options = {"iss": {"essential": True, "value": METADATA["issuer"]}, "aud": {"essential": True, "value": CLIENT}}
    parameters = {"nonce": nonce, "client_id": CLIENT, "max_age": 60}
    claims = CodeIDToken(decoded.claims, decoded.header, options=options, params=parameters)
    claims.validate()
    return claims


session = client()
essential = json.dumps({"id_token": {"acr": {"essential": True, "value": LOA3}}})
address, state = session.create_authorization_url(
    METADATA["authorization_endpoint"], code_verifier=VERIFIER, nonce="a-nonce", claims=essential, max_age=60
)
answer = log_in(address)
assert parse_qs(urlsplit(answer).query)["iss"] == [METADATA["issuer"]]
tokens = session.fetch_token(METADATA["token_endpoint"], authorization_response=answer, state=state, code_verifier=VERIFIER)
claims = verified(tokens["id_token"], "a-nonce")
assert claims["acr"] == LOA3 and claims["exp"] - claims["iat"] <= 300
assert PERSON not in json.dumps(claims), "the personal number was not asked for"

info = session.get(METADATA["userinfo_endpoint"])
assert info.headers["Content-Type"].startswith("application/jwt")
info = jwt.decode(info.text, KEYS, algorithms=["ES256"]).claims
assert (info["iss"], info["aud"], info["sub"]) == (METADATA["issuer"], CLIENT, claims["sub"])
assert info["name"] == "Tolvan Tolvansson"

# What Authlib must find fault in, so that the above was a test.
for token, nonce in [(tokens["id_token"], "another-nonce"), (tokens["id_token"][:-4] + "AAAA", "a-nonce")]:
    try:
        verified(token, nonce)
    except (JoseError, OAuthError, ValueError):
        continue
    except Exception as error:  # Authlib's own claim errors.
        assert "nonce" in str(error), error
        continue
    raise AssertionError("a wrong token was taken")

# The code again.
try:
    client().fetch_token(METADATA["token_endpoint"], authorization_response=answer, state=state, code_verifier=VERIFIER)
except OAuthError as error:
    assert error.error == "invalid_grant", error
else:
    raise AssertionError("a code was redeemed twice")

print("authlib: every expectation held")
