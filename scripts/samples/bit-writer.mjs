export function makeBitWriter(expectedBytes = 4096) {
  let bytes = new Uint8Array(expectedBytes);
  let used = 0;
  let pending = 0;
  let pendingBits = 0;
  const put = ({ value, length }) => {
    pending = (pending << length) | value;
    pendingBits += length;
    while (pendingBits >= 8) {
      if (used === bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      pendingBits -= 8;
      bytes[used] = (pending >>> pendingBits) & 0xff;
      used += 1;
      pending &= (1 << pendingBits) - 1;
    }
  };
  return {
    put,
    /** Zero bits until the bit position within the byte is `position`. */
    fillTo: (position) => {
      while (pendingBits !== position % 8) put({ value: 0, length: 1 });
    },
    finish: () => {
      while (pendingBits !== 0) put({ value: 0, length: 1 });
      return Buffer.from(bytes.buffer, 0, used);
    },
  };
}
