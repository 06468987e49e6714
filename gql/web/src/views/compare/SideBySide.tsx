import { Link } from 'wouter';
import { addressOf, nodeAddress } from '../../addresses';
import { CompareSideDocument, type CompareSideQuery } from '../../api/generated/graphql';
import { Downloads } from '../../download/Downloads';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Answered } from '../../parts/states';
import { Rest } from '../../parts/Rest';
import { tableAddress } from '../table/settings';
import { amountOf } from '../timeline/amount';
import { deadlineIn } from '../timeline/deadline';
import { agencyTable, targetTable } from './exports';
import { busiest, leadersOf } from './leaders';
import type { TabKey } from './settings';
import type { Place } from './places';
import { useAll } from './useAll';
import { words } from './words';

interface Props { sides: Place[]; technology: string; show: Exclude<TabKey, 'technologies'> }

/** The sides beside each other, with their agencies or their targets. */
export function SideBySide({ sides, technology, show }: Props) {
  const t = useWords(words);
  const [language] = useLanguage();
  const answers = useAll(CompareSideDocument, sides.map(({ id }) => {
    const filter = { jurisdiction: id, ...(technology && { technology }) };
    return { measures: filter, targets: filter };
  }));
  const names = sides.map((side) => nameIn(language, side));
  return (
    <Answered answer={answers}>
      {(data) => (
        <div className="stack">
          <Downloads title={`${t.title} ${t[show]}`} of={{
            table: () => (show === 'agencies' ? agencyTable : targetTable)(names, data, t),
            data: () => sides.map((side, i) => ({ jurisdiction: side.name, [show]: show === 'agencies' ? leadersOf(data[i]!.matrix) : data[i]!.targets.nodes })),
            rest: data.some(({ matrix, targets }) => (show === 'agencies' ? matrix.rows.length === busiest : targets.totalCount > targets.nodes.length))
              ? '' : undefined,
          }} />
          <div className="sides">
            {data.map((side, i) => (
              <section key={sides[i]!.id} className="card" aria-labelledby={`side-${i}`}>
                <h2 id={`side-${i}`}><Link href={nodeAddress('Jurisdiction', sides[i]!.id)}>{names[i]}</Link></h2>
                <Side name={names[i]!} place={sides[i]!} side={side} technology={technology} show={show} />
              </section>
            ))}
          </div>
        </div>
      )}
    </Answered>
  );
}

interface SideProps { name: string; place: Place; side: CompareSideQuery; technology: string; show: Props['show'] }

function Side(props: SideProps) {
  const t = useWords(words);
  const names = useWords(terms);
  if (props.side.measures.totalCount === 0 && props.side.targets.totalCount === 0) return <p className="soft">{t.noMeasures(props.name)}</p>;
  return (
    <>
      <p className="small soft">{names.measures(props.side.measures.totalCount)}</p>
      {props.show === 'agencies' ? <Agencies {...props} /> : <Targets {...props} />}
    </>
  );
}

function Agencies({ name, place, side: { matrix }, technology }: SideProps) {
  const t = useWords(words);
  const names = useWords(terms);
  const leaders = leadersOf(matrix);
  if (leaders.length === 0) return <p className="soft">{t.noLeaders(name)}</p>;
  return (
    <>
      <ol className="list">
        {leaders.map((agency) => (
          <li key={agency.id}>
            <Link href={nodeAddress('Agency', agency.id)} title={agency.name}>{agency.shortName}</Link>
            <p className="small soft">{t.roles(agency.leads, agency.responsible, agency.supports)}</p>
          </li>
        ))}
      </ol>
      {matrix.rows.length === busiest && <p className="small soft">{t.busiest(busiest)} <Link href={tableAddress({ of: 'responsibilities', jurisdiction: place.name, technology })}>{names.inTable}</Link></p>}
    </>
  );
}

function Targets({ name, place, side: { targets }, technology }: SideProps) {
  const t = useWords(words);
  const [language] = useLanguage();
  if (targets.totalCount === 0) return <p className="soft">{t.noTargets(name)}</p>;
  return (
    <>
      <ol className="list">
        {targets.nodes.map((target) => (
          <li key={target.id}>
            <b>{amountOf(language, target)}</b> {target.deadline && <span className="chip chip-TARGET">{deadlineIn(language, target.deadline)}</span>}
            <p><Link href={nodeAddress('Target', target.id)}>{target.metric}</Link></p>
          </li>
        ))}
      </ol>
      <Rest shown={targets.nodes.length} total={targets.totalCount} address={tableAddress({ of: 'targets', jurisdiction: place.name, technology, sort: 'deadline' })} />
      <p className="small"><Link href={addressOf('/timeline', { jurisdiction: place.name, technology })}>{t.timeline}</Link></p>
    </>
  );
}
