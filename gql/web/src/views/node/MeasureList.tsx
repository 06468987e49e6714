import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import type { MeasureLineFragment } from '../../api/generated/graphql';
import { useWords } from '../../i18n';
import { Button } from '../../parts/Button';
import { NodeChip } from '../../parts/Chip';
import { Empty } from '../../parts/states';
import { terms } from '../../i18n/terms';
import { words } from './words';

interface Props {
  measures: { totalCount: number; nodes: MeasureLineFragment[] };
  /** The plan or agency on whose page the list stands, which each line need not repeat. */
  here: string;
  onMore?: ((count: number) => void) | undefined;
}

/** The most that the server gives in one page. */
export const most = 100;

/** Measures, each with its units and technologies. */
export function MeasureList({ measures: { totalCount, nodes }, here, onMore }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  if (totalCount === 0) return <Empty>{t.noMeasures}</Empty>;
  return (
    <div className="stack">
      <ul className="list">{nodes.map((measure) => <Line key={measure.id} measure={measure} here={here} />)}</ul>
      {nodes.length < totalCount && (
        <div className="row">
          <span className="small soft">{t.moreOf(nodes.length, totalCount)}</span>
          {onMore && nodes.length < most && <Button onClick={() => onMore(Math.min(nodes.length + 40, most))}>{term.more}</Button>}
        </div>
      )}
    </div>
  );
}

function Line({ measure, here }: { measure: MeasureLineFragment; here: string }) {
  const t = useWords(words);
  return (
    <li className="measure-line">
      <Link href={nodeAddress('Measure', measure.id)}><span className="soft">{measure.number}</span> {measure.title}</Link>
      {measure.plan.id !== here && <span className="small soft">{measure.plan.title}</span>}
      <div className="row">
        {measure.responsibilities.filter((r) => r.agency.id !== here).slice(0, 4).map((r) => <NodeChip key={r.agency.id + r.role} type="Agency" role={r.role} node={{ id: r.agency.id, name: r.agency.shortName }} />)}
        {measure.technologies.slice(0, 3).map((node) => <NodeChip key={node.id} type="Technology" node={node} />)}
        {measure.targets.length > 0 && <span className="chip chip-TARGET">{t.targets(measure.targets.length)}</span>}
      </div>
    </li>
  );
}
