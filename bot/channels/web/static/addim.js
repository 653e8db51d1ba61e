// Improves pages that are complete without it: sends without leaving, speaks what is new once, shows what comes late.
const one = (selector) => document.querySelector(selector);
const [page, talk, said, answer, write, choose] = ["html", ".talk", "#said", "#answer", "#write", "#choose"].map(one);
const [field, hint, err, busy, choices] = ["#text", "#hint", "#err", "#busy", "fieldset"].map(one);
// An answer is on its way; it may not have arrived; its reply came by the stream.
let [sending, lost, came, stream] = [false, false, false, null];

function make(tag, of, ...inside) {
  const made = Object.assign(document.createElement(tag), of);
  made.append(...inside);
  return made;
}
// Words are a string, or parts of which some are in the other language.
const say = (words) => (typeof words === "string" ? [words] : words.map(([text, lang]) => (lang ? make("span", { lang }, text) : text)));
const items = (kind, list) => make("ul", { className: kind }, ...list.map((words) => make("li", {}, ...say(words))));
const yours = (message) => message.by === "you";

function build(message) {
  const item = make("li", { id: `m${message.n}`, className: message.by, tabIndex: -1 }, make("h2", {}, talk.dataset[message.by]));
  if (message.lang !== page.lang) item.lang = message.lang;
  for (const block of message.blocks) {
    const pressed = yours(message) && [...choices.children].find((button) => button.value === block.text);
    const words = block.text === null ? [talk.dataset.hidden] : pressed ? pressed.cloneNode(true).childNodes : say(block.text);
    item.append(make("p", yours(message) ? { dir: "auto" } : {}, ...words));
    if (block.lines) item.append(items("lines", block.lines));
    if (block.choices) item.append(items("offered", block.choices.map(([, label]) => label)));
    if (block.hint) item.append(make("p", { className: "hint" }, ...say(block.hint)));
    if (block.href) item.append(make("p", {}, make("a", { href: block.href }, block.name ?? talk.dataset.open)));
  }
  return item;
}

// A finished message of ours goes once into the log that is heard; the copy leaves when it has been spoken.
function speak(item) {
  said.append(make("div", { lang: item.lang || page.lang }, ...[...item.cloneNode(true).children].slice(1)));
  setTimeout(() => said.firstElementChild.remove(), 15000);
}

function show(messages) {
  const added = messages.filter((message) => !one(`#m${message.n}`)).map(build);
  for (const item of added) {
    const next = [...talk.children].find((other) => Number(other.id.slice(1)) > Number(item.id.slice(1)));
    talk.insertBefore(item, next ?? null);
    if (item.className === "us") speak(item);
  }
  return added.length;
}

function ask({ question, key }) {
  const held = choices.contains(document.activeElement);
  const buttons = question.choices.map(([value, label]) => make("button", { name: "choice", value }, ...say(label)));
  choices.replaceChildren(choices.firstElementChild, ...buttons);
  choices.hidden = !buttons.length;
  hint.replaceChildren(...say(question.hint));
  choices.lang = hint.lang = question.lang;
  for (const name in question.field) field.setAttribute(name, question.field[name]);
  for (const { elements } of [write, choose]) [elements.of.value, elements.key.value] = [question.of, key];
  // The keyboard goes on in the field; on a touch screen that would open the keys over the page.
  if (held) (matchMedia("(pointer: coarse)").matches ? answer : field).focus({ preventScroll: true });
}

function complain(text) {
  err.textContent = text;
  field.setAttribute("aria-describedby", text ? "err hint" : "hint");
  field.removeAttribute("aria-invalid");
}

function reveal() {
  const last = [...talk.querySelectorAll(".us")].pop();
  const tall = last && answer.getBoundingClientRect().bottom - last.getBoundingClientRect().top;
  tall > innerHeight ? last.scrollIntoView() : answer.scrollIntoView({ block: "end" });
}

function take(turn) {
  if (turn.error) return complain(turn.error);
  if (turn.language !== page.lang) return location.assign(`/${turn.language}/#answer`);
  show(turn.messages);
  ask(turn);
  if (turn.question.wrong) field.setAttribute("aria-invalid", "true");
  else field.value = "";
  if (document.activeElement === field) field.select();
  reveal();
}

async function send(event) {
  event.preventDefault();
  if (sending) return;
  const [form, button] = [event.target, event.submitter];
  if (form === write && !field.value.trim()) return complain(write.dataset.empty);
  complain("");
  [sending, lost, came] = [true, false, false];
  const slow = setTimeout(() => (busy.textContent = write.dataset.busy), 2000);
  try {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    take(await (await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } })).json());
  } catch {
    lost = !came;
    if (came) field.value = "";
    else complain(write.dataset.offline);
  }
  clearTimeout(slow);
  [busy.textContent, sending] = ["", false];
}

// What comes by itself; if it is a lost answer of ours with its reply, there is nothing left to send.
function arrive({ data }) {
  const turn = JSON.parse(data);
  const mine = turn.messages.some((message) => yours(message) && !one(`#m${message.n}`));
  if (!show(turn.messages)) return;
  ask(turn);
  came ||= mine && sending;
  if (!mine || sending || !lost) return;
  [lost, field.value] = [false, ""];
  complain("");
}

function listen() {
  stream?.close();
  stream = document.hidden ? null : new EventSource(`/${page.lang}/events?after=${talk.lastElementChild.id.slice(1)}`);
  if (stream) stream.onmessage = arrive;
}

if (write) {
  for (const form of [write, choose]) form.addEventListener("submit", send);
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  if (!location.hash) reveal();
}
for (const button of document.querySelectorAll("[data-print]")) [button.hidden, button.onclick] = [false, () => print()];
