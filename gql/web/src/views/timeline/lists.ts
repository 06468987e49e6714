import {
  type TargetFilter, TimelineDatedDocument, type TimelineDatedQuery, type TimelineDatedQueryVariables, TimelineUndatedDocument,
  type TimelineUndatedQuery, type TimelineUndatedQueryVariables,
} from '../../api/generated/graphql';
import type { Paged } from '../../api/usePages';

export type Target = TimelineDatedQuery['targets']['nodes'][number];

const size = 100; // the most that the server gives at once

/** The targets with a deadline that the filter selects. */
export function datedList(filter: TargetFilter): Paged<TimelineDatedQuery, TimelineDatedQueryVariables, Target> {
  return {
    query: TimelineDatedDocument,
    variables: (after) => ({ filter, first: size, after }),
    page: ({ targets: { nodes, totalCount, pageInfo } }) =>
      ({ nodes, total: totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null }),
  };
}

/**
 * The targets without a deadline, of which there are so many. No filter asks for them, but ordered by deadline they stand
 * last, so they are read from the end of the list until one with a deadline comes.
 */
export function undatedList(filter: TargetFilter, total: number): Paged<TimelineUndatedQuery, TimelineUndatedQueryVariables, Target> {
  return {
    query: TimelineUndatedDocument,
    variables: (before) => ({ filter, last: Math.min(size, Math.max(total, 1)), before }),
    page: ({ targets: { nodes, pageInfo } }) => {
      const undated = nodes.filter((target) => target.deadline === null);
      const more = pageInfo.hasPreviousPage && undated.length === nodes.length && nodes.length < total;
      return { nodes: undated, total, next: more ? pageInfo.startCursor : null };
    },
  };
}
