// Stores the choice where the server reads it, so that the next page is painted right at once.
const year = 365 * 24 * 60 * 60;

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-theme-pick]")) return;
  const root = document.documentElement;
  if (target.value) root.dataset.theme = target.value;
  else delete root.dataset.theme;
  document.cookie = `theme=${target.value}; path=/; max-age=${target.value ? year : 0}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  document.dispatchEvent(new CustomEvent("themechange"));
});
