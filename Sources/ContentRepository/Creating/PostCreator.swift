internal import Checks
package import Core
internal import Foundation
internal import Git

/// Makes new posts out of templates.
package struct PostCreator {
  private let repository: ContentRepository
  private let root: String
  private let source: WorkTreeSource
  private let library: TemplateLibrary
  private let configuration: Configuration

  /// - Throws: in a bare repository, which has nowhere to write a file.
  package init(repository: ContentRepository, library: TemplateLibrary) throws {
    guard let root = repository.git.worktreeRoot else {
      throw RepositoryError("a bare repository has no work tree to write a post into")
    }
    let source = WorkTreeSource(repository: repository.git, root: root)
    let loader = ContentLoader(repository: repository, source: source)
    guard let configuration = try loader.configuration().configuration else {
      throw RepositoryError("stet.yml cannot be used", hints: ["stet check stet.yml"])
    }
    self.repository = repository
    self.root = root
    self.source = source
    self.library = library
    self.configuration = configuration
  }

  /// Writes a new post.
  ///
  /// - Parameters:
  ///   - template: `event`, or with its language `event.en`.
  ///   - channels: the first channel of `stet.yml` where none is named.
  ///   - today: which year and month its id begins with.
  /// - Returns: the path of the new file.
  package func create(title: String, template: String, channels: [String], today: Timestamp) throws -> String {
    try refuseUnknown(channels)
    let name = try templateName(template)
    let date = configuration.timezone.local(today).date
    let folder = "posts/\(date.year)"
    let id = try freeID(PostID.make(title: title, date: date), folder: folder)
    let path = "\(folder)/\(id).md"
    let named = channels.isEmpty ? configuration.channels.prefix(1).map(\.name) : channels
    let text = TemplateLibrary.filled(
      try templateText(name),
      [
        "id": id, "title": YAMLText.quoted(title), "channels": "[\(named.joined(separator: ", "))]",
        "language": language(of: name), "timezone": configuration.timezone.identifier,
      ])
    var writer = FileWriter(root: root, isLeftOut: source.isTakenForUnchanged)
    try writer.write(path, text)
    return path
  }

  /// The language of a post from a template: that of `stet.yml` which is the template's, as it is written there, else
  /// the team's first.
  private func language(of template: String) -> String {
    let own = String(template.split(separator: ".").last ?? "").lowercased()
    let isOwn = { (tag: String) in tag.lowercased().split(separator: "-").first.map(String.init) == own }
    return configuration.languages.first(where: isOwn) ?? configuration.languages.first ?? own
  }

  private static let ownTemplates = "templates/posts/"

  /// The repository's own templates come before those that come with Stet.
  private func templateText(_ name: String) throws -> String {
    let own = try source.bytes(at: "\(Self.ownTemplates)\(name).md", limit: ContentLoader.postLimit)
    return try own.map { String(decoding: $0, as: UTF8.self) } ?? library.text("posts/\(name).md")
  }

  private func templateName(_ name: String) throws -> String {
    let tracked = try source.files().map(\.path).filter { $0.hasPrefix(Self.ownTemplates) && $0.hasSuffix(".md") }
      .map { String($0.dropFirst(Self.ownTemplates.count).dropLast(3)) }
    let own = (try? TemplateLibrary(folder: root + "/templates").postTemplates()) ?? []
    let known = try own + tracked + library.postTemplates()
    let languages =
      configuration.languages.flatMap { [$0, String($0.prefix { $0 != "-" }).lowercased()] } + ["en", "de"]
    let wanted = [name] + languages.map { "\(name).\($0)" }
    if let found = wanted.first(where: known.contains) { return found }
    throw RepositoryError(
      "there is no template \"\(name)\"" + Suggestions.didYouMean(name, among: known),
      hints: ["one of: " + Set(known).sorted().joined(separator: ", ")])
  }

  private func refuseUnknown(_ channels: [String]) throws {
    let known = configuration.channels.map(\.name)
    guard let unknown = channels.first(where: { !known.contains($0) }) else { return }
    throw RepositoryError(
      "there is no channel \"\(unknown)\"" + Suggestions.didYouMean(unknown, among: known),
      hints: ["one of: " + known.joined(separator: ", ")])
  }

  /// The id, with a number where a post has it already, or another file its place.
  private func freeID(_ id: String, folder: String) throws -> String {
    let posts = try ContentLoader(repository: repository, source: source).load(configuration: nil, words: LintWords())
      .posts
    let taken = Set(posts.compactMap(\.id))
    let candidates = [id] + (2...999).map { "\(id)-\($0)" }
    let free = try candidates.first { id in
      let path = "\(folder)/\(id).md"
      return try !taken.contains(id) && FileEntry(root: root, path: path) == nil && !source.isTakenForUnchanged(path)
    }
    guard let free else { throw RepositoryError("a thousand posts are named \(id): choose another title") }
    return free
  }
}
