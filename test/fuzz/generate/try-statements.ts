/** `try` with `catch`, `finally` or both. */
import { type Context, declare, freshName, hit } from './context.ts';
import { STRING } from './types.ts';

/** Any form of `try`. */
export function tryStatement(cx: Context): string {
  const body = cx.statements(1 + cx.random.below(3), {}, cx.random.chance(0.6) ? { before: () => risk(cx) } : {});
  const form = cx.random.below(10);
  const handler = form < 7 ? ` ${catchClause(cx)}` : '';
  const finalizer = form >= 5 ? ` finally {\n${cx.statements(1 + cx.random.below(2))}\n}` : '';
  hit(cx, `try${handler && ' catch'}${finalizer && ' finally'}`);
  return `try {\n${body}\n}${handler}${finalizer}`;
}

/** Something that can fail. */
function risk(cx: Context): string {
  if (!cx.place.effects || cx.awaits <= 0 || cx.random.chance(0.2)) return '';
  cx.awaits -= 1;
  const task = cx.place.concurrent ? 'shaky' : 'risky';
  return `await ${task}({ n: ${cx.expression({ kind: 'number' }, 2)} });\n`;
}

function catchClause(cx: Context): string {
  const form = cx.random.below(6);
  if (form === 0) {
    hit(cx, 'catch without a name');
    return `catch {\n${cx.statements(1 + cx.random.below(2))}\n}`;
  }
  const error = freshName(cx, 'e');
  const name = freshName(cx, 'v');
  const told =
    [`(${error} as Error).name`, `${error} instanceof SubBoom ? ${error}.message : 'other'`, sorted(error)][form] ??
    `(${error} as Error).name`;
  hit(cx, ['', 'instanceof', 'instanceof chain', 'rethrow'][form] ?? 'name of an error');
  const text = cx.statements(
    1 + cx.random.below(2),
    {},
    {
      before: () => {
        declare(cx, { name, type: STRING, writable: false, mutable: false });
        return `const ${name} = ${told};`;
      },
      after: () =>
        form === 3
          ? `if (${error} instanceof ${cx.random.pick(['SubBoom', 'Other', 'TypeError'])}) throw ${error};`
          : '',
    },
  );
  return `catch (${error}) {\n${text}\n}`;
}

function sorted(error: string): string {
  return `${error} instanceof SubBoom ? 'sub' : ${error} instanceof TypeError ? 'type' : (${error} as Error).name`;
}
