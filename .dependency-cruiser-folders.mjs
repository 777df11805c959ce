// No circles between folders. Run: npm run deps
import { options, tests } from './.dependency-cruiser.mjs';

const config = {
  forbidden: [
    {
      name: 'no-circles-between-folders',
      severity: 'error',
      comment: 'docs/decisions/0044-no-circles-between-folders.md',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  // Without tests, which may import whatever they prove: a rule for folders cannot leave out some of their files.
  options: { ...options, exclude: { path: [tests, '^lib/db/generated/'] } },
};

export default config;
