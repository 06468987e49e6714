import { Fragment } from 'react';
import { nodeAddress } from '../../addresses';
import { Link } from 'wouter';
import { useWords } from '../../i18n';
import { type Mark, type Piece, pieces } from './marks';
import { words } from './words';

/** A text with its marks. A technology is a link; what a colour means is also said to those who do not see it. */
export function MarkedText({ text, start, marks }: { text: string; start: number; marks: Mark[] }) {
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const t = useWords(words);
  return (
    <>
      <blockquote className="measure-text" lang="zh">
        {pieces(text, start, marks).map((piece, i) => <Fragment key={i}><PieceOfText piece={piece} /></Fragment>)}
      </blockquote>
      {kinds.length > 0 && <p className="row small soft">{t.key} {kinds.map((kind) => <mark key={kind} className={`mark-${kind}`}>{t[kind]}</mark>)}</p>}
    </>
  );
}

function PieceOfText({ piece }: { piece: Piece }) {
  const t = useWords(words);
  if (piece.marks.length === 0) return piece.text;
  const technology = piece.marks.find((mark) => mark.kind === 'technology');
  const title = [...new Set(piece.marks.map((mark) => t[mark.kind]))].join(' · ');
  const kinds = new Set(piece.marks.map((mark) => `mark-${mark.kind}`));
  return (
    <mark className={[...kinds].join(' ')} title={title}>
      {technology?.about ? <Link href={nodeAddress('Technology', technology.about)}>{piece.text}</Link> : piece.text}
    </mark>
  );
}
