// When to ask: not at every key, and never for what nobody waits for any more.
// A plan may allow 500 calls a day.

const pause = 220; // after the last key, before the answer is asked for
const longer = 350; // after the answer, before the effects are

// makePace calls answer(signal, asked), and effect(what answer gave, signal) when
// the form has been at rest for longer. The body's data-asking counts what is
// under way or still to come.
export function makePace(answer, effect) {
  let timer = null, running = new AbortController(), under = 0;
  const mark = (by) => { under += by; document.body.dataset.asking = under; };
  // later runs work after a while, unless something else is wanted before.
  function later(work, wait) {
    stop();
    mark(1);
    timer = setTimeout(() => { timer = null; work().finally(() => mark(-1)); }, wait);
  }
  function stop() {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    mark(-1);
  }
  async function run(asked, wait) {
    stop();
    running.abort();
    running = new AbortController();
    const { signal } = running;
    mark(1);
    const got = await answer(signal, asked).finally(() => mark(-1));
    if (got && !signal.aborted) later(() => effect(got, signal), wait);
  }
  return {
    typed() {
      running.abort();
      later(() => run(false, longer), pause);
    },
    now: () => run(true, 0),
    begin: () => run(false, 0),
  };
}
