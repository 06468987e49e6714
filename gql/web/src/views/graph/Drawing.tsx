import { useRef } from 'react';
import { useWords } from '../../i18n';
import { Button } from '../../parts/Button';
import { type Scene, nodeAt } from './scene';
import { useStage } from './useStage';
import { words } from './words';

interface Props { scene: Scene; settled: boolean; label: string; onSelect: (id: string) => void; onOpen: (id: string) => void }

/** The drawing. A click selects a node, a double click opens or closes it; the list beside it does the same by keyboard. */
export function Drawing({ scene, settled, label, onSelect, onOpen }: Props) {
  const t = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useStage(frame, canvas, scene, settled);
  const hit = (event: { clientX: number; clientY: number }) => {
    const box = frame.current!.getBoundingClientRect();
    return nodeAt(scene, stage.view(), { x: event.clientX - box.left, y: event.clientY - box.top });
  };
  return (
    <div className="drawing">
      <div
        ref={frame}
        className="drawing-frame"
        onClick={(event) => onSelect(hit(event)?.id ?? '')}
        onDoubleClick={(event) => {
          const node = hit(event);
          if (node) onOpen(node.id);
        }}
      >
        <canvas ref={canvas} role="img" aria-label={label} data-settled={settled} />
      </div>
      <div className="drawing-buttons" role="group" aria-label={t.look}>
        <Button aria-label={t.nearer} onClick={() => stage.zoomBy(1.4)}>+</Button>
        <Button aria-label={t.farther} onClick={() => stage.zoomBy(1 / 1.4)}>−</Button>
        <Button onClick={() => stage.fit()}>{t.fit}</Button>
      </div>
    </div>
  );
}
