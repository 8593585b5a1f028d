// The checkpoint of a log (C2SP tlog-checkpoint) and the signature under it (C2SP signed-note, Ed25519).

import { bytesOf, fromBase64, hexOf, sha256 } from "./bytes.js";

const ED25519 = 1;
const IDENTIFIER = 4; // bytes of a signature that name its key

export function parse(note) {
  const end = note.lastIndexOf("\n\n");
  const [origin, size, root] = note.slice(0, end).split("\n");
  if (end === -1 || !origin || !/^(0|[1-9]\d{0,14})$/.test(size) || !root) throw new RangeError("no checkpoint");
  const lines = note.slice(end + 2).match(/^— \S+ \S+$/gm) ?? [];
  const signatures = lines.map((line) => {
    const [, name, data] = line.split(" ");
    return { name, data: fromBase64(data) };
  });
  return { origin, size: Number(size), root: fromBase64(root), text: note.slice(0, end + 1), signatures };
}

// "good", "bad", "none" without a signature, "unknown" without a key, or "unable" where the browser lacks Ed25519.
export async function signatureOf(checkpoint, key) {
  if (checkpoint.signatures.length === 0 && !key) return "none";
  if (!key) return "unknown";
  const [, name, stated, data] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? [];
  const raw = fromBase64(data ?? "");
  const identifier = hexOf((await sha256(bytesOf(`${name}\n`), raw)).slice(0, IDENTIFIER));
  const mine = (one) => one.name === name && hexOf(one.data.slice(0, IDENTIFIER)) === identifier;
  const signature = checkpoint.signatures.find(mine)?.data.slice(IDENTIFIER);
  if (raw[0] !== ED25519 || identifier !== stated || !signature) return "bad";
  try {
    const known = await crypto.subtle.importKey("raw", raw.slice(1), { name: "Ed25519" }, false, ["verify"]);
    const right = await crypto.subtle.verify({ name: "Ed25519" }, known, signature, bytesOf(checkpoint.text));
    return right ? "good" : "bad";
  } catch (error) {
    if (error.name === "NotSupportedError") return "unable";
    throw error;
  }
}
