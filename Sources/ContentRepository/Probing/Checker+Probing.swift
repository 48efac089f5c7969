internal import Content
internal import Diagnostics
internal import Git
internal import Validation

extension Checker {
  /// The most films that are probed in one run: each starts a process.
  private static let maximumFilms = 100

  /// The findings that ffprobe adds: about length, codecs and picture rate of films whose headers do not have them.
  ///
  /// None of these findings makes a post invalid. Only files of the work tree are probed, and only those named by a
  /// post that is reported on.
  ///
  /// - Parameters:
  ///   - reported: the posts reported on.
  ///   - ffprobe: its absolute path; `nil` if it is not installed.
  func probedFindings(_ task: CheckTask, _ reported: [PostTrace], ffprobe: String?) throws -> [Finding] {
    guard let ffprobe, let configuration = task.configuration, source is WorkTreeSource else { return [] }
    let media = task.files.list.filter { !$0.isPost }.map(\.path)
    let films = Set(media.filter { MediaType.named($0)?.hasPrefix("video/") == true })
    guard !films.isEmpty else { return [] }
    let posts = try posts(reported, naming: films, task)
    let library = SourceMediaLibrary(source: source, hashes: repository.hashes)
    let facts = probe(posts.flatMap(\.files).filter(films.contains), library, VideoProbe(ffprobe: ffprobe))
    guard !facts.isEmpty else { return [] }
    let validator = PostValidator(
      configuration: configuration, files: task.files, library: ProbedLibrary(library: library, facts: facts),
      words: task.words)
    return posts.flatMap(validator.measuredFindings)
  }

  /// The posts that name one of the films.
  private func posts(_ reported: [PostTrace], naming films: Set<String>, _ task: CheckTask) throws -> [Post] {
    let hashes = Set(films.map { StableHash.of($0) })
    return try reported.filter { $0.files.contains(where: hashes.contains) }.compactMap { trace in
      guard let file = task.files.file(at: trace.path) else { return nil }
      return try ContentLoader.reading(file, from: source)?.post
    }
  }

  private func probe(_ paths: [String], _ library: any MediaLibrary, _ probe: VideoProbe) -> [ExactText: MediaFacts] {
    guard let root = repository.git.worktreeRoot else { return [:] }
    var found: [ExactText: MediaFacts] = [:]
    let silent = Set(paths).sorted().filter { isSilent(library.file(at: $0)?.facts) }
    for path in silent.prefix(Checker.maximumFilms) {
      guard let entry = FileEntry(root: root, path: path), entry.kind == .regular, !entry.isBehindLink,
        let known = library.file(at: path)?.facts
      else { continue }
      found[ExactText(path)] = probe.facts(at: root + "/" + path, known: known)
    }
    return found
  }

  /// Whether the header of a film does not have its length.
  private func isSilent(_ facts: MediaFacts?) -> Bool {
    facts.map { $0.type.hasPrefix("video/") && $0.duration == nil } ?? false
  }
}
