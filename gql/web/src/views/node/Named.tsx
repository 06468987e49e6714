import type { ReactNode } from 'react';
import type { NodeType } from '../../addresses';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { NodeChip } from '../../parts/Chip';

import { Rest } from '../../parts/Rest';

interface Named { id: string; name: string; englishName?: string }

/** A titled row of links to nodes; nothing where there are none. */
export function Named({ title, type, nodes, after, total, all }: { title: string; type: NodeType; nodes: Named[]; after?: (node: Named) => ReactNode; total?: number; all?: string }) {
  const t = useWords(terms);
  if (nodes.length === 0) return null;
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <div className="row">{nodes.map((node) => <NodeChip key={node.id} type={type} node={node}>{after?.(node)}</NodeChip>)}</div>
      {total !== undefined && all !== undefined && <Rest shown={nodes.length} total={total} address={all} label={t.filterInTable} />}
    </section>
  );
}
