/** What packing a value for its way between states means: NaN and the infinities become marked text, at any depth. */
type Data = unknown;

export function packed(value: Data): Data {
  if (typeof value === 'number' && !Number.isFinite(value)) return `\ue000${value}`;
  return inside(value, packed);
}

export function unpacked(value: Data): Data {
  if (typeof value === 'string' && /^\ue000(NaN|-?Infinity)$/.test(value)) return Number(value.slice(1));
  return inside(value, unpacked);
}

function inside(value: Data, change: (value: Data) => Data): Data {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}
