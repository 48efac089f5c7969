package import Core

/// A commit, read.
package struct Commit: Sendable {
  package let id: ObjectID
  package let tree: ObjectID
  /// The parents; empty if a shallow clone cut the history off here.
  package let parents: [ObjectID]
  package let author: Signature
  package let committer: Signature
  /// The whole message, subject and trailers included.
  package let message: String
  /// Whether the message was not in the encoding it claims, so that parts of it show as U+FFFD.
  package let messageIsLossy: Bool
  /// Who else wrote it, by the `Co-authored-by` lines of the message.
  package let coAuthors: [Identity]
  /// Whether it is malformed: then it has no people, no message and no time, and its tree and parents are those that
  /// could be recovered.
  package let isMalformed: Bool

  init(_ id: ObjectID, _ raw: RawCommit, parents: [ObjectID]) {
    self.id = id
    self.tree = raw.tree
    self.parents = parents
    author = Signature(line: raw.author, encoding: raw.encoding)
    committer = Signature(line: raw.committer, encoding: raw.encoding)
    (message, messageIsLossy) = raw.encoding.decode(raw.message)
    coAuthors = coAuthorTrailers(of: message)
    isMalformed = raw.isMalformed
  }

  /// The first line of the message.
  package var subject: String {
    String(message.prefix { !$0.isNewline })
  }
}

/// The parts of a commit's bytes, found but not yet decoded.
///
/// Our own parser over the raw bytes: libgit2's commit drops what it does not expect and reads past the header when
/// asked for a signature.
struct RawCommit {
  let tree: ObjectID
  let parents: [ObjectID]
  let author: ArraySlice<UInt8>
  let committer: ArraySlice<UInt8>
  let encoding: TextEncoding
  let message: ArraySlice<UInt8>
  /// Whether the bytes are malformed, so that only the recovered parts are known.
  let isMalformed: Bool

  /// - Parameter name: What the commit is called in an error.
  /// - Throws: `.invalid` where a header is missing, repeated, out of order or malformed.
  init(_ bytes: [UInt8], name: @autoclosure () -> String) throws(GitError) {
    do throws(CommitHeader.Malformed) {
      var header = CommitHeader(bytes)
      tree = try header.id("tree")
      var parents: [ObjectID] = []
      while header.isAt("parent") { parents.append(try header.id("parent")) }
      self.parents = parents
      author = try header.value("author")
      committer = try header.value("committer")
      encoding = TextEncoding(header: try header.skipOthers())
      message = header.message
      isMalformed = false
    } catch {
      throw GitError(.invalid, operation: "read commit \(name())", message: error.message)
    }
  }

  /// Recovers a malformed commit: its tree and parents as far as git itself would follow them, without people. A bad
  /// commit must neither cut off the history before it, nor become the author of earlier content.
  init(salvaging bytes: [UInt8]) {
    var header = CommitHeader(bytes)
    tree = (try? header.id("tree")) ?? .emptyTree
    var parents: [ObjectID] = []
    while header.isAt("parent"), let parent = try? header.id("parent") { parents.append(parent) }
    self.parents = parents
    author = []
    committer = []
    encoding = .utf8
    message = []
    isMalformed = true
  }
}

/// Reads the header of a commit line by line.
struct CommitHeader {
  /// The header is not one of a commit.
  struct Malformed: Error {
    let message: String
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether the next line has the key `key`.
  func isAt(_ key: String) -> Bool {
    let rest = bytes[position...]
    return rest.starts(with: key.utf8) && rest.dropFirst(key.utf8.count).first == UInt8(ascii: " ")
  }

  /// The value of the next line, which must have the key `key`.
  mutating func value(_ key: String) throws(Malformed) -> ArraySlice<UInt8> {
    guard isAt(key), let line = nextLine() else { throw Malformed(message: "the header \(key) is missing") }
    guard !line.contains(0) else { throw Malformed(message: "the header \(key) contains a NUL") }
    return line.dropFirst(key.utf8.count + 1)
  }

  /// The object that the next line names, which must have the key `key`.
  mutating func id(_ key: String) throws(Malformed) -> ObjectID {
    guard let id = ObjectID(hexDigits: try value(key)) else {
      throw Malformed(message: "the header \(key) names no object")
    }
    return id
  }

  /// Skips the remaining headers (signatures, merged tags and unknown ones) with their continuation lines, up to the
  /// empty line before the message. Returns the value of `encoding`.
  mutating func skipOthers() throws(Malformed) -> ArraySlice<UInt8>? {
    var encoding: ArraySlice<UInt8>?
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      if let key = ["tree", "parent", "author", "committer"].first(where: isAt) {
        throw Malformed(message: "the header \(key) is out of place")
      }
      if isAt("encoding"), encoding == nil {
        encoding = try value("encoding")
      } else if nextLine() == nil {
        throw Malformed(message: "the header does not end")
      }
    }
    return encoding
  }

  /// What follows the empty line at which `skipOthers` has stopped.
  var message: ArraySlice<UInt8> { bytes[position...].dropFirst() }

  /// The next line without its line feed; `nil` where the bytes end before it.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { position = end + 1 }
    return bytes[position..<end]
  }
}
