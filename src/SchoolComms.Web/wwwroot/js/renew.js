// What an item says, without what differs from answer to answer and says nothing: the number of a clause card, a form's token,
// what the reader has opened.
const said = item => {
  const copy = item.cloneNode(true);
  for (const card of copy.querySelectorAll('[popovertarget], [popover]')) {
    card.removeAttribute('popovertarget');
    card.removeAttribute('id');
  }
  for (const token of copy.querySelectorAll('[name=__RequestVerificationToken]')) token.remove();
  for (const opened of copy.querySelectorAll('details[open]')) opened.removeAttribute('open');
  return copy.outerHTML;
};

// Makes a list say what a newer one says, item by item. What says the same stays the same element: it plays on, stays open,
// keeps the focus, and is not announced again.
export const renew = (list, newer) => {
  const known = new Map([...list.children].map(item => [item.id, item]));
  const items = [...newer.children].map(item => {
    const old = known.get(item.id);
    if (!old) return item;
    old.className = item.className;
    return said(old) === said(item) ? old : item;
  });
  for (const old of [...list.children]) if (!items.includes(old)) old.remove();
  let next = list.firstElementChild;
  for (const item of items) {
    if (item === next) {
      next = next.nextElementSibling;
      continue;
    }
    list.insertBefore(item, next);
    htmx.process(item);
  }
};
