/** The ts-patch plugin around the fake compiler; tests bundle it with esbuild and name the bundle in tsconfig.json. */
import { programTransformer } from '../../src/transformer/host/plugin.ts';
import { fakeCompile } from './fake-compile.ts';

export default programTransformer(fakeCompile);
