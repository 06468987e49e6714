import { useWords } from '../../i18n';
import { words } from './words';

/** Which colour stands for which counts. */
export function Legend({ steps }: { steps: number[] }) {
  const t = useWords(words);
  return (
    <div className="row small">
      <span className="soft">{t.legend}</span>
      <ul className="heat-legend">
        {steps.map((step, i) => {
          const next = steps[i + 1];
          return <li key={step} className={`heat-${i + 1}`}>{next === undefined ? t.from(step) : t.upTo(step, next - 1)}</li>;
        })}
      </ul>
    </div>
  );
}
