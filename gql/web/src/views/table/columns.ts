import { nodeAddress, type Place, sourceAddress } from '../../addresses';
import type { TableMeasureFragment, TableMeasuresQuery, TablePlanFragment, TableResponsibilitiesQuery, TableTargetsQuery } from '../../api/generated/graphql';
import type { Role } from '../../domain';
import { type Language, nameIn } from '../../i18n';
import { terms } from '../../i18n/terms';
import { listOf } from '../../state/settings';
import { amountOf } from '../timeline/amount';
import type { TableName } from './settings';
import { words } from './words';

export type MeasureRow = TableMeasuresQuery['measures']['nodes'][number];
export type TargetRow = TableTargetsQuery['targets']['nodes'][number];
export type ResponsibilityRow = TableResponsibilitiesQuery['responsibilities']['rows'][number];

/** A row as it is shown: a text for each column, the page that it opens, and where its quote stands in its source. */
export interface Row { href: string; place: string | undefined; cells: Record<string, string> }

/** A column: its key, its head, how wide it is in rem, and whether it is shown unless the reader chooses. */
export interface Column { key: string; head: keyof (typeof words)['zh']; width: number; shown: boolean }

const column = (key: string, head: Column['head'], width: number, shown = true): Column => ({ key, head, width, shown });
const ofPlan = [column('plan', 'plan', 16, false), column('jurisdiction', 'jurisdiction', 6), column('issuedOn', 'issuedOn', 7, false)];
const place = [column('quote', 'quote', 26, false), column('file', 'file', 14, false)];

/** The columns of each table; the first opens the row. */
export const columns: Record<TableName, Column[]> = {
  measures: [
    column('title', 'measure', 22), column('number', 'number', 4, false), ...ofPlan, column('leads', 'leads', 13), column('supports', 'supports', 13), column('units', 'unitCount', 5, false),
    column('technologies', 'technologyColumn', 10), column('targets', 'targetCount', 5), column('deadline', 'deadline', 6, false), ...place,
  ],
  targets: [
    column('metric', 'metric', 16), column('amount', 'amount', 8), column('deadline', 'deadline', 6), ...ofPlan, column('measure', 'measure', 18), column('leads', 'leads', 13), ...place.map((c) => ({ ...c, shown: c.key === 'quote' })),
  ],
  responsibilities: [
    column('measure', 'measure', 22), column('number', 'number', 4, false), ...ofPlan, column('role', 'role', 5), column('agency', 'agency', 14), column('asWritten', 'asWritten', 9, false),
    column('scope', 'scope', 7, false), column('deadline', 'deadline', 6, false), ...place.map((c) => ({ ...c, shown: c.key === 'quote' })),
  ],
};

/** The columns to show: those that the setting names, in their own order, always with the first. */
export function shownColumns(table: TableName, setting: string): Column[] {
  const named = listOf(setting);
  return columns[table].filter((c, at) => at === 0 || (named.length > 0 ? named.includes(c.key) : c.shown));
}

const joined = (list: string[]) => [...new Set(list)].join('；');

function units(measure: TableMeasureFragment, roles: Role[]): string {
  return joined(measure.responsibilities.filter((r) => roles.includes(r.role)).map((r) => r.agency.shortName));
}

function planCells(language: Language, plan: TablePlanFragment) {
  return { plan: plan.title, jurisdiction: nameIn(language, plan.jurisdiction), issuedOn: plan.issuedOn ?? '' };
}

function placeCells(evidence: { quote: string; source: { file: string } }[]) {
  return { quote: evidence[0]?.quote ?? '', file: evidence[0]?.source.file ?? '' };
}

function placeOf(plan: TablePlanFragment, evidence: Place[]): string | undefined {
  return evidence[0] && sourceAddress(plan.id, evidence[0]);
}

export function measureCells(language: Language, m: MeasureRow): Row {
  return {
    href: nodeAddress('Measure', m.id),
    place: placeOf(m.plan, m.evidence),
    cells: {
      title: m.title, number: m.number, ...planCells(language, m.plan), leads: units(m, ['LEAD', 'RESPONSIBLE']), supports: units(m, ['SUPPORT']), units: String(new Set(m.responsibilities.map((r) => r.agency.id)).size),
      technologies: joined(m.technologies.map((t) => nameIn(language, t))), targets: String(m.targets.length), deadline: m.deadline ?? '', ...placeCells(m.evidence),
    },
  };
}

export function targetCells(language: Language, t: TargetRow): Row {
  return {
    href: nodeAddress('Target', t.id),
    place: placeOf(t.plan, t.evidence),
    cells: {
      metric: t.metric, amount: amountOf(language, t), deadline: t.deadline ?? '', ...planCells(language, t.plan), measure: t.measure?.title ?? '', leads: t.measure ? units(t.measure, ['LEAD', 'RESPONSIBLE']) : '',
      ...placeCells(t.evidence),
    },
  };
}

export function responsibilityCells(language: Language, { measure, responsibility: r }: ResponsibilityRow): Row {
  return {
    href: nodeAddress('Measure', measure.id),
    place: placeOf(measure.plan, r.evidence),
    cells: {
      measure: measure.title, number: measure.number, ...planCells(language, measure.plan), role: terms[language][r.role], agency: r.agency.name, asWritten: r.asWritten, scope: words[language][r.scope],
      deadline: measure.deadline ?? '', ...placeCells(r.evidence),
    },
  };
}
