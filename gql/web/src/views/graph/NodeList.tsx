import { Link } from 'wouter';
import { nodeAddress } from '../../addresses';
import { kinds } from '../../domain';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import type { GraphNode } from './model';
import { nameOf, type Scene } from './scene';
import { words } from './words';

interface Props { scene: Scene; open: string[]; onSelect: (id: string) => void; onOpen: (id: string) => void; onMiddle: (id: string) => void }

/** Everything on the drawing as a list, by kind, and what can be done with the selected node: all by keyboard. */
export function NodeList({ scene, open, onSelect, onOpen, onMiddle }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  const selected = scene.shown.nodes.find((node) => node.id === scene.selected);
  return (
    <section className="graph-list" aria-label={t.nodes}>
      <div aria-live="polite">
        {selected ? <Selected node={selected} name={nameOf(scene, selected)} opened={open.includes(selected.id)} central={scene.middle.includes(selected.id)} onOpen={onOpen} onMiddle={onMiddle} /> : <p className="small soft">{t.hint}</p>}
      </div>
      {kinds.map((kind) => {
        const nodes = scene.shown.nodes.filter((node) => node.kind === kind);
        return nodes.length > 0 && (
          <details key={kind} open={nodes.length <= 12}>
            <summary><span className={`key dot-${kind}`} aria-hidden="true" />{term[kind]} <span className="soft small">{nodes.length}</span></summary>
            <ul>
              {nodes.map((node) => (
                <li key={node.id}><button type="button" aria-pressed={node.id === scene.selected} onClick={() => onSelect(node.id)}>{nameOf(scene, node)}</button></li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

interface SelectedProps { node: GraphNode; name: string; opened: boolean; central: boolean; onOpen: (id: string) => void; onMiddle: (id: string) => void }

function Selected({ node, name, opened, central, onOpen, onMiddle }: SelectedProps) {
  const t = useWords(words);
  const term = useWords(terms);
  return (
    <div className="graph-selected">
      <span className={`chip chip-${node.kind} small`}>{term[node.kind]}</span>
      <p><strong>{name}</strong></p>
      <div className="row">
        <Link className="button button-primary" href={nodeAddress(node.kind, node.id)}>{t.page}</Link>
        {!central && <Button onClick={() => onOpen(node.id)}>{opened ? t.close : t.open}</Button>}
        {!central && <Button onClick={() => onMiddle(node.id)}>{t.middle}</Button>}
      </div>
    </div>
  );
}
