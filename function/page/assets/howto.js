// How to call the model with the form's row: tabs of snippets.

import { address, read } from "./api.js";
import { h, unique } from "./dom.js";
import * as key from "./key.js";
import { curl, python, r } from "./snippets.js";

// link leads to one of the service's documents. A browser that follows a link
// sends no key, so where there is one the page gets the document itself.
function link(name, text) {
  return h("a", { href: address(name), click: async (event) => {
    if (key.get() === null) return;
    event.preventDefault();
    const blob = new Blob([JSON.stringify(await read(name), null, 2)], { type: "application/json" });
    const url = URL.createObjectURL(blob);
    h("a", { href: url, download: name.endsWith(".json") ? name : `${name}.json` }).click();
    URL.revokeObjectURL(url);
  } }, text);
}

// makeHowto gives show(url, row, key).
export function makeHowto(body) {
  const kinds = [["curl", curl], ["R", r], ["Python", python]];
  const text = h("code", {}), place = h("pre", { tabindex: "0" }, text), copied = h("span", { role: "status", class: "note" });
  const panel = h("div", { role: "tabpanel", id: unique("panel") }, place);
  let chosen = 0, last;
  const tabs = kinds.map(([name], i) => h("button", {
    type: "button", role: "tab", id: unique("tab"), "aria-controls": panel.id, click: () => choose(i), keydown: (event) => move(event, i),
  }, name));

  function choose(i) {
    chosen = i;
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === i));
      tab.tabIndex = at === i ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", tabs[i].id);
    copied.textContent = "";
    if (last) text.textContent = kinds[i][1](...last);
  }
  function move(event, i) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    choose((i + by + tabs.length) % tabs.length);
    tabs[chosen].focus();
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(text.textContent);
      copied.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(text); // without leave to copy, it is at least selected
      copied.textContent = "Selected: copy it with the keyboard.";
    }
  }
  body.replaceChildren(
    h("div", { class: "tabs" }, h("div", { role: "tablist", "aria-label": "Language" }, tabs),
      h("button", { type: "button", class: "quiet", click: copy }, "Copy"), copied),
    panel,
    h("p", { class: "note links" }, "More: ", link("openapi.json", "the contract as OpenAPI 3.1"), " · ",
      link("model", "the model's card"), " · ", link("health", "health")));
  choose(0);
  return { show(url, row, keyed) { last = [url, row, keyed]; choose(chosen); } };
}
