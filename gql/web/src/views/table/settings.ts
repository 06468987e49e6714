import { addressOf } from '../../addresses';
import type { MeasureFilter, MeasureOrder, TargetFilter, TargetOrder } from '../../api/generated/graphql';
import { type Role, roles } from '../../domain';
import { listOf } from '../../state/settings';

/** The tables, by the words of their addresses. */
export const tables = ['measures', 'targets', 'responsibilities'] as const;
export type TableName = (typeof tables)[number];

/**
 * The settings of the view as its address holds them: which table, every condition of its filter, its order and its columns. So an
 * address brings the same rows back, and what the export has is what the table shows.
 */
export const defaults = {
  of: 'measures',
  jurisdiction: '', plan: '', year: '', agency: '', roles: '', technology: '', narrower: '', from: '', to: '', targets: '', unowned: '', scope: '', unit: '', text: '',
  sort: '', columns: '',
};
export type Settings = typeof defaults;
export type Set = (changes: Partial<Settings>) => void;

/** What takes every condition away, and leaves table, order and columns. */
export const cleared: Partial<Settings> = {
  jurisdiction: '', plan: '', year: '', agency: '', roles: '', technology: '', narrower: '', from: '', to: '', targets: '', unowned: '', scope: '', unit: '', text: '',
};

/** The conditions that a table's filter has none of; they are kept for the other tables. */
const without: Record<TableName, (keyof Settings)[]> = { measures: ['unit'], responsibilities: ['unit'], targets: ['targets', 'unowned', 'scope'] };

export function tableOf(s: Pick<Settings, 'of'>): TableName {
  return tables.find((table) => table === s.of) ?? 'measures';
}

/** The conditions that hold in the table on view. */
export function conditionsOf(s: Settings): (keyof Settings)[] {
  const none = without[tableOf(s)];
  return (Object.keys(cleared) as (keyof Settings)[]).filter((name) => s[name] !== '' && !none.includes(name) && name !== 'narrower');
}

export function rolesOf(s: Pick<Settings, 'roles'>): Role[] {
  return roles.filter((role) => listOf(s.roles).includes(role));
}

/** The conditions that both filters have. */
function shared(s: Settings) {
  const chosen = rolesOf(s);
  const year = Number(s.year);
  return {
    ...(s.jurisdiction && { jurisdiction: s.jurisdiction }),
    ...(s.plan && { plan: s.plan }),
    ...(Number.isInteger(year) && year > 0 && { year }),
    ...(s.agency && { agency: s.agency }),
    ...(chosen.length > 0 && { roles: chosen }),
    ...(s.technology && { technology: s.technology }),
    ...(s.narrower === 'no' && { includeNarrower: false }),
    ...(s.text && { text: s.text }),
    ...(s.from && { dueFrom: s.from }),
    ...(s.to && { dueTo: s.to }),
  };
}

export function measureFilterOf(s: Settings): MeasureFilter {
  return {
    ...shared(s),
    ...(isFlag(s.targets) && { hasTargets: s.targets === 'true' }),
    ...(isFlag(s.unowned) && { unowned: s.unowned === 'true' }),
    ...((s.scope === 'OWN' || s.scope === 'GROUP') && { scope: s.scope }),
  };
}

export function targetFilterOf(s: Settings): TargetFilter {
  return { ...shared(s), ...(s.unit && { unit: s.unit }) };
}

const isFlag = (value: string) => value === 'true' || value === 'false';

/** What the tables can be sorted by, and by which column's head. */
export const orders = {
  measures: { title: 'TITLE', units: 'UNIT_COUNT', targets: 'TARGET_COUNT' },
  responsibilities: { measure: 'TITLE' },
  targets: { metric: 'METRIC', deadline: 'DEADLINE' },
} as const satisfies Record<TableName, Record<string, string>>;

/** The column that the rows are sorted by, and whether from its end; none for the order in the plans. */
export function sortOf(s: Settings): { column: string; field: string; descending: boolean } | undefined {
  const descending = s.sort.startsWith('-');
  const column = descending ? s.sort.slice(1) : s.sort;
  const field = (orders[tableOf(s)] as Record<string, string>)[column];
  return field === undefined ? undefined : { column, field, descending };
}

/** The setting after a press on a column's head: from its beginning, from its end, not at all. */
export function nextSort(s: Settings, column: string): string {
  const sort = sortOf(s);
  return sort?.column !== column ? column : sort.descending ? '' : `-${column}`;
}

export function orderOf(s: Settings): MeasureOrder & TargetOrder | null {
  const sort = sortOf(s);
  return sort ? ({ field: sort.field, direction: sort.descending ? 'DESC' : 'ASC' } as MeasureOrder & TargetOrder) : null;
}

/** Where the server gives every row that the settings select. */
export function exportAddress(s: Settings, format: 'csv' | 'xlsx', lang: 'zh' | 'en'): string {
  const table = tableOf(s);
  const filter = table === 'targets' ? targetFilterOf(s) : measureFilterOf(s);
  const order = orderOf(s);
  return addressOf(`/export/${table}.${format}`, {
    filter: Object.keys(filter).length > 0 ? JSON.stringify(filter) : '',
    orderBy: order ? JSON.stringify(order) : '',
    lang,
  });
}

/** The table with these settings. */
export function tableAddress(settings: Partial<Settings>): string {
  return addressOf('/table', Object.fromEntries(Object.entries(settings).filter(([name, value]) => value !== defaults[name as keyof Settings])));
}
