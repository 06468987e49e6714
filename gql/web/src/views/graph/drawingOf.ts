import { type Drawing, widthOf } from '../../download/drawing';
import { type Colours, edgeColour } from './colours';
import { at, fitting, labelsOf, radiusOf, type Scene } from './scene';

const [width, height] = [1600, 1000];

/** The whole scene as shapes, for files: as on the page, with room for more labels. */
export function drawingOf(scene: Scene, title: string, colours: Colours): Drawing {
  const view = fitting(scene.places.values(), width, height);
  const place = (id: string) => at(view, scene.places.get(id) ?? { x: 0, y: 0 });
  const lines = scene.shown.edges.map((edge) => {
    const [a, b] = [place(edge.source), place(edge.target)];
    return { shape: 'line' as const, x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: edgeColour(edge, colours), width: edgeColour(edge, colours) === colours.line ? 0.4 : 1.2 };
  });
  const circles = scene.shown.nodes.map((node) => ({ shape: 'circle' as const, ...place(node.id), radius: radiusOf(node, scene.middle), fill: colours.kinds[node.kind], stroke: colours.paper }));
  const labels = labelsOf(scene, view, { left: 0, top: 0, width, height }, widthOf).map(({ text, left, top, width: wide, size, node }) => ({
    shape: 'text' as const, text, x: left + wide / 2, y: top + size, size, anchor: 'middle' as const, bold: size === 14, fill: node.kind === 'MEASURE' ? colours.ink : colours.kinds[node.kind],
  }));
  return { title, width, height, background: colours.paper, font: colours.font, shapes: [...lines, ...circles, ...labels] };
}
