import type { Kind } from '../../domain';
import { type GraphEdge, roleOf } from './model';

/** The colours of a drawing, as the theme has them at present. */
export interface Colours { paper: string; ink: string; line: string; focus: string; kinds: Record<Kind, string>; roles: Record<'LEAD' | 'SUPPORT' | 'RESPONSIBLE', string>; font: string }

/** Reads the theme's colours. They change with the reader's preference for light or dark. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: value('surface'), ink: value('ink'), line: value('ink-soft'), focus: value('focus'), font: value('font'),
    kinds: { AGENCY: value('agency'), TECHNOLOGY: value('technology'), MEASURE: value('measure'), PLAN: value('plan'), TARGET: value('target'), JURISDICTION: value('jurisdiction') },
    roles: { LEAD: value('lead'), SUPPORT: value('support'), RESPONSIBLE: value('responsible') },
  };
}

/** An edge has its role's colour; one that stands for no role has that of quiet text. */
export function edgeColour(edge: GraphEdge, colours: Colours): string {
  const role = roleOf(edge);
  return role ? colours.roles[role] : colours.line;
}
