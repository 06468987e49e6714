import { type FormEvent, useId, useState } from 'react';
import { isToken, keepToken, token } from '../api/token';
import { dictionary, useWords } from '../i18n';
import { Button } from './Button';

const words = dictionary({
  zh: {
    open: '这个服务器只对持有令牌的人开放。', wrong: '这个服务器不认识所填的令牌：可能抄错了，或者已经作废。', load: '载入和移除计划需要令牌。',
    label: '令牌', enter: '使用', kept: '令牌由服务器的管理者发放，只保存在这个标签页里，关掉就没有了。', bad: '这不是令牌：它至少有 20 个字母、数字或符号，没有空格。', forget: '忘掉令牌',
  },
  en: {
    open: 'This server answers only those who have a token.', wrong: 'The server does not know this token: it may be mistyped, or no longer good.', load: 'Loading and removing plans needs a token.',
    label: 'Token', enter: 'Use it', kept: 'Whoever runs the server gives it out. It is kept in this tab alone, and gone when that is closed.', bad: 'This is no token: one has at least 20 letters, digits or signs, and no space.', forget: 'Forget the token',
  },
});

/** Where a token is entered. Without `onDone` the page is loaded anew: everything on it then asks with the token. */
export function TokenForm({ why, onDone = () => window.location.reload() }: { why: 'open' | 'load'; onDone?: () => void }) {
  const t = useWords(words);
  const id = useId();
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isToken(text.trim())) return setBad(true);
    keepToken(text.trim());
    onDone();
  };
  return (
    <form className="state" onSubmit={submit}>
      <p role="alert">{token() && why === 'open' ? t.wrong : t[why]}</p>
      <div className="row">
        <label className="field">{t.label}<input type="password" autoComplete="off" spellCheck={false} value={text} aria-invalid={bad} aria-describedby={id} onChange={(event) => setText(event.target.value)} /></label>
        <Button type="submit" look="primary">{t.enter}</Button>
      </div>
      <p className="small" id={id}>{bad ? t.bad : t.kept}</p>
    </form>
  );
}

/** Forgets the token of this tab. */
export function ForgetToken() {
  const t = useWords(words);
  return <Button look="quiet" onClick={() => (keepToken(''), window.location.reload())}>{t.forget}</Button>;
}
