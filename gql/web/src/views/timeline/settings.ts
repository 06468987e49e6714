import type { TargetFilter } from '../../api/generated/graphql';

/** The settings of the view as its address holds them. `due` is a year, month or day to which the view is narrowed. */
export const defaults = { jurisdiction: '', technology: '', text: '', due: '' };
export type Settings = typeof defaults;

/** Every target that the settings select, whenever it is due. */
export function filterOf({ jurisdiction, technology, text }: Settings): TargetFilter {
  return { ...(jurisdiction && { jurisdiction }), ...(technology && { technology }), ...(text && { text }) };
}

/** Those that are due in the span, every one with a deadline where it is ''. */
export function dueFilter(settings: Settings, due: string): TargetFilter {
  return { ...filterOf(settings), dueFrom: due || '0001', dueTo: due || '9999' };
}
