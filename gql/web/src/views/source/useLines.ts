import { ask } from '../../api/client';
import { Failure } from '../../api/failure';
import { SourceLinesDocument, type SourceLinesQuery, type SourceMarkKind } from '../../api/generated/graphql';
import { useWindow, type Window, type WindowPage, windowSize } from '../../api/useWindow';
import type { Stretch } from './stretch';

/** A stretch of the source, what it was read as, and the page of what it says. */
export interface Mark extends Stretch { kind: SourceMarkKind | 'HERE'; href?: string; name?: string; reason?: string }

/** A line of the source with the marks that it has a part of. */
export interface Line { number: number; start: number; text: string; marks: Mark[] }

type Marked = NonNullable<NonNullable<SourceLinesQuery['plan']>['source']>['lines']['marks'][number];

/** The lines of a source, asked for as they come into view. */
export function useLines(plan: string, file: string): Window<Line> {
  return useWindow(JSON.stringify([plan, file]), askLines);
}

async function askLines(key: string, offset: number, signal: AbortSignal): Promise<WindowPage<Line>> {
  const [plan, file] = JSON.parse(key) as [string, string];
  const lines = (await ask(SourceLinesDocument, { plan, file, offset, first: windowSize }, signal)).plan?.source?.lines;
  if (!lines) throw new Failure('missing');
  const marks = lines.marks.map(markOf);
  return { total: lines.totalCount, rows: lines.rows.map((row) => ({ ...row, marks: marks.filter((mark) => mark.start < endOf(row) && mark.end > row.start) })) };
}

function endOf({ start, text }: { start: number; text: string }): number {
  return start + Array.from(text).length;
}

function markOf({ kind, node, reason, evidence }: Marked): Mark {
  const name = node && ('title' in node ? node.title : 'name' in node ? node.name : 'metric' in node ? node.metric : '');
  return { kind, ...evidence, ...(node && { href: `/${node.__typename.toLowerCase()}/${encodeURIComponent(node.id)}`, name: name ?? '' }), ...(reason && { reason }) };
}
