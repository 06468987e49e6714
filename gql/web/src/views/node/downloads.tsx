import type { AgencyPageQuery, MeasureLineFragment, PlanPageQuery, TechnologyPageQuery } from '../../api/generated/graphql';
import { Downloads } from '../../download/Downloads';
import type { Role } from '../../domain';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';

type Technology = NonNullable<TechnologyPageQuery['technology']>;
type Agency = NonNullable<AgencyPageQuery['agency']>;
type Plan = NonNullable<PlanPageQuery['plan']>;

/** The owners listed, each with the measures shown and the words that say so. */
export function TechnologyDownloads({ technology, all }: { technology: Technology; all: string }) {
  const t = useWords(terms);
  const table = () => ({
    columns: [t.TECHNOLOGY, t.AGENCY, t.JURISDICTION, t.MEASURE, t.clause],
    rows: technology.owners.edges.flatMap(({ node, measures }) =>
      measures.nodes.map((m) => [technology.name, node.name, node.jurisdiction?.name ?? '', m.title, m.responsibilities.find((r) => r.agency.id === node.id)?.evidence[0]?.quote ?? '']),
    ),
  });
  const { owners } = technology;
  const some = owners.edges.length < owners.totalCount || owners.edges.some((o) => o.measures.nodes.length < o.measureCount);
  return <Downloads title={technology.name} of={{ table, data: () => technology, rest: some ? all : undefined }} />;
}

export function AgencyDownloads({ agency, all }: { agency: Agency; all: string }) {
  return <MeasuresDownload title={agency.name} measures={agency.measures} data={agency} all={all} />;
}

export function PlanDownloads({ plan, all }: { plan: Plan; all: string }) {
  return <MeasuresDownload title={plan.title} measures={plan.measures} data={plan} all={all} />;
}

interface Measures { totalCount: number; nodes: MeasureLineFragment[] }

/** The measures listed, one a row. */
function MeasuresDownload({ title, measures: { totalCount, nodes }, data, all }: { title: string; measures: Measures; data: unknown; all: string }) {
  const t = useWords(terms);
  const units = (measure: MeasureLineFragment, role: Role) => measure.responsibilities.filter((r) => r.role === role).map((r) => r.agency.name).join('; ');
  const table = () => ({
    columns: [t.PLAN, 'number', t.MEASURE, t.leadUnit, t.supportingUnit, t.responsibleUnit, t.TECHNOLOGY, 'id'],
    rows: nodes.map((m) => [m.plan.title, m.number, m.title, units(m, 'LEAD'), units(m, 'SUPPORT'), units(m, 'RESPONSIBLE'), m.technologies.map((x) => x.name).join('; '), m.id]),
  });
  return <Downloads title={title} of={{ table, data: () => data, rest: nodes.length < totalCount ? all : undefined }} />;
}
