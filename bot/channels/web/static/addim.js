// Improves pages that are complete without it: sends without leaving, speaks what is new once, shows what comes late.
const one = (selector, from = document) => from.querySelector(selector);
function make(tag, of, ...inside) {
  const made = Object.assign(document.createElement(tag), of);
  made.append(...inside);
  return made;
}
const page = document.documentElement;
const [talk, said, answer, write, choose] = [".talk", "#said", "#answer", "#write", "#choose"].map((name) => one(name));
const [field, hint, err, busy, choices] = ["#text", "#hint", "#err", "#busy", "fieldset"].map((name) => one(name));
let sending = false;
let stream = null;

// Words are a string, or parts of which some are in the other language.
const say = (words) => (typeof words === "string" ? [words] : words.map(([text, lang]) => (lang ? make("span", { lang }, text) : text)));
const items = (kind, list) => make("ul", { className: kind }, ...list.map((words) => make("li", {}, ...say(words))));

function build(message) {
  const mine = message.by === "you";
  const item = make("li", { id: `m${message.n}`, className: message.by, tabIndex: -1 }, make("h2", {}, talk.dataset[message.by]));
  if (message.lang !== page.lang) item.lang = message.lang;
  for (const block of message.blocks) {
    const pressed = mine && [...choices.children].find((button) => button.value === block.text);
    const words = block.text === null ? [talk.dataset.hidden] : pressed ? pressed.cloneNode(true).childNodes : say(block.text);
    item.append(make("p", mine ? { dir: "auto" } : {}, ...words));
    if (block.lines) item.append(items("lines", block.lines));
    if (block.choices) item.append(items("offered", block.choices.map(([, label]) => label)));
    if (block.hint) item.append(make("p", { className: "hint" }, ...say(block.hint)));
    if (block.href) item.append(make("p", {}, make("a", { href: block.href }, talk.dataset.open)));
  }
  return item;
}

// A finished message of ours goes once into the log that is heard; the copy leaves when it has been spoken.
function speak(item) {
  const copy = make("div", { lang: item.lang || page.lang }, ...[...item.cloneNode(true).children].slice(1));
  said.append(copy);
  setTimeout(() => copy.remove(), 15000);
}

function show(messages) {
  const added = messages.filter((message) => !one(`#m${message.n}`)).map(build);
  for (const item of added) {
    const next = [...talk.children].find((other) => Number(other.id.slice(1)) > Number(item.id.slice(1)));
    talk.insertBefore(item, next ?? null);
    if (item.className === "us") speak(item);
  }
  return added.find((item) => item.className === "us");
}

function ask(question) {
  const held = choices.contains(document.activeElement);
  const buttons = question.choices.map(([value, label]) => make("button", { name: "choice", value }, ...say(label)));
  choices.replaceChildren(choices.firstElementChild, ...buttons);
  choices.hidden = !buttons.length;
  hint.replaceChildren(...say(question.hint));
  choices.lang = hint.lang = question.lang;
  for (const name in question.field) field.setAttribute(name, question.field[name]);
  for (const form of [write, choose]) form.elements.of.value = question.of;
  if (held) rest();
}

// Where the keyboard goes after a choice: to the field, but on a touch screen that would open the keyboard.
const rest = () => (matchMedia("(pointer: coarse)").matches ? answer : field).focus({ preventScroll: true });

function complain(text) {
  err.textContent = text;
  field.setAttribute("aria-describedby", text ? "err hint" : "hint");
  field.removeAttribute("aria-invalid");
}

function reveal(item) {
  answer.scrollIntoView({ block: "end" });
  if (item?.getBoundingClientRect().top < 0) item.scrollIntoView();
}

function take(turn, button) {
  if (turn.language !== page.lang) return location.assign(`/${turn.language}/#answer`);
  const first = show(turn.messages);
  for (const form of [write, choose]) form.elements.key.value = turn.key;
  ask(turn.question);
  if (button?.form === choose) rest();
  if (!turn.question.wrong) field.value = "";
  else field.setAttribute("aria-invalid", "true");
  if (turn.question.wrong && document.activeElement === field) field.select();
  reveal(first);
}

async function send(event) {
  event.preventDefault();
  const [form, button] = [event.target, event.submitter];
  if (sending) return;
  if (form === write && !field.value.trim()) return complain(write.dataset.empty);
  complain("");
  sending = true;
  const slow = setTimeout(() => (busy.textContent = write.dataset.busy), 2000);
  try {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    const turn = await (await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } })).json();
    if (turn.error) complain(turn.error);
    else take(turn, button);
  } catch {
    complain(write.dataset.offline);
  }
  clearTimeout(slow);
  busy.textContent = "";
  sending = false;
}

function listen() {
  stream?.close();
  stream = document.hidden ? null : new EventSource(`/${page.lang}/events?after=${talk.lastElementChild.id.slice(1)}`);
  if (stream) stream.onmessage = ({ data }) => show(JSON.parse(data).messages) && ask(JSON.parse(data).question);
}

if (write) {
  for (const form of [write, choose]) form.addEventListener("submit", send);
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  if (!location.hash) reveal(talk.lastElementChild);
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.onclick = () => print();
}
