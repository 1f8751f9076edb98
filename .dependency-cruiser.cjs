/**
 * The import directions of docs/architecture.md. Each layer lists what it may import; everything else of ours is an error,
 * and so are cycles. Type-only imports count like any other.
 */

/** Layer → the other layers that it may import, as path patterns. */
const LAYERS = {
  asl: [],
  dsl: [],
  artifact: ['asl'],
  'tasks/needs': [],
  tasks: ['dsl', 'tasks/needs', 'aws-clients\\.generated\\.ts'],
  transformer: ['asl', 'artifact', 'tasks/needs', 'dsl/manifest\\.ts'],
  runtime: ['asl', 'artifact', 'dsl', 'tasks/needs'],
  cdk: ['asl', 'artifact', 'tasks/needs'],
};

/** A file of one layer; `tasks` is without `tasks/needs`. */
const filesOf = (layer) => (layer === 'tasks' ? '^src/tasks/(?!needs/)' : `^src/${layer}/`);

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `layer-${layer.replace('/', '-')}`,
  comment: `src/${layer} may import ${allowed.length === 0 ? 'nothing' : allowed.join(', ')} of ours.`,
  severity: 'error',
  from: { path: filesOf(layer) },
  to: {
    path: '^(src|test|tools|bench|examples)/',
    pathNot: [filesOf(layer), ...allowed.map((other) => `^src/${other}(/|$)`)],
  },
}));

/** npm packages → the only files that may import them. */
const PACKAGES = [
  { name: 'typescript', path: ['^src/transformer/(host|frontend|emit/javascript|emit/construct)/', '^src/cli/'] },
  { name: 'aws-cdk-lib|constructs', path: ['^src/cdk/'] },
  { name: 'jsonata', path: ['^src/asl/jsonata/', '^src/runtime/interpreter/'] },
  { name: 'commander|cli-table3', path: ['^src/cli/'] },
];

const packageRules = PACKAGES.map(({ name, path }) => ({
  name: `package-${name.split('|')[0]}`,
  comment: `Only ${path.join(', ')} may import ${name}.`,
  severity: 'error',
  from: { path: '^src/', pathNot: path },
  to: {
    path: `(^|/)node_modules/(${name})/`,
    // The seam between the compiler and its hosts names the program's type, and nothing more.
    ...(name === 'typescript' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...packageRules,
    {
      name: 'typescript-types',
      comment: 'Outside of the checker firewall only compile.ts may name the types of TypeScript.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...PACKAGES[0].path, '^src/transformer/compile(-workflow)?\\.ts$'] },
      to: { path: '(^|/)node_modules/typescript/' },
    },
    {
      name: 'pure-passes',
      comment: 'The middle of the compiler is pure: no file system, no process, no clock.',
      severity: 'error',
      from: { path: '^src/transformer/(core|hir|flow|optimize|emit)/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: '(^|/)node_modules/typescript/',
      },
    },
    {
      name: 'inward',
      comment: 'The middle of the compiler does not know where programs come from, nor where artifacts go.',
      severity: 'error',
      from: { path: '^src/transformer/(core|hir|flow|optimize|emit|diagnostics)/' },
      to: { path: '^src/transformer/(host|frontend)/' },
    },
    {
      name: 'no-cycle',
      comment:
        'A cycle means that two files are one concept, or that one of them knows too much. Types may be mutually recursive.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that cannot be found. The types of SDK clients are named before they are installed.',
      severity: 'error',
      from: { pathNot: '^src/aws-clients\\.generated\\.ts$' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependency',
      comment: 'What is shipped may import only what is installed with it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/aws-clients\\.generated\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
    exclude: { path: '^(dist|coverage)/' },
  },
};
