import type { AgentFile } from './agentFile.ts';

let slots = 0;

/** What is made of a file once, on first use, and kept as long as the file. */
export function perFile<T>(make: (file: AgentFile) => T): (file: AgentFile) => T {
  const slot = slots++;
  return (file) => {
    const { kept } = file;
    // Only this function writes into its slot.
    const known = kept[slot] as { readonly value: T } | undefined;
    if (known) return known.value;
    const value = make(file);
    kept[slot] = { value };
    return value;
  };
}
