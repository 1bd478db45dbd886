// Searches the notices and people of one language on the reader's own device. Nothing that is typed leaves the page: it
// is in no address and in no request. The index is fetched when somebody first looks for something.
"use strict";

(function () {
  const SHOWN = 50;
  const box = document.getElementById("search");
  if (!box || !window.MiniSearch || !window.registerpubWords || !window.fetch) return;
  const form = box.querySelector("form");
  const field = form.querySelector("input");
  const told = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const say = box.dataset;
  let index = null, loading = null, asked = 0;

  document.getElementById("search-needs").hidden = true;
  box.hidden = false;

  async function get(path) {
    const answer = await fetch(path, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!answer.ok) throw new Error(path);
    return answer.json();
  }

  async function load() {
    const [tables, ...files] = await Promise.all([say.letters, ...say.files.split(" ").filter(Boolean)].map(get));
    const words = window.registerpubWords(tables);
    const items = [];
    const engine = new window.MiniSearch({
      fields: ["title", "text", "loose"],
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term || null,
    });
    for (const file of files) {
      for (const item of file.items) {
        const title = words.split(item.title + " " + (item.names || []).join(" "));
        const keys = title.flatMap(words.keys);
        // What only habit makes of a word; a spelling that its letters allow stands beside the word itself.
        const spelt = title.map((word) => file.spellings[word.toLowerCase()] || [[], []]);
        engine.add({
          id: items.push(item) - 1,
          title: keys.concat(...spelt.map((pair) => pair[0])).join(" "),
          text: words.split(item.text).flatMap(words.keys).join(" "),
          loose: keys.map(words.weaken).concat(...spelt.map((pair) => pair[1])).join(" "),
        });
      }
    }
    return { engine, items, words };
  }

  function find(text) {
    const { engine, items, words } = index;
    const keys = words.split(text).flatMap((word) => words.keys(word).slice(0, 1));
    if (!keys.length) return { found: [], similar: false };
    // Every word, as its letters or only habit may write it.
    const exact = engine.search({ combineWith: "AND", queries: keys.map((key) => written(key, words)) });
    if (exact.length) {
      // People first, then what came out last.
      const ids = exact.map((hit) => hit.id).sort((one, other) => order(items[one], items[other]) || one - other);
      return { found: ids.map((id) => items[id]), similar: false };
    }
    const misspelt = keys.map((key) => written(key, words, key.length > 3 ? 0.25 : false));
    let similar = engine.search({ combineWith: "AND", queries: misspelt });
    if (!similar.length && keys.length > 1) similar = engine.search({ combineWith: "OR", queries: misspelt });
    return { found: similar.map((hit) => items[hit.id]), similar: true };
  }

  function written(key, words, fuzzy) {
    const prefix = key.length > 1;
    return {
      combineWith: "OR",
      queries: [
        { queries: [key], fields: ["title", "text"], prefix, fuzzy: fuzzy || false },
        { queries: [words.weaken(key)], fields: ["loose"] },
      ],
    };
  }

  const order = (one, other) => (one.number === undefined || other.number === undefined
    ? (one.number !== undefined) - (other.number !== undefined) : other.number - one.number);

  function line(item) {
    const entry = document.createElement("li");
    const heading = document.createElement("h2");
    const link = document.createElement("a");
    heading.dir = "auto";
    link.href = item.href;
    link.textContent = item.title;
    heading.append(link);
    entry.append(heading);
    for (const words of [item.told, item.text]) {
      if (!words) continue;
      const paragraph = document.createElement("p");
      paragraph.dir = "auto";
      paragraph.textContent = words;
      if (words === item.told) paragraph.className = "small";
      entry.append(paragraph);
    }
    return entry;
  }

  function show(text) {
    list.replaceChildren();
    list.dataset.for = text;
    if (!text.trim()) {
      told.textContent = "";
      return;
    }
    const { found, similar } = find(text);
    const sentences = [];
    if (!found.length) sentences.push(say.none);
    else {
      if (similar) sentences.push(say.similar);
      sentences.push(say.found.replace("{n}", found.length));
      if (found.length > SHOWN) sentences.push(say.first.replace("{n}", SHOWN));
    }
    told.textContent = sentences.join(" ");
    list.append(...found.slice(0, SHOWN).map(line));
  }

  async function run() {
    const turn = ++asked;
    try {
      if (!index) {
        told.textContent = say.loading;
        loading = loading || load();
        index = await loading;
      }
      if (turn === asked) show(field.value);
    } catch (error) {
      loading = null;
      list.replaceChildren();
      told.textContent = say.failed;
    }
  }

  let pause = 0;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    run();
  });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(run, 250);
  });
})();
