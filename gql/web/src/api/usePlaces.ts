import { PlacesDocument, type PlacesQuery, type PlacesQueryVariables } from './generated/graphql';
import { type Answer } from './useAnswer';
import { type Paged, useEveryPage } from './usePages';

/** A jurisdiction, with the one right above it and how many plans are its own. */
export type Place = PlacesQuery['jurisdictions']['nodes'][number];

const list: Paged<PlacesQuery, PlacesQueryVariables, Place> = {
  query: PlacesDocument,
  variables: (after) => ({ first: 100, after }),
  page: ({ jurisdictions: { nodes, totalCount, pageInfo } }) => ({ nodes, total: totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null }),
};

/** Every jurisdiction, from the nation down; null asks nothing. */
export function usePlaces(wanted = true): Answer<Place[]> {
  return useEveryPage(wanted ? list : null);
}
