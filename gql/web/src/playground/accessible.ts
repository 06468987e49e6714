// What GraphiQL 5.4 gets wrong for screen readers and the keyboard, and has no prop for, mended in its elements as they appear.
// React sets an attribute again only when its own value changes; the observer then mends it again.
//
//   - A tab holds the button that closes it, but what is in a tab is hidden from screen readers. So the tabs are a plain list
//     of buttons, two for each tab, as the Tab key already goes through them; the open one is the current one.
//   - An entry of the history is called "Set active", whatever it shows. It is called what it shows.
//   - The fields of the explorer have no labels. They get the names of their arguments.
//   - What the explorer ticks and unfolds works by mouse alone. It gets a place for the Tab key, and obeys Enter and Space.

/** Mends what stands in the element and what will. */
export function makeAccessible(root: HTMLElement) {
  const mendAll = () => repairs.forEach(([selector, mend]) => root.querySelectorAll<HTMLElement>(selector).forEach(mend));
  new MutationObserver(mendAll).observe(root, { subtree: true, childList: true, attributeFilter: ['role', 'class', 'aria-label', 'aria-selected'] });
  root.addEventListener('keydown', press);
  mendAll();
}

const repairs: [selector: string, mend: (element: HTMLElement) => void][] = [
  ['.graphiql-tabs[role]', (tabs) => tabs.removeAttribute('role')],
  ['#graphiql-session[role]', (session) => session.removeAttribute('role')],
  ['.graphiql-tab', mendTab],
  ['.graphiql-history-item-label[aria-label]', (entry) => entry.removeAttribute('aria-label')],
  ['.graphiql-history-item.editable > button:last-child', (button) => set(button, 'aria-label', 'Cancel')],
  ['.graphiql-explorer-root :is(input, select)', (field) => set(field, 'aria-label', labelOf(field))],
  ['.graphiql-explorer-field-view, .graphiql-explorer-root [data-arg-name] > span:first-child > span[title]', makeButton],
];

function mendTab(tab: HTMLElement) {
  const [button, close] = tab.querySelectorAll('button');
  tab.removeAttribute('role');
  tab.removeAttribute('aria-selected');
  if (tab.classList.contains('graphiql-tab-active')) set(button!, 'aria-current', 'true');
  else button!.removeAttribute('aria-current');
  if (close) set(close, 'aria-label', `Close ${button!.title}`);
}

function labelOf(field: HTMLElement): string {
  const argument = field.closest<HTMLElement>('[data-arg-name]')?.dataset['argName'];
  return argument ?? (field.closest('form') ? 'Kind of operation' : 'Name of the operation');
}

function makeButton(element: HTMLElement) {
  set(element, 'role', 'button');
  set(element, 'tabindex', '0');
}

/** Sets an attribute only where it changes, or the observer would never rest. */
function set(element: HTMLElement, name: string, value: string) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function press(event: KeyboardEvent) {
  const element = event.target as HTMLElement;
  if (!['Enter', ' '].includes(event.key) || !element.matches('.graphiql-explorer-root span[role=button]')) return;
  event.preventDefault();
  element.click();
}
