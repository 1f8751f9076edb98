/** Rows of the table of built-ins: each member is supported, or refused with what to write instead. */

/** What a workflow can do with a member. */
export type Support =
  | { readonly supported: true /** What of it does not compile. */; readonly except?: string }
  | { readonly supported: false /** The edit that makes the program compile. */; readonly instead: string };

export type MemberTable = Readonly<Record<string, Support>>;

/** Members of an owner that compile. */
export function supported(owner: string, names: string): MemberTable {
  return table(owner, names, { supported: true });
}

/** Members that compile but for some uses. */
export function partly(owner: string, names: string, except: string): MemberTable {
  return table(owner, names, { supported: true, except });
}

/** Members that do not compile. */
export function refused(owner: string, names: string, instead: string): MemberTable {
  return table(owner, names, { supported: false, instead });
}

function table(owner: string, names: string, support: Support): MemberTable {
  const prefix = owner === '' ? '' : `${owner}.`;
  return Object.fromEntries(names.split(' ').map((name) => [prefix + name, support]));
}
