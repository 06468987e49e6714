// ESLint for the pages: `npm run lint` in gql/web. To the compiler's checks it adds the rules that know types: no promise is
// left alone, no method loses its object, nothing of type any spreads.
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'lint/', 'src/api/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: process.cwd() } },
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-undef': 'off', // the compiler's
      '@typescript-eslint/no-unused-vars': 'off', // the compiler's
      // node:test awaits its tests itself.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' }] }],
    },
  },
  {
    files: ['test/**'], // which read the server's JSON as it comes
    rules: Object.fromEntries(['explicit-any', 'unsafe-argument', 'unsafe-assignment', 'unsafe-call', 'unsafe-member-access', 'unsafe-return'].map((rule) => [`@typescript-eslint/no-${rule}`, 'off'])),
  },
);
