import type { IForbiddenRuleType } from 'dependency-cruiser'

/** The features of core: each is entered through its index.ts only. */
const feature = '^src/core/(?!ports/|store/|adapters/)([^/]+)/'

/** The import law of ARCHITECTURE.md, as rules that a machine checks. */
export const importLaw: IForbiddenRuleType[] = [
  { name: 'no-rings', from: {}, to: { circular: true } },
  {
    name: 'shared-runs-anywhere',
    from: { path: '^src/shared/' },
    to: { pathNot: '^src/shared/|^node_modules/(zod|intl-messageformat|@formatjs)/' },
  },
  { name: 'core-without-electron', from: { path: '^src/(core|cli)/' }, to: { path: '^electron$|node_modules/electron/|^src/(main|preload|renderer)/' } },
  { name: 'core-does-not-know-the-terminal', from: { path: '^src/core/' }, to: { path: '^src/cli/' } },
  { name: 'only-dialects-know-a-driver', from: { path: '^src/', pathNot: '^src/core/store/dialects/' }, to: { path: 'better-sqlite3' } },
  {
    name: 'dialects-are-opened-by-compose',
    from: { path: '^src/', pathNot: '^src/core/(compose\\.ts|store/dialects/)' },
    to: { path: '^src/core/store/dialects/' },
  },
  {
    name: 'adapters-know-ports-only',
    from: { path: '^src/core/adapters/([^/]+)/', pathNot: '^src/core/adapters/page-worker/' },
    to: { path: '^src/', pathNot: '^src/shared/|^src/core/(ports/|(?:limits|plain-file)\\.ts)|^src/core/adapters/$1/' },
  },
  {
    // The decoders' thread is a program of its own: its entry joins them as compose.ts joins the engine.
    name: 'page-worker-joins-the-decoders',
    from: { path: '^src/core/adapters/page-worker/' },
    to: { path: '^src/', pathNot: '^src/shared/|^src/core/(ports/|(?:limits|plain-file)\\.ts|recognition/index\\.ts)|^src/core/adapters/(page-worker|file-type|tiff|pdf|picture|mail-parser|outlook|invoice-xml|codes)/' },
  },
  { name: 'adapters-are-opened-by-compose', from: { path: '^src/core/(?!adapters/|compose\\.ts)' }, to: { path: '^src/core/adapters/' } },
  { name: 'features-have-one-door', from: { path: feature }, to: { path: feature, pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] } },
  {
    name: 'features-do-not-compose',
    from: { path: '^src/core/[^/]+/' },
    to: { path: '^src/core/(compose|engine)\\.ts$' },
  },
  {
    name: 'store-knows-no-feature',
    from: { path: '^src/core/store/' },
    to: { path: '^src/', pathNot: '^src/shared/|^src/core/(store/|ports/|limits\\.ts)' },
  },
  { name: 'ports-know-shared-only', from: { path: '^src/core/ports/' }, to: { path: '.', pathNot: '^src/shared/|^src/core/ports/' } },
  {
    name: 'terminal-drives-the-engine',
    from: { path: '^src/cli/' },
    to: { path: '^src/core/', pathNot: '^src/core/(compose|engine)\\.ts$' },
  },
  {
    name: 'main-is-thin',
    from: { path: '^src/main/', pathNot: '^src/main/engine-process/' },
    to: { path: '^src/(core|renderer|preload|main/engine-process)/', pathNot: '^src/core/(settings/data-folder\\.ts$|ports/)|^src/main/engine-process/port\\.ts$' },
  },
  {
    // A process of its own: it knows the engine, and of its host the line between them and the log.
    name: 'engine-process-runs-the-engine',
    from: { path: '^src/main/engine-process/' },
    to: { path: '^src/|^electron$|node_modules/electron/', pathNot: '^src/(shared|main/engine-process)/|^src/core/(compose|engine)\\.ts$|^src/core/ports/|^src/main/log\\.ts$' },
  },
  { name: 'preload-knows-the-contract', from: { path: '^src/preload/' }, to: { path: '^src/', pathNot: '^src/(shared|preload)/' } },
  { name: 'renderer-is-a-window', from: { path: '^src/renderer/' }, to: { path: '^src/', pathNot: '^src/(shared|renderer)/' } },
  {
    // A schema brings zod with it, a fifth of all that a window would have to load: it needs the types alone.
    name: 'renderer-without-schemas',
    from: { path: '^src/renderer/' },
    to: { path: '^src/shared/(domain|contract)/', pathNot: '/(doc-type|window-api)\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  { name: 'renderer-without-node', from: { path: '^src/renderer/' }, to: { dependencyTypes: ['core'] } },
  { name: 'renderer-without-electron', from: { path: '^src/renderer/' }, to: { path: 'electron' } },
  {
    name: 'renderer-features-are-no-siblings',
    from: { path: '^src/renderer/features/([^/]+)/' },
    to: { path: '^src/renderer/features/([^/]+)/', pathNot: '^src/renderer/features/$1/' },
  },
  {
    name: 'renderer-basics-know-no-feature',
    from: { path: '^src/renderer/(api|ui|i18n|styles)/' },
    to: { path: '^src/renderer/(features|app)/' },
  },
]
