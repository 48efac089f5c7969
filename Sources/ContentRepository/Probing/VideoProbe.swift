internal import Canonical
internal import Content
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
