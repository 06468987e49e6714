import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import type { Told } from './useLoading';
import { words } from './words';

/** What was read of files, one after the other, as plangraph check and load show it. */
export function Report({ files, stored }: { files: Told[]; stored: boolean }) {
  const t = useWords(words);
  return (
    <section className="card stack" aria-labelledby="report">
      <h2 id="report">{stored ? t.did : t.would}</h2>
      <ul className="list">{files.map((told, i) => <FileOf key={`${told.report.file} ${i}`} told={told} stored={stored} />)}</ul>
    </section>
  );
}

function FileOf({ told, stored }: { told: Told; stored: boolean }) {
  const t = useWords(words);
  const { report } = told;
  const isPlan = report.planId != null;
  return (
    <li className="stack load-file">
      <p className="row">
        <span className={`chip load-${report.outcome}`}>{t[report.outcome]}</span>
        <code>{report.file}</code>
        {report.title && (stored && report.planId && report.outcome !== 'FAILED' ? <Link href={nodeAddress('Plan', report.planId)}>{report.title}</Link> : <strong>{report.title}</strong>)}
      </p>
      {report.reason && <p className="small" lang="en">{report.reason}</p>}
      {report.outcome === 'SKIPPED' && <p className="small soft">{t.advice}</p>}
      {isPlan && (
        <p className="small soft">
          {[told.documentNumber, told.issuer, told.jurisdiction, told.issuedOn, t.counts(report.measures, report.targets, report.attached, report.markers)].filter(Boolean).join(' · ')}
        </p>
      )}
      <Changes list={report.changes} />
      <Findings list={report.findings} />
      <Items items={told.items ?? []} />
    </li>
  );
}

function Changes({ list }: { list: string[] }) {
  const t = useWords(words);
  if (list.length === 0) return null;
  return <details open><summary>{t.changes}</summary><ul className="small load-lines">{list.map((line, i) => <li key={i}>{line}</li>)}</ul></details>;
}

function Findings({ list }: { list: Told['report']['findings'] }) {
  const t = useWords(words);
  if (list.length === 0) return null;
  return (
    <details>
      <summary>{t.findings(list.length)}</summary>
      <ul className="small load-lines">
        {list.map((x, i) => <li key={i}>{t.line(x.line)} · {x.kind in t ? t[x.kind as 'marker' | 'anomaly' | 'left' | 'number'] : x.kind} · <span lang="en">{x.reason}</span>: <q lang="zh">{x.text}</q></li>)}
      </ul>
    </details>
  );
}

function Items({ items }: { items: NonNullable<Told['items']> }) {
  const t = useWords(words);
  const term = useWords(terms);
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{t.outline(items.length)}</summary>
      <ol className="small load-lines">
        {items.map((item, i) => (
          <li key={i} style={{ paddingInlineStart: `${Math.min(item.depth, 8)}rem` }} lang="zh">
            <span className={item.measure ? 'load-measure' : 'soft'}>{item.number} {item.title}</span> <span className="soft">{t.line(item.line)}</span>
            {item.units.length > 0 && <p className="soft">{item.units.map((u) => `${term[u.role]} ${u.asWritten}${u.name === u.asWritten ? '' : ` = ${u.name}`}${u.openEnded ? ' 等' : ''}`).join('；')}</p>}
            {[item.technologies.join('、'), ...item.targets, item.deadline ? t.until(item.deadline) : ''].filter(Boolean).map((line) => <p key={line} className="soft">{line}</p>)}
          </li>
        ))}
      </ol>
    </details>
  );
}
