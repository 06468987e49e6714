// The editor's colours. GraphiQL's own leave comments, numbers and line numbers below the contrast of 4.5 to 1 that WCAG asks for.
import type { editor } from 'monaco-editor';

/** The names by which GraphiQL asks for the themes. */
export const editorTheme = { light: 'plangraph-light', dark: 'plangraph-dark' };

const clear = '#ffffff00'; // lets the page's own background through
const everywhere = { 'editor.background': clear, 'editorGutter.background': clear, 'scrollbar.shadow': clear };

const light: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [{ token: 'number', foreground: '#07664a' }],
  colors: { ...everywhere, 'editorLineNumber.foreground': '#47617a', 'editorLineNumber.dimmedForeground': '#47617a' },
};

const dark: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'comment', foreground: '#9cc48a' }],
  colors: { ...everywhere, 'editorLineNumber.foreground': '#a5afc0', 'editorLineNumber.dimmedForeground': '#a5afc0' },
};

/** Makes the themes known to the editor, once it is loaded. */
export async function defineThemes() {
  const { editor } = await import('monaco-graphql/esm/monaco-editor.js');
  editor.defineTheme(editorTheme.light, light);
  editor.defineTheme(editorTheme.dark, dark);
}
