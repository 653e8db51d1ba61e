// Improves pages that are complete without it: sends without leaving, speaks what is new once, shows what comes late.
const one = (selector, from = document) => from.querySelector(selector);
const make = (tag, of = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), of);
  made.append(...inside);
  return made;
};
// Words are a string, or parts of which some are in the other language.
const say = (words) => (typeof words === "string" ? [words] : words.map(([text, lang]) => (lang ? make("span", { lang }, text) : text)));
const items = (kind, list) => make("ul", { className: kind }, ...list.map((words) => make("li", {}, ...say(words))));

const print = one("[data-print]");
if (print) {
  print.hidden = false;
  print.onclick = () => window.print();
}

const phone = one("[data-phone]");
if (phone) {
  const ring = async () => {
    if (document.hidden) return;
    const answer = await fetch(phone.dataset.phone).catch(() => null);
    if (!answer?.ok) return;
    for (const sms of (await answer.json()).reverse()) {
      if (one(`#s${sms.id}`)) continue;
      one("li:not([id])", phone)?.remove();
      phone.prepend(make("li", { id: `s${sms.id}` }, make("strong", { lang: "az" }, sms.to), make("p", {}, sms.text)));
      if (phone.children.length > 5) phone.lastElementChild.remove();
    }
  };
  ring();
  setInterval(ring, 2500);
}

const write = one("#write");
if (write) converse(write, one("#choose"), one("#text"), one(".talk"), one("#said"), one("#err"), one("#busy"));

function converse(write, choose, field, talk, said, err, busy) {
  const choices = one("fieldset", choose);
  const answer = one("#answer");
  let sending = false;

  const build = (message) => {
    const mine = message.by === "you";
    const item = make("li", { id: `m${message.n}`, className: message.by, tabIndex: -1 }, make("h2", {}, talk.dataset[message.by]));
    if (message.lang !== document.documentElement.lang) item.lang = message.lang;
    for (const block of message.blocks) {
      const chosen = mine && [...choices.children].find((button) => button.value === block.text);
      const text = block.text === null ? [talk.dataset.hidden] : chosen ? [...chosen.cloneNode(true).childNodes] : say(block.text);
      item.append(make("p", mine ? { dir: "auto" } : {}, ...text));
      if (block.lines) item.append(items("lines", block.lines));
      if (block.choices) item.append(items("offered", block.choices.map(([, words]) => words)));
      if (block.hint) item.append(make("p", { className: "hint" }, ...say(block.hint)));
      if (block.href) item.append(make("p", {}, make("a", { href: block.href }, talk.dataset.open)));
    }
    return item;
  };

  // A finished message of ours goes once into the log that is heard; the copy leaves when it has been spoken.
  const speak = (item) => {
    const copy = make("div", { lang: item.lang || document.documentElement.lang }, ...[...item.cloneNode(true).children].slice(1));
    said.append(copy);
    setTimeout(() => copy.remove(), 15000);
  };

  const show = (messages) => {
    const added = messages.filter((message) => !one(`#m${message.n}`)).map((message) => [message, build(message)]);
    for (const [message, item] of added) {
      const next = [...talk.children].find((other) => Number(other.id.slice(1)) > message.n);
      talk.insertBefore(item, next ?? null);
      if (message.by === "us") speak(item);
    }
    return added.map(([, item]) => item).find((item) => item.className === "us");
  };

  const ask = ({ question }) => {
    const held = choices.contains(document.activeElement);
    const words = one("#hint");
    choices.replaceChildren(one("legend", choices), ...question.choices.map(([value, label]) => make("button", { name: "choice", value }, ...say(label))));
    choices.hidden = !question.choices.length;
    words.replaceChildren(...say(question.hint));
    choices.lang = words.lang = question.lang;
    for (const name in question.field) field.setAttribute(name, question.field[name]);
    for (const form of [write, choose]) form.elements.of.value = question.of;
    if (held) rest();
  };

  // Where the keyboard goes after a choice: to the field, but on a touch screen that would open the keyboard.
  const rest = () => (matchMedia("(pointer: coarse)").matches ? answer : field).focus({ preventScroll: true });
  const complain = (text) => {
    err.textContent = text;
    field.setAttribute("aria-describedby", text ? "err hint" : "hint");
    if (!text) field.removeAttribute("aria-invalid");
  };
  const reveal = (item) => {
    answer.scrollIntoView({ block: "end" });
    if (item && item.getBoundingClientRect().top < 0) item.scrollIntoView();
  };

  const send = async (form, button) => {
    if (sending) return;
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    else if (!body.get("text").trim()) {
      complain(write.dataset.empty);
      field.focus();
      return;
    }
    sending = true;
    complain("");
    const slow = setTimeout(() => (busy.textContent = write.dataset.busy), 2000);
    try {
      const reply = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const turn = await reply.json();
      if (turn.error) complain(turn.error);
      else take(turn, button);
    } catch {
      complain(write.dataset.offline);
    }
    clearTimeout(slow);
    busy.textContent = "";
    sending = false;
  };

  const take = (turn, button) => {
    if (turn.language !== document.documentElement.lang) return location.assign(`/${turn.language}/#answer`);
    const first = show(turn.messages);
    for (const form of [write, choose]) form.elements.key.value = turn.key;
    ask(turn);
    if (button?.form === choose) rest();
    if (turn.question.wrong) field.setAttribute("aria-invalid", "true");
    if (!turn.question.wrong) field.value = "";
    else if (document.activeElement === field) field.select();
    reveal(first);
  };

  for (const form of [write, choose]) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, event.submitter);
    });
  }

  let stream = null;
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.hidden) return;
    stream = new EventSource(`${write.getAttribute("action")}events?after=${talk.lastElementChild.id.slice(1)}`);
    stream.onmessage = (event) => {
      const turn = JSON.parse(event.data);
      if (show(turn.messages)) ask(turn);
    };
  };
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  if (!location.hash) reveal(talk.lastElementChild);
}
