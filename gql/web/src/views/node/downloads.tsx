import type { AgencyPageQuery, MeasureLineFragment, PlanPageQuery, TechnologyPageQuery } from '../../api/generated/graphql';
import { Downloads } from '../../download/Downloads';
import type { Role } from '../../domain';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';

type Technology = NonNullable<TechnologyPageQuery['technology']>;
type Agency = NonNullable<AgencyPageQuery['agency']>;
type Plan = NonNullable<PlanPageQuery['plan']>;

/** The owners listed, each with the measures shown and the words that say so. */
export function TechnologyDownloads({ technology }: { technology: Technology }) {
  const t = useWords(terms);
  const table = () => ({
    columns: [t.TECHNOLOGY, t.AGENCY, t.JURISDICTION, t.MEASURE, t.clause],
    rows: technology.owners.edges.flatMap(({ node, measures }) =>
      measures.nodes.map((m) => [technology.name, node.name, node.jurisdiction?.name ?? '', m.title, m.responsibilities.find((r) => r.agency.id === node.id)?.evidence[0]?.quote ?? '']),
    ),
  });
  return <Downloads title={technology.name} of={{ table, data: () => technology }} />;
}

export function AgencyDownloads({ agency }: { agency: Agency }) {
  return <MeasuresDownload title={agency.name} measures={agency.measures.nodes} data={agency} />;
}

export function PlanDownloads({ plan }: { plan: Plan }) {
  return <MeasuresDownload title={plan.title} measures={plan.measures.nodes} data={plan} />;
}

/** The measures listed, one a row. */
function MeasuresDownload({ title, measures, data }: { title: string; measures: MeasureLineFragment[]; data: unknown }) {
  const t = useWords(terms);
  const units = (measure: MeasureLineFragment, role: Role) => measure.responsibilities.filter((r) => r.role === role).map((r) => r.agency.name).join('; ');
  const table = () => ({
    columns: [t.PLAN, 'number', t.MEASURE, t.leadUnit, t.supportingUnit, t.responsibleUnit, t.TECHNOLOGY, 'id'],
    rows: measures.map((m) => [m.plan.title, m.number, m.title, units(m, 'LEAD'), units(m, 'SUPPORT'), units(m, 'RESPONSIBLE'), m.technologies.map((x) => x.name).join('; '), m.id]),
  });
  return <Downloads title={title} of={{ table, data: () => data }} />;
}
