import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import { CompareOwnersDocument, CompareTechnologiesDocument } from '../../api/generated/graphql';
import { Downloads } from '../../download/Downloads';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { Answered, Empty } from '../../parts/states';
import { technologyTable } from './exports';
import { type Owned, type Owners, ownersOf } from './owners';
import { filterOf } from './settings';
import type { Place } from './places';
import { groupsOf, type Row, rowsOf } from './technologies';
import { useAll } from './useAll';
import { words } from './words';

interface Props { sides: Place[]; places: Place[]; technology: string }

/** The technologies of the sides: how many measures of each use them, and who leads most of these. */
export function Technologies({ sides, places, technology }: Props) {
  const t = useWords(words);
  // useAll, for the counts of other sides must not be taken for those of these: a side just added would seem to have none.
  const answer = useAll(CompareTechnologiesDocument, [{ filter: filterOf(sides.map((side) => side.id), technology) }]);
  return (
    <Answered answer={answer}>
      {(data) => {
        const { matrix } = data[0]!;
        const rows = rowsOf(matrix, sides, places);
        if (rows.length === 0) return <Empty>{t.nothing}</Empty>;
        return (
          <div className="stack">
            {matrix.columns.length === 100 && <p className="small soft">{t.cut}</p>}
            <OwnedTechnologies sides={sides} rows={rows} narrowed={technology !== ''} />
          </div>
        );
      }}
    </Answered>
  );
}

// Owners cannot be asked for among the measures of a second technology: where the view is narrowed to one, none are named.
function OwnedTechnologies({ sides, rows, narrowed }: { sides: Place[]; rows: Row[]; narrowed: boolean }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const ids = narrowed ? [] : rows.map((row) => row.id);
  const answers = useAll(CompareOwnersDocument, sides.map((side) => ({ ids, jurisdiction: side.id })));
  return (
    <Answered answer={answers}>
      {(data) => {
        const owners = ownersOf(data);
        const table = () => technologyTable(rows, sides.map((side) => nameIn(language, side)), owners, language, t);
        return (
          <div className="stack">
            <Downloads title={`${t.title} ${t.technologies}`} of={{ table, data: () => rows.map(({ counts, ...row }) => ({ ...row, measures: Object.fromEntries(sides.map((side, i) => [side.name, counts[i]])) })) }} />
            <Table sides={sides} rows={rows} owners={owners} />
          </div>
        );
      }}
    </Answered>
  );
}

function Table({ sides, rows, owners }: { sides: Place[]; rows: Row[]; owners: Owners }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const names = sides.map((side) => nameIn(language, side));
  return (
    <div className="compare-box" role="region" aria-label={t.technologies} tabIndex={0}>
      <table className="compare">
        <thead>
          <tr><th scope="col">{t.technologies}</th>{sides.map((side, i) => <th key={side.id} scope="col">{names[i]}</th>)}</tr>
        </thead>
        {groupsOf(rows, sides.length).map((group) => (
          <tbody key={group.key} className={group.only === undefined ? '' : `compare-only compare-only-${group.only}`}>
            <tr>
              <th scope="rowgroup" colSpan={sides.length + 1}>
                {group.only === undefined ? t[group.key as 'all' | 'some'] : t.only(names[group.only]!)} <span className="soft small">{t.count(group.rows.length)}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row"><Link href={nodeAddress('Technology', row.id)}>{nameIn(language, row)}</Link></th>
                {row.counts.map((count, side) => <Cell key={sides[side]!.id} count={count} owned={owners[side]?.get(row.id)} />)}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cell({ count, owned }: { count: number; owned: Owned | undefined }) {
  const t = useWords(words);
  if (count === 0) return <td className="compare-none"><span aria-hidden="true">—</span><span className="visually-hidden">{t.none}</span></td>;
  const first = owned?.edges[0]?.node;
  return (
    <td>
      <b>{count}</b>
      {first && (
        <span className="small">
          {' '}<Link href={nodeAddress('Agency', first.id)} title={first.name}>{first.shortName}</Link>
          {owned.totalCount > 1 && <span className="soft">{t.others(owned.totalCount - 1)}</span>}
        </span>
      )}
    </td>
  );
}
