// Every address of the explorer, in one place. The first word says the view, the second names a node by its id, and the
// query holds what the reader has set in the view, so that an address can be kept and shared.

/** The first words of the explorer's addresses; the server answers each with index.html (gql/web/web.go, views). */
export const firstWords = [
  '', 'search', 'table', 'graph', 'matrix', 'timeline', 'compare', 'measure', 'agency', 'technology', 'plan', 'jurisdiction', 'target', 'source', 'load', 'index',
] as const;

/** The types of nodes, as GraphQL's __typename writes them. */
export type NodeType = 'Measure' | 'Agency' | 'Technology' | 'Plan' | 'Jurisdiction' | 'Target';

/** The page of a node: /measure/ID. */
export function nodeAddress(type: NodeType | Uppercase<NodeType>, id: string): string {
  return `/${type.toLowerCase()}/${encodeURIComponent(id)}`;
}

/** The drawing with these nodes in the middle. */
export function graphAddress(...ids: string[]): string {
  return addressOf('/graph', { of: ids.join(',') });
}

/** The list of everything that fits the words. */
export function searchAddress(words: string): string {
  return addressOf('/search', { q: words });
}

/** A stretch of a file, in code points. */
export interface Place { start: number; end: number; source: { file: string } }

/** The source of a plan with the place marked in it; from its beginning where there is none. */
export function sourceAddress(plan: string, place?: Place, others: Record<string, string> = {}): string {
  return addressOf(`/source/${encodeURIComponent(plan)}`, { ...(place && { file: place.source.file, at: `${place.start}-${place.end}` }), ...others });
}

/** A path with the settings that are not empty. */
export function addressOf(path: string, settings: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(settings).filter(([, value]) => value !== '')).toString();
  return query ? `${path}?${query}` : path;
}

/** webAddress is the address that a document states, where a browser may follow it: one of http or https. Any other could be a script. */
export function webAddress(address: string | null | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}
