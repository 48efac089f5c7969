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
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("repository/stet.yml").path)
  }

  /// The text of a template.
  package func text(_ name: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
      throw RepositoryError("there is no template \(name) in \(folder)")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The names of the post templates: `event.de`.
  package func postTemplates() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/posts")
      .filter { $0.hasSuffix(".md") }
      .map { String($0.dropLast(3)) }
      .sorted()
  }

  /// A template's text with its place-holders (`{{title}}`) filled in. What is filled in is not looked at again.
  package static func filled(_ template: String, _ values: [String: String]) -> String {
    var result = ""
    var rest = template[...]
    while let opening = rest.range(of: "{{"), let closing = rest[opening.upperBound...].range(of: "}}") {
      result += rest[..<opening.lowerBound]
      let name = String(rest[opening.upperBound..<closing.lowerBound])
      result += values[name] ?? "{{\(name)}}"
      rest = rest[closing.upperBound...]
    }
    return result + rest
  }
}
