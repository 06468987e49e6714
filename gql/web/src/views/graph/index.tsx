import { useMemo } from 'react';
import { NeighborhoodDocument, type NeighborhoodQuery } from '../../api/generated/graphql';
import { Failure } from '../../api/failure';
import { useAnswer } from '../../api/useAnswer';
import { usePlaces } from '../../api/usePlaces';
import { type Kind, kinds, type Role, roles } from '../../domain';
import { useLanguage, useWords } from '../../i18n';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty, Failed } from '../../parts/states';
import { SearchBox } from '../../search/SearchBox';
import { listOf, textOf, useSettings } from '../../state/settings';
import { Drawing } from './Drawing';
import { Filters } from './Filters';
import { GraphDownloads } from './GraphDownloads';
import { filtered } from './model';
import { nameOfNode } from './names';
import { NodeList } from './NodeList';
import type { Scene } from './scene';
import { useLayout } from './useLayout';
import { words } from './words';
import './graph.css';

/** of: the nodes in the middle; open: those expanded; selected: the one looked at; the rest filters. */
const defaults = { of: '', open: '', selected: '', kinds: '', roles: '', in: '', depth: '1', limit: '200' };
type Settings = typeof defaults;
const most = 1000;

/** A node in the middle and what lies around it, to be expanded, collapsed and filtered. */
export default function GraphView() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  const of = useMemo(() => [...new Set([...listOf(settings.of), ...listOf(settings.open)])], [settings.of, settings.open]);
  const limit = Math.min(Number.parseInt(settings.limit, 10) || 200, most);
  const depth = [1, 2, 3].find((n) => n === Number(settings.depth)) ?? 1;
  const answer = useAnswer(NeighborhoodDocument, of.length ? { of, depth, limit } : null);
  if (of.length === 0) return <Page title={t.title}><Empty><p>{t.begin}</p><SearchBox large to={(id) => `/graph?of=${encodeURIComponent(id)}`} /></Empty></Page>;
  return <Answered answer={answer}>{(data) => (data.middle[0] ? <Body data={data} settings={settings} set={set} depth={depth} limit={limit} /> : <Failed failure={new Failure('missing')} />)}</Answered>;
}

interface Props { data: NeighborhoodQuery; settings: Settings; set: ReturnType<typeof useSettings<Settings>>[1]; depth: number; limit: number }

function Body({ data, settings, set, depth, limit }: Props) {
  const t = useWords(words);
  const [language] = useLanguage();
  const graph = data.neighborhood;
  const middle = useMemo(() => listOf(settings.of), [settings.of]);
  const filter = useMemo(
    () => ({ kinds: known<Kind>(settings.kinds, kinds), roles: known<Role>(settings.roles, roles), jurisdiction: settings.in }),
    [settings.kinds, settings.roles, settings.in],
  );
  const shown = useMemo(() => filtered(graph, middle, filter), [graph, middle, filter]);
  const names = useMemo(() => new Map(graph.nodes.map((node) => [node.id, nameOfNode(node, language)])), [graph, language]);
  const { places, settled } = useLayout(shown, middle[0] ?? '');
  const scene = useMemo<Scene>(() => ({ shown, places, middle, selected: settings.selected, names }), [shown, places, middle, settings.selected, names]);
  const name = names.get(middle[0] ?? '') ?? '';

  const open = listOf(settings.open);
  const toggle = (id: string) => middle.includes(id) || set({ open: textOf(open.includes(id) ? open.filter((other) => other !== id) : [...open, id]), selected: id });
  const select = (id: string) => set({ selected: id }, { replace: true });
  return (
    <Page title={t.of(name)} actions={<GraphDownloads scene={scene} title={t.of(name)} />}>
      <Filters {...filter} depth={depth} places={usePlaces().data ?? []} onChange={({ kinds, roles, ...change }) => set({ ...change, ...(kinds && { kinds: textOf(kinds) }), ...(roles && { roles: textOf(roles) }) })} />
      <div className="row small" role="status">
        <span className="soft">{t.counts(shown.nodes.length, shown.edges.length)}</span>
        {graph.truncated && <span>{t.cut(graph.nodes.length)} {limit >= most && t.most}</span>}
        {graph.truncated && limit < most && <Button onClick={() => set({ limit: String(Math.min(limit + 200, most)) })}>{t.more}</Button>}
        {shown.nodes.length <= middle.length && <span>{t.none} <Button onClick={() => set({ kinds: '', roles: '', in: '' })}>{t.clear}</Button></span>}
      </div>
      <div className="graph">
        <Drawing scene={scene} settled={settled} label={t.label(name)} onSelect={select} onOpen={toggle} />
        <NodeList scene={scene} open={open} onSelect={select} onOpen={toggle} onMiddle={(id) => set({ of: id, open: '', selected: id, limit: defaults.limit })} />
      </div>
    </Page>
  );
}

/** The parts of a setting that are among those known; others in an address are passed over. */
function known<T extends string>(setting: string, all: T[]): T[] {
  return all.filter((one) => listOf(setting).includes(one));
}
