/* A page that stays open asks its own desk now and then what has changed and uncovers words that stand in it already.
   Nothing is decided or sent by it. A tab that nobody sees asks nothing; an ended session ends the asking. */
"use strict";
(() => {
  const EVERY = 15000;
  const card = document.querySelector("[data-live-card]");
  const counts = document.querySelector("[data-live-counts]");
  const ask = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error" });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    return answer.json();
  };
  const show = (name, on) => {
    const part = card.querySelector(`[data-live="${name}"]`);
    if (part && part.hidden === on) { part.hidden = !on; }
  };
  const look = async () => {
    const now = await ask(card.dataset.liveCard);
    const decided = now.state !== "open";
    const contradicted = !decided && now.seal !== "" && now.seal !== card.dataset.seal;
    const changed = !decided && String(now.version) !== card.dataset.version;
    const taken = !decided && now.elsewhere !== "" && card.dataset.elsewhere === "";
    card.querySelector("[data-live=who]").textContent = now.elsewhere;
    show("decided", decided);
    show("contradiction", contradicted);
    show("changed", changed && !contradicted);
    show("taken", taken);
    const confirm = document.querySelector('.bar [value="confirm"]');
    if (confirm && (decided || contradicted || changed || taken)) { confirm.disabled = true; }
  };
  const count = async () => {
    const now = await ask(counts.dataset.liveCounts);
    for (const part of counts.querySelectorAll("[data-count]")) {
      const told = now[part.dataset.count];
      if (told !== undefined && part.textContent !== told) { part.textContent = told; }
    }
  };
  const turn = async () => {
    try {
      if (!document.hidden) {
        if (card) { await look(); }
        if (counts) { await count(); }
      }
      window.setTimeout(turn, EVERY);
    } catch (error) {
      if (error instanceof TypeError && navigator.onLine === false) { window.setTimeout(turn, EVERY); }
    }
  };
  if (card || counts) { window.setTimeout(turn, EVERY); }
})();
