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
  roles: '', jurisdiction: '', agency: '', agencyRoles: '', technology: '',
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

/** The roles that a setting names; others in an address are passed over, and none are all. */
export function rolesOf(setting: string): Role[] {
  return roles.filter((role) => listOf(setting).includes(role));
}

/** Whether a row or a column is an agency, which counts in the roles chosen. */
export function countsAgencies(s: Pick<Settings, 'rows' | 'columns'>): boolean {
  return [axisOf(s.rows, 'AGENCY'), axisOf(s.columns, 'TECHNOLOGY')].includes('AGENCY');
}

export type Narrowing = Pick<Settings, 'jurisdiction' | 'agency' | 'agencyRoles' | 'technology'>;

/** Which measures are counted. Its roles are those of its agency: without one the server would take those of anybody. */
export function filterOf(s: Narrowing): MeasureFilter {
  const chosen = rolesOf(s.agencyRoles);
  return {
    ...(s.jurisdiction && { jurisdiction: s.jurisdiction }),
    ...(s.technology && { technology: s.technology }),
    ...(s.agency && { agency: s.agency }),
    ...(s.agency && chosen.length > 0 && { roles: chosen }),
  };
}

/** A jurisdiction and the one right above it. */
export interface Nested { id: string; parent?: { id: string } | null }

/**
 * The measures of one row or column, counted as the matrix counts them: an agency in the roles chosen, a technology and a
 * jurisdiction by themselves.
 */
export function headFilter(axis: Axis, id: string, counted: Role[], places: Nested[]): MeasureFilter {
  switch (axis) {
    case 'AGENCY':
      return { agency: id, ...(counted.length > 0 && { roles: counted }) };
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
