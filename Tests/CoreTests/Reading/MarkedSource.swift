@testable import Core

/// A source in which `«rule»` stands before each place where a finding of that rule is expected.
struct MarkedSource {
  private(set) var text = ""
  /// The findings expected, as `rule line:column`, in the order of their places.
  private(set) var expected: [String] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var rule: String?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": rule = ""
      case "»":
        expected.append("\(rule ?? "") \(line):\(column)")
        rule = nil
      default:
        if rule != nil {
          rule?.unicodeScalars.append(scalar)
          continue
        }
        text.unicodeScalars.append(scalar)
        line += scalar == "\n" ? 1 : 0
        column = scalar == "\n" ? 1 : column + 1
      }
    }
    expected.sort()
  }

  /// A post with these lines of front matter below its id and channels.
  static func post(_ lines: String) -> MarkedSource {
    MarkedSource("---\nid: markt\nchannels: [x]\n\(lines)\n---\nText\n")
  }

  /// A `stet.yml` with these lines below what every one has.
  static func configuration(_ lines: String) -> MarkedSource {
    MarkedSource("version: 1\nrepository: 8f0c2f4b9d1e4a6c8b7f3e2d1c0b9a88\ntimezone: UTC\n\(lines)\n")
  }

  /// What reading the text as a post finds.
  func postFindings() -> [Finding] { PostReader.read(path: "posts/2026/a.md", bytes: Array(text.utf8)).findings }

  /// What reading the text as a configuration finds.
  func configurationFindings() -> [Finding] { ConfigurationReader.read(bytes: Array(text.utf8)).findings }
}

extension [Finding] {
  /// The findings as `MarkedSource.expected` has them.
  var marks: [String] { map { "\($0.rule) \($0.range.start.line):\($0.range.start.column)" }.sorted() }
}

extension Finding {
  /// The text with the finding's fixes made.
  func fixed(_ text: String) -> String? {
    guard let file = SourceFile.read(path: path, bytes: Array(text.utf8)).file, let fix = fixes.first else {
      return nil
    }
    var bytes = file.bytes
    for edit in fix.edits.sorted(by: { $1.range.start < $0.range.start }) {
      bytes.replaceSubrange(
        file.offset(of: edit.range.start)..<file.offset(of: edit.range.end), with: edit.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
