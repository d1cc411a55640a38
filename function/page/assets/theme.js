// Dark and light: as the system says, unless this browser was told otherwise
// here. Not a module, so that it runs before anything is painted.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const store = { // a browser may forbid it
    get() { try { return localStorage.getItem("theme"); } catch { return null; } },
    set(value) { try { localStorage.setItem("theme", value); } catch { /* for this page only, then */ } },
  };
  const now = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");

  const kept = store.get();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;

  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme-button");
    const name = () => {
      const other = now() === "dark" ? "Light" : "Dark";
      button.textContent = other;
      button.setAttribute("aria-label", `${other} theme`);
    };
    button.addEventListener("click", () => {
      root.dataset.theme = now() === "dark" ? "light" : "dark";
      store.set(root.dataset.theme);
      name();
    });
    dark.addEventListener("change", name);
    name();
  });
})();
