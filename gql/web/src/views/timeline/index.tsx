// Targets on a time line, by deadline, with those that have none apart.
//
//   settings.ts   what the address holds, and the filters that it means
//   lists.ts      how the targets are asked for, 100 at a time
//   useYears.ts   how many are due in each year
//   deadline.ts amount.ts   how deadlines and values are written
//   YearBars TargetItem     what is seen
//   exports.ts    the downloads, of all that the settings select and not only of the pages on view
import { type ReactNode, useMemo } from 'react';
import { TimelineSpanDocument, type TimelineSpanQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { allPages, mostNodes, type Pages, usePages } from '../../api/usePages';
import { Downloads } from '../../download/Downloads';
import { useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty, Failed, Loading } from '../../parts/states';
import { useSettings } from '../../state/settings';
import { JurisdictionField } from '../fields/JurisdictionField';
import { NameField } from '../fields/NameField';
import { TextField } from '../fields/TextField';
import { byDeadline, deadlineIn, yearsBetween } from './deadline';
import { drawingOf, tableOf } from './exports';
import { datedList, type Target, undatedList } from './lists';
import { defaults, dueFilter, filterOf, type Settings } from './settings';
import { TargetItem } from './TargetItem';
import { useYears } from './useYears';
import { tableAddress } from '../table/settings';
import { words } from './words';
import { YearBars } from './YearBars';
import '../fields/fields.css';
import './timeline.css';

type Set = (changes: Partial<Settings>) => void;

export default function Timeline() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  const span = useAnswer(TimelineSpanDocument, { all: filterOf(settings), dated: dueFilter(settings, '') });
  return (
    <Page title={t.title}>
      <p className="soft">{t.lead}</p>
      <form className="filters" role="search" aria-label={t.title} onSubmit={(event) => event.preventDefault()}>
        <JurisdictionField value={settings.jurisdiction} onChange={(jurisdiction) => set({ jurisdiction })} />
        <NameField label={t.technology} kind="TECHNOLOGY" value={settings.technology} onChange={(technology) => set({ technology })} />
        <TextField label={t.text} value={settings.text} onChange={(text) => set({ text })} />
      </form>
      <Answered answer={span}>
        {(data) => data.all.totalCount === 0
          ? <Empty><p>{t.nothing}</p><Button onClick={() => set(defaults)}>{t.clear}</Button></Empty>
          : <Line span={data} settings={settings} set={set} />}
      </Answered>
    </Page>
  );
}

function Line({ span, settings, set }: { span: TimelineSpanQuery; settings: Settings; set: Set }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const first = span.first.nodes[0]?.deadline;
  const last = span.last.nodes[0]?.deadline;
  const years = useYears(first && last ? yearsBetween(first, last) : [], settings);
  const undated = span.all.totalCount - span.first.totalCount;
  return (
    <div className="stack">
      {years && years.length > 0 && <YearBars years={years} settings={settings} />}
      <div className="page-head">
        {settings.due === ''
          ? <p className="small soft">{t.count(span.all.totalCount)}</p>
          : <p className="row">{t.due(deadlineIn(language, settings.due))} <Button onClick={() => set({ due: '' })}>{t.allDue}</Button></p>}
        <Files settings={settings} undated={undated} total={settings.due === '' ? span.all.totalCount : 0} />
      </div>
      <Dated settings={settings} />
      {undated > 0 && (settings.due === '' ? <Undated settings={settings} total={undated} /> : <p className="soft">{t.apart(undated)}</p>)}
    </div>
  );
}

function Files({ settings, undated, total }: { settings: Settings; undated: number; total: number }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const all = async () => {
    const dated = await allPages(datedList(dueFilter(settings, settings.due)));
    return settings.due === '' && undated > 0 ? [...dated, ...(await allPages(undatedList(filterOf(settings), undated)))] : dated;
  };
  return (
    <Downloads title={t.title} of={{
      table: async () => tableOf(await all(), t.columns),
      data: all,
      total,
      rest: total > mostNodes ? tableAddress({ of: 'targets', jurisdiction: settings.jurisdiction, technology: settings.technology, text: settings.text, sort: 'deadline' }) : undefined,
      drawing: async () => drawingOf(await all(), { title: t.title, undated: t.undated, language }),
    }} />
  );
}

function Dated({ settings }: { settings: Settings }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const { jurisdiction, technology, text, due } = settings;
  const list = useMemo(() => datedList(dueFilter({ jurisdiction, technology, text, due }, due)), [jurisdiction, technology, text, due]);
  const pages = usePages(list);
  return (
    <Listed pages={pages} none={due === '' ? t.noneDated : t.noneDue}>
      {(targets) => byDeadline(targets).map(([deadline, group]) => (
        <Due key={deadline} title={deadlineIn(language, deadline)} targets={group} />
      ))}
    </Listed>
  );
}

function Undated({ settings, total }: { settings: Settings; total: number }) {
  const t = useWords(words);
  const { jurisdiction, technology, text } = settings;
  const list = useMemo(() => undatedList(filterOf({ jurisdiction, technology, text, due: '' }), total), [jurisdiction, technology, text, total]);
  const pages = usePages(list);
  return (
    <Listed pages={pages} none="">
      {(targets) => <Due title={t.undated} targets={targets} look="due-undated" />}
    </Listed>
  );
}

/** The pages that have come, how many of how many, and a button for the next. */
function Listed({ pages, none, children }: { pages: Pages<Target>; none: string; children: (targets: Target[]) => ReactNode }) {
  const t = useWords(words);
  const names = useWords(terms);
  const { nodes, total, more, loading, failure, next } = pages;
  if (failure && !nodes) return <Failed failure={failure} retry={next} />;
  if (!nodes) return <Loading />;
  if (nodes.length === 0) return <Empty>{none}</Empty>;
  return (
    <>
      {children(nodes)}
      {failure && <Failed failure={failure} retry={next} />}
      {more && !failure && (
        <p className="row due-more"><Button disabled={loading} onClick={next}>{names.more}</Button><span className="soft small">{t.some(nodes.length, total)}</span></p>
      )}
    </>
  );
}

function Due({ title, targets, look = '' }: { title: string; targets: Target[]; look?: string }) {
  const t = useWords(words);
  return (
    <section className={`due ${look}`}>
      <h2>{title}<span>{t.count(targets.length)}</span></h2>
      <ol>{targets.map((target) => <TargetItem key={target.id} target={target} />)}</ol>
    </section>
  );
}
