import type { CodegenConfig } from '@graphql-codegen/cli';

// Types and texts of every query in a .graphql file below src, made from the schema that the server is built from. The
// output is not kept in git: `npm run generate` makes it, and so do the scripts that need it.
const config: CodegenConfig = {
  schema: '../schema/*.graphqls',
  documents: ['src/**/*.graphql'],
  generates: {
    './src/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { ID: 'string', Date: 'string', PartialDate: 'string', Upload: 'Blob' },
      },
    },
  },
};

export default config;
