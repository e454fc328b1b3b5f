// Fields of the record and words of the text light each other; an address that ends in #s-120 shows what begins there.
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
  const keys = (m) => (m ? m.dataset.k.split(" ") : []);
  const show = () => {
    marks.forEach((m) => m.classList.remove("shown"));
    const first = marks.findIndex((m) => `#${m.id}` === location.hash);
    if (first < 0) return;
    const begun = keys(marks[first]).filter((k) => !keys(marks[first - 1]).includes(k));
    const run = begun.length ? begun : keys(marks[first]);
    for (let i = first; i < marks.length && keys(marks[i]).some((k) => run.includes(k)); i++) marks[i].classList.add("shown");
    marks[first].scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", show);
  show();
})();
