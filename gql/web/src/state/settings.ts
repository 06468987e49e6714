import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addressOf } from '../addresses';

/** Which of its history's entries a change makes: a new one, to which Back returns, or the present one anew. */
export interface Change { replace?: boolean }

/**
 * The settings of a view, kept in the query of its address and nowhere else: so an address can be bookmarked, and Back and
 * Forward work by themselves. `defaults` names every setting the view knows, all strings; a setting that has its default
 * is left out of the address, and unknown ones in an address are ignored. Declare `defaults` outside the component.
 *
 *     const defaults = { rows: 'AGENCY', technology: '' };
 *     const [settings, set] = useSettings(defaults);
 *     set({ technology: id });                  // a step: Back undoes it
 *     set({ text: typed }, { replace: true });  // typing: no step for each letter
 *
 * A list is kept as text with commas between its parts; see listOf and textOf.
 */
export function useSettings<S extends Record<string, string>>(defaults: S): [S, (changes: Partial<S>, change?: Change) => void] {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const settings = useMemo(() => read(defaults, search), [defaults, search]);
  const set = useCallback(
    (changes: Partial<S>, change: Change = {}) => {
      const present = read(defaults, window.location.search);
      navigate(addressOf(path, written(defaults, { ...present, ...changes })), { replace: change.replace ?? false });
    },
    [defaults, navigate, path],
  );
  return [settings, set];
}

function read<S extends Record<string, string>>(defaults: S, search: string): S {
  const query = new URLSearchParams(search);
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, query.get(name) ?? value])) as S;
}

function written<S extends Record<string, string>>(defaults: S, settings: S): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== defaults[name]));
}

/** The parts of a setting that is a list; none for an empty text. */
export function listOf(setting: string): string[] {
  return setting.split(',').filter((part) => part !== '');
}

/** A list as a setting, each part once. */
export function textOf(list: string[]): string {
  return [...new Set(list)].join(',');
}
