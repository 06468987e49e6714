import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { type NodeType, nodeAddress } from '../addresses';
import type { Role } from '../domain';
import { nameIn, useLanguage } from '../i18n';

interface Named { id: string; name: string; englishName?: string | null; shortName?: string | null }

/** A link to a node, coloured by its role where it has one and by its kind where not. */
export function NodeChip({ type, node, role, children }: { type: NodeType; node: Named; role?: Role; children?: ReactNode }) {
  const [language] = useLanguage();
  return (
    <Link className={`chip chip-${role ?? type.toUpperCase()}`} href={nodeAddress(type, node.id)} title={node.name}>
      {nameIn(language, node)}
      {children}
    </Link>
  );
}
