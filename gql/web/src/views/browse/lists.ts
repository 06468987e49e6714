import { type NodeType, nodeAddress } from '../../addresses';
import { BrowseAgenciesDocument, BrowsePlacesDocument, BrowsePlansDocument, BrowseTechnologiesDocument } from '../../api/generated/graphql';
import type { Query } from '../../api/client';
import type { Paged } from '../../api/usePages';
import { type Language, nameIn } from '../../i18n';

/** The indexes, by the words of their addresses. */
export const lists = ['plans', 'agencies', 'technologies', 'places'] as const;
export type ListName = (typeof lists)[number];

/** An entry: what it is called, where its page is, what stands beside it, and how many measures or plans it has. */
export interface Entry { id: string; name: string; href: string; beside: string; count: number }

interface Variables { text: string | null; first: number; after?: string | null }
interface Connection<Node> { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor?: string | null }; nodes: Node[] }

const size = 100;

/** How a list is asked for: its entries that have the text, in the reader's language. */
export function listOf(of: ListName, text: string, language: Language): Paged<unknown, Variables, Entry> {
  switch (of) {
    case 'agencies':
      return paged(BrowseAgenciesDocument, text, (r) => r.agencies, (a) => entry('Agency', a, a.name, [a.shortName === a.name ? '' : a.shortName, a.jurisdiction && nameIn(language, a.jurisdiction)], a.measures.totalCount));
    case 'technologies':
      return paged(BrowseTechnologiesDocument, text, (r) => r.technologies, (x) => entry('Technology', x, nameIn(language, x), [language === 'en' ? x.name : x.englishName], x.measures.totalCount));
    case 'places':
      return paged(BrowsePlacesDocument, text, (r) => r.jurisdictions, (j) => entry('Jurisdiction', j, nameIn(language, j), [j.parent && nameIn(language, j.parent)], j.plans.totalCount));
    default:
      return paged(BrowsePlansDocument, text, (r) => r.plans, (p) => entry('Plan', p, p.title, [nameIn(language, p.jurisdiction), p.documentNumber, p.issuedOn], p.measures.totalCount));
  }
}

function paged<Result, Node>(query: Query<Result, Variables>, text: string, page: (result: Result) => Connection<Node>, made: (node: Node) => Entry): Paged<unknown, Variables, Entry> {
  const list: Paged<Result, Variables, Entry> = {
    query,
    variables: (after) => ({ text: text || null, first: size, after }),
    page: (result) => {
      const { totalCount, pageInfo, nodes } = page(result);
      return { nodes: nodes.map(made), total: totalCount, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
    },
  };
  return list as Paged<unknown, Variables, Entry>;
}

function entry(type: NodeType, { id }: { id: string }, name: string, beside: (string | null | undefined)[], count: number): Entry {
  return { id, name, href: nodeAddress(type, id), beside: beside.filter(Boolean).join(' · '), count };
}
