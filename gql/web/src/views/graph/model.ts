import type { NeighborhoodQuery } from '../../api/generated/graphql';
import type { Kind, Role } from '../../domain';

export type Subgraph = NeighborhoodQuery['neighborhood'];
export type GraphNode = Subgraph['nodes'][number];
export type GraphEdge = Subgraph['edges'][number];

/** What a reader wants to see; an empty list or text is all. */
export interface Filter { kinds: Kind[]; roles: Role[]; jurisdiction: string }

/** The nodes and edges that are drawn. */
export interface Shown { nodes: GraphNode[]; edges: GraphEdge[] }

const roleOfEdge: Partial<Record<GraphEdge['kind'], Role>> = { LEADS: 'LEAD', SUPPORTS: 'SUPPORT', RESPONSIBLE_FOR: 'RESPONSIBLE' };

/** The role that an edge stands for, where it stands for one. */
export function roleOf(edge: GraphEdge): Role | undefined {
  return roleOfEdge[edge.kind];
}

/**
 * Leaves what the filter lets through and what then still hangs together with the middle. The nodes in the middle always
 * stay.
 */
export function filtered(graph: Subgraph, middle: string[], filter: Filter): Shown {
  const centre = new Set(middle);
  const fits = new Set(graph.nodes.filter((node) => centre.has(node.id) || passes(node, filter)).map((node) => node.id));
  const edges = graph.edges.filter((edge) => fits.has(edge.source) && fits.has(edge.target) && edgePasses(edge, filter));
  const near = reachable(middle, edges);
  return { nodes: graph.nodes.filter((node) => near.has(node.id)), edges: edges.filter((edge) => near.has(edge.source)) };
}

function passes(node: GraphNode, { kinds, jurisdiction }: Filter): boolean {
  const place = placeOf(node);
  return (kinds.length === 0 || kinds.includes(node.kind)) && (jurisdiction === '' || place === undefined || place === jurisdiction);
}

function edgePasses(edge: GraphEdge, { roles }: Filter): boolean {
  const role = roleOf(edge);
  return roles.length === 0 || role === undefined || roles.includes(role);
}

/** The jurisdiction a node belongs to; technologies belong to none, nor do companies of the whole country. */
function placeOf({ id, node }: GraphNode): string | undefined {
  switch (node.__typename) {
    case 'Agency':
      return node.home?.id;
    case 'Plan':
      return node.jurisdiction.id;
    case 'Measure':
    case 'Target':
      return node.plan.jurisdiction.id;
    case 'Jurisdiction':
      return id;
    default:
      return undefined;
  }
}

function reachable(from: string[], edges: GraphEdge[]): Set<string> {
  const beside = neighbours(edges);
  const seen = new Set(from);
  for (const id of seen) for (const next of beside.get(id) ?? []) seen.add(next); // a Set grows while it is walked
  return seen;
}

/** The nodes at the other ends of each node's edges. */
export function neighbours(edges: GraphEdge[]): Map<string, string[]> {
  const beside = new Map<string, string[]>();
  const add = (a: string, b: string) => (beside.get(a)?.push(b) ?? beside.set(a, [b]));
  for (const { source, target } of edges) {
    add(source, target);
    add(target, source);
  }
  return beside;
}
