import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../i18n';
import { Failed } from '../../parts/states';
import { pieces } from '../measure/marks';
import type { Stretch } from './stretch';
import { type Line, type Mark, useLines } from './useLines';
import { words } from './words';

interface Props {
  plan: string;
  file: string;
  characters: number;
  lines: number;
  /** The stretch to show, and the line on which it begins. */
  here: (Stretch & { line: number }) | undefined;
}

/** How long a page must be in view before it is asked for, in milliseconds: what is only scrolled past is not. */
const pause = 80;

/** About how tall a line of the text is, in pixels, and how many characters it has. */
const [rowHeight, rowCharacters] = [34, 36];

/** A source as it stands, line after line, with what was read marked in it. Only the lines in view stand in the document. */
export function Text({ plan, file, characters, lines, here }: Props) {
  const t = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const loaded = useLines(plan, file);
  const guess = Math.ceil(characters / Math.max(lines, 1) / rowCharacters) * rowHeight || rowHeight;
  const virtual = useVirtualizer({ count: lines, getScrollElement: () => frame.current, estimateSize: () => guess, overscan: 12 });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  useEffect(() => {
    const timer = setTimeout(() => loaded.want(first, last), pause);
    return () => clearTimeout(timer);
  }, [loaded, first, last]);
  useAim(frame, here, (line) => virtual.getOffsetForIndex(line - 1, 'start')?.[0] ?? 0);
  if (loaded.failure) return <Failed failure={loaded.failure} retry={loaded.retry} />;
  return (
    <div className="source-text card" ref={frame} tabIndex={0} role="region" aria-label={t.text(file)}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start }) => (
          <div key={index} ref={virtual.measureElement} data-index={index} className="source-line" style={{ transform: `translateY(${start}px)` }}>
            <LineOf number={index + 1} line={loaded.at(index)} here={here} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** How many frames the words must have stood still to have been reached, and after how many milliseconds that is given up. */
const [stillFrames, longestWay] = [12, 30_000];

/**
 * Goes to the stretch when it becomes another one: first to its line, and once that is there to the very words. The lines on the
 * way get their true heights as they come, so it corrects itself until the words stand still, or the reader scrolls.
 */
function useAim(frame: { current: HTMLElement | null }, here: Props['here'], topOf: (line: number) => number) {
  const top = useRef(topOf);
  top.current = topOf;
  const [start, end, line] = [here?.start, here?.end, here?.line];
  useEffect(() => {
    const element = frame.current;
    if (!element || line === undefined) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const until = performance.now() + longestWay;
    let still = 0;
    const step = () => {
      if (signal.aborted || still > stillFrames || performance.now() > until) return;
      const mark = element.querySelector(`.source-here[data-aim="${start}"]`);
      const way = mark ? mark.getBoundingClientRect().top - element.getBoundingClientRect().top : top.current(line) - element.scrollTop;
      const before = element.scrollTop;
      element.scrollTop += way - element.clientHeight / 3;
      still = mark && Math.abs(element.scrollTop - before) < 2 ? still + 1 : 0;
      requestAnimationFrame(step);
    };
    step();
    for (const event of ['wheel', 'touchstart', 'pointerdown', 'keydown']) element.addEventListener(event, () => leaving.abort(), { signal, passive: true });
    return () => leaving.abort();
  }, [frame, start, end, line]);
}

function LineOf({ number, line, here }: { number: number; line: Line | undefined; here: Stretch | undefined }) {
  const t = useWords(words);
  const inMeasure = line?.marks.some((mark) => mark.kind === 'MEASURE');
  const begins = line?.marks.filter((mark) => mark.kind === 'MEASURE' && mark.start >= line.start) ?? [];
  const reasons = [...new Set(line?.marks.filter((mark) => mark.reason && mark.start >= line.start).map((mark) => mark.reason))];
  return (
    <>
      <span className="source-number">{number}</span>
      <div className={inMeasure ? 'source-in' : 'source-out'}>
        {!line ? <p className="soft">{t.loading}</p> : (
          <p lang="zh">
            {begins.map((mark) => <Link key={mark.start} className="source-card" href={mark.href ?? ''} aria-label={t.card(mark.name ?? '')} title={t.card(mark.name ?? '')}>▸</Link>)}
            {pieces(line.text, line.start, here ? [...line.marks, { kind: 'HERE' as const, ...here }] : line.marks).map((piece, i) => <Fragment key={i}><PieceOf text={piece.text} marks={piece.marks} aim={here?.start} /></Fragment>)}
          </p>
        )}
        {reasons.map((reason) => <p key={reason} className="source-reason small" lang="en">{reason}</p>)}
      </div>
    </>
  );
}

/** The kinds that are marked by a colour, the one that links first. */
export const kinds = ['TECHNOLOGY', 'CLAUSE', 'TARGET', 'REJECTED', 'ANOMALY'] as const;
export const nameOf = { TECHNOLOGY: 'technology', CLAUSE: 'clause', TARGET: 'target', REJECTED: 'rejected', ANOMALY: 'anomaly' } as const;

function PieceOf({ text, marks, aim }: { text: string; marks: Mark[]; aim: number | undefined }) {
  const t = useWords(words);
  const here = marks.some((mark) => mark.kind === 'HERE');
  const shown = kinds.flatMap((kind) => marks.find((mark) => mark.kind === kind) ?? []);
  if (shown.length === 0 && !here) return text;
  const names = shown.map((mark) => `mark-${nameOf[mark.kind as keyof typeof nameOf]}`);
  const title = shown.map((mark) => mark.reason ?? [t[nameOf[mark.kind as keyof typeof nameOf]], mark.name].filter(Boolean).join(' ')).join(' · ');
  const link = shown.find((mark) => mark.href);
  return (
    <mark className={[...names, here && 'source-here'].filter(Boolean).join(' ')} title={title || undefined} data-aim={here && aim}>
      {link?.href ? <Link href={link.href}>{text}</Link> : text}
    </mark>
  );
}
