import type { ButtonHTMLAttributes } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one thing to do here; quiet: no frame. */
  look?: 'primary' | 'quiet';
}

export function Button({ look, className = '', ...rest }: Props) {
  return <button type="button" className={`button ${look ? `button-${look}` : ''} ${className}`} {...rest} />;
}
