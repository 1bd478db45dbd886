/* Beside allauth's scripts: passkey buttons appear where the browser can use them, and a failure is said in words. */
document.addEventListener("DOMContentLoaded", () => {
  const known = Boolean(window.PublicKeyCredential && navigator.credentials);
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = (part.dataset.passkey === "yes") !== known;
  }
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const part of document.querySelectorAll("[data-passkey-failed]")) {
    part.hidden = false;
    part.focus();
  }
});
