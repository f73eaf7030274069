// Two switches, remembered where the browser allows it.
(function () {
  const root = document.documentElement;
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch (e) { /* a file may not */ } };
  const kept = (key) => { try { return localStorage.getItem(key); } catch (e) { return null; } };
  const speak = (lang) => { root.dataset.lang = lang; root.lang = lang === "zh" ? "zh-CN" : "en"; };
  if (kept("ipeco.lang")) speak(kept("ipeco.lang"));
  if (kept("ipeco.theme")) root.dataset.theme = kept("ipeco.theme");
  document.getElementById("lang").addEventListener("click", () => {
    speak(root.dataset.lang === "zh" ? "en" : "zh");
    keep("ipeco.lang", root.dataset.lang);
  });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (dark ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    keep("ipeco.theme", root.dataset.theme);
  });
})();
