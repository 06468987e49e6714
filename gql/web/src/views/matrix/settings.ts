import type { MeasureFilter } from '../../api/generated/graphql';
import type { Kind, Role } from '../../domain';
import { roles } from '../../domain';
import { listOf } from '../../state/settings';

/** What a matrix can count by. */
export const axes = ['AGENCY', 'TECHNOLOGY', 'JURISDICTION', 'PLAN'] as const satisfies Kind[];
export type Axis = (typeof axes)[number];

/** How many rows and columns at most; the server gives no more than 100. */
export const sizes = ['20', '50', '100'];

/** The settings of the view as its address holds them. `row` and `column` are the ids of the open cell. */
export const defaults = {
  rows: 'AGENCY', columns: 'TECHNOLOGY', top: '20',
  jurisdiction: '', unit: '', roles: '', technology: '',
  row: '', column: '',
};
export type Settings = typeof defaults;

/** The kind that a setting names; the fallback where it names none that a matrix can count by. */
export function axisOf(setting: string, fallback: Axis): Axis {
  return axes.find((axis) => axis === setting) ?? fallback;
}

export function topOf(setting: string): number {
  return Number(sizes.includes(setting) ? setting : defaults.top);
}

/** Which measures are counted. Roles count for the unit only: without one the server would take those of anybody. */
export function filterOf(s: Pick<Settings, 'jurisdiction' | 'unit' | 'roles' | 'technology'>): MeasureFilter {
  const chosen = listOf(s.roles).filter((role): role is Role => roles.includes(role as Role));
  return {
    ...(s.jurisdiction && { jurisdiction: s.jurisdiction }),
    ...(s.technology && { technology: s.technology }),
    ...(s.unit && { unit: s.unit }),
    ...(s.unit && chosen.length > 0 && { roles: chosen }),
  };
}

/** A jurisdiction and the one right above it. */
export interface Nested { id: string; parent?: { id: string } | null }

/** The measures of one row or column, counted as the matrix counts them: a technology and a jurisdiction by themselves. */
export function headFilter(axis: Axis, id: string, places: Nested[]): MeasureFilter {
  switch (axis) {
    case 'AGENCY':
      return { unit: id };
    case 'TECHNOLOGY':
      return { technology: id, includeNarrower: false };
    case 'PLAN':
      return { plan: id };
    case 'JURISDICTION':
      return ownMeasures(id, places);
  }
}

function ownMeasures(id: string, places: Nested[]): MeasureFilter {
  const within = places.filter((place) => place.parent?.id === id).map((place) => ({ jurisdiction: place.id }));
  return { jurisdiction: id, ...(within.length > 0 && { not: { or: within } }) };
}
