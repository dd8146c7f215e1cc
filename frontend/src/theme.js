// The theme: the system's, unless the reader switched. Loaded in the head before anything is painted, as a
// plain script (no import, no export). A button asks for the other theme: <button data-theme-switch>.
{
  const KEY = "liqaa-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is barred: follow the system
    }
  };

  const keep = (theme) => {
    try {
      if (theme === systemTheme()) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // the choice lasts as long as the page
    }
  };

  const systemTheme = () => (system.matches ? "dark" : "light");

  const show = (theme) => {
    root.dataset.bsTheme = theme;
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.setAttribute("aria-pressed", String(theme === "dark"));
    }
  };

  const follow = () => show(kept() ?? systemTheme());

  follow();
  system.addEventListener("change", follow);
  document.addEventListener("DOMContentLoaded", follow);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    const other = root.dataset.bsTheme === "dark" ? "light" : "dark";
    keep(other);
    show(other);
  });
  addEventListener("beforeprint", () => show("light"));
  addEventListener("afterprint", follow);
}
