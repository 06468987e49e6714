// The playground: GraphiQL on this server's own API, with the questions of README.md and docs/questions.md as its
// first tabs.
import 'graphiql/setup-workers/vite';
// GraphiQL's style.css would be these and half a megabyte of fonts.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
import { StorageAPI } from '@graphiql/toolkit';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import readme from '../../../../README.md?raw';
import more from '../../../../docs/questions.md?raw';
import { makeAccessible } from './accessible.ts';
import { fetcherOf } from './fetcher.ts';
import { questionsOf, tabOf } from './questions.ts';
import { defineThemes, editorTheme } from './themes.ts';

const tabs = questionsOf(readme + more).map(tabOf);
const fetcher = fetcherOf('/graphql');
const isFirstVisit = !new StorageAPI().get('tabState');

const place = document.getElementById('playground')!;

await defineThemes();
makeAccessible(place);
createRoot(place).render(
  <>
    <h1 className="unseen">GraphQL playground</h1>
    <GraphiQL
      fetcher={fetcher}
      plugins={[HISTORY_PLUGIN, explorerPlugin()]}
      defaultTabs={tabs}
      initialVariables={isFirstVisit ? tabs[0]?.variables : undefined} // GraphiQL fills those of the other tabs only
      defaultEditorToolsVisibility="variables"
      editorTheme={editorTheme}
    >
      <GraphiQL.Logo>
        <a className="home" href="/">
          Plangraph
        </a>
      </GraphiQL.Logo>
    </GraphiQL>
  </>,
);
