// Elements, made from names and texts only: what a model calls its predictors
// is arbitrary text and never becomes markup.

// h makes an HTML element. Of props, true is an attribute without a value, null
// and false none, and a function a listener of the event that it is named for.
export const h = (tag, props, ...children) => fill(document.createElement(tag), props, children);

// svg makes an SVG element.
export const svg = (tag, props, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

// byId is the element of the page's shell.
export const byId = (id) => document.getElementById(id);

let last = 0;

// unique gives an id that no other element has.
export const unique = (stem) => `${stem}-${++last}`;
