// The service, as the page calls it: the model's card and its answers. Addresses
// are relative to the page's own, so any stage and base path will do; a page that
// lies elsewhere, as in a website's bucket, has the service's in its head.

import * as key from "./key.js";

const here = new URL(document.querySelector("meta[name=api]").content || ".", location.href);

// A Refusal is an answer that is not the wanted one. problems are those of the
// row, field by field.
export class Refusal extends Error {
  constructor(message, problems = []) {
    super(message);
    this.problems = problems;
  }
}

// card asks the model about itself.
export async function card() {
  const card = await read("model");
  return { ...card, predictors: card.predictors ?? [] };
}

// address is that of one of the service's documents, and read gets it.
export const address = (name) => new URL(name, here);
export const read = (name) => call(address(name));

// scoring is the address that answers rows. The page stands at the API's root,
// or below the model's own path.
export function scoring(card) {
  const path = encodeURI(card.path);
  if (here.pathname.endsWith(`${path}/`)) return new URL(here.pathname.slice(0, -1), here);
  return new URL(`.${path}`, here);
}

// score answers one row. It is sent as one of many, so that no predictor's name
// can be taken for the options.
export async function score(card, row, options, signal) {
  const { rows: [answer], version } = await call(scoring(card), { rows: [row], options }, signal);
  if (answer.error) throw new Refusal(answer.error.message, answer.error.errors);
  return { ...answer, version };
}

// scoreMany answers many rows in their order, as many at once as the model
// allows; a row that is refused has an error in its place.
export async function scoreMany(card, rows, options, signal) {
  const most = card.limits?.rows ?? 5000, answers = [];
  for (let i = 0; i < rows.length; i += most) {
    const part = await call(scoring(card), { rows: rows.slice(i, i + most), options }, signal);
    answers.push(...part.rows);
  }
  return answers;
}

// call sends body, or nothing, and asks for a key where one is needed.
async function call(url, body, signal) {
  for (;;) {
    const used = key.get(), response = await send(url, body, used, signal);
    if (response.ok) return response.json();
    const said = await response.json().catch(() => ({}));
    if (response.status !== 403) throw refusal(response.status, said);
    const why = used === null ? "This API answers callers with a key." : "The API did not accept this key.";
    if (key.get() === used && !(await key.ask(why))) {
      throw new Refusal("The API asks for a key. Choose Key above to give it one.");
    }
  }
}

async function send(url, body, used, signal) {
  const headers = { accept: "application/json" };
  if (used !== null) headers["x-api-key"] = used;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await fetch(url, {
      method: body === undefined ? "GET" : "POST", headers, signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(`The service at ${url.host} cannot be reached. Is it running, and this computer online?`);
  }
}

function refusal(status, said) {
  if (status === 429) {
    return new Refusal("The API's plan allows no more calls just now. Wait a moment and press Check! again.");
  }
  const message = said.message ?? `The service answered with status ${status}.`;
  return new Refusal(message, said.errors ?? []);
}
