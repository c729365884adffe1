'use strict';
const { z } = require('zod');

exports.run = async () => {
  const Order = z
    .object({
      id: z.uuid(),
      at: z.coerce.date(),
      lines: z.array(z.object({ sku: z.string().regex(/^[A-Z]{3}-\d+$/), n: z.number().int().positive() })).min(1),
      mail: z.email().optional(),
      kind: z.discriminatedUnion('type', [
        z.object({ type: z.literal('gift'), note: z.string().max(10) }),
        z.object({ type: z.literal('sale'), price: z.number() }),
      ]),
    })
    .refine((o) => o.lines.length < 3, { message: 'too many lines', path: ['lines'] })
    .transform((o) => ({ ...o, count: o.lines.reduce((s, l) => s + l.n, 0) }));
  const good = {
    id: '7d444840-9dc0-41d1-b245-5ffdce74fad2',
    at: '2026-01-31',
    lines: [{ sku: 'ABC-1', n: 2 }],
    kind: { type: 'sale', price: 9.5 },
  };
  const bad = { id: 'x', at: 'never', lines: [{ sku: 'abc', n: -1.5 }], mail: 'm', kind: { type: 'no' } };
  const parsed = Order.parse(good);
  const failed = Order.safeParse(bad);
  return {
    count: parsed.count,
    at: parsed.at.toISOString(),
    issues: failed.error.issues.map((i) => [i.code, i.path.join('.'), i.message]),
    pretty: z.prettifyError(failed.error),
    later: await z.string().transform(async (s) => s.length).parseAsync('four'),
    schema: z.toJSONSchema(z.object({ a: z.string().nullable(), b: z.enum(['x', 'y']) })),
  };
};
