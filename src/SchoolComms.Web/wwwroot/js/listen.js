// The longest wait doubles up to half a minute. Half of it is chance, so that a server that is back is not met by all pages at once.
let wake = () => {};
addEventListener('online', () => wake());

const pause = tries =>
  new Promise(resolve => {
    wake = resolve;
    setTimeout(resolve, Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
  });

// Listens to a chat for as long as the page is open: a connection that is lost, or does not come about, is tried again without end.
export const listen = async ({ slug, chat }, { news, up, down }) => {
  for (let tries = 0, again = false; ; again = true) {
    const connection = new signalR.HubConnectionBuilder().withUrl('/live/chats').build();
    const closed = new Promise(resolve => connection.onclose(resolve));
    connection.on('news', news);
    try {
      await connection.start();
      await connection.invoke('Watch', slug, chat);
      await up(again);
      tries = 0;
      await closed;
    } catch (lost) {
      connection.stop();
      down(lost);
    }
    await pause(tries++);
  }
};
