import { Suspense, useEffect, useState } from 'react';
import { Link, Route, Switch, useLocation, useRoute } from 'wouter';
import { Failure } from './api/failure';
import { onRefused } from './api/token';
import { dictionary, useLanguage, useWords } from './i18n';
import { Boundary } from './parts/Boundary';
import { Page } from './parts/Page';
import { Failed, Loading } from './parts/states';
import { TokenForm } from './parts/TokenForm';
import { SearchBox } from './search/SearchBox';
import { Home } from './views/home';
import { type View, views } from './views/registry';

const words = dictionary({
  zh: { skip: '跳到正文', views: '视图', start: '搜索', playground: 'GraphQL', other: 'English', token: '需要令牌' },
  en: { skip: 'Skip to content', views: 'Views', start: 'Search', playground: 'GraphQL', other: '中文', token: 'A token is needed' },
});

/** The frame around every view: its head with the ways to go, and the view that the address names. */
export function App() {
  const t = useWords(words);
  const [path] = useLocation();
  const refused = useRefused();
  return (
    <>
      <a className="skip" href="#content">{t.skip}</a>
      <Head />
      <main id="content" tabIndex={-1} data-address={window.location.href}>
        <Boundary key={path}>
          <Suspense fallback={<Loading />}>
            {refused ? <Page title={t.token}><TokenForm why="open" /></Page> : <Routes />}
          </Suspense>
        </Boundary>
      </main>
    </>
  );
}

/** Whether the server has refused to answer for want of a token; then every view would say so, and one place to enter it does. */
function useRefused(): boolean {
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    onRefused(() => setRefused(true), leaving.signal);
    return () => leaving.abort();
  }, []);
  return refused;
}

function Routes() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      {views.map((view) => <Route key={view.path} path={view.path} component={view.component} />)}
      <Route><Failed failure={new Failure('missing')} /></Route>
    </Switch>
  );
}

function Head() {
  const t = useWords(words);
  const [language, setLanguage] = useLanguage();
  const [path] = useLocation();
  return (
    <header className="frame-head">
      <div>
        <Link className="brand" href="/"><Mark />Plangraph</Link>
        <nav className="frame-nav" aria-label={t.views}>
          {views.filter((view) => view.name).map((view) => <NavLink key={view.path} view={view} />)}
          <a href="/playground">{t.playground}</a>
        </nav>
        <div className="frame-end">
          {path !== '/' && path !== '/search' && <div className="frame-search"><SearchBox key={path} /></div>}
          <button type="button" className="button button-quiet" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {t.other}
          </button>
        </div>
      </div>
    </header>
  );
}

function NavLink({ view }: { view: View }) {
  const [here] = useRoute(view.path);
  const [language] = useLanguage();
  return <Link href={view.path} aria-current={here ? 'page' : undefined}>{view.name?.[language].name}</Link>;
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M16 16 8.5 9M16 16l8-5M16 16l-4 9" stroke="var(--on-accent)" strokeWidth="2" />
      <g fill="var(--on-accent)"><circle cx="16" cy="16" r="4" /><circle cx="8.5" cy="9" r="2.5" /><circle cx="24" cy="11" r="2.5" /><circle cx="12" cy="25" r="2.5" /></g>
    </svg>
  );
}
