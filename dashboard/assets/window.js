// What the page cannot say in components: the document's language and theme, for screen readers and fonts.
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  window: {
    dress(search) {
      const words = new URLSearchParams(search || "");
      document.documentElement.lang = words.get("lang") === "en" ? "en" : "zh-CN";
    },
  },
});
