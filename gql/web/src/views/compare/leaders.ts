import type { CompareSideQuery } from '../../api/generated/graphql';

/** How many agencies of a side are looked at, the busiest: as many as compare.graphql asks for. */
export const busiest = 50;

/** An agency and how many of a side's measures it has in each role. */
export interface Leader { id: string; name: string; shortName: string; leads: number; responsible: number; supports: number }

/** The agencies of a side that lead or are responsible, those with most such measures first. */
export function leadersOf({ rows }: Pick<CompareSideQuery['matrix'], 'rows'>): Leader[] {
  const all = rows.flatMap(({ id, node }): Leader[] => {
    if (!('leads' in node)) return [];
    const { name, shortName, leads, responsible, supports } = node;
    return [{ id, name, shortName, leads: leads.totalCount, responsible: responsible.totalCount, supports: supports.totalCount }];
  });
  return all.filter((one) => owned(one) > 0).sort((a, b) => owned(b) - owned(a));
}

function owned({ leads, responsible }: Leader): number {
  return leads + responsible;
}
