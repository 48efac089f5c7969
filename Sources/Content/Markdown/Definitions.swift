/// The link definitions of a body, and which of them are used.
struct Definitions {
  private var declared: [(label: String, place: Range<Int>)] = []
  private var used: Set<String> = []

  mutating func declare(_ label: [UInt8], at place: Range<Int>) { declared.append((Self.normalized(label), place)) }

  mutating func use(_ label: [UInt8]) { used.insert(Self.normalized(label)) }

  /// Where the definitions stand that no link uses.
  var unused: [Range<Int>] { declared.filter { !used.contains($0.label) }.map(\.place) }

  /// Labels match case-insensitively, with any run of white space as one space.
  private static func normalized(_ label: [UInt8]) -> String {
    let words = label.split { $0.isSpace }.map { String(decoding: $0, as: UTF8.self) }
    return words.joined(separator: " ").lowercased().uppercased()
  }
}
