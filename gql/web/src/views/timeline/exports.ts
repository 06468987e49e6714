import { colour } from '../../download/colours';
import { type Drawing, fit, type Shape } from '../../download/drawing';
import type { Table } from '../../download/table';
import { amountOf } from './amount';
import { byDeadline, deadlineIn } from './deadline';
import type { Target } from './lists';

/** The targets as a table; the deadline stays as the server writes it, so that it sorts. */
export function tableOf(targets: Target[], heads: string): Table {
  return {
    columns: heads.split('|'),
    rows: targets.map((target) => [
      target.deadline, target.metric, target.comparator, target.value, target.valueMax, target.unit,
      target.plan.jurisdiction.name, target.plan.title, target.measure?.title ?? null,
      target.evidence[0]?.quote ?? null, target.evidence[0]?.source.file ?? null,
    ]),
  };
}

const width = 900; // pixels
const margin = 32;
const line = 26;
const axis = margin + 150; // where the line of time stands

interface Look { title: string; undated: string; language: 'zh' | 'en' }

/** The targets as a drawing: the line of time from top to bottom, a dot for each target, those without a deadline last. */
export function drawingOf(targets: Target[], { title, undated, language }: Look): Drawing {
  const [ink, soft, accent] = [colour('--ink'), colour('--ink-soft'), colour('--accent')];
  const shapes: Shape[] = [{ shape: 'text', x: margin, y: margin + 12, text: title, size: 20, bold: true, fill: ink }];
  let y = margin + 50;
  for (const [deadline, group] of byDeadline(targets)) {
    const name = deadline === '' ? undated : deadlineIn(language, deadline);
    shapes.push({ shape: 'text', x: axis - 18, y: y + 5, text: name, size: 15, bold: true, fill: accent, anchor: 'end' });
    shapes.push({ shape: 'line', x1: axis, y1: y, x2: axis, y2: y + (group.length - 1) * line, stroke: colour('--line'), width: 2 });
    for (const target of group) {
      shapes.push({ shape: 'circle', x: axis, y, radius: 5, fill: accent });
      shapes.push({ shape: 'text', x: axis + 16, y: y + 5, text: fit(amountOf(language, target), 14, 140), size: 14, bold: true, fill: ink });
      shapes.push({ shape: 'text', x: axis + 170, y: y + 5, text: fit(target.metric, 14, width - axis - 170 - margin), size: 14, fill: soft });
      y += line;
    }
    y += line / 2;
  }
  return { title, shapes, width, height: y + margin, background: colour('--surface'), font: colour('--font') };
}
