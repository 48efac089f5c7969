internal import Foundation

/// The files that `stet init` and `stet new` write, found beside the executable.
package struct TemplateLibrary: Sendable {
  /// The folder `templates`.
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// The templates that belong to an executable: `../share/stet/templates` where it is installed, the source tree's
  /// where it was just built.
  package static func beside(executable: String) -> TemplateLibrary? {
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("share/stet/templates")
    if isLibrary(installed) { return TemplateLibrary(folder: installed.path) }
    while folder.path != "/" {
      let beside = folder.appendingPathComponent("templates")
      if isLibrary(beside) { return TemplateLibrary(folder: beside.path) }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  private static func isLibrary(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("repository/stet.en.yml").path)
  }

  /// The text of a template.
  package func text(_ name: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw RepositoryError("there is no template \(name) in \(folder)")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The languages that texts for people are there in.
  package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"

    /// German for a tag of German, English for all others.
    package init(_ tag: String) { self = tag.lowercased().split(separator: "-").first == "de" ? .german : .english }
  }

  /// The text of a template, with its place-holders filled in.
  ///
  /// - Parameters:
  ///   - name: as in the folder, without a language: `repository/README.md` stands for `repository/README.de.md` where
  ///     that is there.
  func text(_ name: String, in language: Language, _ values: [String: String]) throws -> String {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    parts.insert(language.rawValue, at: parts.count - 1)
    let own = parts.joined(separator: ".")
    let isThere = FileManager.default.fileExists(atPath: folder + "/" + own)
    return Self.filled(try text(isThere ? own : name), values, in: language)
  }

  /// The names of the post templates: `event.de`.
  package func postTemplates() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/posts")
      .filter { $0.hasSuffix(".md") }
      .map { String($0.dropLast(3)) }
      .sorted()
  }

  /// A template's text with its place-holders (`{{title}}`) filled in, and of `{{en:Words|de:Wörter}}` the language
  /// chosen. What is filled in is not looked at again.
  package static func filled(
    _ template: String, _ values: [String: String], in language: Language = .english
  ) -> String {
    var result = ""
    var rest = template[...]
    while let opening = rest.range(of: "{{"), let closing = rest[opening.upperBound...].range(of: "}}") {
      result += rest[..<opening.lowerBound]
      let name = String(rest[opening.upperBound..<closing.lowerBound])
      result += values[name] ?? alternative(in: name, language) ?? "{{\(name)}}"
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }

  /// The words for `language` of `en:Words|de:Wörter`; `nil` where it is no such list.
  private static func alternative(in list: String, _ language: Language) -> String? {
    guard list.hasPrefix("en:") else { return nil }
    let found = list.split(separator: "|").first { $0.hasPrefix(language.rawValue + ":") }
    return found.map { String($0.dropFirst(language.rawValue.count + 1)) }
  }
}

/// Writes new files atomically. It never overwrites one, and never writes through a symbolic link, whether the file's
/// or a folder's.
struct FileWriter {
  let root: String
  private(set) var written: [String] = []
  private(set) var kept: [String] = []

  /// Whether git has a file that is not on disk, because a sparse checkout leaves it out.
  private let isLeftOut: (String) throws -> Bool

  init(root: String, isLeftOut: @escaping (String) throws -> Bool = { _ in false }) {
    self.root = root
    self.isLeftOut = isLeftOut
  }

  /// Writes a file unless there is one.
  mutating func write(_ path: String, _ text: String, executable: Bool = false) throws {
    guard FileEntry(root: root, path: path) == nil, try !isLeftOut(path) else {
      kept.append(path)
      return
    }
    if let link = FileEntry.link(onTheWayTo: path, root: root) {
      throw RepositoryError("\(path) is not written: \(link) is a symbolic link, which may lead anywhere")
    }
    let url = URL(fileURLWithPath: root + "/" + path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(Array(text.utf8), to: url.path, mode: executable ? 0o755 : 0o644, replaces: false)
    } catch let error as WholeFile.Failure {
      throw RepositoryError("\(path) cannot be written", causes: [error.reason])
    } catch {
      throw RepositoryError("\(path) cannot be written", causes: [error.localizedDescription])
    }
    written.append(path)
  }
}
