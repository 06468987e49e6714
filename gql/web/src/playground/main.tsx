// The playground: GraphiQL on this server's own API, with the questions of README.md as its first tabs.
import 'graphiql/setup-workers/vite';
// GraphiQL's style.css would be these and half a megabyte of fonts.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
import { createGraphiQLFetcher, StorageAPI } from '@graphiql/toolkit';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import readme from '../../../../README.md?raw';
import { questionsOf, tabOf } from './questions.ts';
import { defineThemes, editorTheme } from './themes.ts';

const tabs = questionsOf(readme).map(tabOf);
const isFirstVisit = !new StorageAPI().get('tabState');

await defineThemes();
createRoot(document.getElementById('playground')!).render(
  <>
    <h1 className="unseen">GraphQL playground</h1>
    <GraphiQL
      fetcher={createGraphiQLFetcher({ url: '/graphql' })}
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
