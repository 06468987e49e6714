import type { MeasureFilter } from '../../api/generated/graphql';

/** The settings of the view as its address holds them: the sides by name, the tab, the technology it is narrowed to. */
export const defaults = { sides: '', tab: 'technologies', technology: '' };
export type Settings = typeof defaults;

export const tabs = ['technologies', 'agencies', 'targets'] as const;
export type TabKey = (typeof tabs)[number];

export function tabOf(setting: string): TabKey {
  return tabs.find((tab) => tab === setting) ?? 'technologies';
}

/** The measures of any of the jurisdictions. */
export function filterOf(ids: string[], technology: string): MeasureFilter {
  return { or: ids.map((jurisdiction) => ({ jurisdiction })), ...(technology && { technology }) };
}
