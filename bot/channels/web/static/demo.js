// Keeps the demo's phone up to date while it is looked at.
const phone = document.querySelector("[data-phone]");
const make = (tag, of, ...inside) => {
  const made = Object.assign(document.createElement(tag), of);
  made.append(...inside);
  return made;
};

async function ring() {
  if (document.hidden) return;
  const answer = await fetch(phone.dataset.phone).catch(() => null);
  if (!answer?.ok) return;
  for (const sms of (await answer.json()).reverse()) {
    if (document.getElementById(`s${sms.id}`)) continue;
    phone.querySelector("li:not([id])")?.remove();
    const said = [make("p", { lang: sms.lang }, sms.text), make("p", { className: "at" }, sms.at)];
    phone.prepend(make("li", { id: `s${sms.id}` }, make("strong", { lang: "az" }, sms.to), ...said));
    if (phone.children.length > 5) phone.lastElementChild.remove();
  }
}

if (phone) {
  ring();
  setInterval(ring, 2500);
}
