import { useMemo } from 'react';
import { Link } from 'wouter';
import { allPages, usePages } from '../../api/usePages';
import { Downloads } from '../../download/Downloads';
import { dictionary, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Rest } from '../../parts/Rest';
import { Empty, Failed, Loading } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { useSettings } from '../../state/settings';
import { type ListName, listOf, lists } from './lists';

const words = dictionary({
  zh: {
    title: '目录', lists: '类别', plans: '计划', agencies: '单位', technologies: '技术', places: '辖区', find: '名称里有', none: '没有这样的名称。', name: '名称', beside: '说明',
    measures: (n: number) => `${n} 项措施`, ofPlaces: (n: number) => `${n} 份计划`, all: (n: number) => `共 ${n} 个`, measureCount: '措施数', planCount: '计划数',
  },
  en: {
    title: 'Index', lists: 'Kinds', plans: 'Plans', agencies: 'Agencies', technologies: 'Technologies', places: 'Places', find: 'With this in the name', none: 'There is no such name.', name: 'Name', beside: 'About',
    measures: (n: number) => (n === 1 ? '1 measure' : `${n} measures`), ofPlaces: (n: number) => (n === 1 ? '1 plan' : `${n} plans`), all: (n: number) => `${n} in all`, measureCount: 'Measures', planCount: 'Plans',
  },
});

const defaults = { of: 'plans', text: '' };

/** Every plan, agency, technology and place, each with how much there is of it. */
export default function Browse() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  const of = lists.find((name) => name === settings.of) ?? 'plans';
  return (
    <Page title={`${t.title}: ${t[of]}`}>
      <Tabs label={t.lists} tabs={lists.map((key) => ({ key, label: t[key] }))} selected={of} onSelect={(of) => set({ of, text: '' })}>
        <div className="stack">
          <label className="field">{t.find}<input type="search" value={settings.text} onChange={(event) => set({ text: event.target.value }, { replace: true })} /></label>
          <Entries of={of} text={settings.text.trim()} />
        </div>
      </Tabs>
    </Page>
  );
}

function Entries({ of, text }: { of: ListName; text: string }) {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  const list = useMemo(() => listOf(of, text, language), [of, text, language]);
  const { nodes, total, more, loading, failure, next } = usePages(list);
  if (failure) return <Failed failure={failure} retry={next} />;
  if (!nodes) return <Loading />;
  if (total === 0) return <Empty>{t.none}</Empty>;
  const table = async () => ({
    columns: [t.name, t.beside, of === 'places' ? t.planCount : t.measureCount, 'id'],
    rows: (await allPages(list)).map((entry) => [entry.name, entry.beside, entry.count, entry.id]),
  });
  return (
    <>
      <div className="page-head"><p role="status">{t.all(total)}</p><Downloads title={`${t.title} ${t[of]}`} of={{ table, data: () => allPages(list), total }} /></div>
      <ul className="list card">
        {nodes.map((entry) => (
          <li key={entry.id} className="page-head">
            <span><Link href={entry.href}>{entry.name}</Link> <span className="small soft">{entry.beside}</span></span>
            <span className="small soft">{of === 'places' ? t.ofPlaces(entry.count) : t.measures(entry.count)}</span>
          </li>
        ))}
      </ul>
      <Rest shown={nodes.length} total={total} />
      {more && <Button disabled={loading} onClick={next}>{term.more}</Button>}
    </>
  );
}
