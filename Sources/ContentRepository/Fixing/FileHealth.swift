internal import Content
internal import Diagnostics
internal import Validation

/// How well a file can be used: what a fix must not make worse.
struct FileHealth {
  /// Whether the file can be read as what it is.
  let isReadable: Bool
  /// How many errors are reported in it.
  let errors: Int

  init(of path: String, bytes: [UInt8], findings: [Finding]) {
    errors = findings.count { $0.severity == .error }
    if path == PolicySnapshot.path {
      isReadable = ConfigurationReader.read(path: path, bytes: bytes).configuration != nil
    } else if ContentFile(path: path, kind: .regular).isPost {
      isReadable = PostReader.read(path: path, bytes: bytes).post != nil
    } else {
      isReadable = SourceFile.read(path: path, bytes: bytes).file != nil
    }
  }

  /// Whether nothing was lost since `before`. A file that can be read at last shows errors that nobody saw; any other
  /// must not have more than it had.
  func isNoWorse(than before: FileHealth) -> Bool {
    guard before.isReadable || !isReadable else { return true }
    return isReadable == before.isReadable && errors <= before.errors
  }
}
