internal import Validation

/// A source with some of its files as they would be after a change.
struct OverlaySource: ContentSource {
  let below: any ContentSource
  /// The bytes of the changed files. Each is a regular file of the source below.
  let changed: [ExactText: [UInt8]]

  var place: SourcePlace { SourcePlace(repository: below.place.repository, kind: .overlay(below.place, changed)) }

  /// A changed file is no longer the blob that git knows. A changed post is not executable.
  func files() throws -> ContentFiles {
    let files = try below.files()
    let places = Set(changed.keys.compactMap { files.place(of: $0.text) })
    var overlaid = FileCollector(expecting: files.count)
    overlaid.unlisted = files.unlisted
    for (place, file) in zip(files.indices, files) {
      let isChanged = places.contains(place)
      let kind = isChanged && file.isPost && file.kind == .executable ? .regular : file.kind
      file.withPath { overlaid.append($0, kind, blob: isChanged ? nil : file.blob) }
    }
    return overlaid.files
  }

  func bytes(at path: String, limit: Int) throws -> [UInt8]? {
    guard let bytes = changed[ExactText(path)] else { return try below.bytes(at: path, limit: limit) }
    guard bytes.count <= limit else { throw ContentSourceError.tooLarge(path: path, size: bytes.count, limit: limit) }
    return bytes
  }

  func identity(at path: String) throws -> String? {
    changed[ExactText(path)] == nil ? try below.identity(at: path) : nil
  }
}
