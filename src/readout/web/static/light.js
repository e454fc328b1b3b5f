// Fields of the record and words of the text light each other; an address that ends in #s=120-168 shows those characters.
(() => {
  "use strict";
  const marks = [...document.querySelectorAll("mark[data-k]")];
  const light = (key, on) => {
    for (const m of marks) if (m.dataset.k.split(" ").includes(key)) m.classList.toggle("lit", on);
    for (const f of document.querySelectorAll("[data-f]")) if (f.dataset.f === key) f.classList.toggle("lit", on);
  };
  for (const f of document.querySelectorAll("[data-f]")) {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]])
      f.addEventListener(event, () => light(f.dataset.f, on));
  }
  for (const m of marks) {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false]])
      m.addEventListener(event, () => m.dataset.k.split(" ").forEach((k) => light(k, on)));
  }
  const show = () => {
    const at = /^#s=(\d+)-(\d+)$/.exec(location.hash);
    if (!at) return;
    const [start, end] = [Number(at[1]), Number(at[2])];
    marks.forEach((m) => m.classList.remove("shown"));
    const inside = marks.filter((m) => { const s = Number(m.id.slice(2)); return s >= start && s < end; });
    inside.forEach((m) => m.classList.add("shown"));
    if (inside.length) inside[0].scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", show);
  show();
})();
