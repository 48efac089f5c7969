/// Words of commands that a person can copy into a shell.
package enum ShellWord {
  /// The word itself if a shell takes it literally; otherwise in single quotes.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80 || "0123456789/._-".utf8.contains(byte)
    }
    return isPlain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
