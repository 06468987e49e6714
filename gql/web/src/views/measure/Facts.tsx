import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { sourceAddress } from '../../addresses';
import { amount } from '../../format/target';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { roles } from '../../domain';
import { NodeChip } from '../../parts/Chip';
import type { Measure } from './marksOf';
import { words } from './words';

/** What the text says, as facts: who, with which technology, what by when, and where it stands. */
export function Facts({ measure }: { measure: Measure }) {
  const t = useWords(words);
  return (
    <aside className="card stack" aria-label={measure.number}>
      <Fact title={t.who}><Units measure={measure} /></Fact>
      <Fact title={t.with}>
        {measure.technologies.length === 0 && <p className="soft small">{t.noTechnology}</p>}
        <div className="row">{measure.technologies.map((node) => <NodeChip key={node.id} type="Technology" node={node} />)}</div>
      </Fact>
      <Fact title={t.what}><Targets measure={measure} /></Fact>
      <Fact title={t.where}><Places measure={measure} /></Fact>
    </aside>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return <section className="measure-fact"><h2>{title}</h2>{children}</section>;
}

function Units({ measure: { responsibilities } }: { measure: Measure }) {
  const t = useWords(words);
  const term = useWords(terms);
  const names = { LEAD: term.leadUnit, SUPPORT: term.supportingUnit, RESPONSIBLE: term.responsibleUnit };
  if (responsibilities.length === 0) return <p className="soft small">{t.nobody}</p>;
  return (
    <dl className="measure-units">
      {roles.map((role) => {
        const those = responsibilities.filter((r) => r.role === role);
        return those.length > 0 && (
          <div key={role}>
            <dt className="small soft">{names[role]}</dt>
            <dd className="row">{those.map((r) => <NodeChip key={r.agency.id + r.asWritten} type="Agency" role={role} node={r.agency} />)}</dd>
          </div>
        );
      })}
      {responsibilities.some((r) => r.openEnded) && <div className="small soft">{t.openEnded}</div>}
    </dl>
  );
}

function Targets({ measure: { targets, deadline } }: { measure: Measure }) {
  const t = useWords(words);
  return (
    <>
      {targets.length === 0 && <p className="soft small">{t.noTargets}</p>}
      <ul className="list measure-targets">
        {targets.map((target) => (
          <li key={target.id}><span>{target.metric}</span><strong>{amount(target)}</strong>{target.deadline && <span className="small soft">{t.due(target.deadline)}</span>}</li>
        ))}
      </ul>
      {deadline && <p className="small">{t.due(deadline)}</p>}
    </>
  );
}

function Places({ measure: { evidence, plan } }: { measure: Measure }) {
  const t = useWords(words);
  const term = useWords(terms);
  return (
    <ul className="small">
      {evidence.map(({ source, start, end }) => <li key={source.file}><Link href={sourceAddress(plan.id, { source, start, end })} title={term.inSource}><code>{source.file}</code></Link> <span className="soft">{t.characters(start, end)}{!source.complete && ` · ${t.partial}`}</span></li>)}
    </ul>
  );
}
