import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { type RefObject, useEffect, useRef } from 'react';
import { readColours } from './colours';
import { paint } from './paint';
import { fitting, type Scene, type View } from './scene';

/** How much wider than the window onto it the picture is painted, on each side: so there is something to move into view. */
const margin = 0.25;
/** A picture that takes longer than this to paint, in milliseconds, is moved as a whole while the reader moves it. */
const swift = 9;
/** How long after the last move a moved picture is painted anew, in milliseconds. */
const rest = 140;

/** What a reader, or a button, can do with the stage. */
export interface Stage { zoomBy: (factor: number) => void; fit: () => void; view: () => View }

/**
 * Paints the scene on the canvas and lets the reader pan and zoom. A small drawing is painted for every frame. A large one
 * is moved and scaled as the picture it is, which the compositor does without painting, and painted when it comes to rest:
 * with 5,000 nodes that keeps pace also where there is no graphics card (see test/fps.ts).
 */
export function useStage(frame: RefObject<HTMLDivElement | null>, canvas: RefObject<HTMLCanvasElement | null>, scene: Scene, settled: boolean): Stage {
  const stage = useRef<Painter | null>(null);
  useEffect(() => {
    if (!frame.current || !canvas.current) return;
    const painter = new Painter(frame.current, canvas.current);
    stage.current = painter;
    return () => painter.end();
  }, [frame, canvas]);
  useEffect(() => stage.current?.show(scene, settled), [scene, settled]);
  return {
    zoomBy: (factor) => stage.current?.zoomBy(factor),
    fit: () => stage.current?.fit(),
    view: () => stage.current?.view ?? { k: 1, x: 0, y: 0 },
  };
}

class Painter {
  view: View = { k: 1, x: 0, y: 0 };
  private painted: View = this.view;
  private scene: Scene | undefined;
  private cost = 0;
  private moved = false; // by the reader: then the drawing is not fitted any more
  private due = 0;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private ended = new AbortController();
  private behaviour: ZoomBehavior<HTMLDivElement, unknown>;
  private watch: ResizeObserver;

  constructor(private frame: HTMLDivElement, private canvas: HTMLCanvasElement) {
    this.behaviour = zoom<HTMLDivElement, unknown>().scaleExtent([0.02, 12]).on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => this.move(transform, Boolean(sourceEvent)));
    select(frame).call(this.behaviour).on('dblclick.zoom', null);
    this.watch = new ResizeObserver(() => (this.moved ? this.paint() : this.fit()));
    this.watch.observe(frame);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint(), { signal: this.ended.signal });
  }

  end() {
    this.ended.abort();
    this.watch.disconnect();
    cancelAnimationFrame(this.due);
    clearTimeout(this.resting);
    select(this.frame).on('.zoom', null);
  }

  show(scene: Scene, settled: boolean) {
    const another = scene.middle.join() !== this.scene?.middle.join();
    this.scene = scene;
    if (another) this.moved = false;
    if (!this.moved || (another && settled)) this.fit();
    this.soon();
  }

  zoomBy(factor: number) {
    this.moved = true;
    this.behaviour.scaleBy(select(this.frame), factor);
  }

  fit() {
    if (!this.scene || this.scene.places.size === 0) return;
    this.moved = false;
    const { k, x, y } = fitting(this.scene.places.values(), this.frame.clientWidth, this.frame.clientHeight);
    this.behaviour.transform(select(this.frame), zoomIdentity.translate(x, y).scale(k));
  }

  private move(view: View, byReader: boolean) {
    this.view = { k: view.k, x: view.x, y: view.y };
    this.moved ||= byReader;
    if (this.cost < swift) return this.soon();
    this.carry();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.soon(), rest);
  }

  /** Moves the picture as painted to where the view now is. */
  private carry() {
    const scale = this.view.k / this.painted.k;
    const [left, top] = [margin * this.frame.clientWidth, margin * this.frame.clientHeight];
    const x = this.view.x - this.painted.x * scale + left - left * scale;
    const y = this.view.y - this.painted.y * scale + top - top * scale;
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  private soon() {
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => this.paint());
  }

  private paint() {
    const pen = this.canvas.getContext('2d', { alpha: false });
    if (!pen || !this.scene) return;
    const began = performance.now();
    const { clientWidth: width, clientHeight: height } = this.frame;
    const [left, top] = [margin * width, margin * height];
    const bounds = { left: -left, top: -top, width: width + 2 * left, height: height + 2 * top };
    const fine = Math.min(window.devicePixelRatio, 2);
    Object.assign(this.canvas, { width: bounds.width * fine, height: bounds.height * fine });
    Object.assign(this.canvas.style, { width: `${bounds.width}px`, height: `${bounds.height}px`, left: `${-left}px`, top: `${-top}px`, transform: '' });
    pen.setTransform(fine, 0, 0, fine, left * fine, top * fine);
    paint(pen, this.scene, this.view, bounds, readColours());
    this.painted = this.view;
    // The canvas only notes down what it is to paint; how long that takes grows with what is drawn.
    this.cost = performance.now() - began + (this.scene.shown.nodes.length + this.scene.shown.edges.length) / 150;
  }
}
