/// The parts of a link, as stretches of the text that it stands in.
struct LinkParts {
  let bytes: [UInt8]
  let range: Range<Int>
  /// The host, without name, password and port.
  let host: Range<Int>
  /// The query, from `?` to `#`; empty if there is none.
  let query: Range<Int>

  /// A link that begins with `https://` or `http://`.
  init(_ range: Range<Int>, in bytes: [UInt8]) {
    self.bytes = bytes
    self.range = range
    let colon = bytes[range].firstIndex(of: 0x3A) ?? range.lowerBound
    let authority = min(colon + 3, range.upperBound)
    let end = bytes[authority..<range.upperBound].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
    host = LinkParts.host(authority..<(end ?? range.upperBound), in: bytes)
    query = LinkParts.query(host.upperBound..<range.upperBound, in: bytes)
  }

  private static func host(_ authority: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[authority].lastIndex(of: 0x40).map { $0 + 1 } ?? authority.lowerBound
    let isNumbers = start < authority.upperBound && bytes[start] == 0x5B
    let end = isNumbers ? nil : bytes[start..<authority.upperBound].firstIndex(of: 0x3A)
    return start..<(end ?? authority.upperBound)
  }

  private static func query(_ rest: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    let end = bytes[rest].firstIndex(of: 0x23) ?? rest.upperBound
    return (bytes[rest.lowerBound..<end].firstIndex(of: 0x3F) ?? end)..<end
  }

  /// The parameters, one by one, without their `&`.
  var parameters: [Range<Int>] {
    bytes[query].dropFirst().split(separator: 0x26).map { $0.startIndex..<$0.endIndex }
  }

  /// The host in small letters.
  var hostName: String { bytes.text(host).lowercased() }

  /// The name of a parameter, as in `utm_source`.
  func name(of parameter: Range<Int>) -> ArraySlice<UInt8> {
    bytes[parameter].prefix { $0 != 0x3D }
  }

  /// The link without those parameters for which `isUnwanted` holds.
  func text(without isUnwanted: (Range<Int>) -> Bool) -> String {
    let kept = parameters.filter { !isUnwanted($0) }.map(bytes.text)
    let query = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    return bytes.text(range.lowerBound..<self.query.lowerBound) + query
      + bytes.text(self.query.upperBound..<range.upperBound)
  }
}
