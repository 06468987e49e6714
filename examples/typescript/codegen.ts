import type { CodegenConfig } from '@graphql-codegen/cli';

// The schema comes from the server itself, so the types are those of the version that answers. What is generated is not kept
// in git: `npm run generate` makes it anew in seconds, and whoever updates the server sees at once what no longer fits.
const config: CodegenConfig = {
  schema: process.env.PLANGRAPH_URL ?? 'http://127.0.0.1:8080/graphql',
  documents: ['{src,test}/**/*.ts', '!src/generated/**'],
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string', // queries stay texts, so a client needs no GraphQL library while it runs
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        scalars: { ID: 'string', Date: 'string', PartialDate: 'string' },
      },
    },
  },
};

export default config;
