// Reads the chat again when the server hints at news: messages, notices and what waits, never the text box. A lost hint loses
// nothing: coming back to the page reads too.
const messages = () => document.getElementById('messages');

const atEnd = box => box.scrollHeight - box.scrollTop - box.clientHeight < 80;

const toEnd = () => {
  const box = messages();
  if (box) box.scrollTop = box.scrollHeight;
};

const readAgain = async () => {
  const box = messages();
  if (!box || location.search) return;
  const stay = !atEnd(box);
  const from = box.scrollTop;
  await htmx.ajax('GET', location.pathname, {
    target: '#messages',
    select: '#messages',
    selectOOB: '#notices,#waiting',
    swap: 'outerHTML',
  });
  if (stay) messages().scrollTop = from;
  else toEnd();
};

const watch = async () => {
  const { slug, chat } = messages().dataset;
  const connection = new signalR.HubConnectionBuilder().withUrl('/live/chats').withAutomaticReconnect().build();
  connection.on('news', readAgain);
  connection.onreconnected(async () => {
    await connection.invoke('Watch', slug, chat);
    await readAgain();
  });
  await connection.start();
  await connection.invoke('Watch', slug, chat);
};

// A refusal is an answer to show, not a failure: it says why, and keeps the text.
document.addEventListener('htmx:beforeSwap', event => {
  const { status } = event.detail.xhr;
  if (![403, 409, 413, 422].includes(status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

// No answer is no refusal: nobody knows whether the message stands, and the same form sent again brings it once.
const sayUnanswered = unanswered => {
  const note = document.querySelector('[data-unanswered]');
  if (note) note.textContent = unanswered ? note.dataset.unanswered : '';
};
// The session has ended meanwhile: whatever was asked, the page says so, and keeps the text.
const saySignedOut = signedOut => {
  const note = document.querySelector('[data-signed-out]');
  if (note) note.hidden = !signedOut;
};
const isComposer = event => event.detail.elt?.matches('.composer');
for (const lost of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(lost, event => {
    if (event.detail.xhr?.status === 401) saySignedOut(true);
    else if (isComposer(event)) sayUnanswered(true);
  });
}
document.addEventListener('htmx:beforeRequest', event => {
  if (!isComposer(event)) return;
  sayUnanswered(false);
  saySignedOut(false);
});

addEventListener('DOMContentLoaded', toEnd);
document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target?.id === 'conversation') {
    toEnd();
    document.querySelector('.composer textarea')?.focus();
  }
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) readAgain();
});
if (messages()) {
  toEnd();
  watch();
}
