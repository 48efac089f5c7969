import Core
@testable import Checks

/// A tree of files in memory, read as the command reads one.
struct ContentInMemory {
  /// A file: what git holds under the path, and its text.
  struct File {
    var kind = ContentFile.Kind.regular
    var text = ""
    /// Whether the library cannot read it, or has only a pointer.
    var library = Library.readable
    /// Instead of the text, and how many bytes it is said to have.
    var medium: MediumInMemory?

    enum Library { case readable, unreadable, pointer }
  }

  var files: [(path: String, file: File)] = []
  var configuration = RuleExample.configuration
  var base: [String: String]?

  /// What is checked.
  var content: ContentUnderCheck {
    let reading = ConfigurationReader.read(bytes: Array(configuration.utf8))
    let posts = files.filter { ContentFile.isPost($0.path) && $0.file.kind.hasBytes }
    return ContentUnderCheck(
      configuration: reading.configuration, configurationFindings: reading.findings,
      posts: posts.map { PostReader.read(path: $0.path, bytes: Array($0.file.text.utf8)) },
      files: contentFiles, library: LibraryInMemory(files: files), words: words(of: reading.configuration), base: base)
  }

  private var contentFiles: ContentFiles {
    var collector = FileCollector()
    for (path, file) in files { collector.append(path, file.kind) }
    return collector.files
  }

  /// The word files that `stet.yml` names, as the loader reads them.
  private func words(of configuration: Configuration?) -> LintWords {
    let wordlists = configuration?.lint.wordlists.map(\.file) ?? []
    let named = wordlists + (configuration.map { $0.lint.vocabularyFiles + $0.dayLists } ?? [])
    let texts = files.filter { named.contains($0.path) }.map { ($0.path, $0.file.text) }
    let known = Dictionary(texts, uniquingKeysWith: { first, _ in first })
    let missing = named.filter { known[$0] == nil }.map { ($0, LintWords.Problem.missing) }
    return LintWords(
      texts: known, wordlists: wordlists, problems: Dictionary(missing, uniquingKeysWith: { first, _ in first }))
  }

  var findings: [Finding] { Validator(content).findings }
}

extension ContentInMemory {
  /// A tree of one post at `posts/hof.md`, and pictures.
  init(post: String, pictures: [String] = []) {
    files = [("posts/hof.md", File(text: post))] + pictures.map { ($0, File(text: "picture")) }
  }

  /// The tree of an example of the rule reference.
  init(example: String) {
    guard example.hasPrefix("==> ") else {
      files = [("posts/hof.md", File(text: example))]
      return
    }
    for section in example.split(separator: "==> ") {
      let parts = section.split(separator: " <==", maxSplits: 1)
      let title = parts[0].split(separator: " (", maxSplits: 1)
      let text = parts.count > 1 ? String(parts[1].drop { $0 == "\n" }) : ""
      add(path: String(title[0]), note: title.count > 1 ? String(title[1].dropLast()) : "", text: text)
    }
  }

  private mutating func add(path: String, note: String, text: String) {
    switch note {
    case "symbolic link": files.append((path, File(kind: .symbolicLink)))
    case "submodule": files.append((path, File(kind: .submodule)))
    case "mode 100755": files.append((path, File(kind: .executable, text: text)))
    case "unreadable": files.append((path, File(library: .unreadable)))
    case let note where note.hasPrefix("git-LFS pointer"):
      let size = note.split(separator: " ").compactMap { Int64($0) }.first
      files.append((path, File(library: .pointer, medium: MediumInMemory(bytes: [], size: size ?? 100_000))))
    case "" where path == "stet.yml": configuration = text
    case "added to the one above": configuration += "\n" + text
    case let note where note.hasPrefix("id before: "):
      base = [path: String(note.dropFirst(11))]
      files.append((path, File(text: text)))
    default: files.append((path, File(text: text, medium: MediumInMemory(note: note))))
    }
  }
}

extension ContentFile.Kind {
  fileprivate var hasBytes: Bool { self == .regular || self == .executable }
}

/// The media of a tree in memory.
private struct LibraryInMemory: MediaLibrary {
  let files: [(path: String, file: ContentInMemory.File)]

  func file(at path: String) -> MediaFile? {
    guard let file = files.first(where: { ExactText($0.path) == ExactText(path) })?.file, file.kind.hasBytes,
      file.library != .unreadable
    else { return nil }
    guard file.library != .pointer else {
      return MediaFile(sha256: Digest(of: []), size: file.medium?.size ?? 0, isPointer: true)
    }
    let medium = file.medium ?? MediumInMemory(standInAt: path, text: file.text)
    var found = MediaFile(bytes: medium?.bytes ?? Array(file.text.utf8))
    found.size = medium?.size ?? found.size
    return found
  }
}
