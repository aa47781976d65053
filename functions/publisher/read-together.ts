/**
 * Reads for several who ask for the same at about the same time: while a thing is being read, those who ask for it wait
 * and share the next reading. So each is answered by a reading that began after they asked, and of many who ask at once
 * the first is read for alone and all others together.
 */
export function readTogether<K, V>(read: (of: K) => Promise<V>): (of: K) => Promise<V> {
  const latest = new Map<K, Promise<V>>();
  const waiting = new Map<K, Promise<V>>();
  return (of) => {
    const shared = waiting.get(of);
    if (shared !== undefined) return shared;
    const begin = () => {
      waiting.delete(of);
      return read(of);
    };
    const next = (latest.get(of) ?? Promise.resolve()).then(begin, begin);
    waiting.set(of, next);
    latest.set(of, next);
    return next;
  };
}
