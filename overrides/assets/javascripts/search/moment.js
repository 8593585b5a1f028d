// Waiting for several answers without waiting for the last of them.

// Until all are there, or some milliseconds after the first; gives whether all are.
export async function inAMoment(promises, milliseconds) {
  const all = Promise.allSettled(promises).then(() => true);
  const first = Promise.any(promises).then(() => new Promise((go) => setTimeout(() => go(false), milliseconds)));
  return Promise.race([all, first.catch(() => all)]);
}
