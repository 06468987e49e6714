import type { ReactNode } from 'react';
import type { NodeType } from '../../addresses';
import { NodeChip } from '../../parts/Chip';

interface Named { id: string; name: string; englishName?: string }

/** A titled row of links to nodes; nothing where there are none. */
export function Named({ title, type, nodes, after }: { title: string; type: NodeType; nodes: Named[]; after?: (node: Named) => ReactNode }) {
  if (nodes.length === 0) return null;
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <div className="row">{nodes.map((node) => <NodeChip key={node.id} type={type} node={node}>{after?.(node)}</NodeChip>)}</div>
    </section>
  );
}
