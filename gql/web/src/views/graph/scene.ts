import type { Box } from './labels';
import { Labels } from './labels';
import type { GraphNode, Shown } from './model';
import type { Layout, Point } from './useLayout';

/** All that a drawing shows, but for the way it is looked at. */
export interface Scene { shown: Shown; places: Layout['places']; middle: string[]; selected: string; names: Map<string, string> }

/** How a drawing is looked at: a place p of the layout is at p.x * k + x, p.y * k + y of the page. */
export interface View { k: number; x: number; y: number }

export function radiusOf(node: GraphNode, middle: string[]): number {
  if (middle.includes(node.id)) return 11;
  return node.kind === 'MEASURE' || node.kind === 'TARGET' ? 4.5 : Math.min(5.5 + Math.sqrt(node.degree) / 2, 9);
}

export function at(view: View, place: Point): Point {
  return { x: place.x * view.k + view.x, y: place.y * view.k + view.y };
}

/** The view that shows every place within width and height, with room for the labels. */
export function fitting(places: Iterable<Point>, width: number, height: number): View {
  const all = [...places];
  const xs = all.map((p) => p.x);
  const ys = all.map((p) => p.y);
  const [left, right, top, bottom] = [least(xs), -least(xs.map((x) => -x)), least(ys), -least(ys.map((y) => -y))];
  const k = Math.min((width - 120) / Math.max(right - left, 1), (height - 80) / Math.max(bottom - top, 1), 3);
  const scale = Math.max(k, 0.01);
  return { k: scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 };
}

const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

/** The node at a place of the page, within reach of a finger; the nearest where several are. */
export function nodeAt(scene: Scene, view: View, { x, y }: Point): GraphNode | undefined {
  let found: GraphNode | undefined;
  let nearest = Infinity;
  for (const node of scene.shown.nodes) {
    const place = scene.places.get(node.id);
    if (!place) continue;
    const { x: px, y: py } = at(view, place);
    const distance = Math.hypot(px - x, py - y) - radiusOf(node, scene.middle);
    if (distance < 8 && distance < nearest) [found, nearest] = [node, distance];
  }
  return found;
}

/** A label that has its place. */
export interface Label extends Box { text: string; node: GraphNode; size: number }

const longest = 16;
/** The most labels that are tried at once: more would not be read, and would cost time. */
const mostLabels = 600;

/**
 * Chooses the labels that fit without covering each other: the middle and the selected node first, then what has most
 * edges. A node whose label finds no room shows it on coming nearer, and in the list beside the drawing.
 */
export function labelsOf(scene: Scene, view: View, bounds: Box, widthOf: (text: string, size: number) => number): Label[] {
  const rank = (node: GraphNode) => (node.id === scene.selected ? 2e9 : scene.middle.includes(node.id) ? 1e9 : node.kind === 'MEASURE' || node.kind === 'TARGET' ? node.degree / 1000 : node.degree);
  const taken = new Labels();
  const inView = scene.shown.nodes.flatMap((node) => {
    const place = scene.places.get(node.id);
    const p = place && at(view, place);
    return p && p.x > bounds.left && p.x < bounds.left + bounds.width && p.y > bounds.top && p.y < bounds.top + bounds.height ? [{ node, p }] : [];
  });
  return inView.sort((a, b) => rank(b.node) - rank(a.node)).slice(0, mostLabels).flatMap(({ node, p }) => {
    const strong = rank(node) >= 1e9;
    const text = strong ? nameOf(scene, node) : shortened(nameOf(scene, node));
    const size = strong ? 14 : 12;
    const width = widthOf(text, size) + 6;
    const box = { left: p.x - width / 2, top: p.y + radiusOf(node, scene.middle) + 2, width, height: size + 4 };
    return taken.place(box) ? [{ ...box, text, node, size }] : [];
  });
}

export function nameOf(scene: Scene, node: GraphNode): string {
  return scene.names.get(node.id) ?? node.label;
}

function shortened(name: string): string {
  const points = Array.from(name);
  const wide = points.some((c) => c.codePointAt(0)! > 0x2e7f);
  const most = wide ? longest : longest * 1.8;
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : name;
}
