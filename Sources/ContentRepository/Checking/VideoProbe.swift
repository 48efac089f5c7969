internal import Checks
internal import Core
internal import Git

/// Runs ffprobe on films whose headers do not have their length.
struct VideoProbe {
  private let process: BoundedProcess

  /// - Parameter ffprobe: the absolute path of the program.
  init(ffprobe: String) { process = BoundedProcess(executable: ffprobe) }

  /// The facts that ffprobe reports of the film at an absolute path, added to those of its header; `nil` if it reports
  /// none.
  func facts(at path: String, known: MediaFacts) -> MediaFacts? {
    guard path.hasPrefix("/"), let format = VideoProbe.format(of: known.type),
      let output = process.output(arguments(path, format)), let report = try? JSONValue(json: output)
    else { return nil }
    return VideoProbe.facts(report, known: known)
  }

  /// ffmpeg's readers, by type. The type is from the bytes, and no other reader is tried: a playlist with the name of a
  /// film could make it open addresses and files of the machine.
  private static func format(of type: String) -> String? {
    switch type {
    case "video/webm", "video/x-matroska": "matroska"
    case "video/mp4", "video/quicktime", "video/3gpp": "mov"
    case "video/x-msvideo": "avi"
    case "video/ogg": "ogg"
    case "video/x-flv": "flv"
    case "video/x-ms-wmv": "asf"
    case "video/mpeg": "mpeg"
    default: nil
    }
  }

  private func arguments(_ path: String, _ format: String) -> [String] {
    let wanted = "program_version=version:format=duration:stream=codec_name,codec_type,avg_frame_rate"
    // `file:` before the path, so that no name is taken for an option or for an address.
    return [
      "-v", "error", "-protocol_whitelist", "file", "-f", format, "-show_program_version", "-show_entries", wanted,
      "-of", "json", "-i", "file:" + path,
    ]
  }
}

extension VideoProbe {
  /// The facts in a report of ffprobe.
  ///
  /// Its fractions are texts, so the strict reader of the project reads it.
  static func facts(_ report: JSONValue, known: MediaFacts) -> MediaFacts? {
    guard let streams = report["streams"]?.arrayValue, !streams.isEmpty else { return nil }
    let version = report["program_version"]?["version"]?.stringValue
    var facts = known
    facts.measuredBy = "ffprobe" + (version.map { " " + $0 } ?? "")
    facts.duration = report["format"]?["duration"]?.stringValue.flatMap { Double($0) } ?? known.duration
    facts.codecs = streams.compactMap { $0["codec_name"]?.stringValue }
    let pictures = streams.first { $0["codec_type"]?.stringValue == "video" }
    facts.frameRate = pictures?["avg_frame_rate"]?.stringValue.flatMap(ratio) ?? known.frameRate
    return facts
  }

  /// `30000/1001` as a number.
  private static func ratio(_ text: String) -> Double? {
    let parts = text.split(separator: "/").compactMap { Double($0) }
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return nil }
    return parts[0] / parts[1]
  }
}

/// A media library in which the facts of some files were measured by a tool.
struct ProbedLibrary: MediaLibrary {
  let library: any MediaLibrary
  let facts: [ExactText: MediaFacts]

  func file(at path: String) -> MediaFile? {
    guard var file = library.file(at: path) else { return nil }
    file.facts = facts[ExactText(path)] ?? file.facts
    return file
  }
}

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
