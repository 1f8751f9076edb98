/** The fenced code of a Markdown text. A fence whose first line is a comment with a path is that file. */

/** A fence. */
export interface Fence {
  readonly language: string;
  /** The path that the first line names, if it does. */
  readonly file: string | undefined;
  /** Without that line. */
  readonly text: string;
}

/** All fences, in order. */
export function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => {
    const [line, file] = /^\/\/ (\S+\.\w+)\n/.exec(body) ?? [];
    return { language, file, text: body.slice(line?.length ?? 0) };
  });
}
