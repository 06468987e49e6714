import { Link } from 'wouter';
import { SearchDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { Downloads } from '../../download/Downloads';
import { type Kind, kinds } from '../../domain';
import { dictionary, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { type Choice, choiceOf } from '../../search/choices';
import { Rest } from '../../parts/Rest';
import { tableAddress } from '../table/settings';
import { SearchBox } from '../../search/SearchBox';
import { useSettings } from '../../state/settings';

const words = dictionary({
  zh: { title: (q: string) => (q ? `搜索：${q}` : '搜索'), kinds: '类别', name: '名称', beside: '说明', found: (n: number) => `${n} 条结果`, none: '没有找到。换个说法，或写得短一些。', begin: '在上面的框里写点什么。' },
  en: { title: (q: string) => (q ? `Search: ${q}` : 'Search'), kinds: 'Kinds', name: 'Name', beside: 'About', found: (n: number) => (n === 1 ? '1 result' : `${n} results`), none: 'Nothing fits. Try other or fewer words.', begin: 'Type something into the box above.' },
});

const defaults = { q: '', kind: '', first: '20' };
const most = 100;

/** Everything that fits some words: where Enter in the search box leads. */
export default function SearchView() {
  const t = useWords(words);
  const term = useWords(terms);
  const [settings, set] = useSettings(defaults);
  const tabs = [{ key: '', label: term.all }, ...kinds.map((kind) => ({ key: kind, label: term[kind] }))];
  return (
    <Page title={t.title(settings.q)}>
      <SearchBox key={settings.q} initial={settings.q} />
      <Tabs label={t.kinds} tabs={tabs} selected={settings.kind} onSelect={(kind) => set({ kind, first: '20' })}>
        {settings.q === '' ? <Empty>{t.begin}</Empty> : <Results {...settings} onMore={(first) => set({ first }, { replace: true })} />}
      </Tabs>
    </Page>
  );
}

function Results({ q, kind, first, onMore }: typeof defaults & { onMore: (first: string) => void }) {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  const tableOf = (choices: Choice[]) => ({
    columns: [t.kinds, t.name, t.beside, 'id'],
    rows: choices.map((choice) => [term[choice.type.toUpperCase() as Kind], choice.name, choice.beside, choice.id]),
  });
  const count = Math.min(Number.parseInt(first, 10) || 20, most);
  const answer = useAnswer(SearchDocument, { words: q, kinds: kind ? [kind as Kind] : null, first: count });
  return (
    <Answered answer={answer}>
      {({ search }) =>
        search.totalCount === 0 ? <Empty>{t.none}</Empty> : (
          <div className="stack">
            <p className="soft small" role="status">{t.found(search.totalCount)}</p>
            <Downloads title={t.title(q)} of={{ table: () => tableOf(search.edges.map((edge) => choiceOf(edge, language))), data: () => search.edges, rest: search.totalCount > count ? '' : undefined }} />
            <ul className="list">
              {search.edges.map((edge) => {
                const choice = choiceOf(edge, language);
                const sort = choice.type.toUpperCase() as Kind;
                return (
                  <li key={choice.key}>
                    <span className="row"><span className={`chip chip-${sort} small`}>{term[sort]}</span><Link href={choice.address}>{choice.name}</Link></span>
                    <p className="soft small">{choice.beside}</p>
                  </li>
                );
              })}
            </ul>
            {search.totalCount > count && count < most && <Button onClick={() => onMore(String(Math.min(count + 40, most)))}>{term.more}</Button>}
            <Rest shown={search.edges.length} total={search.totalCount} {...(['', 'MEASURE'].includes(kind) && { address: tableAddress({ text: q }), label: term.textInTable })} />
          </div>
        )
      }
    </Answered>
  );
}
