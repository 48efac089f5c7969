/// A text with signatures, as C2SP's `signed-note` writes it, read strictly: a note has one form.
package struct SignedNote: Sendable {
  /// What is signed, with its last line end.
  package let text: String
  package let signatures: [NoteSignature]

  /// The most bytes that a note may have.
  package static let maximumSize = 1 << 16
  /// The most signatures that it may have. The format asks readers to take sixteen.
  package static let mostSignatures = 100

  package init(text: String, signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads the bytes of a note.
  package init(bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge(bytes.count) }
    guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notText }
    if let line = Self.lineWithControl(bytes) { throw .controlCharacter(line: line) }
    guard bytes.last == Self.lineEnd, let end = Self.lastBlankLine(bytes) else { throw .noSignatures }
    text = String(whole.utf8.prefix(end)) ?? ""
    let first = bytes[..<end].count { $0 == Self.lineEnd } + 2
    var signatures: [NoteSignature] = []
    for (place, line) in bytes[(end + 1)...].dropLast().split(
      separator: Self.lineEnd, maxSplits: Self.mostSignatures, omittingEmptySubsequences: false
    ).enumerated() {
      guard place < Self.mostSignatures else { throw .tooManySignatures }
      guard let signature = NoteSignature(line: line) else { throw .signatureLine(first + place) }
      guard !signatures.contains(where: { $0.isBySameKey(as: signature) }) else { throw .repeatedKey(signature.name) }
      signatures.append(signature)
    }
    self.signatures = signatures
  }

  /// The note as it is kept and handed on.
  package var whole: String { text + "\n" + signatures.map { $0.line + "\n" }.joined() }

  private static let lineEnd = UInt8(ascii: "\n")

  /// The number of the first line with a control character other than the line end; `nil` where there is none.
  private static func lineWithControl(_ bytes: [UInt8]) -> Int? {
    guard let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != lineEnd }) else { return nil }
    return bytes[..<place].count { $0 == lineEnd } + 1
  }

  /// Where the last blank line begins, which divides the text from the signatures; `nil` where there is none.
  private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropFirst().last { bytes[$0] == lineEnd && bytes[$0 - 1] == lineEnd && $0 + 1 < bytes.count }
  }
}

/// A line of a signed note: who signed it, with which key, and the signature.
package struct NoteSignature: Sendable {
  /// The key's name.
  package let name: String
  /// The first four bytes of the key's hash.
  package let keyID: [UInt8]
  /// What the key's kind makes of the text.
  package let bytes: [UInt8]

  private static let mark = Array("— ".utf8)

  package init(name: String, keyID: [UInt8], bytes: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.bytes = bytes
  }

  /// Reads a line without its line end; `nil` where it is none of this form.
  package init?(line: some Collection<UInt8>) {
    guard line.starts(with: Self.mark) else { return nil }
    let words = line.dropFirst(Self.mark.count).split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 2, let name = String(validating: words[0], as: UTF8.self), Self.isName(name),
      let bytes = Base64.decode(words[1]), bytes.count > 4
    else { return nil }
    self.init(name: name, keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
  }

  /// The line without its line end.
  package var line: String { "— \(name) \(Base64.encode(keyID + bytes))" }

  /// Whether another signature names the same key.
  package func isBySameKey(as other: NoteSignature) -> Bool {
    keyID == other.keyID && name.utf8.elementsEqual(other.name.utf8)
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "+" || $0.value < 0x20 }
  }
}

extension NoteSignature: Hashable {
  package static func == (left: NoteSignature, right: NoteSignature) -> Bool {
    left.isBySameKey(as: right) && left.bytes == right.bytes
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(keyID)
    hasher.combine(bytes)
  }
}

/// Why bytes are no signed note, or no checkpoint.
package enum NoteError: Error, Sendable, Hashable {
  /// More bytes than a note may have; how many.
  case tooLarge(Int)
  case notText
  case controlCharacter(line: Int)
  /// There is no blank line with signatures after it.
  case noSignatures
  /// A line after the text is no signature; its number.
  case signatureLine(Int)
  case tooManySignatures
  /// A key signed twice; its name.
  case repeatedKey(String)
  /// The text is no checkpoint; what is wrong.
  case noCheckpoint(String)
}

extension NoteError: CustomStringConvertible {
  /// What is wrong, most specific part first, without a final period.
  package var description: String {
    switch self {
    case .tooLarge(let size): "\(size) bytes, more than the \(SignedNote.maximumSize) of a note"
    case .notText: "it is not UTF-8"
    case .controlCharacter(let line): "line \(line) has a control character, such as a tab or the CR of Windows"
    case .noSignatures: "it does not end with a blank line and lines of signatures"
    case .signatureLine(let line): "line \(line) is no signature: `— name base64`"
    case .tooManySignatures: "it has more than \(SignedNote.mostSignatures) signatures"
    case .repeatedKey: "one key signed it twice"
    case .noCheckpoint(let detail): detail
    }
  }
}
