// Who owns what: a heat map of how many measures two kinds of nodes share, by default agencies and technologies.
//
//   settings.ts       what the address holds, and the filters that it means
//   grid.ts           counts, shades, names of heads
//   move.ts           where the keys lead in the table
//   Filters HeatTable Legend CellMeasures   what is seen
//   exports.ts        the downloads
import { useMemo } from 'react';
import { MatrixDocument, type MatrixQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { Downloads } from '../../download/Downloads';
import { useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty } from '../../parts/states';
import { useSettings } from '../../state/settings';
import { CellMeasures } from './CellMeasures';
import { drawingOf, tableOf } from './exports';
import { Filters } from './Filters';
import { countsOf, namesOf, stepsOf } from './grid';
import { HeatTable, type Grid } from './HeatTable';
import { Legend } from './Legend';
import { axisOf, countsAgencies, defaults, filterOf, rolesOf, type Settings, topOf } from './settings';
import { words } from './words';
import '../fields/fields.css';
import './matrix.css';

export default function Matrix() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  const variables = {
    rows: axisOf(settings.rows, 'AGENCY'),
    columns: axisOf(settings.columns, 'TECHNOLOGY'),
    roles: countsAgencies(settings) ? rolesOf(settings.roles) : [],
    top: topOf(settings.top),
    filter: filterOf(settings),
  };
  const answer = useAnswer(MatrixDocument, variables);
  const cleared = { roles: '', jurisdiction: '', agency: '', agencyRoles: '', technology: '' };
  return (
    <Page title={t.title}>
      <p className="soft">{t.lead}</p>
      <Filters settings={settings} set={set} />
      <Answered answer={answer}>
        {({ matrix }) =>
          matrix.cells.length === 0
            ? <Empty><p>{t.nothing}</p><Button onClick={() => set(cleared)}>{t.clear}</Button></Empty>
            : <Heat matrix={matrix} settings={settings} />}
      </Answered>
      {settings.row !== '' && settings.column !== '' && (
        <CellMeasures key={`${settings.row} ${settings.column}`} settings={settings} onClose={() => set({ row: '', column: '' })} />
      )}
    </Page>
  );
}

function Heat({ matrix, settings }: { matrix: MatrixQuery['matrix']; settings: Settings }) {
  const t = useWords(words);
  const grid = useGrid(matrix);
  const kinds = useWords(terms);
  const top = topOf(settings.top);
  const title = t.table(kinds[axisOf(settings.rows, 'AGENCY')], kinds[axisOf(settings.columns, 'TECHNOLOGY')]);
  const cut = matrix.rows.length === top || matrix.columns.length === top;
  return (
    <div className="stack">
      <div className="page-head">
        <p className="small soft">
          {t.shown(matrix.rows.length, matrix.columns.length)}{cut && ` · ${t.cut(top)}`}
        </p>
        <Downloads title={title} of={{
          table: () => tableOf(grid, t.count),
          data: () => ({ rows: matrix.rows, columns: matrix.columns, cells: matrix.cells }),
          drawing: () => drawingOf(title, grid),
        }} />
      </div>
      <HeatTable title={title} grid={grid} settings={settings} />
      <Legend steps={grid.steps} />
    </div>
  );
}

function useGrid(matrix: MatrixQuery['matrix']): Grid {
  const [language] = useLanguage();
  return useMemo(() => {
    const counts = countsOf(matrix.rows.length, matrix.columns.length, matrix.cells);
    return {
      rows: matrix.rows, columns: matrix.columns, counts,
      rowNames: namesOf(matrix.rows, language),
      columnNames: namesOf(matrix.columns, language),
      steps: stepsOf(Math.max(...matrix.cells.map((cell) => cell.measureCount))),
    };
  }, [matrix, language]);
}
