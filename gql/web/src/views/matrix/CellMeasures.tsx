import { useLayoutEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import { MatrixCellDocument, type MatrixCellQuery, MatrixPairDocument, type MatrixPairQuery } from '../../api/generated/graphql';
import { Failure } from '../../api/failure';
import { useAnswer } from '../../api/useAnswer';
import { type Paged, usePages } from '../../api/usePages';
import { type Place, usePlaces } from '../../api/usePlaces';
import { useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Empty, Failed, Loading } from '../../parts/states';
import { fullName } from './grid';
import { axisOf, filterOf, headFilter, rolesOf, type Settings } from './settings';
import { words } from './words';

type Measure = MatrixCellQuery['measures']['nodes'][number];
interface Props { settings: Settings; onClose: () => void }

/** The measures of the open cell, in a drawer over the heat map. Escape closes it, as it does every dialog. */
export function CellMeasures({ settings, onClose }: Props) {
  const names = useWords(terms);
  const dialog = useRef<HTMLDialogElement>(null);
  const pair = useAnswer(MatrixPairDocument, { ids: [settings.row, settings.column] }).data?.nodes;
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close(); // before it is taken away, so that the browser gives the focus back
  }, []);
  const outside = (event: { target: EventTarget }) => event.target === dialog.current && onClose();
  return (
    <dialog ref={dialog} className="drawer" aria-labelledby="cell-title" onCancel={(event) => (event.preventDefault(), onClose())} onClick={outside}>
      <div className="stack">
        <div className="drawer-head">
          <h2 id="cell-title"><Pair nodes={pair} /></h2>
          <Button look="quiet" aria-label={names.close} title={names.close} onClick={onClose}>✕</Button>
        </div>
        {pair?.includes(null) ? <Failed failure={new Failure('missing')} /> : <Measures settings={settings} />}
      </div>
    </dialog>
  );
}

function Pair({ nodes = [] }: { nodes?: MatrixPairQuery['nodes'] }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const [row = '…', column = '…'] = nodes.map((node) => (node ? fullName(language, node) : '?'));
  return t.both(row, column);
}

function Measures({ settings }: { settings: Settings }) {
  const t = useWords(words);
  const names = useWords(terms);
  const list = useList(settings, usePlaces().data);
  const { nodes, total, more, loading, failure, next } = usePages(list);
  if (failure) return <Failed failure={failure} retry={next} />;
  if (!nodes) return <Loading />;
  if (total === 0) return <Empty>{t.none}</Empty>;
  return (
    <>
      <p className="small soft">{more ? t.some(nodes.length, total) : names.measures(total)}</p>
      <ol className="list">
        {nodes.map((measure) => <Item key={measure.id} measure={measure} ends={[settings.row, settings.column]} />)}
      </ol>
      {more && <Button disabled={loading} onClick={next}>{names.more}</Button>}
    </>
  );
}

/** How the cell's measures are asked for; null until the jurisdictions are known, which a cell of one needs. */
function useList(settings: Settings, places: Place[] | undefined) {
  const { rows, columns, row, column, roles, jurisdiction, technology, agency, agencyRoles } = settings;
  return useMemo((): Paged<MatrixCellQuery, { filter: object; first: number; after: string | null }, Measure> | null => {
    if (!places) return null;
    const counted = rolesOf(roles);
    const ends = [headFilter(axisOf(rows, 'AGENCY'), row, counted, places), headFilter(axisOf(columns, 'TECHNOLOGY'), column, counted, places)];
    const filter = { ...filterOf({ jurisdiction, technology, agency, agencyRoles }), and: ends };
    return {
      query: MatrixCellDocument,
      variables: (after) => ({ filter, first: 50, after }),
      page: ({ measures: { nodes, totalCount, pageInfo } }) =>
        ({ nodes, total: totalCount, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null }),
    };
  }, [rows, columns, row, column, roles, jurisdiction, technology, agency, agencyRoles, places]);
}

/** A measure, with the roles in which the cell's agency or agencies take part. */
function Item({ measure, ends }: { measure: Measure; ends: string[] }) {
  const names = useWords(terms);
  return (
    <li className="cell-measure">
      <Link href={nodeAddress('Measure', measure.id)}>{measure.number} {measure.title}</Link>
      {measure.responsibilities.filter((r) => ends.includes(r.agency.id)).map(({ role, agency }) => (
        <span key={`${role} ${agency.id}`} className={`chip chip-${role}`}>{names[role]}</span>
      ))}
      <p className="small soft">{measure.plan.title}</p>
    </li>
  );
}
