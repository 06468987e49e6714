import { Downloads } from '../../download/Downloads';
import { useWords } from '../../i18n';
import { readColours } from './colours';
import { drawingOf } from './drawingOf';
import { nameOf, type Scene } from './scene';
import { words } from './words';

/** The drawing as a picture, its relations as a table, and both as data. */
export function GraphDownloads({ scene, title }: { scene: Scene; title: string }) {
  const t = useWords(words);
  const table = () => {
    const nodes = new Map(scene.shown.nodes.map((node) => [node.id, node]));
    const name = (id: string) => (nodes.has(id) ? nameOf(scene, nodes.get(id)!) : id);
    return {
      columns: [t.from, t.relation, t.to, 'source', 'kind', 'target'],
      rows: scene.shown.edges.map((edge) => [name(edge.source), t[edge.kind], name(edge.target), edge.source, edge.kind, edge.target]),
    };
  };
  return <Downloads title={title} of={{ table, data: () => scene.shown, drawing: () => drawingOf(scene, title, readColours()) }} />;
}
