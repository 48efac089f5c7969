internal import Content
internal import Diagnostics
internal import Validation

extension Checker {
  /// More films than this are not probed in one run: each is a process of its own.
  private static let maximumFilms = 100

  /// What ffprobe adds to what was found: length, codecs and picture rate of films that do not say so themselves.
  ///
  /// Nothing of it is part of what makes a post invalid. Only files of the work tree are probed, and only those that a
  /// post names which is reported on.
  ///
  /// - Parameter ffprobe: its absolute path; nothing where it is not installed.
  func probedFindings(
    _ content: ContentUnderCheck, ffprobe: String?, isReportedOn: (String) -> Bool
  ) -> [Finding] {
    guard let ffprobe, let configuration = content.configuration else { return [] }
    let films = silentFilms(content)
    guard !films.isEmpty else { return [] }
    let posts = content.posts.compactMap(\.post).filter { isReportedOn($0.path) && !$0.files.isDisjoint(with: films) }
    let facts = probe(posts.flatMap(\.files).filter(films.contains), content.library, VideoProbe(ffprobe: ffprobe))
    let library = ProbedLibrary(library: content.library, facts: facts)
    return MeasuredFindings.findings(of: posts, in: content, with: library).compactMap(configuration.lint.judged)
  }

  /// The paths of films of types whose heads say nothing of their length, or may not.
  private func silentFilms(_ content: ContentUnderCheck) -> Set<String> {
    Set(content.files.lazy.map(\.path).filter { MediaType.named($0)?.hasPrefix("video/") == true })
  }

  private func probe(_ paths: [String], _ library: any MediaLibrary, _ probe: VideoProbe) -> [ExactText: MediaFacts] {
    guard source is WorkTreeSource, let root = repository.git.worktreeRoot else { return [:] }
    var found: [ExactText: MediaFacts] = [:]
    for path in Set(paths).sorted().prefix(Checker.maximumFilms) {
      guard let known = library.file(at: path)?.facts, known.type.hasPrefix("video/"), known.duration == nil,
        let entry = FileEntry(root: root, path: path), entry.kind == .regular, !entry.isBehindLink
      else { continue }
      found[ExactText(path)] = probe.facts(at: root + "/" + path, known: known)
    }
    return found
  }
}
