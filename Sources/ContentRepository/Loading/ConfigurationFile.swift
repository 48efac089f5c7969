internal import Content
internal import Diagnostics
internal import Validation

/// `stet.yml` as a source has it.
struct ConfigurationFile {
  /// Empty if the file is too large to be read.
  var bytes: [UInt8]
  /// `nil` where it cannot be used.
  var configuration: Configuration?
  var findings: [Finding]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - place: where it was looked for, to follow its name in a sentence.
  ///   - hints: what to do where it is not there.
  /// - Throws: `RepositoryError` where there is none, or no regular file in its place.
  static func read(from source: any ContentSource, place: String, hints: [String]) throws -> ConfigurationFile {
    do {
      guard let bytes = try source.bytes(at: PolicySnapshot.path, limit: PolicySnapshot.limit) else {
        throw RepositoryError(try obstacle(in: source, place), hints: hints)
      }
      let reading = ConfigurationReader.read(path: PolicySnapshot.path, bytes: bytes)
      return ConfigurationFile(bytes: bytes, configuration: reading.configuration, findings: reading.findings)
    } catch ContentSourceError.tooLarge(let path, let size, let limit) {
      return ConfigurationFile(bytes: [], findings: [.tooLarge(path, size: size, limit: limit)])
    }
  }

  private static func obstacle(in source: any ContentSource, _ place: String) throws -> String {
    switch try source.files().first(where: { $0.path == PolicySnapshot.path })?.kind {
    case .symbolicLink: "stet.yml is a symbolic link \(place)"
    case .submodule, .special: "stet.yml is no regular file \(place)"
    case .regular, .executable, nil: "there is no stet.yml \(place)"
    }
  }
}
