/// How a log was at some size: the text of a note, as C2SP's `tlog-checkpoint` writes it.
package struct Checkpoint: Sendable {
  /// What the log is called.
  package let origin: String
  /// How many leaves it had.
  package let size: Int
  /// The root of its Merkle tree.
  package let root: Digest
  /// Further lines, which are signed with the others, and have no meaning here.
  private let extensions: [String]

  package init(origin: String, size: Int, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a note.
  package init(text: String) throws(NoteError) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String($0) ?? ""
    }
    guard lines.count > 3, lines.last == "", !lines.dropLast().contains("") else {
      throw .noCheckpoint("it does not begin with three lines: the log's name, the size and the root")
    }
    guard let size = Self.size(lines[1]) else {
      throw .noCheckpoint("line 2 is no size: a number of digits, without zeros before it")
    }
    guard let root = Base64.decode(lines[2].utf8).flatMap({ Digest(bytes: $0) }) else {
      throw .noCheckpoint("line 3 is no root: the base64 of 32 bytes")
    }
    origin = lines[0]
    self.size = size
    self.root = root
    extensions = Array(lines[3..<lines.count - 1])
  }

  private static func size(_ text: String) -> Int? {
    guard text == "0" || text.utf8.first != UInt8(ascii: "0"), (1...18).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }

  /// The text that is signed.
  package var text: String {
    ([origin, "\(size)", encodedRoot] + extensions).map { $0 + "\n" }.joined()
  }

  /// How much it covers, for people: `12 files`.
  package var extent: String { "\(size) file\(size == 1 ? "" : "s")" }

  /// The root as notes write it: base64.
  package var encodedRoot: String { Base64.encode(root.bytes) }
}

/// A checkpoint with the signatures under it.
package struct SignedCheckpoint: Sendable {
  package let note: SignedNote
  package let checkpoint: Checkpoint

  package init(bytes: [UInt8]) throws(NoteError) {
    note = try SignedNote(bytes: bytes)
    checkpoint = try Checkpoint(text: note.text)
  }

  /// Signs a checkpoint.
  package init?(_ checkpoint: Checkpoint, by signer: NoteSigner) {
    guard let signature = signer.signature(of: checkpoint.text) else { return nil }
    note = SignedNote(text: checkpoint.text, signatures: [signature])
    self.checkpoint = checkpoint
  }

  /// Whether another one speaks of the same leaves of the same log. Who signed either is not compared.
  package func isSame(as other: SignedCheckpoint) -> Bool { note.text.utf8.elementsEqual(other.note.text.utf8) }

  /// What a log's keys say of it.
  package enum Standing: Sendable, Hashable {
    /// A key of the log signed it.
    case signed
    /// A signature that names a key of the log does not fit; the key.
    case forged(NoteKey)
    /// No key of the log signed it.
    case foreign
  }

  /// What some keys, of which one has to have signed it, say of it.
  package func standing(by keys: [NoteKey]) -> Standing {
    var isSigned = false
    for signature in note.signatures {
      guard let key = keys.first(where: signature.names) else { continue }
      guard signature.isValid(by: key, over: note.text) else { return .forged(key) }
      // A key signs for the log of its name.
      isSigned = isSigned || key.name.utf8.elementsEqual(checkpoint.origin.utf8)
    }
    return isSigned ? .signed : .foreign
  }
}

/// The Merkle tree of RFC 6962 with SHA-256, to which leaves are added.
///
/// It holds the roots of its complete parts alone, the largest first: as many as its size has ones in binary.
package struct MerkleTree: Sendable {
  /// How many leaves it has.
  package private(set) var count = 0
  private var parts: [Digest] = []

  package init() {}

  /// Adds a leaf at the end.
  package mutating func append(_ leaf: [UInt8]) {
    var node = Digest(of: [0] + leaf)
    var rest = count
    while !rest.isMultiple(of: 2), let left = parts.popLast() {
      node = Self.node(left, node)
      rest /= 2
    }
    parts.append(node)
    count += 1
  }

  /// What stands for all of its leaves in their order.
  package var root: Digest {
    guard let last = parts.last else { return Digest(of: []) }
    return parts.dropLast().reversed().reduce(last) { Self.node($1, $0) }
  }

  private static func node(_ left: Digest, _ right: Digest) -> Digest { Digest(of: [1] + left.bytes + right.bytes) }
}
