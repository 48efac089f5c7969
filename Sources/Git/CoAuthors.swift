/// The co-authors that a commit's message names, in their order, each address once.
///
/// More lenient than git's own trailers, since forges, mail programs and people put the line in different places. It
/// counts if, after blanks, `>`, `*` or `-`, it begins with `co-authored-by:` in any case and holds an address; of
/// several addresses in it each counts.
func coAuthorTrailers(of message: String) -> [Identity] {
  var found: [Identity] = []
  var seen: Set<[UInt8]> = []
  for line in message.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
    for identity in coAuthors(in: line) where seen.insert(identity.email.utf8.map(lowercased)).inserted {
      found.append(identity)
    }
  }
  return found
}

/// The people named in a line; empty if it is no such line.
private func coAuthors(in line: Substring.UTF8View) -> [Identity] {
  let key = "co-authored-by:"
  let start = line.drop { isBlank($0) || [UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "-")].contains($0) }
  guard start.prefix(key.utf8.count).map(lowercased).elementsEqual(key.utf8) else { return [] }
  let value = start.dropFirst(key.utf8.count)
  let name = trimmingSpaces(value.prefix { $0 != UInt8(ascii: "<") })
  let words = value.split { isBlank($0) || separators.contains($0) }
  return words.compactMap { word in
    var address = word.starts(with: "mailto:".utf8) ? word.dropFirst("mailto:".utf8.count) : word
    while address.last == UInt8(ascii: ".") { address = address.dropLast() }
    guard let at = address.firstIndex(of: UInt8(ascii: "@")), at != address.startIndex,
      !address[at...].dropFirst().isEmpty
    else { return nil }
    return Identity(name: String(Substring(name)), email: String(Substring(address)))
  }
}

/// Characters that surround addresses and never occur in one.
private let separators = Set("<>()[]{},;:\"'`".utf8)

/// White space and control characters, which no address has.
private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }
