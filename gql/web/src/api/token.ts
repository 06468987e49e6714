// The token that lets the reader in, or lets them load: kept in this tab and nowhere else, so that it is gone with it.

const place = 'plangraph.token';

/** The token of this tab; empty where none was entered. Session storage throws where the reader forbids it. */
export function token(): string {
  try {
    return sessionStorage.getItem(place) ?? '';
  } catch {
    return unkept;
  }
}

let unkept = '';

/** Keeps the token until the tab is closed; an empty one forgets it. */
export function keepToken(text: string) {
  unkept = text;
  try {
    if (text === '') sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, text);
  } catch {
    // It then holds until the page is loaded anew.
  }
}

/** Whether the text can be a token: a header holds no other signs. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]{20,}$/.test(text);
}

/** The header that shows the token, where there is one. */
export function authorization(): Record<string, string> {
  const shown = token();
  return shown ? { authorization: `Bearer ${shown}` } : {};
}

const refused = 'plangraph.refused';

/** Tells the frame that the server answers nobody without a token that it knows. */
export function tellRefused() {
  window.dispatchEvent(new Event(refused));
}

/** Calls the function when the server has refused to answer, until the signal ends. */
export function onRefused(then: () => void, signal: AbortSignal) {
  window.addEventListener(refused, then, { signal });
}
