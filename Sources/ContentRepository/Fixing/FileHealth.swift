internal import Content
internal import Diagnostics
internal import Validation

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
