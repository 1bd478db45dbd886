// Words of a name or a text -> script-neutral keys: the rules of registerpub/core/names/fold.py, told once more for the
// browser. The tables of letters come from there (letters.json). tests/browser/test_search.py holds both side by side.
"use strict";

window.registerpubWords = function (tables) {
  const PLAIN = /^(?:[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]+|[a-zA-Z]+)$/;
  const MARKS = /[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g;
  const BREAKS = new RegExp(
    "[\\s\\u0000-\\u0026\\u0028-\\u002c\\u002e\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u303f]+"
  );
  const tidied = Object.assign({}, tables.tidy);

  const translated = (word, table) => {
    let out = "";
    for (const letter of word) out += Object.prototype.hasOwnProperty.call(table, letter) ? table[letter] : letter;
    return out;
  };
  const isCyrillic = (letter) => letter >= "\u0400" && letter <= "\u052f";
  const isAscii = (word) => /^[\u0000-\u007f]*$/.test(word);
  // A replacement that looks at the letter before: look-behind is unknown to browsers of a few years ago.
  const after = (word, pattern, test, value) =>
    word.replace(pattern, (found, at, whole) => (test.test(whole[at - 1] || "") ? value : found));

  function fromArabic(word) {
    word = translated(word, tables.hamza);
    const front = new RegExp("[" + tables.front + "]").test(word);
    return after(translated(word, front ? tables.frontWord : tables.backWord), /и/g, /[аәеоөұүыі]/, "й");
  }

  function oneScript(part) {
    const letters = Array.from(part);
    const cyrillic = letters.filter(isCyrillic);
    const latin = letters.filter((letter) => !isCyrillic(letter) && letter.toLowerCase() !== letter.toUpperCase());
    if (!cyrillic.length || !latin.length) return part;
    const foreignLatin = latin.some((letter) => !(letter in tables.latinTwins));
    const foreignCyrillic = cyrillic.some((letter) => !(letter in tables.cyrillicTwins));
    return translated(part, foreignLatin && !foreignCyrillic ? tables.cyrillicTwins : tables.latinTwins);
  }

  function mend(word) {
    if (PLAIN.test(word) || isAscii(word)) return word.toLowerCase();
    if (/[\u0600-\u06ff]/.test(word)) word = fromArabic(word);
    word = word.replace(/İ/g, "i").normalize("NFC");
    return word.split("-").map((part) => oneScript(part).toLowerCase()).join("-").replace(MARKS, "");
  }

  function foldVowels(word) {
    if (/y|ia|io|^ie/.test(word)) {
      word = word.replace(/ya|ja/g, "ia").replace(/yu/g, "iu");
      if (word.includes("yo")) word = after(word, /yo/g, /[bcdfghklmnpqrstvwxz]/, "e").replace(/yo/g, "io");
      word = word.replace(/^(?:ye|ie)/, "e").replace(/iye/g, "ie");
      word = after(word, /ye/g, /[aeiouybcdfghklmnpqrstvwxz]/, "e").replace(/y/g, "i");
    }
    return word.replace(/i{2,}/g, "i").replace(/ss/g, "s").replace(/ng+/g, "n");
  }

  function foldOnce(word) {
    if (!isAscii(word)) word = translated(word, tables.cyrillic);
    word = word.replace(/[scgniyaou]'/g, (pair) => tables.withApostrophe[pair]);
    if (!isAscii(word)) word = translated(word, tables.marked).normalize("NFKD");
    word = word.replace(/[^a-zа-яё\u0400-\u052f]+/g, "");
    if (/[jh]/.test(word)) for (const [spelling, value] of tables.steps) word = word.split(spelling).join(value);
    if (word.includes("x")) {
      word = after(word, /x(?=[aeiouy])/g, /[aeiouy]/, "ks").replace(/x$/, "ks").replace(/x/g, "h");
    }
    return foldVowels(word.replace(/kh/g, "h").replace(/gh/g, "g").replace(/q/g, "k").replace(/w/g, "u"));
  }

  function fold(word) {
    for (let pass = 0; pass < 6; pass++) {
      const folded = foldOnce(word);
      if (folded === word) break;
      word = folded;
    }
    return word;
  }

  function weaken(key) {
    const hard = key.replace(/h/g, (letter, at, whole) => (/[scz]/.test(whole[at - 1] || "") ? letter : "k"));
    const short = hard.replace(/i/g, (letter, at, whole) => {
      const before = /[lrnk]/.test(whole[at - 1] || ""), next = whole[at + 1] || "";
      return /[lrnk]/.test(next) || (before && !/[aeou]/.test(next)) ? "" : letter;
    });
    return short.replace(/^([^aeiou]*)o/, "$1u");
  }

  const cache = new Map();

  // The keys of one written word; of a word with hyphens also those of its parts. Figures stay as they are.
  function keys(word) {
    if (!cache.has(word)) {
      const parts = word.includes("-") ? [word, ...word.split("-")] : [word];
      const found = parts.map((part) => (/[0-9]/.test(part) ? part.toLowerCase() : fold(mend(part))));
      cache.set(word, Array.from(new Set(found)).filter(Boolean));
    }
    return cache.get(word);
  }

  const split = (text) => translated(text, tidied).split(BREAKS).filter(Boolean);

  return { fold: (word) => fold(mend(translated(word, tidied))), keys, split, weaken };
};
