// The API's key: from the address's fragment, which no server sees, or from the
// person. It lives as long as the tab.

import { byId } from "./dom.js";

const name = "x-api-key";
let kept = null; // where the browser keeps nothing

// get is the key, or null.
export function get() {
  try { return sessionStorage.getItem(name) ?? kept; } catch { return kept; }
}

function set(key) {
  kept = key;
  try { sessionStorage.setItem(name, key); } catch { /* until the page is left, then */ }
}

// take reads #key=... and takes it out of the address bar and the history.
export function take() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const key = fragment.get("key");
  if (key === null) return;
  if (key) set(key);
  history.replaceState(null, "", location.pathname + location.search);
}

let asking = null;

// ask asks the person. It gives true when there is a new key; several askers
// share one dialog.
export function ask(why) {
  asking ??= dialog(why).finally(() => { asking = null; });
  return asking;
}

function dialog(why) {
  const box = byId("key-dialog"), field = byId("key-field");
  byId("key-why").textContent = why;
  field.value = "";
  const gone = new AbortController(), on = { signal: gone.signal };
  return new Promise((resolve) => {
    byId("key-form").addEventListener("submit", (event) => {
      event.preventDefault(); // the policy lets no form be sent, not even to a dialog
      const key = field.value.trim();
      if (!key) { field.focus(); return; }
      set(key);
      box.close("key");
    }, on);
    byId("key-cancel").addEventListener("click", () => box.close(""), on);
    box.addEventListener("close", () => {
      gone.abort();
      field.value = "";
      resolve(box.returnValue === "key");
    }, on);
    box.returnValue = "";
    box.showModal();
    field.focus();
  });
}
