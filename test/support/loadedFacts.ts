import type { Loaded } from '../../server/src/core/loaders/types.ts';

/** All that a loader answers, as plain data that can be compared: with what it works out only when asked. */
export function factsOf(loaded: Loaded): Required<{ [Key in keyof Loaded]: unknown }> {
  const { outcome, reasons, name, mode, header, keys, options, permission, access, tools, breaks, problems } =
    loaded;
  const { state, data, failure, repaired } = header;
  return {
    ...{ outcome, reasons, name, mode, keys, options, permission, access, tools, breaks, problems },
    header: { state, data, failure, repaired },
  };
}
