internal import Checks
internal import Core
internal import Foundation

/// Replaces the content of a file by the fixed one.
struct FileReplacer {
  let root: String

  /// Writes the new content. The mode stays, except for a post that must no longer be executable.
  ///
  /// - Throws: `RepositoryError` if the file changed since the fix was made, or its path has a symbolic link.
  func replace(_ file: FixedFile) throws {
    let path = root + "/" + file.path
    var status = stat()
    guard let entry = FileEntry(root: root, path: file.path), entry.kind == .regular || entry.kind == .executable,
      !entry.isBehindLink, lstat(path, &status) == 0
    else { throw failure(file, "it is no regular file of the work tree") }
    guard FileManager.default.contents(atPath: path).map(Array.init) == file.before else {
      throw failure(file, "it was changed meanwhile", hints: ["stet check --fix"])
    }
    do {
      try WholeFile.write(file.after, to: path, mode: status.st_mode & (file.isMadeRegular ? 0o7666 : 0o7777))
    } catch {
      throw failure(file, error.reason)
    }
  }

  private func failure(_ file: FixedFile, _ reason: String, hints: [String] = []) -> RepositoryError {
    RepositoryError("\(file.path) is not written: \(reason)", hints: hints)
  }
}

/// Writes files atomically: to a temporary file that is then renamed, so that a reader or a power failure never leaves
/// half of one.
enum WholeFile {
  /// The system's error.
  struct Failure: Error {
    let reason: String
  }

  /// Writes a file; over one that is there only where `replaces`.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t, replaces: Bool = true) throws(Failure) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? "."
    var name = Array("\(folder)/.stet-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw failure }
    defer { unlink(name) }
    let isWritten = writeAll(bytes, to: descriptor) && fchmod(descriptor, mode) == 0 && fsync(descriptor) == 0
    let reason = failure
    guard close(descriptor) == 0, isWritten else { throw reason }
    guard place(name, at: path, replaces: replaces) else { throw failure }
  }

  /// Moves a file to its place. If an existing file must not be replaced, it gets its name by a hard link, which never
  /// overwrites; not every file system has hard links.
  private static func place(_ file: [CChar], at path: String, replaces: Bool) -> Bool {
    if !replaces {
      if link(file, path) == 0 { return true }
      guard errno == EPERM || errno == ENOTSUP || errno == EOPNOTSUPP || errno == ENOSYS else { return false }
    }
    return rename(file, path) == 0
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  private static var failure: Failure { Failure(reason: String(cString: strerror(errno))) }
}

/// How usable a file is, which a fix must not make worse.
struct FileHealth {
  /// Whether the file can be read as a post or a configuration.
  let isReadable: Bool
  /// How many errors are reported in it, by their rules.
  private let errors: [String: Int]
  /// The same for errors without a fix, at places without other fixes.
  private let lasting: [String: Int]

  init(of path: String, bytes: [UInt8], findings: [Finding]) {
    let errors = findings.filter { $0.severity == .error }
    self.errors = FileHealth.counts(errors)
    let fixable = Set(errors.filter { $0.fixes.count == 1 }.map(\.range))
    lasting = FileHealth.counts(errors.filter { !fixable.contains($0.range) })
    if path == PolicySnapshot.path {
      isReadable = ConfigurationReader.read(path: path, bytes: bytes).configuration != nil
    } else if ContentFile.isPost(path) {
      isReadable = PostReader.read(path: path, bytes: bytes).post != nil
    } else {
      isReadable = SourceFile.read(path: path, bytes: bytes).file != nil
    }
  }

  /// Whether the file is at least as valid as `before`.
  ///
  /// A file that has become readable shows errors that were hidden, and so does one whose channel has become known
  /// (`revealing`). Any other must not have an error that it did not have, unless that one is the next to be fixed:
  /// `channel: x` becomes `channels: x`, and that a list.
  func isNoWorse(than before: FileHealth, revealing: Bool = false) -> Bool {
    guard isReadable == before.isReadable, !revealing else { return isReadable || !before.isReadable }
    return lasting.allSatisfy { rule, count in count <= before.errors[rule, default: 0] }
  }

  private static func counts(_ findings: [Finding]) -> [String: Int] {
    findings.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
  }
}

/// The original bytes of a file, for places that were found in its normalised text.
///
/// A reader strips a byte order mark, makes a line feed of every line end, and puts one character in the place of each
/// hidden one. So lines and code points are the same in both, while offsets are not.
struct OriginalText {
  let bytes: [UInt8]
  /// Where each line lies, its end left out.
  private let lines: [Range<Int>]

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: OriginalText.byteOrderMark) ? OriginalText.byteOrderMark.count : 0
    var offset = start
    while offset < bytes.count {
      let end = OriginalText.lineEnd(bytes, at: offset)
      if end > 0 {
        lines.append(start..<offset)
        start = offset + end
      }
      offset += max(1, end)
    }
    self.lines = lines + [start..<bytes.count]
  }

  /// The stretch of bytes at `range`.
  func offsets(_ range: SourceRange) -> Range<Int> {
    let start = offset(of: range.start)
    return start..<max(start, offset(of: range.end))
  }

  /// The bytes of `text`, with the line ends that the file has at `offset`.
  func written(_ text: String, at offset: Int) -> [UInt8] {
    guard text.utf8.contains(0x0A), endsLinesWithCRLF(around: offset) else { return Array(text.utf8) }
    return text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }

  /// The offset of the byte at `position`; the end of its line where the line is shorter.
  private func offset(of position: SourcePosition) -> Int {
    guard position.line >= 1, position.line <= lines.count else { return bytes.count }
    let line = lines[position.line - 1]
    var left = position.column
    for offset in line where bytes[offset] & 0xC0 != 0x80 {
      left -= 1
      if left == 0 { return offset }
    }
    return line.upperBound
  }

  /// How long the line end at `offset` is; 0 where there is none.
  private static func lineEnd(_ bytes: [UInt8], at offset: Int) -> Int {
    switch bytes[offset] {
    case 0x0A: 1
    case 0x0D: offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    default: 0
    }
  }

  /// Whether the line at `offset`, or the one before where it is the last, ends with CR and LF.
  private func endsLinesWithCRLF(around offset: Int) -> Bool {
    let number = lines.firstIndex { offset <= $0.upperBound } ?? lines.count - 1
    let line = lines[number].upperBound < bytes.count ? lines[number] : lines[max(0, number - 1)]
    return line.upperBound < bytes.count && OriginalText.lineEnd(bytes, at: line.upperBound) == 2
  }
}

/// One replacement of a stretch of a file's bytes.
struct ByteEdit: Hashable {
  /// The offsets of the bytes to replace; empty for an insertion.
  var range: Range<Int>
  var bytes: [UInt8]

  /// Whether the edits conflict, so that one would change the meaning of the other. An insertion conflicts with
  /// adjacent edits, since their order would be a guess.
  func meets(_ other: ByteEdit) -> Bool {
    if range.isEmpty || other.range.isEmpty {
      return range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
    }
    return range.overlaps(other.range)
  }

  /// `bytes` with all edits made, none of which may conflict with another.
  static func apply(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8] {
    var (result, done) = ([UInt8](), 0)
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += bytes[done..<edit.range.lowerBound] + edit.bytes
      done = edit.range.upperBound
    }
    return result + bytes[done...]
  }
}
