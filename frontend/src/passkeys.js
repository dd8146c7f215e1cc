// Passkeys. <form data-passkey="create|get"> asks the device for one when it is sent, and sends the answer along in
// its field "credential". What the device is asked comes from <script type="application/json" id="js_data">, or from
// the form's own address (data-passkey-fetch). Until this script has run, and where the browser knows no passkeys,
// the form stays hidden and the words beside it (data-passkey-none) say so.
const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const letters = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const withBytes = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

/** What a new passkey must be: one that opens alone, so the device keeps it and asks who holds it. */
function creation({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: withBytes(publicKey.excludeCredentials),
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  };
}

function request({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: withBytes(publicKey.allowCredentials),
    },
  };
}

/** The device's answer as the server reads it. */
function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = letters(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    type: credential.type,
    id: credential.id,
    rawId: letters(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function question(form) {
  if (!("passkeyFetch" in form.dataset)) return JSON.parse(document.getElementById("js_data").textContent);
  const found = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!found.ok) throw new Error(String(found.status));
  return found.json();
}

async function ask(form) {
  const asked = await question(form);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create(creation(asked.creation_options))
    : navigator.credentials.get(request(asked.request_options));
}

/** Say what went wrong in the page's own words: given up, known already, or anything else. */
function say(form, failure) {
  const note = form.querySelector("[data-passkey-trouble]");
  const kinds = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known" };
  note.querySelector("[data-passkey-words]").textContent = note.dataset[kinds[failure.name] ?? "failed"];
  note.hidden = false;
  if (!(failure.name in kinds)) console.error(failure);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button:not([type=button])");
  button.disabled = true;
  try {
    form.elements.credential.value = JSON.stringify(answer(await ask(form)));
    form.submit();
  } catch (failure) {
    button.disabled = false;
    say(form, failure);
  }
});

if (window.PublicKeyCredential && navigator.credentials) {
  for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = false;
  for (const words of document.querySelectorAll("[data-passkey-none]")) words.hidden = true;
}
