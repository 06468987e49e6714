import { type Colours, edgeColour } from './colours';
import type { Box } from './labels';
import type { GraphNode } from './model';
import { at, labelsOf, radiusOf, type Scene, type View } from './scene';

/** Paints the scene: edges, nodes, labels. What has one colour is one path, for thousands of paths would take too long. */
export function paint(pen: CanvasRenderingContext2D, scene: Scene, view: View, bounds: Box, colours: Colours): void {
  pen.fillStyle = colours.paper;
  pen.fillRect(bounds.left, bounds.top, bounds.width, bounds.height);
  paintEdges(pen, scene, view, colours);
  paintNodes(pen, scene, view, colours);
  paintLabels(pen, scene, view, bounds, colours);
}

function paintEdges(pen: CanvasRenderingContext2D, { shown, places, selected }: Scene, view: View, colours: Colours) {
  const chosen = shown.edges.some((edge) => edge.source === selected || edge.target === selected);
  const groups = Map.groupBy(shown.edges, (edge) => `${edgeColour(edge, colours)} ${edge.source === selected || edge.target === selected}`);
  for (const edges of groups.values()) {
    const first = edges[0]!;
    const near = first.source === selected || first.target === selected;
    pen.strokeStyle = edgeColour(first, colours);
    pen.globalAlpha = near ? 1 : chosen ? 0.25 : pen.strokeStyle === colours.line ? 0.3 : 0.65;
    pen.lineWidth = near ? 2 : 1.2;
    pen.beginPath();
    for (const { source, target } of edges) {
      const [a, b] = [places.get(source), places.get(target)];
      if (!a || !b) continue;
      pen.moveTo(a.x * view.k + view.x, a.y * view.k + view.y);
      pen.lineTo(b.x * view.k + view.x, b.y * view.k + view.y);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function paintNodes(pen: CanvasRenderingContext2D, scene: Scene, view: View, colours: Colours) {
  for (const [kind, nodes] of Map.groupBy(scene.shown.nodes, (node) => node.kind)) {
    pen.beginPath();
    for (const node of nodes) circle(pen, scene, view, node, 0);
    pen.fillStyle = colours.kinds[kind];
    pen.fill();
    pen.lineWidth = 1.5;
    pen.strokeStyle = colours.paper;
    if (scene.shown.nodes.length < 2000) pen.stroke();
  }
  const selected = scene.shown.nodes.find((node) => node.id === scene.selected);
  if (!selected) return;
  pen.beginPath();
  circle(pen, scene, view, selected, 4);
  pen.strokeStyle = colours.focus;
  pen.lineWidth = 2.5;
  pen.stroke();
}

function circle(pen: CanvasRenderingContext2D, scene: Scene, view: View, node: GraphNode, wider: number) {
  const place = scene.places.get(node.id);
  if (!place) return;
  const { x, y } = at(view, place);
  const radius = radiusOf(node, scene.middle) + wider;
  pen.moveTo(x + radius, y);
  pen.arc(x, y, radius, 0, 2 * Math.PI);
}

function paintLabels(pen: CanvasRenderingContext2D, scene: Scene, view: View, bounds: Box, colours: Colours) {
  const widthOf = (text: string, size: number) => ((pen.font = `${size}px ${colours.font}`), pen.measureText(text).width);
  const labels = labelsOf(scene, view, bounds, widthOf);
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  for (const { text, left, top, width, size, node } of labels) {
    pen.font = `${size === 14 ? '600 ' : ''}${size}px ${colours.font}`;
    pen.strokeStyle = colours.paper;
    pen.lineWidth = 3;
    pen.strokeText(text, left + width / 2, top + 1);
    pen.fillStyle = node.kind === 'MEASURE' ? colours.ink : colours.kinds[node.kind];
    pen.fillText(text, left + width / 2, top + 1);
  }
}
