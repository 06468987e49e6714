import { type ReactNode, useEffect } from 'react';

/** A view: its heading, the actions beside it, its content. The heading is the document's title too. */
export function Page({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{title}</h1>
        {actions && <div className="row">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === '' ? 'Plangraph' : `${title} · Plangraph`;
  }, [title]);
}
