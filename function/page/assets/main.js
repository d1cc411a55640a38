// The page: asks the model about itself, makes the form of it and keeps the
// answer, the contributions and the effects in step with the form.

import * as api from "./api.js";
import { makeAnswer } from "./answer.js";
import { showCard } from "./card.js";
import { contributions, makeContributions, sum } from "./contributions.js";
import { byId, h } from "./dom.js";
import { makeEffects } from "./effects.js";
import { makeForm } from "./form.js";
import { makeHowto } from "./howto.js";
import * as key from "./key.js";
import { makeOptions } from "./options.js";
import { makePace } from "./pace.js";

key.take();
byId("key-button").addEventListener("click", async () => {
  if (await key.ask("Give another key, or the first one.")) location.reload();
});
start();

async function start() {
  try {
    open(await api.card());
  } catch (error) {
    byId("status").replaceChildren(h("span", { class: "trouble" }, error.message), " ",
      h("button", { type: "button", click: () => location.reload() }, "Try again"));
    if (!(error instanceof api.Refusal)) throw error;
  }
}

// open shows a model.
function open(card) {
  document.title = `${card.name} · ${card.formula}`;
  byId("name").textContent = card.name;
  byId("formula").textContent = card.formula;
  byId("formula").title = card.formula;
  byId("status").hidden = true;
  byId("model").hidden = false;
  showCard(byId("card-body"), card);

  const pace = makePace(refresh, effect);
  const options = makeOptions(card, pace.typed);
  const form = makeForm(byId("form"), card, options.element, pace.typed, pace.now);
  const answer = makeAnswer(byId("answer-body"), byId("said"), card);
  const why = makeContributions(), howto = makeHowto(byId("howto-body"));
  const effects = makeEffects(byId("effects-body"), byId("effects-note"), card, form.set);
  byId("why-body").replaceChildren(h("p", { class: "note", id: "why-note" }), why.element);
  byId("effects").hidden = card.predictors.length === 0;

  // refresh asks for the answer to the form; asked is true when a person pressed
  // Check!, who is then led to the field that is wrong. It gives what effect needs.
  async function refresh(signal, asked) {
    const row = form.row();
    howto.show(String(api.scoring(card)), row, key.get() !== null);
    answer.busy(true);
    try {
      const now = await api.score(card, row, options.all(), signal);
      form.problems([]);
      form.warnings(now.warnings ?? []);
      answer.show(now, { level: options.level(), threshold: options.threshold() });
      explain(why, card, now);
      byId("effects").classList.remove("is-stale");
      if (asked) byId("answer").scrollIntoView({ block: "nearest" }); // on a telephone it may be below
      return { row, now };
    } catch (error) {
      if (error.name === "AbortError") return null;
      form.problems(error.problems ?? [], error.message);
      form.warnings([]);
      answer.fail(error.problems?.length ? "No answer: see the form." : `No answer. ${error.message}`);
      byId("why").hidden = true;
      byId("effects").classList.add("is-stale");
      if (asked) form.focusWrong();
      if (!(error instanceof api.Refusal)) throw error;
      return null;
    } finally {
      if (!signal.aborted) answer.busy(false);
    }
  }

  async function effect({ row, now }, signal) {
    if (card.predictors.length === 0) return;
    try {
      await effects.ask(row, now, options.band(), options.level(), options.threshold(), signal);
    } catch (error) {
      if (error.name === "AbortError") return;
      byId("effects-note").textContent = error.message;
      if (!(error instanceof api.Refusal)) throw error;
    }
  }
  pace.begin();
}

function explain(figure, card, answer) {
  const terms = contributions(card, answer);
  byId("why").hidden = !terms;
  if (!terms) return;
  figure.show(terms);
  byId("why-note").replaceChildren(...sum(terms, card));
}
