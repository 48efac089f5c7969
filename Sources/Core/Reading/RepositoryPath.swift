internal import SocialText

/// Paths of files in the content repository as people write them in a post or in `stet.yml`.
package enum RepositoryPath {
  /// Why a path cannot be used.
  package enum Problem: Error, Equatable {
    case empty, absolute, backslash, outside, untidy, hidden, long
  }

  /// The longest path in bytes: Linux's `PATH_MAX`.
  private static let limit = 4_096

  /// The path from the root: `written` itself, or, where it begins with `./` or `../`, seen from the folder of
  /// `file`.
  package static func normalised(_ written: String, from file: String) throws(Problem) -> String {
    let bytes = Array(written.utf8)
    guard let first = bytes.first else { throw .empty }
    guard bytes.count <= limit else { throw .long }
    guard !bytes.contains(UInt8(ascii: "\\")) else { throw .backslash }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .hidden }
    guard first != UInt8(ascii: "/"), first != UInt8(ascii: "~"), !bytes.dropFirst().starts(with: ":/".utf8) else {
      throw .absolute
    }
    let steps = written.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return try joined(steps.map { String(Substring($0)) }, from: file)
  }

  private static func joined(_ steps: [String], from file: String) throws(Problem) -> String {
    let isRelative = steps[0] == "." || steps[0] == ".."
    var folders = isRelative ? file.split(separator: "/").dropLast().map(String.init) : []
    var isLeading = isRelative
    for step in steps {
      switch step {
      case ".", "..":
        guard isLeading else { throw .untidy }
        if step == ".." { guard folders.popLast() != nil else { throw .outside } }
      case "": throw .untidy
      default:
        guard step.lowercased() != ".git" else { throw .hidden }
        isLeading = false
        folders.append(step)
      }
    }
    guard !isLeading else { throw .untidy }
    return folders.joined(separator: "/")
  }
}

extension RepositoryPath.Problem {
  /// What is wrong, to follow the path itself in a sentence.
  var sentence: String {
    switch self {
    case .empty: "names no file"
    case .absolute: "begins outside the repository"
    case .backslash: "has a backslash"
    case .outside: "leads out of the repository"
    case .untidy: "has an empty step, or `.` or `..` after its beginning"
    case .hidden: "cannot be the name of a file here"
    case .long: "is longer than the 4096 bytes that a path may have"
    }
  }
}

/// Addresses that forges give to pictures pasted into their editors: they lie outside the repository, often need a
/// login, and can vanish.
package enum ForgeAttachment {
  /// Whether `url` is such an address.
  package static func matches(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    return prefixes.contains { bytes.starts(with: $0) } || isUpload(bytes)
      || (bytes.starts(with: codeberg) && bytes.contains("/attachments/".utf8))
      || bytes.starts(with: "/attachments/".utf8)
  }

  private static let prefixes = [
    "https://github.com/user-attachments/", "https://user-images.githubusercontent.com/",
    "https://private-user-images.githubusercontent.com/", "https://codeberg.org/attachments/",
  ].map { Array($0.utf8) }

  private static let codeberg = Array("https://codeberg.org/".utf8)

  /// GitLab's `/uploads/<32 hexadecimal digits>/name.png`.
  private static func isUpload(_ bytes: [UInt8]) -> Bool {
    let steps = bytes.split(separator: UInt8(ascii: "/"))
    guard let index = steps.firstIndex(where: { $0.elementsEqual("uploads".utf8) }), index + 1 < steps.count else {
      return false
    }
    return isLowercaseHex(String(decoding: steps[index + 1], as: UTF8.self), count: 32)
  }
}
