/* Shortcuts of the desk. Everything works without them; none of them decides: they move the focus, a person presses.
   Keys are taken by their place on the keyboard (event.code), so that they work on Kazakh and Russian layouts. */
"use strict";
(() => {
  const overlay = document.getElementById("keys");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const typing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const focus = (selector) => {
    const found = document.querySelector(selector);
    if (found) { found.focus(); found.scrollIntoView({ block: "center" }); }
    return Boolean(found);
  };
  const current = () => document.activeElement.closest(".row");
  const move = (step) => {
    const rows = all(".rows .row");
    if (!rows.length) { return false; }
    const next = current() ? rows.indexOf(current()) + step : (step > 0 ? 0 : rows.length - 1);
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    row.querySelector("a.cover").focus();
    row.scrollIntoView({ block: "nearest" });
    return true;
  };
  const go = (selector) => {
    const link = document.querySelector(selector);
    if (link) { link.click(); }
    return Boolean(link);
  };
  const tick = () => {
    const box = current() && current().querySelector("input[name=card]");
    if (box) { box.checked = !box.checked; }
    return Boolean(box);
  };
  const keys = {
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    KeyX: tick,
    KeyS: () => focus("#search-text"),
    KeyI: () => go("a.brand"),
    KeyD: () => focus("#your-decision ~ form input:not([type=hidden]), #your-decision ~ form select, #your-decision"),
    KeyN: () => focus('.bar [value="reject.not_a_change"]'),
    KeyC: () => focus('.bar .primary, #contradiction button'),
    KeyU: () => focus('[value="undo"], [value="pull_back"]'),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) { return; }
    if (overlay && (event.key === "?" || (event.code === "Slash" && event.shiftKey))) {
      event.preventDefault();
      if (overlay.open) { overlay.close(); } else { overlay.showModal(); }
      return;
    }
    if ((overlay && overlay.open) || event.shiftKey) { return; }
    const digit = /^Digit([1-9])$/.exec(event.code);
    const done = digit ? go(`.tabs li:nth-child(${digit[1]}) a`) : keys[event.code] && keys[event.code]();
    if (done) { event.preventDefault(); }
  });
  all("[data-opens]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
  });
})();
