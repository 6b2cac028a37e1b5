// Reads the chat again when the server hints at news: messages, notices and what waits, never the text box. A lost hint loses
// nothing: coming back to the page reads too.
import { listen } from './listen.js';
import { renew } from './renew.js';

const messages = () => document.getElementById('messages');

// The foot is where the list begins: column-reverse counts upwards, below zero.
const toEnd = () => {
  messages().scrollTop = 0;
};

const readAgain = async () => {
  if (location.search) return;
  await htmx.ajax('GET', location.pathname, { target: '#messages' });
};

// What is not read now is read at the next hint, or when the connection is back.
const readIfPossible = () => readAgain().catch(() => {});

// Whoever reads further up keeps the line that is in sight where it is.
const showMessages = newer => {
  const box = messages();
  const list = box.querySelector('ol');
  const top = item => item.getBoundingClientRect().top;
  const inSight = box.scrollTop > -80 ? null : [...list.children].find(item => item.getBoundingClientRect().bottom > top(box));
  const from = inSight && top(inSight);
  renew(list, newer.querySelector('ol'));
  if (list.firstElementChild) box.querySelector('.empty')?.remove();
  const now = inSight && document.getElementById(inSight.id);
  if (now) box.scrollTop += top(now) - from;
  else toEnd();
};

const show = chat => {
  showMessages(chat.getElementById('messages'));
  for (const part of ['notices', 'waiting']) renew(document.getElementById(part), chat.getElementById(part));
};

// Where the right to write has come back, so does the text box.
const letWrite = newer => {
  const composer = document.getElementById('composer');
  if (composer.matches('form') || !newer.matches('form')) return;
  composer.replaceWith(newer);
  htmx.process(newer);
};

// A refusal that is a page of its own says why at the composer: the chat and the text stay. What reading was refused for goes when
// reading is possible again, and is said once.
const sayRefused = (alert, wasRead) => {
  const place = document.getElementById('refusal');
  if (wasRead && place.textContent === alert.textContent) return;
  place.toggleAttribute('data-of-reading', wasRead);
  place.replaceChildren(alert);
};

// What the server answers is the chat, perhaps with a refusal in it. Only the composer is swapped as a whole, and only by what it
// sent itself.
document.addEventListener('htmx:beforeSwap', event => {
  const { xhr, target } = event.detail;
  const wasRead = target.id !== 'composer';
  const answer = new DOMParser().parseFromString(xhr.response, 'text/html');
  const composer = answer.getElementById('composer');
  const refusal = !composer && xhr.status >= 400 && xhr.status < 500 && answer.querySelector('[role=alert]');
  event.detail.shouldSwap = composer && !wasRead;
  event.detail.isError = !composer && !refusal;
  if (refusal) sayRefused(refusal, wasRead);
  if (!composer) return;
  show(answer);
  document.querySelector('#refusal[data-of-reading]')?.replaceChildren();
  if (wasRead) letWrite(composer);
});

// A note stands empty in the page, and carries what it may have to say.
const say = (name, holds) => {
  const note = document.querySelector(`[data-${name}]`);
  const text = holds ? note?.getAttribute(`data-${name}`) : '';
  if (note && note.textContent !== text) note.textContent = text;
};

// The session has ended meanwhile: whatever was asked, the page says so, and keeps the text.
const saySignedOut = signedOut => {
  const note = document.querySelector('[data-signed-out]');
  if (note) note.hidden = !signedOut;
};

// No answer is no refusal: nobody knows whether the message stands, and the same form sent again brings it once.
const isComposer = event => event.detail.elt?.id === 'composer';
for (const lost of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(lost, event => {
    if (event.detail.xhr?.status === 401) saySignedOut(true);
    else if (isComposer(event)) say('unanswered', true);
  });
}
document.addEventListener('htmx:beforeRequest', event => {
  if (!isComposer(event)) return;
  if (sayTooLarge()) event.preventDefault();
  say('unanswered', false);
  saySignedOut(false);
});

// A file that is too large is said when it is chosen, and is not sent only to be refused.
const sayTooLarge = () => {
  const input = document.getElementById('Input_Files');
  const isTooLarge = [...input.files].some(file => file.size > input.dataset.maxBytes);
  say('too-large', isTooLarge);
  return isTooLarge;
};
document.addEventListener('change', ({ target }) => {
  if (target.id === 'Input_Files') sayTooLarge();
});

document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target?.id !== 'composer') return;
  toEnd();
  document.querySelector('.composer textarea')?.focus();
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) readIfPossible();
});

toEnd();
listen(messages().dataset, {
  news: readIfPossible,
  up: async again => {
    if (again) await readAgain();
    say('offline', false);
    saySignedOut(false);
  },
  down: lost => {
    if (String(lost).includes("'401'")) saySignedOut(true);
    else say('offline', true);
  },
});
