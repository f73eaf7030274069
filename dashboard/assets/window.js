// What components cannot say: the document's language, and where the keyboard was before the page changed.
let control = null;
let link = null;

document.addEventListener("focusin", ({ target }) => {
  control = target.closest("[id^='{\"control\"']")?.id ?? null;
  link = target.closest("table.board a") ?? link;
});

function takeUpAgain(shown) {
  const home = control && document.getElementById(control);
  if (!home || document.activeElement !== document.body) return;
  const chosen = `input[value="${shown[JSON.parse(control).control]}"]`;
  const input = home.matches("input") ? home : home.querySelector(chosen) ?? home.querySelector("input");
  input?.focus({ preventScroll: true });
}

let fetched = false;
function fetchEarly() {
  if (fetched) return;
  fetched = true;
  const children = { namespace: "dash_core_components", type: "Graph", props: {} };
  window.dash_clientside.set_props("early", { children });
}

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  window: {
    drawn(shown) {
      if (!shown) return;
      document.documentElement.lang = shown.lang === "en" ? "en" : "zh-CN";
      setTimeout(takeUpAgain, 50, shown);
      setTimeout(fetchEarly, 300);
    },
    closed(opened) {
      if (!opened) setTimeout(() => link?.isConnected && link.focus({ preventScroll: true }), 50);
    },
  },
});
