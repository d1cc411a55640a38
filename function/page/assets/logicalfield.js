// A switch.

import { h } from "./dom.js";
import { frame } from "./field.js";

export function logicalField(predictor, changed) {
  const box = h("input", { type: "checkbox", role: "switch", change: changed });
  const [no, yes] = predictor.counts ?? [];
  const hint = yes === undefined ? "" : `training: true in ${yes} of ${no + yes} rows`;
  return {
    ...frame(predictor, box, hint),
    read: () => box.checked,
    write(value) { box.checked = value === true || /^(t|true)$/i.test(value); },
  };
}
