/// `bytes` without the spaces, tabs and carriage returns at its ends.
func trimmingSpaces<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes
where Bytes.SubSequence == Bytes {
  let spaces: [UInt8] = [0x20, 0x09, 0x0D]
  let start = bytes.drop(while: spaces.contains)
  return start.lastIndex { !spaces.contains($0) }.map { start[...$0] } ?? start.prefix(0)
}

/// An ASCII letter in lower case; any other byte as it is.
func lowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// The bytes of a path, to be shown to people.
func text(_ path: some Collection<UInt8>) -> String {
  String(decoding: path, as: UTF8.self)
}
