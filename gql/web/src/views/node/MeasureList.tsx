import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import type { MeasureLineFragment } from '../../api/generated/graphql';
import { useWords } from '../../i18n';
import { Button } from '../../parts/Button';
import { NodeChip } from '../../parts/Chip';
import { Rest } from '../../parts/Rest';
import { Empty } from '../../parts/states';
import { terms } from '../../i18n/terms';
import { words } from './words';

interface Props {
  measures: { totalCount: number; nodes: MeasureLineFragment[] };
  /** The plan or agency on whose page the list stands, which each line need not repeat. */
  here: string;
  onMore?: ((count: number) => void) | undefined;
  /** Where the whole list is. */
  all: string;
}

/** The most that the server gives in one page. */
export const most = 100;

/** Measures, each with its units and technologies. */
export function MeasureList({ measures: { totalCount, nodes }, here, onMore, all }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  if (totalCount === 0) return <Empty>{t.noMeasures}</Empty>;
  return (
    <div className="stack">
      <ul className="list">{nodes.map((measure) => <Line key={measure.id} measure={measure} here={here} />)}</ul>
      {nodes.length < totalCount && (
        <div className="row">
          <Rest shown={nodes.length} total={totalCount} address={all} />
          {onMore && nodes.length < most && <Button onClick={() => onMore(Math.min(nodes.length + 40, most))}>{term.more}</Button>}
        </div>
      )}
    </div>
  );
}

/** The most agencies and technologies of a line; it says how many others there are. */
const [mostAgencies, mostTechnologies] = [4, 3];

function Line({ measure, here }: { measure: MeasureLineFragment; here: string }) {
  const t = useWords(words);
  const term = useWords(terms);
  const others = measure.responsibilities.filter((r) => r.agency.id !== here);
  const left = Math.max(0, others.length - mostAgencies) + Math.max(0, measure.technologies.length - mostTechnologies);
  return (
    <li className="measure-line">
      <Link href={nodeAddress('Measure', measure.id)}><span className="soft">{measure.number}</span> {measure.title}</Link>
      {measure.plan.id !== here && <span className="small soft">{measure.plan.title}</span>}
      <div className="row">
        {others.slice(0, mostAgencies).map((r) => <NodeChip key={r.agency.id + r.role} type="Agency" role={r.role} node={{ id: r.agency.id, name: r.agency.shortName }} />)}
        {measure.technologies.slice(0, mostTechnologies).map((node) => <NodeChip key={node.id} type="Technology" node={node} />)}
        {left > 0 && <Link className="small" href={nodeAddress('Measure', measure.id)}>{term.others(left)}</Link>}
        {measure.targets.length > 0 && <span className="chip chip-TARGET">{t.targets(measure.targets.length)}</span>}
      </div>
    </li>
  );
}
