import { useEffect, useRef, useState } from 'react';
import type { Shown } from './model';

/** A place in the drawing's own measure, the middle at 0, 0. */
export interface Point { x: number; y: number }

/** What the worker is asked; nodes keep the places they had. */
export interface Task { key: number; nodes: (Point & { id: string; fixed: boolean; size: number })[]; edges: [string, string][] }
interface Told { key: number; done: boolean; places: [number, number][] }

/** Where each node stands; `settled` once the places are final. */
export interface Layout { places: Map<string, Point>; settled: boolean }

/** Places for the shown nodes, found by a worker. Nodes that stay keep their places as a beginning. */
export function useLayout(shown: Shown, middle: string): Layout {
  const worker = useRef<Worker | null>(null);
  const known = useRef(new Map<string, Point>());
  const [layout, setLayout] = useState<Layout>({ places: new Map(), settled: false });
  const key = useRef(0);
  useEffect(() => {
    worker.current = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    return () => worker.current?.terminate();
  }, []);
  useEffect(() => {
    const task = taskOf(shown, middle, known.current, ++key.current);
    const place = (places: [number, number][], settled: boolean) => {
      task.nodes.forEach(({ id }, i) => known.current.set(id, { x: places[i]![0], y: places[i]![1] }));
      setLayout({ places: new Map(task.nodes.map(({ id }) => [id, known.current.get(id)!])), settled });
    };
    place(task.nodes.map(({ x, y }) => [x, y]), false);
    if (!worker.current) return;
    worker.current.onmessage = ({ data }: MessageEvent<Told>) => data.key === key.current && place(data.places, data.done);
    worker.current.postMessage(task);
  }, [shown, middle]);
  return layout;
}

function taskOf({ nodes, edges }: Shown, middle: string, known: Map<string, Point>, key: number): Task {
  const tasked = nodes.map(({ id, kind }, i) => ({ id, ...(known.get(id) ?? beginning(i, nodes.length)), fixed: id === middle, size: kind === 'MEASURE' || kind === 'TARGET' ? 8 : 14 }));
  const centre = tasked.find((node) => node.id === middle);
  if (centre) Object.assign(centre, { x: 0, y: 0 });
  return { key, nodes: tasked, edges: edges.map((edge) => [edge.source, edge.target]) };
}

/** A sunflower: even, round, and the same each time, so that an address shows everybody the same drawing. */
function beginning(i: number, count: number): Point {
  const angle = i * 2.399963;
  const distance = 30 * Math.sqrt(i + Math.min(count, 3));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
