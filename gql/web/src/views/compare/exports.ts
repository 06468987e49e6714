import type { CompareSideQuery } from '../../api/generated/graphql';
import type { Table } from '../../download/table';
import { leadersOf } from './leaders';
import type { Owners } from './owners';
import type { Row } from './technologies';

interface Words { technologies: string; side: string; agencies: string; targets: string; measures: string; leader: string }

/** A line for each technology; for each side how many measures use it and who leads most of them. */
export function technologyTable(rows: Row[], sides: string[], owners: Owners, language: 'zh' | 'en', t: Words): Table {
  return {
    columns: [t.technologies, ...sides.flatMap((side) => [`${side} ${t.measures}`, `${side} ${t.leader}`])],
    rows: rows.map((row) => [
      language === 'en' ? row.englishName : row.name,
      ...row.counts.flatMap((count, side) => [count, (count > 0 && owners[side]?.get(row.id)?.edges[0]?.node.name) || null]),
    ]),
  };
}

/** A line for each agency that leads or is responsible, with its measures in each role. */
export function agencyTable(sides: string[], data: CompareSideQuery[], t: Words): Table {
  return {
    columns: [t.side, t.agencies, 'LEAD', 'RESPONSIBLE', 'SUPPORT'],
    rows: data.flatMap(({ matrix }, i) => leadersOf(matrix).map((agency) =>
      [sides[i]!, agency.name, agency.leads, agency.responsible, agency.supports])),
  };
}

/** A line for each target on view. */
export function targetTable(sides: string[], data: CompareSideQuery[], t: Words): Table {
  return {
    columns: [t.side, t.targets, 'comparator', 'value', 'valueMax', 'unit', 'deadline'],
    rows: data.flatMap(({ targets }, i) => targets.nodes.map((target) =>
      [sides[i]!, target.metric, target.comparator, target.value, target.valueMax, target.unit, target.deadline])),
  };
}
