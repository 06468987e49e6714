import type { CompareOwnersQuery } from '../../api/generated/graphql';

/** The agencies that lead most of the measures of a technology, on one side. */
export type Owned = NonNullable<Extract<CompareOwnersQuery['nodes'][number], { owners: unknown }>>['owners'];

/** Who leads, by side and by the technology's id. */
export type Owners = Map<string, Owned>[];

/** Who leads on each side, of the answers to CompareOwners in the order of the sides. */
export function ownersOf(answers: CompareOwnersQuery[]): Owners {
  return answers.map(({ nodes }) => new Map(nodes.flatMap((node) => (node && 'owners' in node ? [[node.id, node.owners] as const] : []))));
}
